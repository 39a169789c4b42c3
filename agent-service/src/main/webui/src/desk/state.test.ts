import { describe, expect, test } from "vitest";
import { contact, message, snapshot } from "./samples";
import { noticeOf } from "./notices";
import { deskAfter, emptyDesk, type DeskState, type PendingReply } from "./state";
import type { DeskFrame } from "./frames";

const frame = (state: DeskState, one: DeskFrame, at = 1_000) =>
  deskAfter(state, { type: "frame", frame: one, at });
const desk = frame(emptyDesk, snapshot(5, [contact("a"), contact("b", { state: "ASSIGNED" })]));

describe("the desk", () => {
  test("is what the snapshot says, whatever was before", () => {
    const again = frame(desk, snapshot(2, [contact("c")]));
    expect(again.seq).toBe(2);
    expect(Object.keys(again.contacts)).toEqual(["c"]);
  });

  test("takes a frame once", () => {
    const gone = frame(desk, { type: "gone", seq: 6, contact: "a", reason: "missed" });
    const back = frame(gone, { type: "contact", seq: 6, contact: contact("a") });
    expect(back).toBe(gone);
    expect(back.contacts["a"]).toBeUndefined();
  });

  test("takes frames that answer a command without moving on", () => {
    const after = frame(desk, { type: "refused", seq: 0, code: "offer.expired", detail: "too late" });
    expect(after.seq).toBe(5);
  });

  test("counts what the customer wrote elsewhere, not what stands before the rep", () => {
    let state = deskAfter(desk, { type: "opened", contact: "b" });
    state = frame(state, {
      type: "message",
      seq: 6,
      conversation: "conv-a",
      contact: "a",
      message: message("m1", 1),
    });
    state = frame(state, {
      type: "message",
      seq: 7,
      conversation: "conv-b",
      contact: "b",
      message: message("m2", 1),
    });
    expect(state.unread).toEqual({ a: 1 });
    expect(deskAfter(state, { type: "opened", contact: "a" }).unread).toEqual({});
  });

  test("keeps messages in the conversation's order, each once", () => {
    let state = desk;
    for (const [seq, one] of [
      message("m2", 2),
      message("m1", 1),
      message("m2", 2, { text: "edited" }),
    ].entries()) {
      state = frame(state, {
        type: "message",
        seq: 6 + seq,
        conversation: "conv-a",
        contact: "a",
        message: one,
      });
    }
    expect(state.messages["conv-a"]?.map(({ id, text }) => [id, text])).toEqual([
      ["m1", "Hello"],
      ["m2", "edited"],
    ]);
  });

  test("remembers the last word on a delivery", () => {
    let state = frame(desk, delivery(6, "RETRYING", "mailbox full"));
    expect(state.deliveries["m1"]).toEqual({ status: "RETRYING", detail: "mailbox full" });
    state = frame(state, delivery(7, "SENT", null));
    expect(state.deliveries["m1"]).toEqual({ status: "SENT", detail: null });
  });

  test("counts the time in a presence from its first frame", () => {
    const ready = frame(desk, { type: "presence", seq: 6, presence: { state: "READY" } }, 2_000);
    const still = frame(ready, { type: "presence", seq: 7, presence: { state: "READY" } }, 3_000);
    const pause = frame(
      still,
      { type: "presence", seq: 8, presence: { state: "NOT_READY", reason: "Break" } },
      4_000,
    );
    expect([ready, still, pause].map((state) => state.presenceSince)).toEqual([2_000, 2_000, 4_000]);
  });
});

describe("a reply", () => {
  const pending: PendingReply = {
    message: "r1",
    contact: "b",
    conversation: "conv-b",
    text: "Hi",
    at: "2026-11-22T09:00:00Z",
    state: "sending",
  };
  const replied = deskAfter(desk, { type: "replied", reply: pending });

  test("stays on the desk until the conversation holds it", () => {
    const taken = deskAfter(replied, { type: "reply-taken", message: "r1" });
    expect(taken.pending).toEqual([{ ...pending, state: "taken" }]);
    const stored = { ...message("r1", 3), author: "AGENT" as const };
    const after = frame(taken, {
      type: "message",
      seq: 6,
      conversation: "conv-b",
      contact: "b",
      message: stored,
    });
    expect(after.pending).toEqual([]);
  });

  test("that was refused says why and can be sent again under the same id", () => {
    const refused = deskAfter(replied, { type: "reply-refused", message: "r1", detail: "too long" });
    expect(refused.pending[0]).toMatchObject({ state: "refused", detail: "too long" });
    expect(deskAfter(refused, { type: "replied", reply: pending }).pending).toEqual([pending]);
  });

  test("under way survives a snapshot", () => {
    expect(frame(replied, snapshot(9, [])).pending).toEqual([pending]);
  });

  test("in the log is left to the history after a snapshot", () => {
    const taken = deskAfter(replied, { type: "reply-taken", message: "r1" });
    expect(frame(taken, snapshot(9, [])).pending).toEqual([]);
  });
});

describe("a notice", () => {
  test("tells of a missed offer by the customer's name", () => {
    const notice = noticeOf({ type: "gone", seq: 6, contact: "a", reason: "missed" }, desk);
    expect(notice).toMatchObject({ tone: "warning", title: "Offer missed" });
    expect(notice?.text).toContain("Mira Holm");
  });

  test("tells who was first to accept what several were offered", () => {
    const notice = noticeOf({ type: "gone", seq: 6, contact: "a", reason: "taken" }, desk);
    expect(notice).toMatchObject({ tone: "info", title: "Taken by a colleague" });
    expect(notice?.text).toContain("Mira Holm");
  });

  test("is not given for what the rep did", () => {
    expect(noticeOf({ type: "gone", seq: 6, contact: "b", reason: "closed" }, desk)).toBeNull();
  });

  test("translates a refusal's code and falls back to its detail", () => {
    expect(noticeOf({ type: "refused", seq: 0, code: "offer.expired", detail: "x" }, desk)?.text).toMatch(
      /expired/,
    );
    expect(noticeOf({ type: "refused", seq: 0, code: "new.code", detail: "Spelled out" }, desk)?.text).toBe(
      "Spelled out",
    );
  });
});

function delivery(seq: number, status: "SENT" | "RETRYING", detail: string | null): DeskFrame {
  return { type: "delivery", seq, conversation: "conv-a", contact: "a", message: "m1", status, detail };
}
