import { Text } from "@mantine/core";
import { useState } from "react";
import { NoteField } from "../desk/NoteField";
import { useUser } from "../session/user";
import { AgentSelect } from "../team/AgentSelect";
import { isInScope } from "../team/agents";
import { useSupervision } from "./useSupervision";
import { WaitingDialog } from "./WaitingDialog";

export function AssignDialog({ contact }: { contact: string }) {
  const [agent, setAgent] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const me = useUser().agent;
  const supervise = useSupervision(contact);
  const trimmed = note.trim();
  return (
    <WaitingDialog
      contact={contact}
      title="Assign contact"
      verb="Assign"
      disabled={!agent}
      onSubmit={() =>
        supervise({ verb: "assign", ...(agent && { agent }), ...(trimmed && { note: trimmed }) })
      }
    >
      <Text size="sm">
        Whoever you choose has it at once if there is a free place, without being asked; else it waits for
        that rep alone.
      </Text>
      <AgentSelect
        among={(one) => one.id !== me && isInScope(one)}
        value={agent}
        onChange={setAgent}
        autoFocus
      />
      <NoteField value={note} onChange={setNote} />
    </WaitingDialog>
  );
}
