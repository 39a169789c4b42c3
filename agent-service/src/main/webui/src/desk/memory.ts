import type { Presence } from "./frames";
import type { PendingReply } from "./state";

/** What survives a reload, in this browser, for each agent: replies under way, drafts, since when a presence holds. */
export function keepReplies(agent: string, replies: readonly PendingReply[]): void {
  const open = replies.filter((reply) => reply.state !== "taken");
  write(`replies.${agent}`, open.length > 0 ? open : null);
}

export const keptReplies = (agent: string) => read<PendingReply[]>(`replies.${agent}`) ?? [];

export const keepDraft = (contact: string, text: string) => write(`draft.${contact}`, text || null);

export const keptDraft = (contact: string) => read<string>(`draft.${contact}`) ?? "";

interface PresenceMark extends Presence {
  since: number;
}

export const markPresence = (agent: string, { state, reason }: Presence, since: number) =>
  write(`presence.${agent}`, { state, reason: reason ?? null, since });

/** Since when the presence holds, if this browser saw it begin. */
export function presenceMark(agent: string, presence: Presence): number | null {
  const mark = read<PresenceMark>(`presence.${agent}`);
  const same = mark?.state === presence.state && (mark.reason ?? null) === (presence.reason ?? null);
  return same ? mark.since : null;
}

const key = (name: string) => `switchboard.${name}`;

function read<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key(name)) ?? "null") as T | null;
  } catch {
    return null;
  }
}

/** A full or forbidden storage costs the memory, nothing else. */
function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    return;
  }
}
