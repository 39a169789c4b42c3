import type { Presence } from "../desk/frames";
import { PRESENCES, readable } from "../desk/names";

/** Why a rep may be away; the reason is kept as a code. */
export const REASONS: readonly (readonly [string, string])[] = [
  ["break", "Break"],
  ["lunch", "Lunch"],
  ["meeting", "Meeting"],
  ["training", "Training"],
  ["paperwork", "Paperwork"],
];

export const isMissedOffers = ({ state, reason }: Presence) =>
  state === "NOT_READY" && /missed/i.test(reason ?? "");

/** Ready, Not ready, or the reason for it. */
export function presenceLabel(presence: Presence): string {
  if (presence.state !== "NOT_READY" || !presence.reason) return PRESENCES[presence.state];
  if (isMissedOffers(presence)) return "Not ready";
  return REASONS.find(([code]) => code === presence.reason)?.[1] ?? readable(presence.reason);
}
