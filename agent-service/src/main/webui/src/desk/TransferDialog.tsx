import { Group, SegmentedControl, Select, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useQueues } from "../queues/queues";
import { reasonOf } from "../session/problem";
import { useUser } from "../session/user";
import { PresenceDot } from "../team/PresenceDot";
import { skillsLine, useAgents, type Agent } from "../team/agents";
import { AskDialog } from "./AskDialog";
import { send, useDeskState } from "./desk";
import { readable } from "./names";

type Target = "queue" | "agent";

export function TransferDialog({ contact }: { contact: string }) {
  const [target, setTarget] = useState<Target>("queue");
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const own = useDeskState((desk) => desk.contacts[contact]?.queue);
  const trimmed = note.trim();

  return (
    <AskDialog
      contact={contact}
      title="Transfer contact"
      verb="Transfer"
      disabled={!to}
      onSubmit={() =>
        send({ type: "transfer", contact, ...(to && { [target]: to }), ...(trimmed && { note: trimmed }) })
      }
    >
      <SegmentedControl
        aria-label="Transfer to"
        value={target}
        onChange={(value) => {
          setTarget(value as Target);
          setTo(null);
        }}
        data={[
          { value: "queue", label: "Queue" },
          { value: "agent", label: "Agent" },
        ]}
      />
      {target === "queue" ? (
        <QueueSelect except={own} value={to} onChange={setTo} />
      ) : (
        <AgentSelect value={to} onChange={setTo} />
      )}
      <Textarea
        label="Note"
        description="Whoever takes it reads this first"
        autosize
        minRows={2}
        maxRows={6}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </AskDialog>
  );
}

interface ChoiceProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

function QueueSelect({ except, value, onChange }: ChoiceProps & { except: string | undefined }) {
  const queues = useQueues();
  const data = (queues.data ?? [])
    .filter((queue) => queue.queue !== except)
    .map(({ queue, name, waiting }) => ({
      value: queue,
      label: `${name || readable(queue)} (${waiting} waiting)`,
    }));
  return (
    <Select
      key="queue"
      label="Queue"
      placeholder="Search queues"
      searchable
      data-autofocus
      data={data}
      value={value}
      onChange={onChange}
      error={queues.error && `The queues can't be listed: ${reasonOf(queues.error)}`}
      nothingFoundMessage="No such queue"
    />
  );
}

function AgentSelect({ value, onChange }: ChoiceProps) {
  const agents = useAgents();
  const me = useUser().agent;
  const others = (agents.data ?? []).filter((agent) => agent.id !== me);
  const byId = new Map(others.map((agent) => [agent.id, agent]));
  return (
    <Select
      key="agent"
      label="Agent"
      placeholder="Search agents"
      searchable
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      error={agents.error && `The agents can't be listed: ${reasonOf(agents.error)}`}
      nothingFoundMessage="No such agent"
      renderOption={({ option }) => <AgentOption agent={byId.get(option.value)} label={option.label} />}
    />
  );
}

function AgentOption({ agent, label }: { agent: Agent | undefined; label: string }) {
  return (
    <Group gap="xs" wrap="nowrap" w="100%">
      <PresenceDot presence={agent?.presence ?? null} />
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed" ml="auto" truncate>
        {agent && [agent.team && readable(agent.team), skillsLine(agent)].filter(Boolean).join(" · ")}
      </Text>
    </Group>
  );
}
