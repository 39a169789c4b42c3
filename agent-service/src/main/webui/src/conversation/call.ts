import type { Message } from "../desk/frames";

export type CallState = "starting" | "ringing" | "talking" | "held" | "unanswered" | "unreached";

/** What the notes of a call say of it, the last one counting. The gateway writes them. */
export function callStateOf(history: readonly Message[], live: readonly Message[]): CallState {
  const byId = new Map([...history, ...live].map((message) => [message.id, message]));
  const notes = [...byId.values()].filter(({ author }) => author === "SYSTEM").sort((a, b) => b.seq - a.seq);
  for (const { text } of notes) {
    const state = stateAfter(text);
    if (state) return state;
  }
  return "starting";
}

const UNREACHED = [
  "The customer did not answer",
  "The customer's phone is busy",
  "The customer could not be reached",
];

function stateAfter(note: string): CallState | null {
  if (note === "The rep's phone is ringing") return "ringing";
  if (note === "Connected" || note === "No longer on hold") return "talking";
  if (note === "On hold") return "held";
  if (note.startsWith("The rep's phone")) return "unanswered";
  if (UNREACHED.some((words) => note.startsWith(words))) return "unreached";
  return null;
}
