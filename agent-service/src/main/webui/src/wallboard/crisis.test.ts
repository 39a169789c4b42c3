import { afterEach, describe, expect, it, vi } from "vitest";
import { useSession } from "../session/session";
import { proposalInWords, switchCrisis } from "./crisis";

const proposal = (because: string, value: number, threshold: number) =>
  proposalInWords({ at: "2026-11-22T09:00:00Z", because, value, threshold });

describe("a crisis", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is proposed in words", () => {
    expect(proposal("arrivals", 61, 60)).toContain("61 contacts came within a minute");
    expect(proposal("backlog", 50, 40)).toBe("50 contacts wait; the plan's threshold is 40.");
    expect(proposal("wait", 630, 600)).toBe("Somebody has waited 11 min; the plan's threshold is 10 min.");
    expect(proposal("weather", 2, 1)).toContain("weather: 2");
  });

  it("is switched by those who may", async () => {
    const asked: [string, RequestInit][] = [];
    vi.stubGlobal("fetch", (path: string, request: RequestInit) => {
      asked.push([path, request]);
      return Promise.resolve(new Response("{}", { status: 202 }));
    });
    useSession.setState({ phase: "signed-out", notice: null });
    await switchCrisis(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]).toBe("/api/supervision/crisis");
    expect(asked[0]?.[1]).toMatchObject({ method: "PUT", body: '{"on":true}' });
  });
});
