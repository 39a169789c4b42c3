import { afterEach, describe, expect, it, vi } from "vitest";
import { tell } from "../desk/desk";
import { useSession } from "../session/session";
import type { StoryEntry } from "../story/story";
import { ask, untilTold, type Watch } from "./supervise";

const entry = (by: string, sentence: string): StoryEntry => ({
  id: sentence,
  at: "2026-11-22T09:30:00Z",
  kind: "queued",
  sentence,
  facts: { by },
});

const BEFORE = [entry("mona", "Moved this morning."), entry("nils", "Moved by somebody else.")];

/** The story as it is at each look: the last one stays. */
function watch(...stories: StoryEntry[][]): Watch {
  let look = 0;
  return {
    ask: () => Promise.resolve("ref-1"),
    story: () => Promise.resolve(stories[Math.min(look++, stories.length - 1)] ?? []),
    pause: () => Promise.resolve(),
  };
}

describe("what a manager asks for", () => {
  it("is done when the story tells of it", async () => {
    const after = [...BEFORE, entry("nils", "Not this one."), entry("mona", "Moved to Technical.")];
    expect(await untilTold("mona", watch(BEFORE, BEFORE, after))).toEqual({
      what: "done",
      sentence: "Moved to Technical.",
    });
  });

  it("is refused when the desk is told so, be it before the request is answered", async () => {
    const refusedAtOnce: Watch = {
      ...watch(BEFORE),
      ask: () => {
        tell({ type: "refused", ref: "ref-of-another" });
        tell({ type: "refused", ref: "ref-1" });
        return Promise.resolve("ref-1");
      },
    };
    expect(await untilTold("mona", refusedAtOnce)).toEqual({ what: "refused" });
  });

  it("is under way as long as neither is so", async () => {
    expect(await untilTold("mona", watch(BEFORE))).toEqual({ what: "under-way" });
  });
});

describe("a wish", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("goes to the service by its verb", async () => {
    const asked: [string, RequestInit][] = [];
    vi.stubGlobal("fetch", (path: string, request: RequestInit) => {
      asked.push([path, request]);
      return Promise.resolve(new Response('{"command":"ref-1"}', { status: 202 }));
    });
    useSession.setState({ phase: "signed-out", notice: null });

    expect(await ask("c/1", { verb: "move", queue: "technical", note: "no bill in it" })).toBe("ref-1");
    await ask("c-1", { verb: "assign" });

    expect(asked[0]?.[0]).toBe("/api/supervision/contacts/c%2F1/move");
    expect(asked[0]?.[1]).toMatchObject({
      method: "POST",
      body: '{"queue":"technical","note":"no bill in it"}',
    });
    expect(asked[1]?.[0]).toBe("/api/supervision/contacts/c-1/assign");
    expect(asked[1]?.[1]).toMatchObject({ body: "{}" });
  });
});
