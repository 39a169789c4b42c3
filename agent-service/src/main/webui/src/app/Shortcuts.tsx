import { useHotkeys, type HotkeyItem } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { accept, complete, focusReply, offerAtHand, togglePresence, transfer } from "../desk/actions";
import { deskState } from "../desk/desk";
import { neighbour } from "../desk/work";
import { openDialog, useDialog } from "./dialog";
import { isMac, KEYS, type KeyName } from "./keys";

/** Listens to the desk's shortcuts, also while one writes; a dialog that is open keeps its keys for itself. */
export function Shortcuts() {
  const navigate = useNavigate();
  const go = (step: 1 | -1) => {
    const { contacts, open } = deskState();
    const contact = neighbour(contacts, open, step);
    if (contact) void navigate({ to: "/contacts/$contact", params: { contact } });
  };
  const acceptOffer = async () => {
    const contact = offerAtHand();
    if (contact && (await accept(contact)))
      void navigate({ to: "/contacts/$contact", params: { contact: contact.id } });
  };
  const declineOffer = () => {
    const contact = offerAtHand();
    if (contact) openDialog({ type: "decline", contact: contact.id });
  };

  const key = (name: KeyName, does: () => void): HotkeyItem => [
    KEYS[name].keys,
    () => useDialog.getState().dialog === null && does(),
    { preventDefault: true, usePhysicalKeys: isMac },
  ];
  useHotkeys(
    [
      key("accept", () => void acceptOffer()),
      key("decline", declineOffer),
      key("next", () => go(1)),
      key("previous", () => go(-1)),
      key("reply", focusReply),
      key("complete", complete),
      key("transfer", transfer),
      key("presence", togglePresence),
    ],
    [],
  );
  useHotkeys([
    ["shift+?", () => openDialog({ type: "shortcuts" })],
    ["?", () => openDialog({ type: "shortcuts" })],
  ]);
  return null;
}
