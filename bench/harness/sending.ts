/**
 * The clock of a run: when a message may go out, how long it took, when the run is over. Closed loop:
 * a new message for each one delivered. Open loop: at its moment, whatever came back, and late is
 * counted from that moment, so that a server that stalls cannot hide it.
 */
import type { LoadRun, Sending } from './load-methods.ts'
import { Latencies } from './percentiles.ts'

/** What is still under way at the end must come within this, or the run is not a result. */
const drainMs = 10_000

export class SendingRun {
  readonly #given: Sending
  readonly #send: (slot: number, stampMs: number) => void
  readonly #slots: number
  readonly #latencies = new Latencies()
  readonly #cpu = process.cpuUsage()
  readonly #begun = performance.now()
  #sent = 0
  #done = 0
  ops = 0

  /** `send` sends one message of `slot` that carries `stampMs`; there are `slots` of them. */
  constructor(given: Sending, slots: number, send: (slot: number, stampMs: number) => void) {
    this.#given = given
    this.#send = send
    this.#slots = slots
  }

  /** A message that carries `stampMs` has reached everybody. */
  delivered(slot: number, stampMs: number): void {
    const now = performance.now()
    this.#latencies.add(now - stampMs)
    this.#done += 1
    if (this.#given.perSecond === undefined && now - this.#begun < this.#given.ms) this.#go(slot, now)
  }

  async finished(check: () => void): Promise<LoadRun> {
    const { inFlight, ms, perSecond } = this.#given
    if (perSecond === undefined) {
      for (let slot = 0; slot < this.#slots; slot++)
        for (let i = 0; i < inFlight; i++) this.#go(slot, performance.now())
      await wait(ms)
    } else await this.#paced(perSecond)
    const seconds = (performance.now() - this.#begun) / 1_000
    const { user, system } = process.cpuUsage(this.#cpu)
    const end = performance.now() + drainMs
    while (this.#done < this.#sent) {
      check()
      if (performance.now() > end)
        throw new Error(`${this.#sent - this.#done} of ${this.#sent} messages did not arrive`)
      await wait(5)
    }
    check()
    return { ...this.#latencies.percentiles(), ops: this.ops, seconds, loadShare: (user + system) / 1e6 / seconds }
  }

  /** Who has several under way writes them together, as in the closed loop, at the moment of the first. */
  async #paced(perSecond: number): Promise<void> {
    const { inFlight, ms } = this.#given
    for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - this.#begun) {
      for (let dueMs = 0; (dueMs = (this.#sent * 1_000) / perSecond) <= elapsed; ) {
        const slot = (this.#sent / inFlight) % this.#slots
        for (let i = 0; i < inFlight; i++) this.#go(slot, this.#begun + dueMs)
      }
      await wait(1)
    }
  }

  #go(slot: number, stampMs: number): void {
    this.#sent += 1
    this.#send(slot, stampMs)
  }
}

export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
