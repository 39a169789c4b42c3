import type { Contact, DeliveryStatus, DeskFrame, Message, Presence } from "./frames";

/** A reply that the log has not confirmed yet; it is sent again with the same id until it has. */
export interface PendingReply {
  message: string;
  contact: string;
  conversation: string;
  text: string;
  at: string;
  state: "sending" | "taken" | "refused";
  detail?: string;
}

export interface Delivery {
  status: DeliveryStatus;
  detail: string | null;
}

/** All that a desk knows. A pure function of the frames and of what the rep did here. */
export interface DeskState {
  /** the last frame taken; the socket resumes after it */
  seq: number;
  /** whether a snapshot has come yet */
  known: boolean;
  presence: Presence;
  presenceSince: number;
  contacts: Readonly<Record<string, Contact>>;
  /** messages that came live, by conversation; earlier ones come from the history */
  messages: Readonly<Record<string, readonly Message[]>>;
  deliveries: Readonly<Record<string, Delivery>>;
  pending: readonly PendingReply[];
  unread: Readonly<Record<string, number>>;
  /** the contact in front of the rep */
  open: string | null;
  /** grows with each snapshot: histories loaded before it may have holes */
  snapshots: number;
}

export type DeskAction =
  | { type: "frame"; frame: DeskFrame; at: number }
  | { type: "opened"; contact: string | null }
  | { type: "replied"; reply: PendingReply }
  | { type: "reply-taken"; message: string }
  | { type: "reply-refused"; message: string; detail: string }
  | { type: "reply-dropped"; message: string };

export const emptyDesk: DeskState = {
  seq: 0,
  known: false,
  presence: { state: "OFFLINE" },
  presenceSince: 0,
  contacts: {},
  messages: {},
  deliveries: {},
  pending: [],
  unread: {},
  open: null,
  snapshots: 0,
};

export function deskAfter(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case "frame":
      return afterFrame(state, action.frame, action.at);
    case "opened":
      return {
        ...state,
        open: action.contact,
        unread: action.contact ? without(state.unread, action.contact) : state.unread,
      };
    case "replied":
      return { ...state, pending: [...withoutReply(state, action.reply.message), action.reply] };
    case "reply-taken":
      return { ...state, pending: changedReply(state, action.message, { state: "taken" }) };
    case "reply-refused":
      return {
        ...state,
        pending: changedReply(state, action.message, { state: "refused", detail: action.detail }),
      };
    case "reply-dropped":
      return { ...state, pending: withoutReply(state, action.message) };
  }
}

/** A frame that was taken before changes nothing; a snapshot always counts. */
function afterFrame(state: DeskState, frame: DeskFrame, at: number): DeskState {
  if (frame.type !== "snapshot" && frame.seq !== 0 && frame.seq <= state.seq) return state;
  const next = frame.seq === 0 ? state : { ...state, seq: frame.seq };
  switch (frame.type) {
    case "snapshot":
      return afterSnapshot(next, frame, at);
    case "contact":
      return { ...next, contacts: { ...next.contacts, [frame.contact.id]: frame.contact } };
    case "gone":
      return {
        ...next,
        contacts: without(next.contacts, frame.contact),
        unread: without(next.unread, frame.contact),
      };
    case "message":
      return afterMessage(next, frame.conversation, frame.contact, frame.message);
    case "delivery":
      return {
        ...next,
        deliveries: {
          ...next.deliveries,
          [frame.message]: { status: frame.status, detail: frame.detail ?? null },
        },
      };
    case "presence":
      return withPresence(next, frame.presence, at);
    case "refused":
      return next;
  }
}

function afterSnapshot(state: DeskState, frame: DeskFrame & { type: "snapshot" }, at: number): DeskState {
  const contacts = Object.fromEntries(frame.contacts.map((contact) => [contact.id, contact]));
  const unread = Object.fromEntries(Object.entries(state.unread).filter(([contact]) => contact in contacts));
  const pending = state.pending.filter((reply) => reply.state !== "taken");
  const snapshot = { ...state, known: true, contacts, unread, pending, snapshots: state.snapshots + 1 };
  return withPresence(snapshot, frame.presence, at);
}

function afterMessage(state: DeskState, conversation: string, contact: string, message: Message): DeskState {
  const messages = { ...state.messages, [conversation]: joined(state.messages[conversation] ?? [], message) };
  const unseen = message.author === "CUSTOMER" && contact !== state.open;
  const unread = unseen ? { ...state.unread, [contact]: (state.unread[contact] ?? 0) + 1 } : state.unread;
  return { ...state, messages, unread, pending: withoutReply(state, message.id) };
}

function joined(messages: readonly Message[], message: Message): readonly Message[] {
  return [...messages.filter((known) => known.id !== message.id), message].sort((a, b) => a.seq - b.seq);
}

function withPresence(state: DeskState, presence: Presence, at: number): DeskState {
  const same = state.presence.state === presence.state && state.presence.reason === presence.reason;
  return { ...state, presence, presenceSince: same && state.presenceSince > 0 ? state.presenceSince : at };
}

const withoutReply = (state: DeskState, message: string) =>
  state.pending.filter((reply) => reply.message !== message);

const changedReply = (state: DeskState, message: string, change: Partial<PendingReply>) =>
  state.pending.map((reply) => (reply.message === message ? { ...reply, ...change } : reply));

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
