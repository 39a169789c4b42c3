import { Button, Group, Modal, Text } from "@mantine/core";
import { signOut } from "../session/session";
import { takeDeskBack, useDesk } from "./desk";

/** A rep has one desk; another window took it. */
export function OpenedElsewhere() {
  const elsewhere = useDesk((desk) => desk.link === "elsewhere");
  return (
    <Modal
      opened={elsewhere}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your desk is open elsewhere"
    >
      <Text size="sm" c="dimmed">
        You opened Switchboard in another window or on another machine. Work goes on there. Nothing was lost.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => void signOut()}>
          Sign out
        </Button>
        <Button data-autofocus onClick={takeDeskBack}>
          Use it here
        </Button>
      </Group>
    </Modal>
  );
}
