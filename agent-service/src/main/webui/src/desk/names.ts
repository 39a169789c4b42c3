import type { Channel, Contact, Customer, PresenceState } from "./frames";

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

export const customerName = (customer: Customer) => customer.name || customer.address || "Unknown customer";

export const subjectOf = (contact: Contact) => contact.subject || `${CHANNELS[contact.channel]} contact`;

/** billing → Billing, senior-manager → Senior manager, SENIOR_MANAGER → Senior manager. */
export function readable(id: string): string {
  const words = id.replace(/[-_]/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
