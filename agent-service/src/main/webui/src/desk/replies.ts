import { now } from "../time/clock";
import { deskState, dispatch, onNews, send, tell } from "./desk";
import { NotTaken } from "./requests";
import type { PendingReply } from "./state";

const RESEND_MS = 5_000;

/** Puts the reply on the desk at once and sends it, always with the same id, until it is in the log. */
export function reply(contact: string, conversation: string, text: string): void {
  const message = crypto.randomUUID();
  const at = new Date(now()).toISOString();
  dispatch({ type: "replied", reply: { message, contact, conversation, text, at, state: "sending" } });
  void deliver(message);
}

export function retryReply(message: string): void {
  const refused = pendingReply(message);
  if (!refused) return;
  dispatch({ type: "replied", reply: { ...refused, state: "sending" } });
  void deliver(message);
}

export const dropReply = (message: string) => dispatch({ type: "reply-dropped", message });

/** Sends whatever was under way when the line broke. */
export const resendReplies = () =>
  onNews((news) => {
    if (news.type === "connected") deskState().pending.forEach((pending) => void deliver(pending.message));
  });

async function deliver(message: string): Promise<void> {
  const pending = pendingReply(message);
  if (pending?.state !== "sending") return;
  try {
    await send({ type: "reply", contact: pending.contact, message, text: pending.text });
    dispatch({ type: "reply-taken", message });
  } catch (problem) {
    if (!(problem instanceof NotTaken)) throw problem;
    if (problem.refusedByServer) refused(pending, problem.message);
    else if (problem.worthRepeating) setTimeout(() => void deliver(message), RESEND_MS);
  }
}

/** At a desk that still has the contact, the reply itself says so. */
function refused({ message, contact, text }: PendingReply, detail: string): void {
  if (contact in deskState().contacts) {
    dispatch({ type: "reply-refused", message, detail });
    return;
  }
  dropReply(message);
  tell({
    type: "notice",
    notice: { tone: "error", title: "A reply was not sent", text: `${detail} You wrote: ${text}` },
  });
}

const pendingReply = (message: string) => deskState().pending.find((pending) => pending.message === message);
