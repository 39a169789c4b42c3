import { now } from "../time/clock";
import { roughly } from "../time/format";
import type { Offer } from "./frames";
import { readable } from "./names";

const STRATEGIES: Record<string, string> = {
  transfer: "A colleague transferred it to you",
  reopened: "You had it before",
  assigned: "A manager gave it to you",
  preferred: "It waited for you",
  "longest-idle": "You have been free the longest",
  "highest-level": "You have the highest level for it",
  "lowest-level": "Your level is enough for it",
  "least-versatile": "It needs one of the few skills you have",
  "least-loaded": "You have the least to do",
  "round-robin": "It is your turn",
};

/** An order of criteria is told by the one that decided most of the time: where the first is load, the next. */
const reasonFor = (strategy: string): string => {
  const criteria = strategy.split(", ");
  const told = criteria[0] === "least-loaded" ? (criteria[1] ?? "least-loaded") : (criteria[0] ?? strategy);
  return STRATEGIES[told] ?? readable(told);
};

/** Why the router chose this rep, in a sentence. */
export function whyMe({ why }: Offer): string {
  if (!why) return "You are the next free rep with the right skills.";
  if (typeof why === "string") return why;
  const reason = reasonFor(why.strategy);
  const idle = why.idleSince ? `, for ${roughly(now() - Date.parse(why.idleSince))}` : "";
  const others = (why.candidates ?? 1) - 1;
  const among = others > 0 ? ` (${others} other${others > 1 ? "s" : ""} free)` : "";
  return `${reason}${why.strategy.includes("idle") ? idle : ""}${among}.`;
}
