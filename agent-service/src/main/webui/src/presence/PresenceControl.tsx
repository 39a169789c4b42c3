import { Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { attempt } from "../desk/attempt";
import { setPresence, useDesk, useDeskState } from "../desk/desk";
import type { PresenceState } from "../desk/frames";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import classes from "./PresenceControl.module.css";
import { presenceLabel, REASONS } from "./reasons";

const change = (state: PresenceState, reason?: string) =>
  void attempt("Changing your presence", setPresence(state, reason));

/** Whether one can be offered contacts, since when, and the switch. */
export function PresenceControl() {
  const presence = useDeskState((desk) => desk.presence);
  const since = useDeskState((desk) => desk.presenceSince);
  const live = useDesk(({ link }) => link === "live" || link === "resumed");
  const time = useNow();
  const label = presenceLabel(presence);

  return (
    <Menu position="bottom-end" width={210} disabled={!live}>
      <Menu.Target>
        <UnstyledButton className={classes.control} data-state={presence.state} disabled={!live}>
          <span className={classes.dot} data-state={presence.state} />
          <VisuallyHidden>Presence:</VisuallyHidden>
          <Text inherit fw={600}>
            {label}
          </Text>
          <Text inherit className="figures" c="dimmed" aria-hidden>
            {duration(time - since)}
          </Text>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<span className={classes.dot} data-state="READY" />}
          onClick={() => change("READY")}
        >
          Ready
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Not ready</Menu.Label>
        {REASONS.map(([code, reason]) => (
          <Menu.Item
            key={code}
            leftSection={<span className={classes.dot} data-state="NOT_READY" />}
            onClick={() => change("NOT_READY", code)}
          >
            {reason}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<span className={classes.dot} data-state="OFFLINE" />}
          onClick={() => change("OFFLINE")}
        >
          Offline
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
