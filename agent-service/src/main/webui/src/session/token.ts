export type Role = "agent" | "manager" | "senior-manager" | "vice-president" | "administrator";

/** Who is signed in, as the access token says. An administrator need not be an agent. */
export interface User {
  user: string;
  name: string;
  roles: readonly Role[];
  agent: string | null;
  team: string | null;
  workspace: string;
}

export interface AccessToken {
  user: User;
  issuedAt: number;
  expiresAt: number;
}

interface Claims {
  sub: string;
  name?: string;
  groups?: Role[];
  agent?: string;
  team?: string;
  workspace?: string;
  iat?: number;
  exp?: number;
}

/** Reads the claims; the signature is the servers' business. */
export function readAccessToken(token: string): AccessToken {
  const claims = JSON.parse(decodeBase64Url(token.split(".")[1] ?? "")) as Claims;
  return {
    user: {
      user: claims.sub,
      name: claims.name ?? claims.sub,
      roles: claims.groups ?? [],
      agent: claims.agent ?? null,
      team: claims.team ?? null,
      workspace: claims.workspace ?? "main",
    },
    issuedAt: (claims.iat ?? 0) * 1000,
    expiresAt: (claims.exp ?? 0) * 1000,
  };
}

export const isManager = (user: User) =>
  user.roles.some((role) => role === "manager" || role === "senior-manager" || role === "vice-president");

export const isAdministrator = (user: User) => user.roles.includes("administrator");

function decodeBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
