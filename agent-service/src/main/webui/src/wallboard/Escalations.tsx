import { Group, Text } from "@mantine/core";
import { IconArrowBigUpLines } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { ChannelIcon } from "../desk/ChannelIcon";
import { readable } from "../desk/names";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import type { Escalation } from "./live";
import classes from "./Wallboard.module.css";

const SHOWN = 8;

/** Who was raised to a manager and still waits: the first thing to be seen. */
export function Escalations({ list }: { list: readonly Escalation[] }) {
  const time = useNow();
  if (list.length === 0) return null;
  return (
    <section className={classes.escalations} aria-label="Escalations">
      <Group gap="xs" mb={6}>
        <IconArrowBigUpLines size={18} aria-hidden />
        <h2 className={classes.heading}>Raised, and still waiting: {list.length}</h2>
      </Group>
      <ul className={classes.raised}>
        {list.slice(0, SHOWN).map((escalation) => (
          <li key={escalation.contact}>
            <ChannelIcon channel={escalation.channel} size={24} />
            <Link to="/stories/$contact" params={{ contact: escalation.contact }} className={classes.link}>
              {escalation.customer ?? "Unknown customer"}
            </Link>
            <Text component="span" size="sm">
              {readable(escalation.queue)}, to the {readable(escalation.raisedTo).toLowerCase()}
            </Text>
            <Text component="span" size="sm" fw={640} className="figures">
              {duration(time - Date.parse(escalation.arrivedAt))}
            </Text>
          </li>
        ))}
        {list.length > SHOWN && <li>and {list.length - SHOWN} more</li>}
      </ul>
    </section>
  );
}
