import { IconStairsUp } from "@tabler/icons-react";
import { Tag } from "../app/Tag";
import { useUser } from "../session/user";
import { isManager } from "../session/token";
import type { Contact } from "./frames";
import { readable } from "./names";

/** Says that a contact was raised: to the manager who reads it, or to which rung. */
export function RaisedBadge({ contact }: { contact: Contact }) {
  const mine = isManager(useUser());
  if (!contact.raisedTo) return null;
  return (
    <Tag tone="warn" leftSection={<IconStairsUp size={11} aria-hidden />}>
      {mine ? "Raised to you" : `Raised to ${readable(contact.raisedTo).toLowerCase()}`}
    </Tag>
  );
}
