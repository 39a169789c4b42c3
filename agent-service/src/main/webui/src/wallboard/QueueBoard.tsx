import { Table, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import { percent, toneOf } from "./figures";
import type { Figures } from "./live";
import { WaitingContacts } from "./WaitingContacts";
import classes from "./Wallboard.module.css";

/** Each queue in a line, the one with the longest wait first; a queue opens to show who waits in it. */
export function QueueBoard({ queues }: { queues: readonly Figures[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className={classes.panel} aria-label="Queues">
      <h2 className={classes.heading}>Queues</h2>
      <Table verticalSpacing="xs" horizontalSpacing="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Queue</Table.Th>
            <Table.Th>Waiting</Table.Th>
            <Table.Th>Longest</Table.Th>
            <Table.Th>With a rep</Table.Th>
            <Table.Th>Level now</Table.Th>
            <Table.Th>Level today</Table.Th>
            <Table.Th>Offered</Table.Th>
            <Table.Th>Answered</Table.Th>
            <Table.Th>Abandoned</Table.Th>
            <Table.Th>Blocked</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...queues].sort(longestFirst).map((queue) => (
            <Fragment key={queue.id}>
              <QueueLine
                queue={queue}
                open={open === queue.id}
                onToggle={() => setOpen(open === queue.id ? null : queue.id)}
              />
              {open === queue.id && (
                <Table.Tr>
                  <Table.Td colSpan={10} p={0}>
                    <WaitingContacts queue={queue.id} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function QueueLine({ queue, open, onToggle }: { queue: Figures; open: boolean; onToggle: () => void }) {
  const time = useNow();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Table.Tr className="figures">
      <Table.Td>
        <UnstyledButton onClick={onToggle} aria-expanded={open} className={classes.opener}>
          <Chevron size={16} aria-hidden />
          {queue.name}
        </UnstyledButton>
      </Table.Td>
      <Table.Td fw={queue.waiting > 0 ? 700 : 400}>
        {queue.waiting}
        {queue.later > 0 && <span className={classes.dim}> + {queue.later} later</span>}
      </Table.Td>
      <Table.Td>{queue.oldestSince === null ? "–" : duration(time - Date.parse(queue.oldestSince))}</Table.Td>
      <Table.Td>{queue.inService}</Table.Td>
      <Table.Td data-tone={toneOf(queue.serviceLevelNow)}>{percent(queue.serviceLevelNow)}</Table.Td>
      <Table.Td data-tone={toneOf(queue.serviceLevelToday)}>{percent(queue.serviceLevelToday)}</Table.Td>
      <Table.Td>{queue.offeredToday}</Table.Td>
      <Table.Td>{queue.answeredToday}</Table.Td>
      <Table.Td>{queue.abandonedToday}</Table.Td>
      <Table.Td>{queue.blockedToday}</Table.Td>
    </Table.Tr>
  );
}

function longestFirst(a: Figures, b: Figures): number {
  const since = ({ oldestSince }: Figures) => (oldestSince === null ? Infinity : Date.parse(oldestSince));
  return since(a) === since(b) ? a.name.localeCompare(b.name) : since(a) - since(b);
}
