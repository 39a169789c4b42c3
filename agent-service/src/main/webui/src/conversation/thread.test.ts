import { expect, test } from "vitest";
import { message } from "../desk/samples";
import { threadOf } from "./thread";

const today = Date.parse("2026-11-22T12:00:00Z");
const pending = {
  message: "r1",
  contact: "a",
  conversation: "conv-a",
  text: "Hi",
  at: "2026-11-22T11:00:00Z",
  state: "sending" as const,
};

test("history, live messages and replies under way make one thread with its days", () => {
  const history = [
    message("m1", 1, { at: "2026-11-21T12:00:00Z" }),
    message("m2", 2, { at: "2026-11-22T10:00:00Z" }),
  ];
  const live = [
    message("m3", 3, { at: "2026-11-22T10:30:00Z" }),
    message("m2", 2, { at: "2026-11-22T10:00:00Z" }),
  ];
  expect(threadOf(history, live, [pending], {}, today).map((item) => item.key)).toEqual([
    "day-Yesterday",
    "m1",
    "day-Today",
    "m2",
    "m3",
    "r1",
  ]);
});

test("a reply that the conversation holds is not shown twice", () => {
  const stored = message("r1", 4, { author: "AGENT", at: "2026-11-22T11:00:00Z" });
  expect(threadOf([stored], [], [pending], {}, today).map((item) => item.kind)).toEqual(["day", "message"]);
});

test("live news of a delivery outdoes what the history said", () => {
  const stored = message("r1", 4, { author: "AGENT", status: "RETRYING" });
  const [, item] = threadOf([stored], [], [], { r1: { status: "FAILED", detail: "no such mailbox" } }, today);
  expect(item).toMatchObject({ status: { status: "FAILED", detail: "no such mailbox" } });
});
