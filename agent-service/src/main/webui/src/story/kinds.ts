import {
  IconAlarm,
  IconArrowsJoin2,
  IconArrowsRightLeft,
  IconArrowsSplit2,
  IconBellRinging,
  IconCheck,
  IconCircleDot,
  IconClipboardCheck,
  IconDoorExit,
  IconDoorEnter,
  IconFlag,
  IconMessage2,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconStairsUp,
  IconX,
  type Icon,
} from "@tabler/icons-react";

interface Kind {
  label: string;
  icon: Icon;
  color: string;
}

const KINDS: Record<string, Kind> = {
  opened: { label: "Arrived", icon: IconDoorEnter, color: "iris" },
  queued: { label: "Queued", icon: IconArrowsRightLeft, color: "gray" },
  step: { label: "Escalation step", icon: IconStairsUp, color: "orange" },
  "service-level-breached": { label: "Service level missed", icon: IconAlarm, color: "red" },
  offered: { label: "Offered", icon: IconBellRinging, color: "iris" },
  declined: { label: "Declined", icon: IconX, color: "orange" },
  missed: { label: "Missed", icon: IconX, color: "red" },
  withdrawn: { label: "Withdrawn", icon: IconX, color: "gray" },
  assigned: { label: "Accepted", icon: IconCheck, color: "teal" },
  message: { label: "Message", icon: IconMessage2, color: "gray" },
  "customer-left": { label: "Customer left", icon: IconDoorExit, color: "gray" },
  "customer-told": { label: "Customer told", icon: IconMessage2, color: "gray" },
  diverted: { label: "Diverted", icon: IconArrowsSplit2, color: "orange" },
  "callback-planned": { label: "Callback planned", icon: IconPhoneOutgoing, color: "iris" },
  merged: { label: "Merged", icon: IconArrowsJoin2, color: "teal" },
  parked: { label: "Parked", icon: IconPlayerPause, color: "gray" },
  wrapping: { label: "Wrap-up", icon: IconClipboardCheck, color: "iris" },
  closed: { label: "Closed", icon: IconFlag, color: "teal" },
  abandoned: { label: "Abandoned", icon: IconDoorExit, color: "red" },
};

export const kindOf = (kind: string): Kind =>
  KINDS[kind] ?? { label: kind, icon: IconCircleDot, color: "gray" };
