import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconUrgent } from "@tabler/icons-react";
import { clockTime } from "../time/format";
import { proposalInWords } from "./crisis";
import type { Crisis } from "./live";

/** That the workspace is in crisis mode, or should be; nothing on an ordinary day. */
export function CrisisBanner({ crisis }: { crisis: Crisis }) {
  if (crisis.on) {
    const since = crisis.since ? ` since ${clockTime(crisis.since)}` : "";
    return (
      <Alert color="red" icon={<IconUrgent />} title={`Crisis mode${since}`} mb="md" role="status">
        <Text size="sm">
          {crisis.by && `Switched on by ${crisis.by}. `}
          {crisis.message && `Customers are told: “${crisis.message}”`}
        </Text>
      </Alert>
    );
  }
  if (!crisis.proposal) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconAlertTriangle />}
      title="This looks like a crisis"
      mb="md"
      role="status"
    >
      <Text size="sm">
        {proposalInWords(crisis.proposal)} Nothing changes until a manager switches it on.
      </Text>
    </Alert>
  );
}
