import { describe, expect, it } from "vitest";
import type { Message } from "../desk/frames";
import { callStateOf } from "./call";

const note = (seq: number, text: string): Message => ({ id: `m${seq}`, seq, author: "SYSTEM", text, at: "" });

describe("a call", () => {
  it("starts", () => expect(callStateOf([], [])).toBe("starting"));

  it("is what the last note says", () => {
    const history = [note(2, "The rep's phone is ringing"), note(3, "Connected")];
    expect(callStateOf(history, [])).toBe("talking");
    expect(callStateOf(history, [note(4, "On hold")])).toBe("held");
    expect(callStateOf(history, [note(5, "No longer on hold"), note(4, "On hold")])).toBe("talking");
  });

  it("waits for a rep whose phone was not answered", () =>
    expect(callStateOf([note(2, "The rep's phone is busy")], [])).toBe("unanswered"));

  it("has not reached a customer who does not answer", () => {
    const calling = [note(2, "The customer is being called"), note(3, "The rep's phone is ringing")];
    expect(callStateOf(calling, [])).toBe("ringing");
    expect(callStateOf(calling, [note(4, "Connected"), note(5, "The customer did not answer")])).toBe(
      "unreached",
    );
  });

  it("takes no customer at their word", () =>
    expect(callStateOf([{ ...note(2, "On hold"), author: "CUSTOMER" }], [])).toBe("starting"));
});
