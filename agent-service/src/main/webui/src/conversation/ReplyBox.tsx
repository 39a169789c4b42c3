import { Button, Kbd, Text, Textarea } from "@mantine/core";
import { IconSend2 } from "@tabler/icons-react";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useDesk } from "../desk/desk";
import type { Contact } from "../desk/frames";
import { keepDraft, keptDraft } from "../desk/memory";
import { customerName } from "../desk/names";
import { reply } from "../desk/replies";
import classes from "./ReplyBox.module.css";

const LONGEST = 20_000;

/** Where the rep writes. What is not sent yet is kept for this contact, also across a reload. */
export function ReplyBox({ contact }: { contact: Contact }) {
  const [text, setText] = useState(() => keptDraft(contact.id));
  const live = useDesk(({ link }) => link === "live" || link === "resumed");
  const mail = contact.channel === "EMAIL";

  useEffect(() => keepDraft(contact.id, text), [contact.id, text]);

  function send() {
    const words = text.trim();
    if (!words) return;
    reply(contact.id, contact.conversation, words);
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    const wanted = mail ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (event.key !== "Enter" || !wanted || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <div className={classes.box}>
      {mail && (
        <div className={classes.to}>
          <span>To {contact.customer.address ?? customerName(contact)}</span>
          {contact.subject && <span>· Re: {contact.subject.replace(/^re:\s*/i, "")}</span>}
        </div>
      )}
      <div className={classes.row}>
        <Textarea
          id="reply"
          aria-label="Reply"
          placeholder={mail ? "Write an answer" : `Write to ${customerName(contact)}`}
          flex={1}
          autosize
          autoFocus
          minRows={mail ? 4 : 1}
          maxRows={mail ? 14 : 8}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button onClick={send} disabled={!text.trim()} leftSection={<IconSend2 size={17} aria-hidden />}>
          Send
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        {live ? (
          <Hint mail={mail} />
        ) : (
          "You are offline. What you send is kept and goes out when the line is back."
        )}
      </Text>
    </div>
  );
}

function Hint({ mail }: { mail: boolean }) {
  return (
    <>
      <Kbd size="xs">{mail ? "Ctrl Enter" : "Enter"}</Kbd> sends{!mail && ", "}
      {!mail && <Kbd size="xs">Shift Enter</Kbd>}
      {!mail && " starts a new line"}
    </>
  );
}
