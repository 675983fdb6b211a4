/**
 * What this worker has for devices that are connected at one other: one call on the way, and what
 * gathers meanwhile goes with the next, so that order is kept and a row costs no call of its own. What
 * was not taken is given again. While the other stands still, news gather up to a bound; beyond it
 * entries are dropped, and it hears so when it is back: its devices connect again and sync.
 */
import type { Scheduler } from '../../platform/clock.ts'
import type { Colleague, News } from './colleagues.ts'

/** A second of a busy region's group rows. */
const bytesMax = 8 << 20
/** One call's worth: a tenth of what a call may carry. */
const callBytesMax = 256 << 10
const retryMs = 200

export class ColleagueNews {
  readonly #colleague: Pick<Colleague, 'news'>
  readonly #scheduler: Scheduler
  #waiting: News[] = []
  #bytes = 0
  #calling = false
  #stopped = false

  constructor(colleague: Pick<Colleague, 'news'>, scheduler: Scheduler) {
    this.#colleague = colleague
    this.#scheduler = scheduler
  }

  add(news: News): void {
    if (this.#stopped) return
    this.#waiting.push(news)
    this.#bytes += sizeOf(news)
    if (this.#bytes > bytesMax) this.#dropEntries()
    if (!this.#calling) this.#callSoon()
  }

  /** It is gone, and its connections with it. */
  stop(): void {
    this.#stopped = true
    this.#waiting = []
  }

  /** Ends of sessions are kept: they are few, and nobody says them again. */
  #dropEntries(): void {
    this.#waiting = this.#waiting.filter(({ type }) => type === 'session-ended')
    this.#waiting.push({ type: 'missed' })
    this.#bytes = this.#waiting.reduce((sum, news) => sum + sizeOf(news), 0)
  }

  #callSoon(): void {
    this.#calling = true
    this.#scheduler.soon(() => this.#call())
  }

  #call(): void {
    if (this.#stopped) return
    const list = this.#next()
    this.#colleague.news(list).then(
      () => this.#taken(),
      () => this.#again(list),
    )
  }

  #next(): News[] {
    let bytes = 0
    const end = this.#waiting.findIndex((news) => {
      bytes += sizeOf(news)
      return bytes > callBytesMax
    })
    const list = this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(end, 1))
    for (const news of list) this.#bytes -= sizeOf(news)
    return list
  }

  #taken(): void {
    if (this.#waiting.length > 0 && !this.#stopped) this.#callSoon()
    else this.#calling = false
  }

  #again(list: readonly News[]): void {
    if (this.#stopped) return
    this.#waiting = [...list, ...this.#waiting]
    for (const news of list) this.#bytes += sizeOf(news)
    if (this.#bytes > bytesMax) this.#dropEntries()
    this.#scheduler.after(retryMs, () => this.#call())
  }
}

/** Keys are sixteen characters; the rest is what an object costs. */
const sizeOf = (news: News): number => 64 + (news.type === 'entry' ? news.entry.length + 16 * news.to.length : 0)
