import { Badge, Group, Switch, Table, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Face } from "../app/Face";
import { Loaded, Page } from "../app/Page";
import table from "../app/table.module.css";
import { Tag } from "../app/Tag";
import { readable } from "../desk/names";
import { presenceLabel } from "../presence/reasons";
import { isPresent, skillsOf, useAgents, useTeams, type Agent, type Team } from "./agents";
import { WhyNoWork } from "./WhyNoWork";
import { PresenceDot } from "./PresenceDot";

const REFRESH_MS = 5_000;

/** Who is there, and what they can do. */
export function TeamPage() {
  const agents = useAgents(REFRESH_MS);
  const teams = useTeams();
  const [wanted, setWanted] = useState("");
  const [present, setPresent] = useState(false);

  return (
    <Page
      title="Team"
      lead="Who is there, and what they can do"
      actions={
        <Group>
          <Switch
            label="Only who is here"
            checked={present}
            onChange={(event) => setPresent(event.currentTarget.checked)}
          />
          <TextInput
            aria-label="Find people"
            placeholder="Name, team or skill"
            leftSection={<IconSearch size={16} />}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </Group>
      }
    >
      <Loaded query={agents} label="Team">
        {(list) => (
          <AgentTable
            agents={list.filter((agent) => matches(agent, wanted) && (!present || isPresent(agent)))}
            teams={teams.data ?? []}
          />
        )}
      </Loaded>
    </Page>
  );
}

function matches(agent: Agent, wanted: string): boolean {
  const words = [agent.name, agent.team ?? "", ...Object.keys(agent.skills ?? {})].join(" ").toLowerCase();
  return words.includes(wanted.trim().toLowerCase());
}

function AgentTable({ agents, teams }: { agents: readonly Agent[]; teams: readonly Team[] }) {
  const byTeam = [...agents].sort(
    (a, b) => (a.team ?? "").localeCompare(b.team ?? "") || a.name.localeCompare(b.name),
  );
  return (
    <div className={table.frame}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Team</Table.Th>
            <Table.Th>Presence</Table.Th>
            <Table.Th>Skills</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {byTeam.map((agent) => (
            <AgentRow key={agent.id} agent={agent} teams={teams} />
          ))}
          {byTeam.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={5}>
                <Text size="sm" c="dimmed">
                  Nobody matches.
                </Text>
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function AgentRow({ agent, teams }: { agent: Agent; teams: readonly Team[] }) {
  const manages = teams.filter((team) => team.manager === agent.id);
  const team = teams.find(({ id }) => id === agent.team);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Face name={agent.name} size={28} />
          <Text size="sm" fw={560}>
            {agent.name}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>{team?.name ?? (agent.team ? readable(agent.team) : "–")}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <PresenceDot presence={agent.presence ?? null} />
          {presenceLabel(agent.presence ?? { state: "OFFLINE" })}
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap={6}>
          {manages.map(({ id, name }) => (
            <Tag key={id} tone="warn">
              Manages {name}
            </Tag>
          ))}
          {skillsOf(agent).map(([skill, level]) => (
            <Badge key={skill} variant="default" className="figures" aria-label={`${skill}, level ${level}`}>
              {readable(skill)} {level}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td w="1%">
        <WhyNoWork agent={agent.id} name={agent.name} />
      </Table.Td>
    </Table.Tr>
  );
}
