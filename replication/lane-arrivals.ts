/**
 * What mirrors have copied into this region's log, read from there and handed to the receiver: one batch
 * of a lane partition at a time, in order, and the next only when the receiver has made it durable (R2).
 * How far each was read is kept beside the counters, in no consumer group, and saved behind them; what
 * was read is dropped.
 */
import type { Scheduler, Timer } from '../platform/clock.ts'
import type { EventLog, Offset, Part, Topic } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { type Lane, parseMirrored } from './lane-name.ts'
import type { LaneReceiving } from './lane-transport.ts'
import { LaneWork } from './lane-work.ts'
import type { Positions } from './positions.ts'

export interface MirroredTopic {
  readonly name: Topic
  readonly partitions: number
  /** Another number than before: it was made anew under its name, and its offsets mean something else. */
  readonly life: number
}

/** Copies that are there, opened in the log. */
export interface MirroredTopics {
  list(): Promise<readonly MirroredTopic[]>
}

export interface ArrivalPorts {
  readonly log: EventLog
  readonly mirrored: MirroredTopics
  readonly scheduler: Scheduler
  readonly random: Random
  readonly positions: Positions
  readonly batchBytes?: number | undefined
  /** Whether it is a lane to here, from a region of this installation. */
  isOurs(from: string, lane: Lane): boolean
  receive: LaneReceiving
}

const lookEveryMs = 2_000
const batchBytesDefault = 512 * 1024

interface Arrival {
  readonly part: Part
  readonly life: number
  readonly work: LaneWork
  readonly unwatch: () => void
  position: Offset
  released: Offset
}

export class LaneArrivals {
  readonly #ports: ArrivalPorts
  readonly #arrivals = new Map<string, Arrival>()
  readonly #timer: Timer
  #looking: Promise<void> | undefined

  constructor(ports: ArrivalPorts) {
    this.#ports = ports
    this.#timer = ports.scheduler.every(lookEveryMs, () => this.#lookOnce())
    this.#lookOnce()
  }

  async stop(): Promise<void> {
    this.#timer.cancel()
    for (const arrival of this.#arrivals.values()) end(arrival)
    await this.#looking
  }

  /** Drops what was read by now; to be called when the positions of now have been saved. */
  forgetLater(): () => Promise<void> {
    const due = [...this.#arrivals.values()].map((arrival) => ({ arrival, below: arrival.position }))
    return async () => {
      for (const { arrival, below } of due) {
        if (below <= arrival.released) continue
        arrival.released = below
        await this.#ports.log.release(arrival.part, below)
      }
    }
  }

  /** What fails is tried again by the next look. */
  #lookOnce(): void {
    this.#looking ??= this.#look()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = undefined
      })
  }

  async #look(): Promise<void> {
    for (const { name, partitions, life } of await this.#ports.mirrored.list()) {
      const copy = parseMirrored(name)
      if (copy === undefined || !this.#ports.isOurs(copy.from, copy.lane)) continue
      for (let partition = 0; partition < partitions; partition++)
        this.#open(copy.from, copy.lane, { topic: name, partition }, life)
    }
  }

  #open(from: string, lane: Lane, part: Part, life: number): void {
    const { log } = this.#ports
    const name = `${part.topic}/${part.partition}`
    const before = this.#arrivals.get(name)
    if (before?.life === life) return
    if (before !== undefined) end(before)
    const position = before === undefined ? this.#placeIn(part) : log.start(part)
    const work = new LaneWork(
      this.#ports,
      () => this.#take(arrival, from, lane),
      () => log.end(part) > arrival.position,
    )
    const arrival: Arrival = { part, life, work, unwatch: log.watch(part, () => work.wake()), position, released: 0 }
    this.#arrivals.set(name, arrival)
    work.wake()
  }

  /** A place behind the end is one in a topic that was there before: its records come again, which is harmless. */
  #placeIn(part: Part): Offset {
    const { log, positions } = this.#ports
    const [start, end] = [log.start(part), log.end(part)]
    const saved = positions.of(part.topic, part.partition) ?? start
    return saved > end ? start : Math.max(start, saved)
  }

  async #take(arrival: Arrival, from: string, lane: Lane): Promise<void> {
    const { log, positions, receive, batchBytes = batchBytesDefault } = this.#ports
    const { part, work } = arrival
    while (!work.stopped) {
      const read = await log.read(part, arrival.position, batchBytes)
      const newest = read.at(-1)
      if (newest === undefined) return
      // Views into the log's memory, valid until the loop turns.
      const records = read.filter(({ kind }) => kind === recordKinds.lane).map(({ payload }) => payload.slice())
      const first = arrival.position
      if (records.length > 0) await receive({ from, lane, partition: part.partition, first, records })
      // It may have been made anew meanwhile, and another reads it.
      if (work.stopped) return
      arrival.position = newest.offset + 1
      positions.move(part.topic, part.partition, arrival.position)
    }
  }
}

function end({ work, unwatch }: Arrival): void {
  work.stop()
  unwatch()
}
