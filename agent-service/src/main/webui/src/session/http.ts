import { Problem } from "./problem";
import { renewSession, useSession } from "./session";

interface Request {
  method?: "GET" | "PUT" | "POST" | "DELETE";
  body?: string;
  contentType?: string;
  accept?: string;
  /** a token other than the access token, such as a conversation grant */
  bearer?: string | null;
  ifMatch?: string | null;
}

/** Calls a service; a token that was refused is renewed once. Throws {@link Problem}. */
export async function call(path: string, request: Request = {}): Promise<Response> {
  let response = await attempt(path, request);
  if (response.status === 401 && !request.bearer && (await renewSession()))
    response = await attempt(path, request);
  if (!response.ok) throw await Problem.of(response);
  return response;
}

export async function getJson<T>(path: string, bearer?: string | null): Promise<T> {
  const response = await call(path, { accept: "application/json", bearer: bearer ?? null });
  return (await response.json()) as T;
}

async function attempt(
  path: string,
  { method = "GET", body, contentType, accept, bearer, ifMatch }: Request,
): Promise<Response> {
  const session = useSession.getState();
  const token = bearer ?? (session.phase === "signed-in" ? session.token : "");
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  if (accept) headers.set("Accept", accept);
  if (ifMatch) headers.set("If-Match", ifMatch);
  if (contentType) headers.set("Content-Type", contentType);
  return fetch(path, { method, headers, ...(body !== undefined && { body }) }).catch(() => {
    throw Problem.network();
  });
}
