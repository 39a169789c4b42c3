import type { Contact } from "./frames";

export interface WorkSection {
  title: string;
  contacts: readonly Contact[];
}

const time = (iso: string | null | undefined) => (iso ? Date.parse(iso) : 0);

/** The rep's contacts as they are listed: what can't wait comes first. */
export function workOf(contacts: Readonly<Record<string, Contact>>): WorkSection[] {
  const all = Object.values(contacts);
  const sections: WorkSection[] = [
    { title: "Offered", contacts: inState(all, "OFFERED", (c) => time(c.offer?.expiresAt)) },
    { title: "With me", contacts: inState(all, "ASSIGNED", (c) => time(c.assignedAt ?? c.arrivedAt)) },
    { title: "Wrapping up", contacts: inState(all, "WRAPPING", (c) => time(c.wrapUpEndsAt)) },
    { title: "Parked", contacts: inState(all, "PARKED", (c) => time(c.arrivedAt)) },
  ];
  return sections.filter((section) => section.contacts.length > 0);
}

/** The contact after (or before) the open one, in the order of the list, around its ends. */
export function neighbour(
  contacts: Readonly<Record<string, Contact>>,
  open: string | null,
  step: 1 | -1,
): string | null {
  const order = workOf(contacts).flatMap((section) => section.contacts.map((contact) => contact.id));
  if (order.length === 0) return null;
  const at = open === null ? -1 : order.indexOf(open);
  if (at < 0) return order[step === 1 ? 0 : order.length - 1] ?? null;
  return order[(at + step + order.length) % order.length] ?? null;
}

function inState(
  all: readonly Contact[],
  state: Contact["state"],
  key: (contact: Contact) => number,
): Contact[] {
  return all
    .filter((contact) => contact.state === state)
    .sort((a, b) => key(a) - key(b) || a.id.localeCompare(b.id));
}
