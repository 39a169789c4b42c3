import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { AskDialog } from "./AskDialog";
import { send } from "./desk";

export function EscalateDialog({ contact }: { contact: string }) {
  const [reason, setReason] = useState("");
  return (
    <AskDialog
      contact={contact}
      title="Escalate contact"
      verb="Escalate"
      disabled={!reason.trim()}
      onSubmit={() => send({ type: "escalate", contact, reason: reason.trim() })}
    >
      <Text size="sm">The contact leaves your desk and goes to the next manager up, with your reason.</Text>
      <Textarea
        label="Reason"
        placeholder="What should the manager know?"
        autosize
        minRows={3}
        maxRows={8}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskDialog>
  );
}
