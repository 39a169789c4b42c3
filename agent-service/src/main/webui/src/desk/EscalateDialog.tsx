import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { ContactDialog } from "./ContactDialog";
import { send } from "./desk";

export function EscalateDialog({ contact }: { contact: string }) {
  const [reason, setReason] = useState("");
  return (
    <ContactDialog
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
    </ContactDialog>
  );
}
