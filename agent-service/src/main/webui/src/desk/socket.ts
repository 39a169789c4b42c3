import { backoff } from "./backoff";
import type { Command, ServerFrame } from "./frames";

export type Link = "connecting" | "live" | "resumed" | "reconnecting" | "elsewhere" | "closed";

/** What the socket needs of the world; a test brings its own. */
export interface SocketWorld {
  open(url: string, protocols: string[]): WebSocket;
  url(after: number | null): string;
  token(): string | null;
  /** a fresh token; false when the session is over */
  renew(): Promise<boolean>;
  /** the last frame taken, null before the first */
  lastSeq(): number | null;
  onFrame(frame: ServerFrame): void;
  onLink(link: Link): void;
}

const OPENED_ELSEWHERE = 4001;
const TOKEN_RAN_OUT = 1008;
const PING_EVERY_MS = 20_000;
const SILENT_FOR_MS = 45_000;
const RESUMED_SHOWN_MS = 4_000;

/**
 * The desk's line to the server. Comes back by itself with a growing, jittered pause, resumes after the last frame taken and
 * hangs up on a line that has gone silent. A connection that never opens may mean a token that is no longer good (a browser is
 * not told of a 401), so the token is renewed before the next attempt.
 */
export class DeskSocket {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private stopped = false;
  private heardAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private pulse: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly world: SocketWorld) {}

  start(): void {
    this.stopped = false;
    this.attempt = 0;
    this.connect();
  }

  stop(link: Link = "closed"): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.hangUp();
    this.world.onLink(link);
  }

  /** Tries at once instead of waiting, for instance because the network is back. */
  hurry(): void {
    if (this.stopped || this.socket) return;
    clearTimeout(this.retry);
    this.connect();
  }

  /** Whether the frame was handed to an open socket. */
  send(command: Command & { ref: string }): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(command));
    return true;
  }

  private connect(): void {
    const after = this.world.lastSeq();
    this.world.onLink(after === null && this.attempt === 0 ? "connecting" : "reconnecting");
    const token = encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${this.world.token() ?? ""}`);
    const socket = this.world.open(this.world.url(after), ["bearer-token-carrier", token]);
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.opened(after !== null);
    };
    socket.onmessage = (event: MessageEvent<string>) => this.heard(event.data);
    socket.onclose = (event) => {
      if (this.socket === socket) this.closed(event.code, opened);
    };
  }

  private opened(again: boolean): void {
    this.attempt = 0;
    this.heardAt = Date.now();
    this.world.onLink(again ? "resumed" : "live");
    if (again) setTimeout(() => this.socket && !this.stopped && this.world.onLink("live"), RESUMED_SHOWN_MS);
    this.pulse = setInterval(() => this.beat(), PING_EVERY_MS);
  }

  private heard(data: string): void {
    this.heardAt = Date.now();
    this.world.onFrame(JSON.parse(data) as ServerFrame);
  }

  private beat(): void {
    if (Date.now() - this.heardAt > SILENT_FOR_MS) {
      this.hangUp();
      this.comeBack(false);
      return;
    }
    this.send({ type: "ping", ref: `ping-${this.heardAt}` });
  }

  private closed(code: number, opened: boolean): void {
    this.hangUp();
    if (this.stopped) return;
    if (code === OPENED_ELSEWHERE) this.stop("elsewhere");
    else this.comeBack(!opened || code === TOKEN_RAN_OUT);
  }

  private comeBack(renewFirst: boolean): void {
    this.world.onLink("reconnecting");
    const pause = backoff(this.attempt++);
    this.retry = setTimeout(() => void this.tryAgain(renewFirst), pause);
  }

  private async tryAgain(renewFirst: boolean): Promise<void> {
    const good = renewFirst ? await this.world.renew().catch(() => null) : true;
    if (this.stopped || this.socket) return;
    if (good === null) this.comeBack(true);
    else if (good) this.connect();
    else this.stop();
  }

  private hangUp(): void {
    clearInterval(this.pulse);
    const socket = this.socket;
    this.socket = null;
    if (socket && socket.readyState <= WebSocket.OPEN) socket.close(1000);
  }
}
