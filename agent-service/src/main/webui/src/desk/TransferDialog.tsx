import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { QueueSelect } from "../queues/QueueSelect";
import { useUser } from "../session/user";
import { AgentSelect } from "../team/AgentSelect";
import { ContactDialog } from "./ContactDialog";
import { send, useDeskState } from "./desk";
import { NoteField } from "./NoteField";

type Target = "queue" | "agent";

export function TransferDialog({ contact }: { contact: string }) {
  const [target, setTarget] = useState<Target>("queue");
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const own = useDeskState((desk) => desk.contacts[contact]?.queue);
  const me = useUser().agent;
  const trimmed = note.trim();

  return (
    <ContactDialog
      contact={contact}
      title="Transfer contact"
      verb="Transfer"
      disabled={!to}
      onSubmit={() =>
        send({ type: "transfer", contact, ...(to && { [target]: to }), ...(trimmed && { note: trimmed }) })
      }
    >
      <SegmentedControl
        aria-label="Transfer to"
        value={target}
        onChange={(value) => {
          setTarget(value as Target);
          setTo(null);
        }}
        data={[
          { value: "queue", label: "Queue" },
          { value: "agent", label: "Agent" },
        ]}
      />
      {target === "queue" ? (
        <QueueSelect except={own} value={to} onChange={setTo} />
      ) : (
        <AgentSelect among={(agent) => agent.id !== me} value={to} onChange={setTo} />
      )}
      <NoteField value={note} onChange={setNote} />
    </ContactDialog>
  );
}
