/** What crosses the desk socket, as docs/protocol.md has it. Times are ISO-8601. */

export type Channel = "PHONE" | "EMAIL" | "CHAT" | "SOCIAL";
export type ContactState = "QUEUED" | "OFFERED" | "ASSIGNED" | "WRAPPING" | "PARKED" | "CLOSED" | "ABANDONED";
export type PresenceState = "READY" | "NOT_READY" | "OFFLINE";
export type DeliveryStatus = "SENT" | "RETRYING" | "FAILED";

export interface Presence {
  state: PresenceState;
  reason?: string | null;
}

export interface Customer {
  id: string;
  name?: string | null;
  address?: string | null;
}

/** Why this agent: the queue's strategy and its figures. */
export interface Why {
  strategy: string;
  idleSince?: string | null;
  candidates?: number;
}

export interface Offer {
  number: number;
  offeredAt: string;
  expiresAt: string;
  why?: Why | string | null;
}

export interface Contact {
  id: string;
  state: ContactState;
  channel: Channel;
  queue: string;
  subject?: string | null;
  preview?: string | null;
  customer: Customer;
  conversation: string;
  arrivedAt: string;
  offer?: Offer | null;
  assignedAt?: string | null;
  wrapUpEndsAt?: string | null;
  raisedTo?: string | null;
  customerLeft?: boolean | null;
  /** the customer is to be called: still there, or gone until then */
  callback?: "WANTED" | "OWED" | null;
}

export interface Attachment {
  name: string;
  type: string;
  size: number;
}

export interface Message {
  id: string;
  seq: number;
  author: "CUSTOMER" | "AGENT" | "SYSTEM";
  name?: string | null;
  text: string;
  html?: string | null;
  subject?: string | null;
  at: string;
  status?: DeliveryStatus | null;
  /** why the delivery failed or is tried again */
  detail?: string | null;
  attachments?: readonly Attachment[] | null;
}

export type GoneReason =
  | "closed"
  | "missed"
  | "declined"
  | "taken"
  | "withdrawn"
  | "merged"
  | "transferred"
  | "escalated"
  | "abandoned"
  | "requeued";

/** Frames that change the desk; `seq` grows by one with each of them. */
export type DeskFrame =
  | {
      type: "snapshot";
      seq: number;
      agent: { id: string; name: string; team?: string | null; roles?: readonly string[] };
      presence: Presence;
      contacts: readonly Contact[];
    }
  | { type: "contact"; seq: number; contact: Contact }
  | { type: "gone"; seq: number; contact: string; reason: GoneReason }
  | { type: "message"; seq: number; conversation: string; contact: string; message: Message }
  | {
      type: "delivery";
      seq: number;
      conversation: string;
      contact: string;
      message: string;
      status: DeliveryStatus;
      detail?: string | null;
    }
  | { type: "presence"; seq: number; presence: Presence }
  | { type: "refused"; seq: number; ref?: string | null; code: string; detail: string };

/** Frames that answer one command. */
export type AnswerFrame =
  | { type: "ack"; seq?: number; ref: string }
  | { type: "error"; seq?: number; ref?: string | null; code: string; detail: string };

export type ServerFrame = DeskFrame | AnswerFrame;

/** What a rep can ask for; the socket adds `ref`. */
export type Command =
  | { type: "presence"; state: PresenceState; reason?: string }
  | { type: "accept"; contact: string; offer: number }
  | { type: "decline"; contact: string; offer: number; reason?: string }
  | { type: "reply"; contact: string; message: string; text: string }
  | { type: "park" | "reopen" | "escalate"; contact: string; reason?: string }
  | { type: "transfer"; contact: string; queue?: string; agent?: string; note?: string }
  | { type: "complete"; contact: string; outcome?: string }
  | { type: "finish"; contact: string; outcome: string }
  | { type: "hold" | "resume" | "ring"; contact: string }
  | { type: "ping" };
