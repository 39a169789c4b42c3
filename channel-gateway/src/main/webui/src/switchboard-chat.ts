import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { Connection } from './connection'
import { chatIcon, closeIcon, sendIcon } from './icons'
import { Keepsake } from './keepsake'
import type { ChatMessage, ChatState, Say, ServerFrame } from './protocol'
import { styles } from './styles'

/** A line of the talk: stored, or said and not yet acknowledged. */
interface Line {
  key: string
  seq: number
  own: boolean
  name?: string
  house: boolean
  text: string
  at: string
  pending: boolean
}

/**
 * A chat with the contact centre, in a corner of any page.
 *
 * `<switchboard-chat topic="billing" heading="Ask us" topics="billing:Invoices, orders:Orders">`
 *
 * - `server` where the gateway is; by default where this script came from
 * - `topic` what the talk is about; without it the visitor may choose one of `topics`
 * - `heading`, `greeting` what stands at the top, and what is said before anyone spoke
 */
@customElement('switchboard-chat')
export class SwitchboardChat extends LitElement {
  static override styles = styles

  @property() server = new URL(import.meta.url).origin
  @property() workspace = 'main'
  @property() topic = ''
  @property() topics = 'billing:Billing, technical:Technical help, orders:Orders, general:Something else'
  @property() heading = 'How can we help?'
  @property() greeting = 'Write to us. A real person answers.'
  @property({ type: Boolean, reflect: true }) open = false

  @state() private lines: Line[] = []
  @state() private stage?: ChatState
  @state() private agent?: string
  @state() private online = false
  @state() private unread = 0
  @state() private notice = ''
  @state() private chosen = ''

  @query('textarea') private field?: HTMLTextAreaElement
  @query('.talk') private talk?: HTMLElement

  private keepsake!: Keepsake
  private connection?: Connection

  override connectedCallback(): void {
    super.connectedCallback()
    this.keepsake = new Keepsake(`switchboard-chat:${this.server}:${this.workspace}`)
    this.lines = this.keepsake.unsent.map(pending)
    this.connection = new Connection(this.server, this.workspace, this.keepsake, {
      frame: (frame) => this.take(frame),
      connected: (online) => (this.online = online),
      forgotten: () => (this.lines = this.lines.filter((line) => line.pending)),
    })
    if (this.keepsake.token) {
      this.connection.open()
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.connection?.close()
  }

  show(): void {
    this.open = true
    this.unread = 0
    this.connection?.open()
    void this.updateComplete.then(() => {
      this.field?.focus()
      this.toEnd()
    })
  }

  hide(): void {
    this.open = false
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus())
  }

  private take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        frame.messages.forEach((message) => this.add(message))
        this.stage = frame.state
        this.agent = frame.agent
        break
      case 'message':
        this.add(frame.message)
        break
      case 'ack':
        this.lines = this.lines.map((line) => (line.key === frame.id ? { ...line, pending: false } : line))
        this.stage ??= 'WAITING'
        break
      case 'state':
        this.stage = frame.state
        this.agent = frame.agent
        break
      case 'error':
        this.notice = frame.code === 'rate.exceeded' ? 'Slow down a little, please.' : ''
        break
    }
    this.toEnd()
  }

  private add(message: ChatMessage): void {
    if (this.connection) {
      this.connection.seq = Math.max(this.connection.seq, message.seq)
    }
    const line: Line = {
      key: message.ref ?? message.id,
      seq: message.seq,
      own: message.author === 'CUSTOMER',
      house: message.author === 'SYSTEM',
      name: message.name,
      text: message.text,
      at: message.at,
      pending: false,
    }
    if (message.ref) {
      this.keepsake.remove(message.ref)
    }
    if (!this.open && !line.own) {
      this.unread++
    }
    this.lines = [...this.lines.filter((other) => other.key !== line.key), line].sort(bySeq)
  }

  private say(event?: Event): void {
    event?.preventDefault()
    const text = this.field?.value.trim() ?? ''
    if (!this.field || text === '') {
      return
    }
    const topic = this.topic || this.chosen
    const name = this.keepsake.name
    const said: Say = {
      type: 'say',
      id: freshId(),
      text: text.slice(0, 4000),
      ...(name && { name }),
      ...(topic && { attributes: { topic } }),
    }
    this.field.value = ''
    this.notice = ''
    this.lines = [...this.lines, pending(said)]
    if (this.stage === 'CLOSED') {
      this.stage = 'WAITING'
    }
    this.connection?.say(said)
    this.field.focus()
    this.toEnd()
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.say(event)
    }
  }

  private toEnd(): void {
    void this.updateComplete.then(() => this.talk?.scrollTo({ top: this.talk.scrollHeight }))
  }

  override render(): TemplateResult {
    return this.open ? this.panel() : this.launcher()
  }

  private launcher(): TemplateResult {
    const label = this.unread ? `Open the chat, ${this.unread} new` : 'Open the chat'
    return html`<button class="launcher" part="launcher" aria-label=${label} @click=${() => this.show()}>
      ${chatIcon}${this.unread ? html`<span class="badge" aria-hidden="true">${this.unread}</span>` : nothing}
    </button>`
  }

  private panel(): TemplateResult {
    return html`<section
      class="panel"
      part="panel"
      role="dialog"
      aria-label=${this.heading}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.hide()}
    >
      <header>
        <div>
          <h2>${this.heading}</h2>
          <p role="status" aria-live="polite"><i class=${this.tone()}></i>${this.status()}</p>
        </div>
        <button class="plain" aria-label="Close the chat" @click=${() => this.hide()}>${closeIcon}</button>
      </header>
      <div class="talk" role="log" aria-live="polite" aria-label="Messages" tabindex="0">
        <p class="line theirs greeting">${this.greeting}</p>
        ${repeat(this.lines, (line) => line.key, (line) => this.line(line))}
      </div>
      ${this.lines.length === 0 ? this.beginning() : nothing}
      ${this.notice ? html`<p class="notice" role="alert">${this.notice}</p>` : nothing}
      <form @submit=${(event: Event) => this.say(event)}>
        <textarea
          rows="2"
          maxlength="4000"
          aria-label="Your message"
          placeholder="Your message"
          @keydown=${(event: KeyboardEvent) => this.keyed(event)}
        ></textarea>
        <button class="send" aria-label="Send">${sendIcon}</button>
      </form>
    </section>`
  }

  private beginning(): TemplateResult {
    const choices = this.topics.split(',').map((each) => each.trim().split(':'))
    return html`<div class="beginning">
      ${this.topic
        ? nothing
        : html`<div class="topics" role="group" aria-label="What is it about?">
            ${choices.map(
              ([topic, label]) =>
                html`<button
                  type="button"
                  aria-pressed=${this.chosen === topic}
                  @click=${() => (this.chosen = this.chosen === topic ? '' : topic)}
                >
                  ${label ?? topic}
                </button>`,
            )}
          </div>`}
      <input
        aria-label="Your name (optional)"
        placeholder="Your name (optional)"
        maxlength="100"
        autocomplete="name"
        .value=${this.keepsake.name}
        @change=${(event: Event) => (this.keepsake.name = (event.target as HTMLInputElement).value.trim())}
      />
    </div>`
  }

  private line(line: Line): TemplateResult {
    const time = new Date(line.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    return html`<div class="line ${line.own ? 'own' : 'theirs'} ${line.pending ? 'pending' : ''}">
      ${!line.own && line.name ? html`<b>${line.name}</b>` : nothing}
      <p>${line.house ? withLinks(line.text) : line.text}</p>
      <small>${line.pending ? 'sending …' : time}</small>
    </div>`
  }

  private tone(): string {
    return !this.online ? 'away' : this.stage === 'WITH_AGENT' ? 'with' : this.stage === 'WAITING' ? 'waiting' : 'idle'
  }

  private status(): string {
    if (!this.online) {
      return this.lines.length ? 'Reconnecting …' : 'Connecting …'
    }
    switch (this.stage) {
      case 'WAITING':
        return 'We are finding the right person for you'
      case 'WITH_AGENT':
        return this.agent ? `You are talking to ${this.agent}` : 'You are talking to us'
      case 'CLOSED':
        return 'This talk has ended. Write to begin again.'
      default:
        return 'We are here'
    }
  }
}

function pending(say: Say): Line {
  return { key: say.id, seq: Infinity, own: true, house: false, text: say.text, at: new Date().toISOString(), pending: true }
}

/** What has no place yet keeps its order at the end. */
function bySeq(one: Line, other: Line): number {
  return one.seq === other.seq ? 0 : one.seq - other.seq
}

/** Not `crypto.randomUUID`: a page without https has none. */
function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What the house itself says may hold an address to click on; what people write is text. */
function withLinks(text: string): (string | TemplateResult)[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, n) => (n % 2 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${shortened(part)}</a>` : part))
}

const shortened = (address: string) => (address.length > 40 ? `${address.slice(0, 36)} …` : address)
