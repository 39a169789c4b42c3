import type { Say } from './protocol'

interface Kept {
  token?: string
  name?: string
  unsent: Say[]
}

/**
 * What outlives a reload: the visitor's token and what was said but not yet acknowledged. A browser that keeps nothing
 * (private mode, blocked storage) still chats, but begins anew after a reload.
 */
export class Keepsake {
  private kept: Kept

  constructor(private readonly key: string) {
    this.kept = this.read()
  }

  get token(): string | undefined {
    return this.kept.token
  }

  set token(token: string | undefined) {
    this.kept.token = token
    this.write()
  }

  get name(): string {
    return this.kept.name ?? ''
  }

  set name(name: string) {
    this.kept.name = name
    this.write()
  }

  get unsent(): readonly Say[] {
    return this.kept.unsent
  }

  add(say: Say): void {
    this.kept.unsent.push(say)
    this.write()
  }

  remove(id: string): void {
    this.kept.unsent = this.kept.unsent.filter((say) => say.id !== id)
    this.write()
  }

  private read(): Kept {
    try {
      return { unsent: [], ...JSON.parse(localStorage.getItem(this.key) ?? '{}') }
    } catch {
      return { unsent: [] }
    }
  }

  private write(): void {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.kept))
    } catch {
      // kept in memory alone
    }
  }
}
