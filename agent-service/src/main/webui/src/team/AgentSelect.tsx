import { Group, Select, Text } from "@mantine/core";
import { readable } from "../desk/names";
import { presenceLabel } from "../presence/reasons";
import { reasonOf } from "../session/problem";
import { isPresent, presentFirst, skillsLine, useAgents, type Agent } from "./agents";
import { PresenceDot } from "./PresenceDot";

const REFRESH_MS = 5_000;

interface AgentSelectProps {
  /** who comes into question at all */
  among: (agent: Agent) => boolean;
  value: string | null;
  onChange: (agent: string | null) => void;
  autoFocus?: boolean;
}

/** Which agent, whoever is there first. Who is not signed in can be given nothing. */
export function AgentSelect({ among, value, onChange, autoFocus }: AgentSelectProps) {
  const agents = useAgents(REFRESH_MS);
  const choice = presentFirst((agents.data ?? []).filter(among));
  const byId = new Map(choice.map((agent) => [agent.id, agent]));
  return (
    <Select
      label="Agent"
      placeholder="Search agents"
      searchable
      data-autofocus={autoFocus || undefined}
      data={choice.map((agent) => ({ value: agent.id, label: agent.name, disabled: !isPresent(agent) }))}
      value={value}
      onChange={onChange}
      error={agents.error && `The agents can't be listed: ${reasonOf(agents.error)}`}
      nothingFoundMessage="No such agent"
      renderOption={({ option }) => <AgentOption agent={byId.get(option.value)} label={option.label} />}
    />
  );
}

function AgentOption({ agent, label }: { agent: Agent | undefined; label: string }) {
  const presence = presenceLabel(agent?.presence ?? { state: "OFFLINE" });
  return (
    <Group gap="xs" wrap="nowrap" w="100%">
      <PresenceDot presence={agent?.presence ?? null} />
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed" ml="auto" truncate>
        {agent &&
          [presence, agent.team && readable(agent.team), skillsLine(agent)].filter(Boolean).join(" · ")}
      </Text>
    </Group>
  );
}
