import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { dropReply, retryReply } from "../desk/replies";
import type { Attachment, Channel, Message } from "../desk/frames";
import type { PendingReply } from "../desk/state";
import { clockTime, fullTime } from "../time/format";
import { DeliveryLine, StatusLine } from "./DeliveryLine";
import { MailBody } from "./MailBody";
import classes from "./MessageItem.module.css";
import type { ShownStatus } from "./thread";

interface MessageItemProps {
  message: Message;
  status: ShownStatus | null;
  follows: boolean;
  channel: Channel;
}

export function MessageItem({ message, status, follows, channel }: MessageItemProps) {
  if (message.author === "SYSTEM") {
    return (
      <p className={classes.system}>
        {message.text} · <time dateTime={message.at}>{clockTime(message.at)}</time>
      </p>
    );
  }
  const mine = message.author === "AGENT";
  const mail = channel === "EMAIL";
  return (
    <article
      className={classes.message}
      data-mine={mine || undefined}
      data-mail={mail || undefined}
      data-follows={(follows && !mail) || undefined}
      aria-label={`${mine ? "Agent" : "Customer"} message`}
    >
      {(!follows || mail) && (
        <div className={classes.who}>
          <b>{message.name || (mine ? "Agent" : "Customer")}</b>
          <time dateTime={message.at} title={fullTime(message.at)}>
            {clockTime(message.at)}
          </time>
        </div>
      )}
      <div className={classes.bubble}>
        {mail && message.subject && <strong className={classes.subject}>{message.subject}</strong>}
        {message.html ? <MailBody html={message.html} /> : message.text}
      </div>
      <Attachments list={message.attachments ?? []} />
      {mine && status && <DeliveryLine {...status} />}
    </article>
  );
}

export function PendingItem({ reply }: { reply: PendingReply }) {
  const refused = reply.state === "refused";
  return (
    <article
      className={classes.message}
      data-mine
      data-pending={!refused || undefined}
      aria-label="Agent message"
    >
      <div className={classes.bubble}>{reply.text}</div>
      {refused ? (
        <>
          <StatusLine tone="bad" text={`Not sent: ${reply.detail ?? "it was refused"}`} />
          <div>
            <Button variant="subtle" size="compact-xs" onClick={() => retryReply(reply.message)}>
              Send again
            </Button>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => dropReply(reply.message)}>
              Discard
            </Button>
          </div>
        </>
      ) : (
        <StatusLine tone="plain" text={reply.state === "taken" ? "Accepted" : "Sending"} />
      )}
    </article>
  );
}

function Attachments({ list }: { list: readonly Attachment[] }) {
  if (list.length === 0) return null;
  return (
    <ul className={classes.attachments} aria-label="Attachments">
      {list.map(({ name, type, size }, n) => (
        <li key={n} className={classes.attachment} title={type}>
          <IconPaperclip size={14} aria-hidden />
          {name} <span style={{ color: "var(--mantine-color-dimmed)" }}>{sizeOf(size)}</span>
        </li>
      ))}
    </ul>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
