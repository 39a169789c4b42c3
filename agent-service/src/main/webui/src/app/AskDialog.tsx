import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState, type ReactNode, type SyntheticEvent } from "react";
import { attempt } from "../desk/attempt";
import type { Contact } from "../desk/frames";
import { customerName } from "../desk/names";
import { closeDialog } from "./dialog";

export interface AskDialogProps {
  title: string;
  verb: string;
  color?: string;
  disabled?: boolean;
  /** what was asked for; false leaves the question open */
  onSubmit: () => Promise<unknown>;
  secondary?: ReactNode;
  children: ReactNode;
}

interface AboutProps {
  /** undefined once the question has lost its sense: then it closes by itself */
  about: Pick<Contact, "customer" | "channel" | "subject"> | undefined;
}

/** A question about one contact with a button to go through with it. */
export function AskDialog({
  about,
  title,
  verb,
  color,
  disabled,
  onSubmit,
  secondary,
  children,
}: AskDialogProps & AboutProps) {
  const [busy, setBusy] = useState(false);
  const opened = about !== undefined;
  // else it would be there again as soon as the contact is
  useEffect(() => {
    if (!opened) closeDialog();
  }, [opened]);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setBusy(true);
    const work = onSubmit();
    if ((await attempt(title, work)) && (await work) !== false) closeDialog();
    setBusy(false);
  }

  return (
    <Modal opened={opened} onClose={closeDialog} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          {about && (
            <Text size="sm" c="dimmed">
              {customerName(about)}
              {about.subject && ` · ${about.subject}`}
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
