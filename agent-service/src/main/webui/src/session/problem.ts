export interface FieldProblem {
  path: string;
  value?: unknown;
  message: string;
}

/** A refusal as the services tell it (`application/problem+json`), or `code: "network"` when nobody answered. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(detail);
    this.name = "Problem";
  }

  static async of(response: Response): Promise<Problem> {
    const body = (await response.json().catch(() => ({}))) as {
      code?: string;
      detail?: string;
      title?: string;
      errors?: FieldProblem[];
    };
    const detail = body.detail ?? body.title ?? `The server answered ${response.status}.`;
    return new Problem(response.status, body.code ?? `http.${response.status}`, detail, body.errors ?? []);
  }

  static network(): Problem {
    return new Problem(0, "network", "Switchboard can't be reached right now.");
  }
}

/** What to tell a person about anything that was thrown. */
export const reasonOf = (thrown: unknown) =>
  thrown instanceof Error && thrown.message ? thrown.message : "Something went wrong.";
