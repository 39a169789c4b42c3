import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { useStory } from "../story/story";
import { effectOf, isoOf, minutesOf, MOST_MINUTES, USUAL } from "./headStart";
import { useSupervision } from "./useSupervision";
import { WaitingDialog } from "./WaitingDialog";

export function PriorityDialog({ contact }: { contact: string }) {
  const story = useStory(contact).data;
  const has = minutesOf(story?.story ?? []);
  const [minutes, setMinutes] = useState<number | string>(has);
  const supervise = useSupervision(contact);
  const wanted = typeof minutes === "number" ? minutes : null;
  return (
    <WaitingDialog
      contact={contact}
      title="Change priority"
      verb="Change priority"
      disabled={wanted === null || wanted === has}
      onSubmit={() => supervise({ verb: "prioritise", headStart: isoOf(wanted ?? has) })}
    >
      <Text size="sm">
        A head start places the contact as if it had come so much earlier. It replaces the one that it has
        {has > 0 ? ` (${has} min)` : ""}; none puts it back where it came.
      </Text>
      <NumberInput
        label="Head start"
        suffix=" min"
        min={0}
        max={MOST_MINUTES}
        decimalScale={1}
        step={5}
        clampBehavior="strict"
        allowNegative={false}
        data-autofocus
        value={minutes}
        onChange={setMinutes}
      />
      <Group gap={6} role="group" aria-label="Usual head starts">
        {USUAL.map(([amount, label]) => (
          <Button
            key={amount}
            size="compact-sm"
            variant={wanted === amount ? "light" : "default"}
            aria-pressed={wanted === amount}
            onClick={() => setMinutes(amount)}
          >
            {label}
          </Button>
        ))}
      </Group>
      {story && wanted !== null && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {effectOf(wanted, story.contact.arrivedAt)}
        </Text>
      )}
    </WaitingDialog>
  );
}
