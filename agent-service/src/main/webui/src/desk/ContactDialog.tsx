import { AskDialog, type AskDialogProps } from "../app/AskDialog";
import { useDeskState } from "./desk";

/** A question about a contact at the desk. Closes by itself when the contact leaves it. */
export function ContactDialog({ contact, ...question }: AskDialogProps & { contact: string }) {
  return <AskDialog about={useDeskState((desk) => desk.contacts[contact])} {...question} />;
}
