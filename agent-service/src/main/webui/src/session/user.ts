import { useSession } from "./session";
import type { User } from "./token";

/** Who is signed in; only for what is shown to somebody signed in. */
export function useUser(): User {
  const session = useSession();
  if (session.phase !== "signed-in") throw new Error(`nobody is signed in: ${session.phase}`);
  return session.user;
}
