import type { Channel } from "../desk/frames";

/** A queue, a channel, or all of it. */
export interface Figures {
  id: string;
  name: string;
  waiting: number;
  oldestSince: string | null;
  /** held back until the queue opens or the customer wants to be called */
  later: number;
  inService: number;
  offeredToday: number;
  answeredToday: number;
  abandonedToday: number;
  /** turned away */
  blockedToday: number;
  /** 0 to 1 */
  serviceLevelToday: number | null;
  /** of the last half hour */
  serviceLevelNow: number | null;
  /** seconds */
  averageSpeedOfAnswerToday: number | null;
}

export interface TeamNow {
  id: string;
  name: string;
  ready: number;
  busy: number;
  /** by reason */
  notReady: Readonly<Record<string, number>>;
  offline: number;
  waiting: number;
}

export interface Escalation {
  contact: string;
  queue: string;
  channel: Channel;
  customer: string | null;
  raisedTo: "MANAGER" | "SENIOR_MANAGER" | "VICE_PRESIDENT";
  raisedAt: string;
  arrivedAt: string;
}

export interface Quarter {
  from: string;
  offered: number;
  answered: number;
  abandoned: number;
  serviceLevel: number | null;
}

/** Whether the whole workspace is in crisis mode, and what speaks for it. */
export interface Crisis {
  on: boolean;
  since: string | null;
  by: string | null;
  message: string | null;
  proposal: { at: string; because: string; value: number; threshold: number } | null;
}

/** The department at a moment, as far as the manager who looks is concerned. */
export interface Live {
  at: string;
  crisis: Crisis;
  escalations: readonly Escalation[];
  total: Figures;
  queues: readonly Figures[];
  channels: readonly Figures[];
  teams: readonly TeamNow[];
  trend: readonly Quarter[];
}
