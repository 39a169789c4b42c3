import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Live } from "./live";
import { listen } from "./stream";

const picture = (at: string) => `event: live\ndata: ${JSON.stringify({ at } as Partial<Live>)}\n\n`;

/** A stream that says these pieces and then stays open, or ends. */
function streaming(pieces: string[], ends: boolean): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      if (ends) controller.close();
    },
  });
  return new Response(body, { status: 200, headers: { "Content-Type": "text/event-stream" } });
}

describe("the wallboard's stream", () => {
  const heard: string[] = [];
  const lines: boolean[] = [];
  const refused: number[] = [];
  const listener = {
    live: (live: Live) => heard.push(live.at),
    line: (stands: boolean) => lines.push(stands),
    refused: ({ status }: { status: number }) => refused.push(status),
  };

  beforeEach(() => {
    heard.length = lines.length = refused.length = 0;
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("tells each picture, however it was cut into pieces", async () => {
    const [first, second] = [picture("1"), picture("2")];
    vi.stubGlobal("fetch", () =>
      Promise.resolve(streaming([first.slice(0, 9), first.slice(9) + second], false)),
    );
    const stop = listen(listener);
    await vi.advanceTimersByTimeAsync(10);
    stop();
    expect(heard).toEqual(["1", "2"]);
    expect(lines).toEqual([true, true]);
  });

  it("says that the line is lost, and comes back", async () => {
    const answers = [streaming([picture("1")], true), streaming([picture("2")], false)];
    vi.stubGlobal("fetch", () => Promise.resolve(answers.shift()));
    const stop = listen(listener);
    await vi.advanceTimersByTimeAsync(2_000);
    stop();
    expect(heard).toEqual(["1", "2"]);
    expect(lines).toEqual([true, false, true]);
  });

  it("takes silence for a lost line", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(streaming([picture("1")], false)));
    const stop = listen(listener);
    await vi.advanceTimersByTimeAsync(26_000);
    stop();
    expect(lines.slice(0, 2)).toEqual([true, false]);
  });

  it("does not knock again where it was refused", async () => {
    const asked = vi.fn(() => Promise.resolve(new Response("{}", { status: 403 })));
    vi.stubGlobal("fetch", asked);
    listen(listener);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refused).toEqual([403]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
