import { create } from "zustand";
import { renewSession, useSession } from "../session/session";
import { now } from "../time/clock";
import type { Command, DeskFrame, PresenceState, ServerFrame } from "./frames";
import { keepDraft, keepReplies, keptReplies, markPresence, presenceMark } from "./memory";
import { noticeOf, type Notice } from "./notices";
import { Requests } from "./requests";
import { DeskSocket, type Link } from "./socket";
import { deskAfter, emptyDesk, type DeskAction, type DeskState } from "./state";

/** What happens at the desk besides its state. */
export type DeskNews =
  | { type: "notice"; notice: Notice }
  | { type: "offered"; contact: string }
  | { type: "refused"; ref: string }
  | { type: "connected" };

/** The one desk of this tab. */
export const useDesk = create<{ state: DeskState; link: Link }>(() => ({
  state: emptyDesk,
  link: "connecting",
}));

export const useDeskState = <T>(pick: (state: DeskState) => T): T => useDesk((desk) => pick(desk.state));

export const deskState = () => useDesk.getState().state;

const listeners = new Set<(news: DeskNews) => void>();
const requests = new Requests();
let socket: DeskSocket | null = null;
let owner = "";

export function openDesk(agent: string): void {
  closeDesk();
  owner = agent;
  useDesk.setState({ state: { ...emptyDesk, pending: keptReplies(agent) }, link: "connecting" });
  socket = new DeskSocket({
    open: (url, protocols) => new WebSocket(url, protocols),
    url: socketUrl,
    token: () => {
      const session = useSession.getState();
      return session.phase === "signed-in" ? session.token : null;
    },
    renew: () => renewSession(),
    lastSeq: () => (deskState().known ? deskState().seq : null),
    onFrame: take,
    onLink: linkChanged,
  });
  socket.start();
}

export function closeDesk(): void {
  socket?.stop();
  socket = null;
}

/** Takes the desk back after it was opened elsewhere. */
export const takeDeskBack = () => socket?.start();

/** Connects at once if the desk is waiting to try again. */
export const hurryDesk = () => socket?.hurry();

export function onNews(listener: (news: DeskNews) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when the command is in the log; throws NotTaken. */
export const send = (command: Command): Promise<void> =>
  requests.ask(command, (frame) => socket?.send(frame) ?? false);

export const setPresence = (state: PresenceState, reason?: string) =>
  send({ type: "presence", state, ...(reason !== undefined && { reason }) });

export const openContact = (contact: string | null) => dispatch({ type: "opened", contact });

export function dispatch(action: DeskAction): void {
  const before = deskState();
  const state = deskAfter(before, action);
  if (state === before) return;
  useDesk.setState({ state });
  if (state.pending !== before.pending) keepReplies(owner, state.pending);
  if (state.presence !== before.presence) markPresence(owner, state.presence, state.presenceSince);
}

function take(frame: ServerFrame): void {
  if (frame.type === "ack" || frame.type === "error") requests.answered(frame);
  else takeDeskFrame(frame);
}

function takeDeskFrame(frame: DeskFrame): void {
  if (frame.type === "gone") keepDraft(frame.contact, "");
  const before = deskState();
  dispatch({ type: "frame", frame, at: heldSince(frame) ?? now() });
  const after = deskState();
  const notice = after === before && frame.type !== "refused" ? null : noticeOf(frame, before);
  if (notice) tell({ type: "notice", notice });
  if (frame.type === "refused" && frame.ref) tell({ type: "refused", ref: frame.ref });
  newOffers(before, after).forEach((contact) => tell({ type: "offered", contact }));
  if (frame.type === "snapshot") tell({ type: "connected" });
}

const heldSince = (frame: DeskFrame) =>
  frame.type === "snapshot" ? presenceMark(owner, frame.presence) : null;

const newOffers = (before: DeskState, after: DeskState) =>
  Object.values(after.contacts)
    .filter(
      ({ id, state, offer }) => state === "OFFERED" && before.contacts[id]?.offer?.number !== offer?.number,
    )
    .map(({ id }) => id);

export const tell = (news: DeskNews) => listeners.forEach((listener) => listener(news));

function linkChanged(link: Link): void {
  useDesk.setState({ link });
  if (link === "resumed") tell({ type: "connected" });
  if (link === "reconnecting" || link === "elsewhere" || link === "closed") requests.lost();
}

function socketUrl(after: number | null): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/desk/socket${after === null ? "" : `?after=${after}`}`;
}
