import { IconAlertCircle, IconCheck, IconClock, IconRefresh, type Icon } from "@tabler/icons-react";
import type { DeliveryStatus } from "../desk/frames";
import classes from "./MessageItem.module.css";
import type { ShownStatus } from "./thread";

type Tone = "plain" | "warn" | "bad";

const DELIVERIES: Record<DeliveryStatus, [Tone, string]> = {
  SENT: ["plain", "Delivered"],
  RETRYING: ["warn", "Not delivered yet, trying again"],
  FAILED: ["bad", "Not delivered"],
};

const ICONS: Record<string, Icon> = { Delivered: IconCheck, Sending: IconClock, Accepted: IconCheck };

/** How the delivery of a reply went, and why not. */
export function DeliveryLine({ status, detail }: ShownStatus) {
  const [tone, text] = DELIVERIES[status];
  return <StatusLine tone={tone} text={detail && status !== "SENT" ? `${text}: ${detail}` : text} />;
}

export function StatusLine({ tone, text }: { tone: Tone; text: string }) {
  const Symbol = ICONS[text] ?? (tone === "warn" ? IconRefresh : IconAlertCircle);
  return (
    <div className={classes.status} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      <Symbol size={13} aria-hidden />
      {text}
    </div>
  );
}
