import { openDialog } from "../app/dialog";
import { attempt } from "./attempt";
import { deskState, send, setPresence } from "./desk";
import type { Contact, ContactState } from "./frames";
import { workOf } from "./work";

export const accept = (contact: Contact) =>
  attempt("Accepting", send({ type: "accept", contact: contact.id, offer: contact.offer?.number ?? 0 }));

export const park = (contact: string) => attempt("Parking", send({ type: "park", contact }));

export const reopen = (contact: string) => attempt("Reopening", send({ type: "reopen", contact }));

/** What is left then is the wrap-up. */
export const endCall = (contact: string) => attempt("Ending the call", send({ type: "complete", contact }));

/** The offer that a shortcut means: the open one, else the one that expires first. */
export function offerAtHand(): Contact | null {
  const { contacts, open } = deskState();
  const opened = open ? contacts[open] : undefined;
  if (opened?.state === "OFFERED") return opened;
  return workOf(contacts).find((section) => section.title === "Offered")?.contacts[0] ?? null;
}

/** The open contact, if it is in one of these states. */
export function openIn(...states: ContactState[]): Contact | null {
  const { contacts, open } = deskState();
  const contact = open ? contacts[open] : undefined;
  return contact && states.includes(contact.state) ? contact : null;
}

export function complete(): void {
  const contact = openIn("ASSIGNED", "WRAPPING");
  if (contact?.state === "ASSIGNED" && contact.channel === "PHONE") void endCall(contact.id);
  else if (contact?.state === "ASSIGNED") openDialog({ type: "complete", contact: contact.id });
  else if (contact) document.getElementById("wrap-up")?.focus();
}

export function transfer(): void {
  const contact = openIn("ASSIGNED");
  if (contact) openDialog({ type: "transfer", contact: contact.id });
}

export function togglePresence(): void {
  const ready = deskState().presence.state === "READY";
  void attempt("Changing your presence", ready ? setPresence("NOT_READY", "break") : setPresence("READY"));
}

export const focusReply = () => document.getElementById("reply")?.focus();
