import type { DeliveryStatus, Message } from "../desk/frames";
import type { Delivery, PendingReply } from "../desk/state";
import { dayOf } from "../time/format";

/** One line of a conversation as it is shown. */
export type ThreadItem =
  | { kind: "day"; key: string; label: string }
  | { kind: "message"; key: string; message: Message; status: ShownStatus | null }
  | { kind: "pending"; key: string; reply: PendingReply };

export interface ShownStatus {
  status: DeliveryStatus;
  detail: string | null;
}

/**
 * Joins the history, what came live and what is still being sent: each message once, in the conversation's order, with the days
 * between them.
 */
export function threadOf(
  history: readonly Message[],
  live: readonly Message[],
  pending: readonly PendingReply[],
  deliveries: Readonly<Record<string, Delivery>>,
  today: number,
): ThreadItem[] {
  const byId = new Map([...history, ...live].map((message) => [message.id, message]));
  const messages = [...byId.values()].sort((a, b) => a.seq - b.seq);
  const items: ThreadItem[] = [];
  let day = "";
  const startDay = (at: string) => {
    const label = dayOf(at, today);
    if (label !== day) items.push({ kind: "day", key: `day-${label}`, label });
    day = label;
  };
  for (const message of messages) {
    startDay(message.at);
    items.push({
      kind: "message",
      key: message.id,
      message,
      status: statusOf(message, deliveries[message.id]),
    });
  }
  for (const reply of pending.filter((one) => !byId.has(one.message))) {
    startDay(reply.at);
    items.push({ kind: "pending", key: reply.message, reply });
  }
  return items;
}

function statusOf(message: Message, delivery: Delivery | undefined): ShownStatus | null {
  if (delivery) return delivery;
  return message.status ? { status: message.status, detail: message.detail ?? null } : null;
}
