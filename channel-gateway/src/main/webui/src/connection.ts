import { Keepsake } from './keepsake'
import type { Say, ServerFrame } from './protocol'

const PING_EVERY = 25_000
const SILENCE = 60_000
const LONGEST_PAUSE = 20_000

export interface Listener {
  frame(frame: ServerFrame): void
  connected(open: boolean): void
  /** a visitor's token was refused: a new visitor begins */
  forgotten(): void
}

/**
 * The line to the gateway: comes back by itself, resumes after the last message seen, and says again whatever was not
 * acknowledged, under the same id, so that nothing is doubled.
 */
export class Connection {
  private socket?: WebSocket
  private failures = 0
  private timer?: number
  private pinger?: number
  private heardAt = 0
  private wanted = false
  private greeted = false

  /** the newest message seen */
  seq = 0

  constructor(
    private readonly server: string,
    private readonly workspace: string,
    private readonly keepsake: Keepsake,
    private readonly listener: Listener,
  ) {}

  open(): void {
    if (!this.wanted) {
      this.wanted = true
      void this.connect()
    }
  }

  close(): void {
    this.wanted = false
    clearTimeout(this.timer)
    clearInterval(this.pinger)
    this.socket?.close()
  }

  say(say: Say): void {
    this.keepsake.add(say)
    this.send(say)
  }

  end(): void {
    this.send({ type: 'end' })
  }

  private send(frame: object): void {
    if (this.greeted && this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame))
    }
  }

  private async connect(): Promise<void> {
    try {
      const token = this.keepsake.token ?? (await this.welcome())
      this.listen(token)
    } catch {
      this.retry()
    }
  }

  private async welcome(): Promise<string> {
    const answer = await fetch(`${this.server}/api/chat/visitors`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: this.workspace }),
    })
    if (!answer.ok) {
      throw new Error(`no welcome: ${answer.status}`)
    }
    const { token } = (await answer.json()) as { token: string }
    this.keepsake.token = token
    return token
  }

  private listen(token: string): void {
    const address = new URL(`${this.server}/chat/socket?after=${this.seq}`, location.href)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const carrier = encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`)
    const socket = new WebSocket(address, ['bearer-token-carrier', carrier])
    this.socket = socket
    let opened = false
    socket.onopen = () => {
      opened = true
      this.heardAt = Date.now()
      this.pinger = window.setInterval(() => this.ping(), PING_EVERY)
    }
    socket.onmessage = (event) => this.heard(JSON.parse(event.data as string) as ServerFrame)
    socket.onclose = () => {
      clearInterval(this.pinger)
      this.greeted = false
      this.listener.connected(false)
      if (!opened) {
        this.refused()
      }
      if (this.wanted) {
        this.retry()
      }
    }
  }

  private heard(frame: ServerFrame): void {
    this.heardAt = Date.now()
    if (frame.type === 'hello') {
      this.keepsake.token = frame.token
      this.failures = 0
      this.greeted = true
      this.listener.connected(true)
    }
    if (frame.type === 'ack') {
      this.keepsake.remove(frame.id)
    }
    if (frame.type === 'error' && frame.id !== undefined && frame.code === 'frame.invalid') {
      this.keepsake.remove(frame.id)
    }
    this.listener.frame(frame)
    if (frame.type === 'hello') {
      this.keepsake.unsent.forEach((say) => this.send(say))
    }
  }

  private ping(): void {
    if (Date.now() - this.heardAt > SILENCE) {
      this.socket?.close()
    } else {
      this.send({ type: 'ping' })
    }
  }

  /** The browser does not tell why. When it goes on, the token may be the reason: begin as a new visitor. */
  private refused(): void {
    if (++this.failures >= 5 && expired(this.keepsake.token)) {
      this.keepsake.token = undefined
      this.seq = 0
      this.listener.forgotten()
    }
  }

  private retry(): void {
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(this.failures++, 6))
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.connect(), pause * (0.5 + Math.random() / 2))
  }
}

function expired(token: string | undefined): boolean {
  try {
    const claims = JSON.parse(atob(token!.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))) as { exp: number }
    return claims.exp * 1000 < Date.now()
  } catch {
    return true
  }
}
