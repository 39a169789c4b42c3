/** Every shortcut, once: the dialog lists them, the palette shows them, the desk listens to them. */
export const KEYS = {
  palette: { keys: "mod+K", does: "Command palette" },
  accept: { keys: "alt+A", does: "Accept the offer" },
  decline: { keys: "alt+X", does: "Decline the offer" },
  next: { keys: "alt+ArrowDown", does: "Next contact" },
  previous: { keys: "alt+ArrowUp", does: "Previous contact" },
  reply: { keys: "alt+R", does: "Write a reply" },
  complete: { keys: "alt+C", does: "Complete the contact" },
  transfer: { keys: "alt+T", does: "Transfer the contact" },
  presence: { keys: "alt+P", does: "Ready / Not ready" },
  help: { keys: "?", does: "This list" },
} as const;

export type KeyName = keyof typeof KEYS;

export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

const SHOWN: Record<string, string> = {
  mod: isMac ? "⌘" : "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  ArrowDown: "↓",
  ArrowUp: "↑",
};

/** The keys as they are printed on keyboards. */
export const shownKeys = (name: KeyName) => KEYS[name].keys.split("+").map((key) => SHOWN[key] ?? key);
