import { create } from "zustand";

/** The one dialog that may be open. */
export type Dialog =
  | { type: "shortcuts" }
  | { type: "decline"; contact: string }
  | { type: "transfer"; contact: string }
  | { type: "escalate"; contact: string }
  | { type: "complete"; contact: string }
  | { type: "assign"; contact: string }
  | { type: "move"; contact: string }
  | { type: "prioritise"; contact: string }
  | { type: "merge"; contact: string };

export const useDialog = create<{ dialog: Dialog | null }>(() => ({ dialog: null }));

export const openDialog = (dialog: Dialog) => useDialog.setState({ dialog });

export const closeDialog = () => useDialog.setState({ dialog: null });
