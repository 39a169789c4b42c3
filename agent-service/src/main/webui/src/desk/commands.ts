import {
  IconArrowsRightLeft,
  IconCheck,
  IconCircleCheck,
  IconCoffee,
  IconMessage2,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugOff,
  IconRoute,
  IconStairsUp,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import { openDialog } from "../app/dialog";
import type { KeyName } from "../app/keys";
import { REASONS } from "../presence/reasons";
import { accept, complete, focusReply, offerAtHand, park, reopen, transfer } from "./actions";
import { attempt } from "./attempt";
import { setPresence } from "./desk";
import { canPark } from "./ContactActions";
import type { DeskState } from "./state";

export interface DeskCommand {
  id: string;
  label: string;
  icon: Icon;
  key?: KeyName;
  run: () => void;
}

/** What a rep can do at this moment. */
export function commandsFor(desk: DeskState, tellStory: (contact: string) => void): DeskCommand[] {
  return [...offerCommands(), ...contactCommands(desk, tellStory), ...presenceCommands(desk)];
}

function offerCommands(): DeskCommand[] {
  const offer = offerAtHand();
  if (!offer) return [];
  return [
    {
      id: "accept",
      label: "Accept the offer",
      icon: IconCheck,
      key: "accept",
      run: () => void accept(offer),
    },
    {
      id: "decline",
      label: "Decline the offer",
      icon: IconX,
      key: "decline",
      run: () => openDialog({ type: "decline", contact: offer.id }),
    },
  ];
}

function contactCommands({ contacts, open }: DeskState, tellStory: (contact: string) => void): DeskCommand[] {
  const contact = open ? contacts[open] : undefined;
  if (!contact) return [];
  const story: DeskCommand = {
    id: "story",
    label: "Contact story",
    icon: IconRoute,
    run: () => tellStory(contact.id),
  };
  if (contact.state === "PARKED") {
    return [
      { id: "reopen", label: "Reopen", icon: IconPlayerPlay, run: () => void reopen(contact.id) },
      story,
    ];
  }
  if (contact.state !== "ASSIGNED") return [story];
  const parking: DeskCommand = {
    id: "park",
    label: "Park",
    icon: IconPlayerPause,
    run: () => void park(contact.id),
  };
  const writing: DeskCommand = {
    id: "reply",
    label: "Write a reply",
    icon: IconMessage2,
    key: "reply",
    run: () => setTimeout(focusReply, 200),
  };
  const call = contact.channel === "PHONE";
  return [
    ...(call ? [] : [writing]),
    {
      id: "complete",
      label: call ? "End the call" : "Complete",
      icon: IconCircleCheck,
      key: "complete",
      run: complete,
    },
    { id: "transfer", label: "Transfer", icon: IconArrowsRightLeft, key: "transfer", run: transfer },
    {
      id: "escalate",
      label: "Escalate",
      icon: IconStairsUp,
      run: () => openDialog({ type: "escalate", contact: contact.id }),
    },
    ...(canPark(contact) ? [parking] : []),
    story,
  ];
}

function presenceCommands({ presence }: DeskState): DeskCommand[] {
  const change = (state: "READY" | "NOT_READY" | "OFFLINE", reason?: string) =>
    void attempt("Changing your presence", setPresence(state, reason));
  const ready: DeskCommand = {
    id: "ready",
    label: "Ready",
    icon: IconCircleCheck,
    key: "presence",
    run: () => change("READY"),
  };
  return [
    ...(presence.state === "READY" ? [] : [ready]),
    ...REASONS.map(([code, reason]): DeskCommand => ({
      id: `not-ready-${code}`,
      label: `Not ready: ${reason}`,
      icon: IconCoffee,
      run: () => change("NOT_READY", code),
    })),
    { id: "offline", label: "Offline", icon: IconPlugOff, run: () => change("OFFLINE") },
  ];
}
