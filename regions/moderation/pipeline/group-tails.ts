/**
 * Follows the parts of topic `group` behind the work of the product, and hands on one record after the
 * other. The part that lies farthest back is read first, so that a region that was away comes back window
 * by window and not part by part. Keeps nothing: who takes the records says where they go on.
 */
import type { Clock, Scheduler } from '../../../platform/clock.ts'
import { type EventLog, EventLogError, type Offset, type StoredRecord } from '../../../platform/event-log/event-log.ts'
import { groupPart } from '../../../protocol/log-records.ts'

/** A turn of the event loop: some eighty texts, two or three milliseconds. */
const bytesATurn = 16_384
/** Between the stamp of a record and its being readable: a batch on a slow disk. What comes later than that is late. */
const onTheWayMs = 2_000

export interface GroupTailsPorts {
  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'>
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Pick<Scheduler, 'soon'>
  /** Parts of topic `group`. */
  readonly parts: number
  /** By part: where it goes on; a part that is not in it begins with its oldest record. */
  readonly next: readonly Offset[]
  /** The payload is a view: what is kept of it is copied. */
  readonly take: (part: number, record: StoredRecord) => void
  /** `range`: the log was cut before these offsets were read (W20). */
  readonly missed: (part: number, range: string) => void
  /** Whether there is room for more; when there is again, `wake`. */
  readonly hasRoom: () => boolean
  /** The log can not be read for now; it is tried again with its next growth, or with `wake`. */
  readonly onFailure: (error: unknown) => void
}

interface Tail {
  readonly part: number
  next: Offset
  /** Of the last record read, ms. */
  time: number
}

export class GroupTails {
  readonly #ports: GroupTailsPorts
  readonly #tails: readonly Tail[]
  #busy = false
  #stopped = false
  readonly #ends: (() => void)[] = []

  constructor(ports: GroupTailsPorts) {
    this.#ports = ports
    this.#tails = Array.from({ length: ports.parts }, (_, part) => ({
      part,
      next: ports.next[part] ?? ports.log.start(groupPart(part)),
      time: 0,
    }))
  }

  start(): void {
    for (const { part } of this.#tails) this.#ends.push(this.#ports.log.watch(groupPart(part), () => this.wake()))
    this.wake()
  }

  stop(): void {
    this.#stopped = true
    for (const end of this.#ends.splice(0)) end()
  }

  /** By part: what was not handed on yet begins here. */
  get next(): readonly Offset[] {
    return this.#tails.map(({ next }) => next)
  }

  /** Records not handed on yet. */
  get behind(): number {
    return this.#tails.reduce((sum, { part, next }) => sum + this.#ports.log.end(groupPart(part)) - next, 0)
  }

  /** No part has a record from before it that was not handed on. */
  get time(): number {
    return Math.min(this.#ports.clock.now(), ...this.#unread().map(({ time }) => time)) - onTheWayMs
  }

  wake(): void {
    if (this.#busy || this.#stopped || !this.#ports.hasRoom() || this.#unread().length === 0) return
    this.#busy = true
    this.#ports.scheduler.soon(() => void this.#turn())
  }

  #unread(): Tail[] {
    return this.#tails.filter(({ part, next }) => next < this.#ports.log.end(groupPart(part)))
  }

  async #turn(): Promise<void> {
    try {
      const [farthestBack] = this.#unread().sort((a, b) => a.time - b.time)
      if (farthestBack !== undefined && !this.#stopped) await this.#readSome(farthestBack)
      this.#busy = false
      this.wake()
    } catch (error) {
      this.#busy = false
      if (!this.#stopped) this.#ports.onFailure(error)
    }
  }

  async #readSome(tail: Tail): Promise<void> {
    const { log, take } = this.#ports
    const part = groupPart(tail.part)
    try {
      const end = log.end(part)
      const reading = log.read(part, tail.next, bytesATurn)
      const records = reading instanceof Promise ? await reading : reading
      if (this.#stopped) return
      for (const record of records) {
        take(tail.part, record)
        tail.next = record.offset + 1
        tail.time = record.at
      }
      // Offsets may skip: nothing was below the end of before.
      if (records.length === 0) tail.next = end
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'truncated') throw error
      const start = log.start(part)
      this.#ports.missed(tail.part, `${tail.next}-${start - 1}`)
      tail.next = start
    }
  }
}
