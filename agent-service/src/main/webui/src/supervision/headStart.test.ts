import { describe, expect, it } from "vitest";
import type { StoryEntry } from "../story/story";
import { clockTime, fullTime } from "../time/format";
import { effectOf, isoOf, minutesOf } from "./headStart";

const ARRIVED = "2026-11-22T09:30:00Z";

const entry = (kind: string, facts: Record<string, unknown>): StoryEntry => ({
  id: kind,
  at: ARRIVED,
  kind,
  sentence: "",
  facts,
});

describe("a head start", () => {
  it("is what the contact was queued with last", () => {
    const story = [
      entry("queued", { headStart: "PT1M30S" }),
      entry("offered", {}),
      entry("queued", { headStart: "PT10M" }),
      entry("message", {}),
    ];
    expect(minutesOf(story)).toBe(10);
    expect(minutesOf(story.slice(0, 1))).toBe(1.5);
    expect(minutesOf([entry("opened", {})])).toBe(0);
  });

  it("goes to the service in whole seconds", () => {
    expect(isoOf(0)).toBe("PT0S");
    expect(isoOf(1.5)).toBe("PT90S");
    expect(isoOf(24 * 60)).toBe("PT86400S");
  });

  it("is told by the time at which the contact would have come", () => {
    expect(effectOf(10, ARRIVED)).toContain(`as if it had come at ${clockTime("2026-11-22T09:20:00Z")}`);
    expect(effectOf(24 * 60, ARRIVED)).toContain(fullTime("2026-11-21T09:30:00Z"));
    expect(effectOf(0, ARRIVED)).toContain("where it came");
  });
});
