import { Button, Group, Modal, Text } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useState } from "react";
import { attempt } from "../desk/attempt";
import { isManager } from "../session/token";
import { useUser } from "../session/user";
import { switchCrisis } from "./crisis";
import type { Crisis } from "./live";

/** The manager's switch for the crisis mode. It asks first: everybody feels it. */
export function CrisisSwitch({ crisis }: { crisis: Crisis }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const mayPress = isManager(useUser());
  if (!mayPress) return null;
  const verb = crisis.on ? "End the crisis mode" : "Start the crisis mode";

  async function confirm() {
    setBusy(true);
    if (await attempt(verb, switchCrisis(!crisis.on))) setAsking(false);
    setBusy(false);
  }

  return (
    <>
      <Button
        {...(crisis.on || crisis.proposal ? { color: "red.9" } : { variant: "default" })}
        leftSection={<IconUrgent size={17} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={verb}>
        <Text size="sm">
          {crisis.on
            ? "Routing goes on as the plan has it on an ordinary day."
            : "Waiting customers are told so, the plan's chosen queues go first, and managers take contacts of their teams."}
        </Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Cancel
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void confirm()} data-autofocus>
            {verb}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
