import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backoff } from "./backoff";
import { DeskSocket, type Link } from "./socket";

/** A line whose other end the test holds. */
class Line {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];

  constructor(readonly url: string) {}

  send(frame: string) {
    this.sent.push(frame);
  }

  close() {
    this.readyState = 3;
  }

  accept() {
    this.readyState = 1;
    this.onopen?.();
  }

  drop(code: number) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

const world = () => {
  const lines: Line[] = [];
  const links: Link[] = [];
  let seq: number | null = null;
  const renew = vi.fn(() => Promise.resolve(true));
  const socket = new DeskSocket({
    open: (url) => {
      const line = new Line(url);
      lines.push(line);
      return line as unknown as WebSocket;
    },
    url: (after) => (after === null ? "/" : `/?after=${after}`),
    token: () => "token",
    renew,
    lastSeq: () => seq,
    onFrame: (frame) => (seq = frame.seq ?? seq),
    onLink: (link) => links.push(link),
  });
  return { lines, links, renew, socket };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", { OPEN: 1 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the desk's line", () => {
  test("comes back after the last frame it took", async () => {
    const { lines, links, socket } = world();
    socket.start();
    lines[0]?.accept();
    lines[0]?.onmessage?.({
      data: JSON.stringify({ type: "presence", seq: 7, presence: { state: "READY" } }),
    });
    lines[0]?.drop(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    lines[1]?.accept();
    expect(lines[1]?.url).toBe("/?after=7");
    expect(links).toEqual(["connecting", "live", "reconnecting", "reconnecting", "resumed"]);
  });

  test("asks for a new token when it was never let in, and ends when there is none", async () => {
    const { lines, links, renew, socket } = world();
    renew.mockResolvedValueOnce(false);
    socket.start();
    lines[0]?.drop(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(renew).toHaveBeenCalledOnce();
    expect(lines).toHaveLength(1);
    expect(links.at(-1)).toBe("closed");
  });

  test("keeps trying while nobody can be reached", async () => {
    const { lines, renew, socket } = world();
    renew.mockRejectedValueOnce(new Error("network"));
    socket.start();
    lines[0]?.drop(1006);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lines).toHaveLength(2);
  });

  test("stays down when the desk was opened elsewhere, until it is taken back", async () => {
    const { lines, links, socket } = world();
    socket.start();
    lines[0]?.accept();
    lines[0]?.drop(4001);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toHaveLength(1);
    expect(links.at(-1)).toBe("elsewhere");
    socket.start();
    expect(lines).toHaveLength(2);
  });

  test("hangs up on silence", async () => {
    const { lines, socket } = world();
    socket.start();
    lines[0]?.accept();
    await vi.advanceTimersByTimeAsync(70_000);
    expect(lines[0]?.readyState).toBe(3);
    expect(lines.length).toBeGreaterThan(1);
  });
});

test("pauses double up to a limit, and are spread", () => {
  expect([0, 1, 2, 20].map((attempt) => backoff(attempt, () => 1))).toEqual([400, 800, 1_600, 15_000]);
  expect(backoff(2, () => 0)).toBe(800);
});
