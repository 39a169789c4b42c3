import { IconPhoneOutgoing } from "@tabler/icons-react";
import { Tag } from "../app/Tag";
import type { Contact } from "./frames";

/** Says that the customer is not on the line but is to be called. */
export function CallbackBadge({ contact }: { contact: Contact }) {
  if (!contact.callback || contact.customerLeft) return null;
  return (
    <Tag tone="warn" leftSection={<IconPhoneOutgoing size={11} aria-hidden />}>
      Call back
    </Tag>
  );
}
