import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowsRightLeft,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconRoute,
  IconStairsUp,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { openDialog } from "../app/dialog";
import { shownKeys } from "../app/keys";
import { complete, endCall, park, reopen } from "./actions";
import type { Contact } from "./frames";

/** A caller can't be parked: that is what hold is for. */
export const canPark = (contact: Contact) => contact.channel !== "PHONE";

/** What can be done with the open contact. */
export function ContactActions({ contact }: { contact: Contact }) {
  const navigate = useNavigate();
  const { id, state } = contact;
  return (
    <Group gap={6} wrap="nowrap">
      {state === "ASSIGNED" && (
        <>
          <Action
            label="Transfer"
            keys={shownKeys("transfer").join(" ")}
            icon={IconArrowsRightLeft}
            onClick={() => openDialog({ type: "transfer", contact: id })}
          />
          <Action
            label="Escalate"
            icon={IconStairsUp}
            onClick={() => openDialog({ type: "escalate", contact: id })}
          />
          {canPark(contact) && <Action label="Park" icon={IconPlayerPause} onClick={() => void park(id)} />}
          {contact.channel === "PHONE" ? (
            <Button size="xs" color="red.9" onClick={() => void endCall(id)}>
              End call
            </Button>
          ) : (
            <Button size="xs" onClick={complete} title={shownKeys("complete").join(" ")}>
              Complete
            </Button>
          )}
        </>
      )}
      {state === "PARKED" && (
        <Button size="xs" leftSection={<IconPlayerPlay size={15} />} onClick={() => void reopen(id)}>
          Reopen
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label="More">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRoute size={16} />}
            onClick={() => void navigate({ to: "/stories/$contact", params: { contact: id } })}
          >
            Contact story
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

interface ActionProps {
  label: string;
  keys?: string;
  icon: typeof IconDots;
  onClick: () => void;
}

function Action({ label, keys, icon: Symbol, onClick }: ActionProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon variant="default" size={30} aria-label={label} onClick={onClick}>
        <Symbol size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
