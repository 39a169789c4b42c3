import type { Channel, Contact, PresenceState } from "./frames";

export const CHANNELS: Record<Channel, string> = {
  PHONE: "Phone",
  EMAIL: "E-mail",
  CHAT: "Chat",
  SOCIAL: "Social",
};

export const PRESENCES: Record<PresenceState, string> = {
  READY: "Ready",
  NOT_READY: "Not ready",
  OFFLINE: "Offline",
};

/** A chat visitor who gave no name has an address that tells nobody anything: its end is enough to tell two of them apart. */
export function customerName({ customer, channel }: Pick<Contact, "customer" | "channel">): string {
  if (customer.name) return customer.name;
  if (!customer.address) return "Unknown customer";
  return channel === "CHAT" ? `Visitor ${customer.address.slice(-4).toUpperCase()}` : customer.address;
}

export const subjectOf = (contact: Contact) => contact.subject || `${CHANNELS[contact.channel]} contact`;

/** billing → Billing, senior-manager → Senior manager, SENIOR_MANAGER → Senior manager. */
export function readable(id: string): string {
  const words = id.replace(/[-_]/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
