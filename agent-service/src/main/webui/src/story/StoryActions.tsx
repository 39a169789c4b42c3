import { Button, Group } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useDeskState } from "../desk/desk";
import { isWaiting, useManages } from "../supervision/scope";
import { WaitingActions } from "../supervision/WaitingActions";
import type { Explanation } from "./story";

/** What the reader can do about the contact: go on with it at the own desk, or see to it as a manager. */
export function StoryActions({ story: { contact, now } }: { story: Explanation }) {
  const atDesk = useDeskState((desk) => contact.contact in desk.contacts);
  const manages = useManages();
  return (
    <>
      {atDesk && (
        <Group>
          <Button
            size="xs"
            leftSection={<IconHeadset size={16} aria-hidden />}
            renderRoot={(rest) => (
              <Link to="/contacts/$contact" params={{ contact: contact.contact }} {...rest} />
            )}
          >
            Open at your desk
          </Button>
        </Group>
      )}
      {isWaiting(contact) && manages(contact.queue?.team) && (
        <WaitingActions contact={contact} inLine={now?.position !== undefined} />
      )}
    </>
  );
}
