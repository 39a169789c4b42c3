import { useMutation } from "@tanstack/react-query";
import { call } from "../session/http";

/** A figure over all replications, with its 95 % interval if there was more than one. */
export interface Estimate {
  mean: number;
  low?: number;
  high?: number;
}

export type Figures = Readonly<Record<string, Estimate>>;

export interface Report {
  seed: number;
  replications: number;
  contacts: number;
  overall: Figures;
  channels: Readonly<Record<string, Figures>>;
  queues: Readonly<Record<string, Figures>>;
  kinds: Readonly<Record<string, Figures>>;
  groups: Readonly<Record<string, Figures>>;
}

/** One plan, or two for the same customers; the difference is the first minus the second. */
export interface Comparison {
  plan: Report;
  comparedWith?: Report;
  difference?: Report;
}

export interface Order {
  plan: string | null;
  compareWith: string | null;
  scenario: string;
  seed: number;
  replications: number;
}

export const useSimulation = () =>
  useMutation({
    mutationFn: async (order: Order) => {
      const response = await call("/api/routing/simulations", {
        method: "POST",
        body: JSON.stringify(order),
        contentType: "application/json",
        accept: "application/json",
      });
      return (await response.json()) as Comparison;
    },
  });

interface Measure {
  key: string;
  label: string;
  /** whether more of it is better, worse or neither */
  good: "more" | "less" | "none";
  share: boolean;
  seconds: boolean;
}

const measure = (
  key: string,
  label: string,
  good: Measure["good"],
  unit: "share" | "s" | "" = "",
): Measure => ({
  key,
  label,
  good,
  share: unit === "share",
  seconds: unit === "s",
});

const KNOWN: readonly Measure[] = [
  measure("offered", "Offered", "none"),
  measure("answered", "Answered", "more"),
  measure("abandoned", "Abandoned", "less"),
  measure("blocked", "Blocked", "less"),
  measure("abandonedShare", "Abandoned, share", "less", "share"),
  measure("waitedShare", "Had to wait, share", "less", "share"),
  measure("meanWait", "Mean wait", "less", "s"),
  measure("waitP50", "Wait, half of them", "less", "s"),
  measure("waitP95", "Wait, 95 of 100", "less", "s"),
  measure("escalated", "Escalated", "less"),
];

/** The measures that a report has, service levels last. */
export function measuresOf(figures: Figures): readonly Measure[] {
  const levels = Object.keys(figures)
    .filter((key) => key.startsWith("serviceLevel"))
    .map((key) => measure(key, `Answered within ${key.slice("serviceLevel".length)}`, "more", "share"));
  return [...KNOWN.filter(({ key }) => key in figures), ...levels];
}

const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });

export function shown(value: number, { share, seconds }: Measure): string {
  return share ? percent.format(value) : plain.format(value) + (seconds ? " s" : "");
}

/** Half the width of the interval, or nothing. */
export function spread({ low, high }: Estimate, of: Measure): string {
  return low === undefined || high === undefined ? "" : `± ${shown((high - low) / 2, of)}`;
}

/** Whether a difference is one, and for the better: its interval leaves out zero. */
export function judged({ low, high, mean }: Estimate, { good }: Measure): "better" | "worse" | "unclear" {
  if (good === "none" || low === undefined || high === undefined || (low <= 0 && high >= 0)) return "unclear";
  return mean > 0 === (good === "more") ? "better" : "worse";
}
