import { create } from "zustand";
import type { Contact } from "./frames";
import { CHANNELS, customerName } from "./names";

export type AlertKind = "notification" | "title" | "sound";

const KEY = "switchboard.alerts";
const OFF: Record<AlertKind, boolean> = { notification: false, title: false, sound: false };

/** How a rep wants to be told of offers while looking elsewhere; all off until asked for. */
export const useAlerts = create<Record<AlertKind, boolean>>(() => ({ ...OFF, ...stored() }));

export async function setAlert(kind: AlertKind, on: boolean): Promise<void> {
  if (kind === "notification" && on && (await Notification.requestPermission()) !== "granted") return;
  useAlerts.setState({ [kind]: on });
  localStorage.setItem(KEY, JSON.stringify(useAlerts.getState()));
  if (kind === "sound" && on) chime();
}

export function alertOffer(contact: Contact): void {
  const { notification, sound } = useAlerts.getState();
  if (sound) chime();
  if (notification && document.hidden && Notification.permission === "granted") {
    const shown = new Notification(`${CHANNELS[contact.channel]} from ${customerName(contact)}`, {
      body: contact.subject ?? "A contact is offered to you.",
      tag: contact.id,
    });
    shown.onclick = () => (window.focus(), shown.close());
  }
}

/** Two soft notes. */
function chime(): void {
  const audio = new AudioContext();
  [660, 880].forEach((pitch, n) => {
    const begin = audio.currentTime + n * 0.16;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(0.12, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.4);
    if (n === 1) tone.onended = () => void audio.close();
  });
}

function stored(): Partial<Record<AlertKind, boolean>> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Record<AlertKind, boolean>>;
  } catch {
    return {};
  }
}
