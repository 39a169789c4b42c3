import { Text, Title } from "@mantine/core";
import { IconDoorExit } from "@tabler/icons-react";
import { ChannelIcon } from "../desk/ChannelIcon";
import { ContactActions } from "../desk/ContactActions";
import type { Contact } from "../desk/frames";
import { CHANNELS, customerName, readable } from "../desk/names";
import { OfferedFoot } from "../desk/OfferedFoot";
import { WrapUpBar } from "../desk/WrapUpBar";
import { CallBar } from "./CallBar";
import classes from "./ConversationPane.module.css";
import { ReplyBox } from "./ReplyBox";
import { Thread } from "./Thread";

/** One contact: what was said, and what can be done about it. */
export function ConversationPane({ contact }: { contact: Contact }) {
  return (
    <section className={classes.pane} aria-label="Conversation">
      <header className={classes.head}>
        <ChannelIcon channel={contact.channel} size={34} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Title
            order={1}
            size="0.9375rem"
            fw={640}
            textWrap="nowrap"
            style={{ overflow: "hidden", textOverflow: "ellipsis" }}
          >
            {customerName(contact)}
          </Title>
          <Text size="xs" c="dimmed" truncate>
            {[contact.subject, CHANNELS[contact.channel], readable(contact.queue)]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        </div>
        <ContactActions contact={contact} />
      </header>
      <Thread contact={contact} />
      <footer className={classes.foot}>
        {contact.customerLeft && contact.state === "ASSIGNED" && <CustomerLeft />}
        <Foot contact={contact} />
      </footer>
    </section>
  );
}

function Foot({ contact }: { contact: Contact }) {
  switch (contact.state) {
    case "OFFERED":
      return <OfferedFoot />;
    case "WRAPPING":
      return <WrapUpBar contact={contact} />;
    case "PARKED":
      return (
        <Text size="sm" c="dimmed" p="md">
          Parked until the customer writes again. Reopen it to write first.
        </Text>
      );
    default:
      return contact.channel === "PHONE" ? <CallBar contact={contact} /> : <ReplyBox contact={contact} />;
  }
}

function CustomerLeft() {
  return (
    <div className={classes.banner} role="status">
      <IconDoorExit size={16} color="var(--sb-warn)" aria-hidden />
      The customer has left the conversation. You can complete the contact.
    </div>
  );
}
