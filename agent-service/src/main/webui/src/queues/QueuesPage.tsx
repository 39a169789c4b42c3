import { Group, Table, Text } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { Loaded, Page } from "../app/Page";
import { Quiet } from "../app/Quiet";
import table from "../app/table.module.css";
import { ChannelIcon } from "../desk/ChannelIcon";
import type { Channel } from "../desk/frames";
import { CHANNELS, readable } from "../desk/names";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import { useQueues, type Queue } from "./queues";
import classes from "./QueuesPage.module.css";

const REFRESH_MS = 3_000;

/** Who waits where, and for how long. */
export function QueuesPage() {
  const queues = useQueues(REFRESH_MS);
  return (
    <Page title="Queues" lead="Who waits for a rep at this moment">
      <Loaded query={queues} label="Queues">
        {(list) =>
          list.length === 0 ? (
            <Quiet icon={IconListCheck} title="No queues" text="The routing plan has no queues yet." />
          ) : (
            <>
              <Totals queues={list} />
              <QueueTable queues={list} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Totals({ queues }: { queues: readonly Queue[] }) {
  const time = useNow();
  const sum = (pick: (queue: Queue) => number) => queues.reduce((total, queue) => total + pick(queue), 0);
  const oldest = queues[0]?.oldestArrival;
  return (
    <div className={classes.tiles}>
      <Tile name="Waiting" value={String(sum((queue) => queue.waiting))} />
      <Tile name="Offered, not answered yet" value={String(sum((queue) => queue.offered))} />
      <Tile name="Longest wait" value={oldest ? duration(time - Date.parse(oldest)) : "None"} />
    </div>
  );
}

function Tile({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.tile}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <div className={`${classes.figure} figures`}>{value}</div>
    </div>
  );
}

function QueueTable({ queues }: { queues: readonly Queue[] }) {
  return (
    <div className={table.frame}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Queue</Table.Th>
            <Table.Th ta="right">Waiting</Table.Th>
            <Table.Th ta="right">Offered</Table.Th>
            <Table.Th ta="right">Oldest</Table.Th>
            <Table.Th>By channel</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map((queue) => (
            <QueueRow key={queue.queue} queue={queue} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function QueueRow({ queue }: { queue: Queue }) {
  const time = useNow();
  const channels = (Object.entries(queue.byChannel) as [Channel, number][]).filter(([, count]) => count > 0);
  return (
    <Table.Tr className="figures">
      <Table.Td fw={560}>{queue.name || readable(queue.queue)}</Table.Td>
      <Table.Td ta="right" fw={queue.waiting > 0 ? 650 : 400}>
        {queue.waiting}
      </Table.Td>
      <Table.Td ta="right">{queue.offered}</Table.Td>
      <Table.Td ta="right">
        {queue.oldestArrival ? duration(time - Date.parse(queue.oldestArrival)) : "–"}
      </Table.Td>
      <Table.Td>
        <Group gap="md">
          {channels.length === 0 && (
            <Text size="sm" c="dimmed">
              Nobody waits
            </Text>
          )}
          {channels.map(([channel, count]) => (
            <Group key={channel} gap={6} aria-label={`${CHANNELS[channel]}: ${count}`} role="img">
              <ChannelIcon channel={channel} size={22} />
              {count}
            </Group>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
