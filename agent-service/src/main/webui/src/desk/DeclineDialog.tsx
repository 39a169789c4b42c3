import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { ContactDialog } from "./ContactDialog";
import { deskState, send } from "./desk";

const REASONS = [
  ["busy", "Busy with another contact"],
  ["not-my-field", "Not my field"],
  ["knows-customer", "Someone else knows this customer"],
  ["other", "Something else"],
] as const;

export function DeclineDialog({ contact }: { contact: string }) {
  const [reason, setReason] = useState<string>(REASONS[0][0]);
  const [offer] = useState(() => deskState().contacts[contact]?.offer?.number ?? 0);
  return (
    <ContactDialog
      contact={contact}
      title="Decline offer"
      verb="Decline offer"
      color="red.9"
      onSubmit={() => send({ type: "decline", contact, offer, reason })}
    >
      <Radio.Group label="Reason" value={reason} onChange={setReason}>
        <Stack gap="xs" mt="xs">
          {REASONS.map(([code, label], n) => (
            <Radio key={code} value={code} label={label} data-autofocus={n === 0 || undefined} />
          ))}
        </Stack>
      </Radio.Group>
    </ContactDialog>
  );
}
