import { notifications } from "@mantine/notifications";
import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { NoteField } from "../desk/NoteField";
import { QueueSelect } from "../queues/QueueSelect";
import { useQueues } from "../queues/queues";
import { useStory } from "../story/story";
import { useManages } from "./scope";
import { ask, type Wish } from "./supervise";
import { useSupervision } from "./useSupervision";
import { WaitingDialog } from "./WaitingDialog";

export function MoveDialog({ contact }: { contact: string }) {
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const own = useStory(contact).data?.contact.queue?.id;
  const queue = useQueues().data?.find((known) => known.queue === to);
  const leavesScope = !useManages()(queue?.team) && queue !== undefined;
  const supervise = useSupervision(contact);
  const navigate = useNavigate();
  const trimmed = note.trim();

  async function giveAway(wish: Wish) {
    await ask(contact, wish);
    // its story is other people's business from now on
    await navigate({ to: "/stories" });
    notifications.show({
      color: "teal",
      title: "Handed over",
      message: `It waits in queue ${queue?.name ?? ""}, for a team that is not yours.`,
    });
  }

  return (
    <WaitingDialog
      contact={contact}
      title="Move contact"
      verb="Move"
      disabled={!to}
      onSubmit={() => {
        const wish: Wish = { verb: "move", queue: to ?? "", ...(trimmed && { note: trimmed }) };
        return leavesScope ? giveAway(wish) : supervise(wish);
      }}
    >
      <QueueSelect except={own} value={to} onChange={setTo} />
      <Text size="sm" c="dimmed" aria-live="polite">
        It keeps its place by arrival.
        {leavesScope &&
          " That queue belongs to a team that is not yours: you will see the contact no longer."}
      </Text>
      <NoteField value={note} onChange={setNote} />
    </WaitingDialog>
  );
}
