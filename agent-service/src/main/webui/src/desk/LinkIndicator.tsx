import { Group, Text, Tooltip } from "@mantine/core";
import { useEffect } from "react";
import { hurryDesk, useDesk } from "./desk";
import classes from "./LinkIndicator.module.css";
import type { Link } from "./socket";

const LINKS: Record<Link, { label: string; explained: string; tone: "good" | "warn" | "bad" }> = {
  connecting: { label: "Connecting", explained: "Opening the line to the server", tone: "warn" },
  live: { label: "Live", explained: "Everything arrives the moment it happens", tone: "good" },
  resumed: { label: "Resumed", explained: "The line is back and nothing was lost", tone: "good" },
  reconnecting: {
    label: "Reconnecting",
    explained: "The line broke. What you write is kept and sent",
    tone: "warn",
  },
  elsewhere: { label: "Elsewhere", explained: "This desk is open in another window", tone: "bad" },
  closed: { label: "Closed", explained: "The line is closed", tone: "bad" },
};

/** Whether the line to the server stands. */
export function LinkIndicator() {
  const { label, explained, tone } = LINKS[useDesk((desk) => desk.link)];
  useEffect(() => {
    window.addEventListener("online", hurryDesk);
    return () => window.removeEventListener("online", hurryDesk);
  }, []);
  return (
    <Tooltip label={explained}>
      <Group gap={6} wrap="nowrap" role="status" aria-label={`Connection: ${label}`}>
        <span className={classes.dot} data-tone={tone} />
        <Text size="xs" c="dimmed">
          {label}
        </Text>
      </Group>
    </Tooltip>
  );
}
