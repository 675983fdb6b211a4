/**
 * Who is typing, as it is told to a program: a notice ends by itself when nothing renews it, with the
 * message it announced, and with the connection (FC-029).
 */
import type { UserId } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { MeridianEvents, Peer } from './events.ts'
import type { Scheduler, Timer } from './ports.ts'

type Notice = MeridianEvents['typing']

/** More than ever type at a time; the oldest notice goes. */
const noticesMax = 200

export class TypingNotices {
  readonly #scheduler: Scheduler
  readonly #tell: (notice: Notice) => void
  readonly #timers = new Map<string, { readonly timer: Timer; readonly notice: Notice }>()

  constructor(scheduler: Scheduler, tell: (notice: Notice) => void) {
    this.#scheduler = scheduler
    this.#tell = tell
  }

  heard(conversation: Peer, from: UserId, isTyping: boolean): void {
    const key = `${conversation} ${from}`
    if (!isTyping) return this.ended(conversation, from)
    const known = this.#timers.get(key)
    known?.timer.cancel()
    const notice = { conversation, from, isTyping }
    const timer = this.#scheduler.after(limits.typingTtlMs, () => this.ended(conversation, from))
    this.#timers.delete(key)
    this.#timers.set(key, { timer, notice })
    if (known === undefined) this.#tell(notice)
    const [oldest] = this.#timers.values()
    if (this.#timers.size > noticesMax && oldest !== undefined)
      this.ended(oldest.notice.conversation, oldest.notice.from)
  }

  ended(conversation: Peer, from: UserId): void {
    const key = `${conversation} ${from}`
    const known = this.#timers.get(key)
    if (known === undefined) return
    known.timer.cancel()
    this.#timers.delete(key)
    this.#tell({ conversation, from, isTyping: false })
  }

  allEnded(): void {
    for (const { notice } of [...this.#timers.values()]) this.ended(notice.conversation, notice.from)
  }
}
