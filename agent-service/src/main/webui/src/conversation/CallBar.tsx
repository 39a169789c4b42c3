import { Button, Group, Text } from "@mantine/core";
import {
  IconBellRinging,
  IconPhone,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { attempt } from "../desk/attempt";
import { send, useDeskState } from "../desk/desk";
import type { Contact, Message } from "../desk/frames";
import { callStateOf, type CallState } from "./call";
import { useHistory } from "./history";

const NONE: readonly Message[] = [];

const WORDS: Record<CallState, string> = {
  starting: "The call is being connected",
  ringing: "Your phone is ringing",
  talking: "You are on the phone",
  held: "The caller is on hold and hears music",
  unanswered: "The caller waits; your phone was not answered",
  unreached: "The customer did not answer the call",
};

/** The line of a call: what is heard on it, and hold. */
export function CallBar({ contact }: { contact: Contact }) {
  const { messages } = useHistory(contact);
  const live = useDeskState((desk) => desk.messages[contact.conversation] ?? NONE);
  const state = callStateOf(messages ?? NONE, live);
  const control = (type: "hold" | "resume" | "ring", what: string) =>
    void attempt(what, send({ type, contact: contact.id }));
  return (
    <Group p="md" gap="sm" role="group" aria-label="Call">
      <IconPhone size={18} aria-hidden />
      <Text size="sm" flex={1} role="status">
        {WORDS[state]}
      </Text>
      {state === "talking" && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlayerPause size={15} />}
          onClick={() => control("hold", "Holding")}
        >
          Hold
        </Button>
      )}
      {state === "held" && (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={15} />}
          onClick={() => control("resume", "Resuming")}
        >
          Resume
        </Button>
      )}
      {(state === "unanswered" || state === "starting") && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBellRinging size={15} />}
          onClick={() => control("ring", "Ringing")}
        >
          Ring my phone
        </Button>
      )}
      {state === "unreached" && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPhoneOutgoing size={15} />}
          onClick={() => control("ring", "Calling")}
        >
          Call again
        </Button>
      )}
    </Group>
  );
}
