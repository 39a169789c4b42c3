import { now } from "../time/clock";
import { roughly } from "../time/format";
import type { Offer } from "./frames";
import { readable } from "./names";

const STRATEGIES: Record<string, string> = {
  transfer: "A colleague transferred it to you",
  reopened: "You had it before",
  "longest-idle": "You have been free the longest",
  "highest-level": "You have the highest level for it",
  "least-loaded": "You have the least to do",
  "round-robin": "It is your turn",
  "lowest-level": "Your level is enough for it",
  "least-versatile": "It needs one of the few skills you have",
};

/** Why the router chose this rep, in a sentence. */
export function whyMe({ why }: Offer): string {
  if (!why) return "You are the next free rep with the right skills.";
  if (typeof why === "string") return why;
  const [first = ""] = why.strategy.split(",");
  const reason = STRATEGIES[first.toLowerCase().replace(/[\s_]/g, "-")] ?? readable(why.strategy);
  const idle = why.idleSince ? `, for ${roughly(now() - Date.parse(why.idleSince))}` : "";
  const others = (why.candidates ?? 1) - 1;
  const among = others > 0 ? ` (${others} other${others > 1 ? "s" : ""} free)` : "";
  return `${reason}${why.strategy.includes("idle") ? idle : ""}${among}.`;
}
