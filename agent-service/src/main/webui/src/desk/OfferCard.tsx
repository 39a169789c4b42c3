import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { openDialog } from "../app/dialog";
import { shownKeys } from "../app/keys";
import { useNow } from "../time/clock";
import { roughly } from "../time/format";
import { accept } from "./actions";
import { CallbackBadge } from "./CallbackBadge";
import { ChannelIcon } from "./ChannelIcon";
import { Countdown } from "./Countdown";
import type { Contact, Offer } from "./frames";
import { customerName, readable, subjectOf } from "./names";
import { RaisedBadge } from "./RaisedBadge";
import { whyMe } from "./why";
import classes from "./WorkList.module.css";

/** A contact held for this rep until accepted, declined or expired. */
export function OfferCard({ contact, offer }: { contact: Contact; offer: Offer }) {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const waited = useNow() - Date.parse(contact.arrivedAt);
  const name = customerName(contact);

  async function take() {
    setBusy(true);
    const taken = await accept(contact);
    setBusy(false);
    if (taken) void navigate({ to: "/contacts/$contact", params: { contact: contact.id } });
  }

  return (
    <article className={classes.offer} aria-label={`Offer: ${name}`}>
      <Group gap="sm" wrap="nowrap">
        <ChannelIcon channel={contact.channel} size={34} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" fw={650} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate className="figures">
            {readable(contact.queue)} · waits {roughly(waited)}
          </Text>
        </div>
        <Countdown from={offer.offeredAt} to={offer.expiresAt} label="Time left to accept" />
      </Group>
      <RaisedBadge contact={contact} />
      <CallbackBadge contact={contact} />
      <div className={classes.preview}>
        <Text size="sm" fw={500} lineClamp={1}>
          {subjectOf(contact)}
        </Text>
        {contact.preview && contact.preview !== contact.subject && (
          <Text size="xs" c="dimmed" lineClamp={3}>
            {contact.preview}
          </Text>
        )}
      </div>
      <Group gap="xs" grow preventGrowOverflow={false} wrap="nowrap">
        <Button size="xs" loading={busy} onClick={() => void take()} title={shownKeys("accept").join(" ")}>
          Accept
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => openDialog({ type: "decline", contact: contact.id })}
          title={shownKeys("decline").join(" ")}
        >
          Decline
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {whyMe(offer)}
      </Text>
    </article>
  );
}
