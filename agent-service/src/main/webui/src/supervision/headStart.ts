import type { StoryEntry } from "../story/story";
import { clockTime, fullTime, millisOf } from "../time/format";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** As much as the services take: seven days. */
export const MOST_MINUTES = (7 * DAY) / MINUTE;

/** What to choose from, besides any number: minutes, and how they are called. */
export const USUAL: readonly (readonly [number, string])[] = [
  [0, "None"],
  [5, "5 min"],
  [15, "15 min"],
  [60, "1 h"],
  [24 * 60, "1 day"],
];

/** The head start that a contact has, in minutes with one decimal: what it was queued with last. */
export function minutesOf(story: readonly StoryEntry[]): number {
  const queued = story.findLast(({ kind }) => kind === "queued");
  const millis = millisOf(queued?.facts["headStart"] as string | undefined) ?? 0;
  return Math.round((millis / MINUTE) * 10) / 10;
}

/** As ISO-8601. */
export const isoOf = (minutes: number) => `PT${Math.round(minutes * 60)}S`;

/** What such a head start does, in a sentence. */
export function effectOf(minutes: number, arrivedAt: string): string {
  if (minutes === 0) return "It stands where it came: behind whoever came before it.";
  const millis = minutes * MINUTE;
  const time = millis < DAY ? clockTime : fullTime;
  const asIf = new Date(Date.parse(arrivedAt) - millis).toISOString();
  return `It came at ${time(arrivedAt)} and stands as if it had come at ${time(asIf)}: ahead of whoever came after that.`;
}
