import { create } from "zustand";
import { setServerTime } from "../time/clock";
import { Problem } from "./problem";
import { readAccessToken, type User } from "./token";

/**
 * The sign-in. The access token lives in memory only; a reload gets a new one with the refresh cookie. It is renewed a while
 * before it expires, one tab at a time, because the cookie changes with each renewal.
 */
export type Session =
  | { phase: "restoring" }
  | { phase: "signed-out"; notice: string | null }
  | { phase: "signed-in"; token: string; user: User; expiresAt: number };

export const useSession = create<Session>(() => ({ phase: "restoring" }));

export async function restoreSession(): Promise<void> {
  await renewSession(null);
}

export async function signIn(user: string, password: string): Promise<void> {
  enter(await tokenOf(await post("/api/session", { user, password })));
}

export async function signOut(): Promise<void> {
  leave(null);
  await fetch("/api/session", { method: "DELETE", credentials: "same-origin" }).catch(() => undefined);
}

let renewal: Promise<boolean> | null = null;

/** Answers whether there is a valid token now; false leads to the sign-in page. Throws when the server can't be reached. */
export function renewSession(
  notice: string | null = "Your session has ended. Please sign in again.",
): Promise<boolean> {
  renewal ??= exclusively(() => renew(notice)).finally(() => (renewal = null));
  return renewal;
}

/** How a renewal answers whoever has no session. */
const NOBODY = 204;

async function renew(notice: string | null): Promise<boolean> {
  try {
    const response = await post("/api/session/renewal");
    if (response.status === NOBODY) {
      leave(notice);
      return false;
    }
    enter(await tokenOf(response));
    return true;
  } catch (problem) {
    if (problem instanceof Problem && isRefusal(problem)) {
      leave(notice);
      return false;
    }
    if (useSession.getState().phase === "restoring") leave(null);
    throw problem;
  }
}

const isRefusal = (problem: Problem) =>
  problem.status >= 400 && problem.status < 500 && problem.status !== 429;

function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? (navigator.locks.request("switchboard-renewal", work) as Promise<T>) : work();
}

async function post(path: string, body?: object): Promise<Response> {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: body ? { "Content-Type": "application/json" } : {},
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw Problem.network();
  });
  if (!response.ok) throw await Problem.of(response);
  return response;
}

const tokenOf = async (response: Response) => ((await response.json()) as { token: string }).token;

const RENEW_BEFORE_MS = 90_000;
const RETRY_MS = 10_000;
let timer: ReturnType<typeof setTimeout> | undefined;

function enter(token: string): void {
  const { user, issuedAt, expiresAt } = readAccessToken(token);
  setServerTime(issuedAt);
  useSession.setState({ phase: "signed-in", token, user, expiresAt }, true);
  const life = expiresAt - issuedAt;
  renewIn(Math.max(life - RENEW_BEFORE_MS, life / 2));
}

function renewIn(delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => renewSession().catch(() => renewIn(RETRY_MS)), delay);
}

function leave(notice: string | null): void {
  clearTimeout(timer);
  useSession.setState({ phase: "signed-out", notice }, true);
}
