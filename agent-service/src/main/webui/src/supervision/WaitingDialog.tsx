import { AskDialog, type AskDialogProps } from "../app/AskDialog";
import { useStory } from "../story/story";
import { isWaiting } from "./scope";

/** A question about a contact that waits. Closes by itself when somebody has accepted it, or it is over. */
export function WaitingDialog({ contact, ...question }: AskDialogProps & { contact: string }) {
  const told = useStory(contact).data?.contact;
  return <AskDialog about={told && isWaiting(told) ? told : undefined} {...question} />;
}
