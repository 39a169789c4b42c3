import type { Contact, DeskFrame, GoneReason } from "./frames";
import type { DeskState } from "./state";
import { customerName } from "./names";

/** Something a rep should be told in passing. */
export interface Notice {
  tone: "info" | "warning" | "error";
  title: string;
  text: string;
}

const GONE: Partial<Record<GoneReason, (name: string) => Notice>> = {
  missed: (name) => ({
    tone: "warning",
    title: "Offer missed",
    text: `${name} went to the next free rep.`,
  }),
  taken: (name) => ({
    tone: "info",
    title: "Taken by a colleague",
    text: `Another rep was first to accept ${name}.`,
  }),
  merged: (name) => ({
    tone: "info",
    title: "Merged",
    text: `${name} goes on in another contact.`,
  }),
  withdrawn: (name) => ({
    tone: "info",
    title: "Offer withdrawn",
    text: `${name} no longer needs an answer from you.`,
  }),
  abandoned: (name) => ({
    tone: "info",
    title: "Customer left",
    text: `${name} left before anyone answered.`,
  }),
  requeued: (name) => ({
    tone: "warning",
    title: "Back in the queue",
    text: `${name} was given back to the queue.`,
  }),
};

/** What the frame means to the rep, judged by the desk as it was before. Null when the desk itself says it all. */
export function noticeOf(frame: DeskFrame, before: DeskState): Notice | null {
  if (frame.type === "refused")
    return { tone: "error", title: "That didn't work", text: refusal(frame.code, frame.detail) };
  if (frame.type === "gone") {
    const contact = before.contacts[frame.contact];
    return contact ? (GONE[frame.reason]?.(customerName(contact)) ?? null) : null;
  }
  if (frame.type === "contact") return becameKnown(frame.contact, before.contacts[frame.contact.id]);
  return null;
}

function becameKnown(contact: Contact, before: Contact | undefined): Notice | null {
  if (before?.state === "PARKED" && contact.state === "ASSIGNED") {
    return {
      tone: "info",
      title: "Back from parking",
      text: `${customerName(contact)} wrote again.`,
    };
  }
  return null;
}

const REFUSALS: Record<string, string> = {
  "offer.expired": "The offer had already expired.",
  "offer.unknown": "The offer is no longer there.",
  "contact.unknown": "That contact is no longer open.",
  "queue.unknown": "There is no such queue.",
  "agent.unknown": "There is no such agent.",
  "agent.offline": "That rep is not signed in.",
  "agent.no-manager": "Only managers can do that.",
  "contact.not-yours": "Somebody else has that contact by now.",
  "contact.state": "That contact no longer waits.",
  "merge.other-customer": "Those are not two contacts of one customer.",
};

const refusal = (code: string, detail: string) => REFUSALS[code] ?? detail;
