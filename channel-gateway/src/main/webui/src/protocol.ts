/** The frames of the visitor's socket, as docs/protocol.md has them. */

export type ChatState = 'WAITING' | 'WITH_AGENT' | 'CLOSED'

export interface ChatMessage {
  id: string
  seq: number
  author: 'CUSTOMER' | 'AGENT' | 'SYSTEM'
  name?: string
  text: string
  at: string
  /** our own id of a message that this visitor wrote */
  ref?: string
}

export type ServerFrame =
  | { type: 'hello'; visitor: string; token: string; messages: ChatMessage[]; state?: ChatState; agent?: string }
  | { type: 'ack'; id: string }
  | { type: 'message'; message: ChatMessage }
  | { type: 'state'; state: ChatState; agent?: string }
  | { type: 'error'; code: string; detail: string; id?: string }
  | { type: 'pong' }

export interface Say {
  type: 'say'
  id: string
  text: string
  subject?: string
  name?: string
  attributes?: Record<string, string>
}
