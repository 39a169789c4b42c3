import { Button, Loader, Text } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useMemo } from "react";
import { useDeskState } from "../desk/desk";
import type { Contact, Message } from "../desk/frames";
import { reasonOf } from "../session/problem";
import { useNow } from "../time/clock";
import { dayOf } from "../time/format";
import classes from "./ConversationPane.module.css";
import { useHistory } from "./history";
import { MessageItem, PendingItem } from "./MessageItem";
import bubble from "./MessageItem.module.css";
import { threadOf, type ThreadItem } from "./thread";
import { useReadingScroll } from "./readingScroll";

const NONE: readonly Message[] = [];

export function Thread({ contact }: { contact: Contact }) {
  const { conversation } = contact;
  const history = useHistory(contact);
  const live = useDeskState((desk) => desk.messages[conversation] ?? NONE);
  const allPending = useDeskState((desk) => desk.pending);
  const deliveries = useDeskState((desk) => desk.deliveries);
  const today = useToday();
  const items = useMemo(() => {
    const pending = allPending.filter((reply) => reply.conversation === conversation);
    return threadOf(history.messages ?? NONE, live, pending, deliveries, today);
  }, [history.messages, live, allPending, deliveries, conversation, today]);
  const last = items.at(-1);
  const { ref, onScroll, behind, toEnd } = useReadingScroll(last?.key, last?.kind === "pending");

  return (
    <div className={classes.thread}>
      <div
        className={classes.scroll}
        ref={ref}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label="Messages"
      >
        <div className={classes.messages}>
          {contact.state !== "OFFERED" && !history.messages && !history.error && (
            <Loader size="sm" mx="auto" aria-label="Loading messages" />
          )}
          {history.error && <HistoryMissing reason={reasonOf(history.error)} again={history.again} />}
          {items.map((item, n) => (
            <Item key={item.key} item={item} before={items[n - 1]} channel={contact.channel} />
          ))}
        </div>
      </div>
      {behind && (
        <Button
          size="xs"
          radius="xl"
          className={classes.newer}
          leftSection={<IconArrowDown size={14} />}
          onClick={toEnd}
        >
          New messages
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  item: ThreadItem;
  before: ThreadItem | undefined;
  channel: Contact["channel"];
}

function Item({ item, before, channel }: ItemProps) {
  switch (item.kind) {
    case "day":
      return (
        <div className={bubble.day} role="separator" aria-label={item.label}>
          {item.label}
        </div>
      );
    case "pending":
      return <PendingItem reply={item.reply} />;
    case "message":
      return (
        <MessageItem
          message={item.message}
          status={item.status}
          follows={follows(item.message, before)}
          channel={channel}
        />
      );
  }
}

/** A message that continues its author's last one needs no name above it. */
function follows(message: Message, before: ThreadItem | undefined): boolean {
  return (
    before?.kind === "message" &&
    before.message.author === message.author &&
    before.message.name === message.name &&
    Date.parse(message.at) - Date.parse(before.message.at) < 3 * 60_000
  );
}

function HistoryMissing({ reason, again }: { reason: string; again: () => void }) {
  return (
    <Text size="sm" c="dimmed" ta="center" role="alert">
      Earlier messages can't be shown: {reason}{" "}
      <Button variant="subtle" size="compact-sm" onClick={again}>
        Try again
      </Button>
    </Text>
  );
}

/** Now, changing only with the day: what was today becomes yesterday at midnight. */
function useToday(): number {
  const time = useNow(60_000);
  const day = dayOf(new Date(time).toISOString(), 0);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => time, [day]);
}
