import type { Presence } from "../desk/frames";
import presence from "../presence/PresenceControl.module.css";
import { presenceLabel } from "../presence/reasons";

const UNKNOWN: Presence = { state: "OFFLINE" };

export function PresenceDot({ presence: value }: { presence: Presence | null }) {
  const { state, ...rest } = value ?? UNKNOWN;
  return (
    <span
      className={presence.dot}
      data-state={state}
      role="img"
      aria-label={presenceLabel({ state, ...rest })}
    />
  );
}
