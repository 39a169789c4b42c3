import { describe, expect, it } from "vitest";
import { notReadyOf, percent, reasonsOf, toneOf } from "./figures";

const team = {
  id: "b",
  name: "Billing",
  ready: 1,
  busy: 2,
  notReady: { lunch: 2, "": 1 },
  offline: 0,
  waiting: 0,
};

describe("figures of the wallboard", () => {
  it("shows shares as whole percents, and nothing as a dash", () => {
    expect(percent(0.874)).toBe("87 %");
    expect(percent(0)).toBe("0 %");
    expect(percent(null)).toBe("–");
  });

  it("colours a service level by what is usually promised", () => {
    expect([0.8, 0.79, 0.6, 0.59, 0, null].map(toneOf)).toEqual([
      "good",
      "warn",
      "warn",
      "bad",
      "bad",
      "none",
    ]);
  });

  it("adds up who is away and says why", () => {
    expect(notReadyOf(team)).toBe(3);
    expect(reasonsOf(team)).toBe("lunch 2, no reason 1");
  });
});
