import type { TeamNow } from "./live";

/** What a routing plan usually promises; below the second one a team is in trouble. */
const GOOD = 0.8;
const FAIR = 0.6;

export type Tone = "good" | "warn" | "bad" | "none";

/** 87 %, or a dash while nothing has been counted. */
export const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)} %`);

export function toneOf(share: number | null): Tone {
  if (share === null) return "none";
  if (share >= GOOD) return "good";
  return share >= FAIR ? "warn" : "bad";
}

export const notReadyOf = (team: TeamNow) =>
  Object.values(team.notReady).reduce((total, count) => total + count, 0);

/** lunch 2, meeting 1 */
export const reasonsOf = (team: TeamNow) =>
  Object.entries(team.notReady)
    .map(([reason, count]) => `${reason || "no reason"} ${count}`)
    .join(", ");
