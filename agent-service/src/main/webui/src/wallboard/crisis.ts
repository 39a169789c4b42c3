import { call } from "../session/http";
import type { Crisis } from "./live";

type Proposal = NonNullable<Crisis["proposal"]>;

/** What speaks for the crisis mode, in a sentence. */
export function proposalInWords({ because, value, threshold }: Proposal): string {
  switch (because) {
    case "arrivals":
      return `${value} contacts came within a minute; the plan's threshold is ${threshold}.`;
    case "backlog":
      return `${value} contacts wait; the plan's threshold is ${threshold}.`;
    case "wait":
      return `Somebody has waited ${minutes(value)}; the plan's threshold is ${minutes(threshold)}.`;
    default:
      return `${because}: ${value}; the plan's threshold is ${threshold}.`;
  }
}

const minutes = (seconds: number) => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/** Asks for the mode; whether it comes to that is seen in the next picture, a refusal at the desk. */
export const switchCrisis = (on: boolean) =>
  call("/api/supervision/crisis", {
    method: "PUT",
    contentType: "application/json",
    body: JSON.stringify({ on }),
  });
