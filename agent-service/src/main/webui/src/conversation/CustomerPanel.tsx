import { ActionIcon, Anchor, CopyButton, Group, ScrollArea, Text, Title, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Face } from "../app/Face";
import type { Contact, ContactState } from "../desk/frames";
import { CHANNELS, customerName, readable } from "../desk/names";
import { CallbackBadge } from "../desk/CallbackBadge";
import { RaisedBadge } from "../desk/RaisedBadge";
import { useNow } from "../time/clock";
import { duration, exactTime, fullTime } from "../time/format";
import classes from "./CustomerPanel.module.css";
import { CustomerPast } from "./CustomerPast";

const STATES: Record<ContactState, string> = {
  QUEUED: "Waiting",
  OFFERED: "Offered to you",
  ASSIGNED: "With you",
  WRAPPING: "Wrapping up",
  PARKED: "Parked",
  CLOSED: "Closed",
  ABANDONED: "Abandoned",
};

/** Who the customer is and how the contact came here. */
export function CustomerPanel({ contact }: { contact: Contact }) {
  const { customer } = contact;
  return (
    <ScrollArea h="100%" type="auto" scrollbars="y">
      <div className={classes.panel}>
        <Group wrap="nowrap" gap="sm">
          <Face name={customerName(contact)} size={42} />
          <div style={{ minWidth: 0 }}>
            <Title order={2} size="0.9375rem" fw={640}>
              {customerName(contact)}
            </Title>
            {customer.address && contact.channel !== "CHAT" && <Address value={customer.address} />}
          </div>
        </Group>
        <RaisedBadge contact={contact} />
        <CallbackBadge contact={contact} />
        <section aria-label="This contact">
          <h3 className={classes.heading}>This contact</h3>
          <dl className={classes.facts}>
            <Fact name="State">{STATES[contact.state]}</Fact>
            <Fact name="Channel">{CHANNELS[contact.channel]}</Fact>
            <Fact name="Queue">{readable(contact.queue)}</Fact>
            <Fact name="Arrived">
              <time dateTime={contact.arrivedAt} title={fullTime(contact.arrivedAt)}>
                {exactTime(contact.arrivedAt)}
              </time>
            </Fact>
            <Times contact={contact} />
          </dl>
          <Anchor component={Link} to={`/stories/${contact.id}`} size="sm" mt="sm" display="inline-block">
            Contact story
          </Anchor>
        </section>
        <CustomerPast contact={contact} />
      </div>
    </ScrollArea>
  );
}

function Times({ contact }: { contact: Contact }) {
  const time = useNow();
  const arrived = Date.parse(contact.arrivedAt);
  const assigned = contact.assignedAt ? Date.parse(contact.assignedAt) : null;
  return (
    <>
      <Fact name={assigned ? "Waited" : "Waiting"}>
        <span className="figures">{duration((assigned ?? time) - arrived)}</span>
      </Fact>
      {assigned && (
        <Fact name="In hand">
          <span className="figures">{duration(time - assigned)}</span>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Address({ value }: { value: string }) {
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="xs" c="dimmed" truncate title={value}>
        {value}
      </Text>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? "Copied" : "Copy address"}>
            <ActionIcon variant="subtle" color="gray" size="xs" onClick={copy} aria-label="Copy address">
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
