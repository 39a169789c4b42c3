import { Button, Group, Stack, Text } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { attempt } from "./attempt";
import { Countdown } from "./Countdown";
import { send } from "./desk";
import type { Contact } from "./frames";
import { OutcomeField } from "./OutcomeField";
import { firstChoice, isComplete, outcomeOf } from "./outcomes";

/** The work after the contact: say how it ended before the time is up. */
export function WrapUpBar({ contact }: { contact: Contact }) {
  const [choice, setChoice] = useState(firstChoice);
  const [began] = useState(() => new Date().toISOString());
  const [busy, setBusy] = useState(false);

  async function finish(event: SyntheticEvent) {
    event.preventDefault();
    setBusy(true);
    await attempt("Finishing", send({ type: "finish", contact: contact.id, outcome: outcomeOf(choice) }));
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void finish(event)} aria-label="Wrap-up" id="wrap-up" tabIndex={-1}>
      <Group p="md" align="flex-start" wrap="nowrap">
        {contact.wrapUpEndsAt && (
          <Countdown from={began} to={contact.wrapUpEndsAt} label="Time left to wrap up" />
        )}
        <Stack gap="xs" flex={1}>
          <Text size="sm" c="dimmed">
            The conversation is over. How did it end?
          </Text>
          <OutcomeField choice={choice} onChange={setChoice} />
        </Stack>
        <Button type="submit" loading={busy} disabled={!isComplete(choice)}>
          Finish
        </Button>
      </Group>
    </form>
  );
}
