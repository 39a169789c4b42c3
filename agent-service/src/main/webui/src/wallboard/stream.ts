import { createParser } from "eventsource-parser";
import { backoff } from "../desk/backoff";
import { call } from "../session/http";
import { Problem } from "../session/problem";
import type { Live } from "./live";

const PATH = "/api/analytics/live/stream";
/** The service sends something every ten seconds at least: whoever hears nothing for longer has lost the line. */
const SILENCE_MS = 25_000;

interface Listener {
  live: (live: Live) => void;
  /** whether the line stands */
  line: (stands: boolean) => void;
  /** the service has said why it will not answer, now or later */
  refused: (problem: Problem) => void;
}

/** Listens to the wallboard's stream until it is told to stop, through lost lines and renewed tokens. */
export function listen(listener: Listener): () => void {
  const stop = new AbortController();
  void keepListening(listener, stop.signal);
  return () => stop.abort();
}

async function keepListening(listener: Listener, stop: AbortSignal): Promise<void> {
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      await listenOnce(listener, stop, () => (attempt = 0));
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 403) {
        listener.refused(failure);
        return;
      }
    }
    if (stop.aborted) return;
    listener.line(false);
    await pause(backoff(attempt), stop);
  }
}

async function listenOnce(listener: Listener, stop: AbortSignal, heard: () => void): Promise<void> {
  const response = await call(PATH, { accept: "text/event-stream" });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event !== "live") return;
      heard();
      listener.line(true);
      listener.live(JSON.parse(data) as Live);
    },
  });
  const cancel = () => void reader.cancel().catch(() => undefined);
  stop.addEventListener("abort", cancel);
  let silence = setTimeout(cancel, SILENCE_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(cancel, SILENCE_MS);
      parser.feed(value);
    }
  } finally {
    clearTimeout(silence);
    stop.removeEventListener("abort", cancel);
    cancel();
  }
}

const pause = (millis: number, stop: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, millis);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
