import type { AnswerFrame, Command } from "./frames";

/** A command that was not taken; `code` is stable. Codes that begin with `desk.` are of this side: nobody refused it. */
export class NotTaken extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = "NotTaken";
  }

  get refusedByServer(): boolean {
    return !this.code.startsWith("desk.") && !this.worthRepeating;
  }

  /** Nobody refused it and the line stands: the same may succeed in a while. */
  get worthRepeating(): boolean {
    return this.code === "desk.silent" || this.code === "log.unavailable";
  }
}

const ANSWER_WITHIN_MS = 10_000;

interface Waiting {
  taken(): void;
  refused(problem: NotTaken): void;
}

/** The commands that wait for their answer, by `ref`. */
export class Requests {
  private readonly waiting = new Map<string, Waiting>();

  /** Resolves when the command is in the log; throws {@link NotTaken}. */
  ask(command: Command, send: (command: Command & { ref: string }) => boolean): Promise<void> {
    const ref = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.settle(ref)?.refused(new NotTaken("desk.silent", "The server did not answer.")),
        ANSWER_WITHIN_MS,
      );
      this.waiting.set(ref, {
        taken: () => (clearTimeout(timer), resolve()),
        refused: (problem) => (clearTimeout(timer), reject(problem)),
      });
      if (!send({ ...command, ref })) {
        const offline = "There is no connection right now. Please try again in a moment.";
        this.settle(ref)?.refused(new NotTaken("desk.offline", offline));
      }
    });
  }

  answered(frame: AnswerFrame): void {
    if (!frame.ref) return;
    if (frame.type === "ack") this.settle(frame.ref)?.taken();
    else this.settle(frame.ref)?.refused(new NotTaken(frame.code, frame.detail));
  }

  lost(): void {
    const problem = new NotTaken("desk.offline", "The connection was lost before the server answered.");
    [...this.waiting.keys()].forEach((ref) => this.settle(ref)?.refused(problem));
  }

  private settle(ref: string): Waiting | undefined {
    const entry = this.waiting.get(ref);
    this.waiting.delete(ref);
    return entry;
  }
}
