import { Button, Group } from "@mantine/core";
import {
  IconArrowsJoin2,
  IconArrowsRightLeft,
  IconHandGrab,
  IconArrowBarToUp,
  IconUserShare,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import { openDialog } from "../app/dialog";
import { attempt } from "../desk/attempt";
import { useDeskState } from "../desk/desk";
import type { ToldContact } from "../story/story";
import { useOthers } from "./others";
import { useSupervision } from "./useSupervision";

interface WaitingActionsProps {
  contact: ToldContact;
  /** whether it stands in a line: what is held back until its queue opens has no place to change */
  inLine: boolean;
}

/** What a manager can do about a contact that waits. */
export function WaitingActions({ contact: { contact, state }, inLine }: WaitingActionsProps) {
  const others = useOthers(contact).data ?? [];
  return (
    <Group gap={6} role="group" aria-label="What you can do">
      <Take contact={contact} />
      <Action
        label="Assign to …"
        icon={IconUserShare}
        onClick={() => openDialog({ type: "assign", contact })}
      />
      <Action
        label="Move to queue …"
        icon={IconArrowsRightLeft}
        onClick={() => openDialog({ type: "move", contact })}
      />
      {state === "QUEUED" && inLine && (
        <Action
          label="Priority …"
          icon={IconArrowBarToUp}
          onClick={() => openDialog({ type: "prioritise", contact })}
        />
      )}
      {others.length > 0 && (
        <Action
          label="Merge into …"
          icon={IconArrowsJoin2}
          onClick={() => openDialog({ type: "merge", contact })}
        />
      )}
    </Group>
  );
}

const OFFLINE =
  "You are offline. Set your presence to Ready, or to a reason for not being ready, and take it then.";

function Take({ contact }: { contact: string }) {
  const [busy, setBusy] = useState(false);
  const offline = useDeskState((desk) => desk.presence.state === "OFFLINE");
  const supervise = useSupervision(contact);

  async function take() {
    setBusy(true);
    await attempt("Taking it", offline ? Promise.reject(new Error(OFFLINE)) : supervise({ verb: "assign" }));
    setBusy(false);
  }

  return (
    <Button
      size="xs"
      leftSection={<IconHandGrab size={16} aria-hidden />}
      loading={busy}
      onClick={() => void take()}
    >
      Take it
    </Button>
  );
}

function Action({ label, icon: Symbol, onClick }: { label: string; icon: Icon; onClick: () => void }) {
  return (
    <Button variant="default" size="xs" leftSection={<Symbol size={16} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}
