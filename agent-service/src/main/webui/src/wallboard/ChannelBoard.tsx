import { Table } from "@mantine/core";
import { ChannelIcon } from "../desk/ChannelIcon";
import type { Channel } from "../desk/frames";
import { CHANNELS } from "../desk/names";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import { percent, toneOf } from "./figures";
import type { Figures } from "./live";
import classes from "./Wallboard.module.css";

/** The same by channel. */
export function ChannelBoard({ channels }: { channels: readonly Figures[] }) {
  const time = useNow();
  return (
    <section className={classes.panel} aria-label="Channels">
      <h2 className={classes.heading}>Channels</h2>
      <Table verticalSpacing="xs" horizontalSpacing="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Channel</Table.Th>
            <Table.Th>Waiting</Table.Th>
            <Table.Th>Longest</Table.Th>
            <Table.Th>Level today</Table.Th>
            <Table.Th>Answered</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {channels.map((channel) => (
            <Table.Tr key={channel.id} className="figures">
              <Table.Td>
                <span className={classes.channel}>
                  <ChannelIcon channel={channel.id as Channel} size={24} />
                  {CHANNELS[channel.id as Channel]}
                </span>
              </Table.Td>
              <Table.Td fw={channel.waiting > 0 ? 700 : 400}>{channel.waiting}</Table.Td>
              <Table.Td>
                {channel.oldestSince === null ? "–" : duration(time - Date.parse(channel.oldestSince))}
              </Table.Td>
              <Table.Td data-tone={toneOf(channel.serviceLevelToday)}>
                {percent(channel.serviceLevelToday)}
              </Table.Td>
              <Table.Td>{channel.answeredToday}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
