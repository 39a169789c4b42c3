import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Contact } from "../desk/frames";
import { fullTime } from "../time/format";
import classes from "./CustomerPanel.module.css";
import { useConversation } from "./history";

/** What this customer wanted before, as far as the conversation tells. */
export function EarlierContacts({ contact }: { contact: Contact }) {
  const conversation = useConversation(contact);
  const earlier = (conversation.data?.contacts ?? []).filter(({ id }) => id !== contact.id);
  if (earlier.length === 0) return null;
  return (
    <section aria-label="Earlier contacts">
      <h3 className={classes.heading}>Earlier contacts</h3>
      {earlier.map(({ id, openedAt, outcome }) => (
        <Text key={id} size="sm">
          <Anchor component={Link} to={`/stories/${id}`} inherit>
            {openedAt ? fullTime(openedAt) : "Contact"}
          </Anchor>
          {outcome && ` · ${outcome}`}
        </Text>
      ))}
    </section>
  );
}
