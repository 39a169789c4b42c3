import { Badge, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Tag } from "../app/Tag";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import { CallbackBadge } from "./CallbackBadge";
import { ChannelIcon } from "./ChannelIcon";
import { useDeskState } from "./desk";
import type { Contact } from "./frames";
import { customerName, subjectOf } from "./names";
import { RaisedBadge } from "./RaisedBadge";
import classes from "./WorkList.module.css";

/** One contact in the rep's list. */
export function WorkItem({ contact, open }: { contact: Contact; open: boolean }) {
  const unread = useDeskState((desk) => desk.unread[contact.id] ?? 0);
  const latest = useDeskState((desk) => desk.messages[contact.conversation]?.at(-1));
  const subject = subjectOf(contact);
  const preview = latest?.text ?? contact.preview;

  return (
    <Link
      to="/contacts/$contact"
      params={{ contact: contact.id }}
      className={classes.item}
      data-open={open || undefined}
      aria-current={open ? "true" : undefined}
    >
      <ChannelIcon channel={contact.channel} size={34} />
      <div>
        <div className={classes.line}>
          <Text size="sm" fw={unread > 0 ? 700 : 560} truncate>
            {customerName(contact)}
          </Text>
          <TimeInState contact={contact} />
        </div>
        <div className={classes.line}>
          <Text size="xs" truncate c={unread > 0 ? "var(--mantine-color-text)" : "dimmed"}>
            {subject}
          </Text>
          {unread > 0 && (
            <Badge size="sm" circle aria-label={`${unread} unread`}>
              {unread}
            </Badge>
          )}
        </div>
        {preview && preview !== subject && (
          <Text size="xs" c="dimmed" truncate>
            {latest?.author === "AGENT" && "You: "}
            {preview}
          </Text>
        )}
        {(contact.customerLeft || contact.raisedTo || contact.callback) && (
          <div>
            <RaisedBadge contact={contact} />
            <CallbackBadge contact={contact} />
            {contact.customerLeft && <Tag tone="quiet">Customer left</Tag>}
          </div>
        )}
      </div>
    </Link>
  );
}

/** How long the rep has had it; counting down while wrapping up. */
function TimeInState({ contact }: { contact: Contact }) {
  const time = useNow();
  const wrapping = contact.state === "WRAPPING" && contact.wrapUpEndsAt;
  const millis = wrapping
    ? Date.parse(wrapping) - time
    : time - Date.parse(contact.assignedAt ?? contact.arrivedAt);
  return (
    <Text
      size="xs"
      c="dimmed"
      className="figures"
      flex="none"
      aria-label={`${wrapping ? "Left" : "Since"} ${duration(millis)}`}
    >
      {duration(millis)}
    </Text>
  );
}
