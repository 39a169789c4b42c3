import { Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { attempt } from "../desk/attempt";
import { setPresence, useDeskState } from "../desk/desk";
import classes from "./PresenceControl.module.css";
import { isMissedOffers } from "./reasons";

/** The router took the rep out because offers went unanswered: say so, and offer the way back. */
export function MissedOffersNotice() {
  const missed = useDeskState((desk) => isMissedOffers(desk.presence));
  if (!missed) return null;
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} color="var(--sb-warn)" aria-hidden />
      <Text inherit flex={1}>
        <b>You were set to Not ready</b> because several offers in a row went unanswered. Nothing is offered
        to you until you are back.
      </Text>
      <Button size="xs" onClick={() => void attempt("Going back to Ready", setPresence("READY"))}>
        Back to Ready
      </Button>
    </div>
  );
}
