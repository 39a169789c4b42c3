import { Button } from "@mantine/core";
import { useState } from "react";
import { closeDialog } from "../app/dialog";
import { ContactDialog } from "./ContactDialog";
import { attempt } from "./attempt";
import { send } from "./desk";
import { OutcomeField } from "./OutcomeField";
import { firstChoice, isComplete, outcomeOf } from "./outcomes";

/** Ends a contact: at once with an outcome, or through a wrap-up in which the outcome is given. */
export function CompleteDialog({ contact }: { contact: string }) {
  const [choice, setChoice] = useState(firstChoice);
  const wrapUp = async () => {
    if (await attempt("Starting the wrap-up", send({ type: "complete", contact }))) closeDialog();
  };
  return (
    <ContactDialog
      contact={contact}
      title="Complete contact"
      verb="Complete contact"
      disabled={!isComplete(choice)}
      onSubmit={() => send({ type: "complete", contact, outcome: outcomeOf(choice) })}
      secondary={
        <Button variant="subtle" mr="auto" onClick={() => void wrapUp()}>
          Wrap up first
        </Button>
      }
    >
      <OutcomeField choice={choice} onChange={setChoice} autoFocus />
    </ContactDialog>
  );
}
