import type { Contact, DeskFrame, Message } from "./frames";

/** Frames for tests. */
export const contact = (id: string, change: Partial<Contact> = {}): Contact => ({
  id,
  state: "OFFERED",
  channel: "CHAT",
  queue: "billing",
  subject: "Invoice 4711",
  preview: "I was charged twice",
  customer: { id: "cust-1", name: "Mira Holm", address: "visitor-1" },
  conversation: `conv-${id}`,
  arrivedAt: "2026-11-22T09:00:00Z",
  offer: { number: 1, offeredAt: "2026-11-22T09:00:01Z", expiresAt: "2026-11-22T09:00:21Z" },
  ...change,
});

export const message = (id: string, seq: number, change: Partial<Message> = {}): Message => ({
  id,
  seq,
  author: "CUSTOMER",
  name: "Mira Holm",
  text: "Hello",
  at: "2026-11-22T09:00:00Z",
  attachments: [],
  ...change,
});

export const snapshot = (seq: number, contacts: readonly Contact[]): DeskFrame & { type: "snapshot" } => ({
  type: "snapshot",
  seq,
  agent: { id: "ava", name: "Ava", team: "billing", roles: ["agent"] },
  presence: { state: "OFFLINE" },
  contacts,
});
