import { CompleteDialog } from "../desk/CompleteDialog";
import { DeclineDialog } from "../desk/DeclineDialog";
import { EscalateDialog } from "../desk/EscalateDialog";
import { TransferDialog } from "../desk/TransferDialog";
import { AssignDialog } from "../supervision/AssignDialog";
import { MergeDialog } from "../supervision/MergeDialog";
import { MoveDialog } from "../supervision/MoveDialog";
import { PriorityDialog } from "../supervision/PriorityDialog";
import { useDialog } from "./dialog";
import { ShortcutsDialog } from "./ShortcutsDialog";

/** Whatever dialog is open, wherever it was asked for. */
export function Dialogs() {
  const dialog = useDialog((state) => state.dialog);
  switch (dialog?.type) {
    case undefined:
      return null;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "decline":
      return <DeclineDialog contact={dialog.contact} />;
    case "transfer":
      return <TransferDialog contact={dialog.contact} />;
    case "escalate":
      return <EscalateDialog contact={dialog.contact} />;
    case "complete":
      return <CompleteDialog contact={dialog.contact} />;
    case "assign":
      return <AssignDialog contact={dialog.contact} />;
    case "move":
      return <MoveDialog contact={dialog.contact} />;
    case "prioritise":
      return <PriorityDialog contact={dialog.contact} />;
    case "merge":
      return <MergeDialog contact={dialog.contact} />;
  }
}
