import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState, type ReactNode, type SyntheticEvent } from "react";
import { closeDialog } from "../app/dialog";
import { attempt } from "./attempt";
import { useDeskState } from "./desk";
import { customerName } from "./names";

interface AskDialogProps {
  contact: string;
  title: string;
  verb: string;
  color?: string;
  disabled?: boolean;
  onSubmit: () => Promise<unknown>;
  secondary?: ReactNode;
  children: ReactNode;
}

/** A question about one contact with a button to go through with it. Closes by itself when the contact leaves the desk. */
export function AskDialog({
  contact: id,
  title,
  verb,
  color,
  disabled,
  onSubmit,
  secondary,
  children,
}: AskDialogProps) {
  const [busy, setBusy] = useState(false);
  const contact = useDeskState((desk) => desk.contacts[id]);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setBusy(true);
    if (await attempt(title, onSubmit())) closeDialog();
    setBusy(false);
  }

  return (
    <Modal opened={contact !== undefined} onClose={closeDialog} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          {contact && (
            <Text size="sm" c="dimmed">
              {customerName(contact)}
              {contact.subject && ` · ${contact.subject}`}
            </Text>
          )}
          {children}
          <Group justify="flex-end" gap="xs" mt="xs">
            {secondary}
            <Button variant="default" onClick={closeDialog}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={disabled ?? false} {...(color && { color })}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
