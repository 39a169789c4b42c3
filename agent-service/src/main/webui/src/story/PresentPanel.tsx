import { Group, Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { readable } from "../desk/names";
import { useNow } from "../time/clock";
import { exactTime, roughly } from "../time/format";
import table from "../app/table.module.css";
import classes from "./PresentPanel.module.css";
import type { Candidate, Next, Present } from "./story";

interface PresentPanelProps {
  present: Present;
  actions: ReactNode;
}

/** Why an open contact is where it is: who could have it and who not, what happens next, and what can be done. */
export function PresentPanel({ present, actions }: PresentPanelProps) {
  return (
    <section className={classes.panel} aria-label="Where it stands">
      <div className={classes.head}>
        <div>
          <Text fw={620}>{present.standing}</Text>
          <Text size="sm" c="dimmed">
            {present.asked}
          </Text>
        </div>
        {actions}
      </div>
      <div className={classes.columns}>
        <Upcoming next={present.next} />
        <Candidates present={present} />
      </div>
    </section>
  );
}

function Upcoming({ next }: { next: readonly Next[] }) {
  const now = useNow();
  return (
    <div>
      <Title order={2} size="0.875rem" mb={6}>
        What happens next
      </Title>
      {next.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing by itself.
        </Text>
      )}
      <ol className={classes.next}>
        {next.map(({ at, what, sentence }) => (
          <li key={`${what} ${at} ${sentence}`}>
            <span className="figures">
              <time dateTime={at}>{exactTime(at)}</time>
              <Text size="xs" c="dimmed">
                in {roughly(Math.max(0, Date.parse(at) - now))}
              </Text>
            </span>
            <Text size="sm">{sentence}</Text>
          </li>
        ))}
      </ol>
    </div>
  );
}

const COUNTED: Readonly<Record<string, string>> = {
  "has-it": "have it",
  free: "free",
  declined: "declined",
  reserved: "free, but not for this one",
  full: "full",
  "too-heavy": "loaded",
  busy: "busy",
  "not-ready": "not ready",
  offline: "not signed in",
  skill: "lack a skill",
  team: "of other teams",
  raised: "no managers",
  manager: "managers",
  excluded: "excluded",
};

function Candidates({ present }: { present: Present }) {
  return (
    <div>
      <Group gap="xs" mb={6} justify="space-between">
        <Title order={2} size="0.875rem">
          Who could have it
        </Title>
        <Text size="xs" c="dimmed">
          {Object.entries(present.counts)
            .map(([verdict, count]) => `${count} ${COUNTED[verdict] ?? readable(verdict).toLowerCase()}`)
            .join(" · ")}
        </Text>
      </Group>
      <div className={`${table.frame} ${classes.people}`} tabIndex={0} role="region" aria-label="People">
        <Table verticalSpacing={6} horizontalSpacing="sm" aria-label="Who could have it, and who not">
          <Table.Tbody>
            {present.agents.map((candidate) => (
              <CandidateRow key={candidate.agent} candidate={candidate} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

function CandidateRow({ candidate: { name, sentence, until } }: { candidate: Candidate }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={560}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {sentence}
          {until && `, until ${exactTime(until)}`}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
