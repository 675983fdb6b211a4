/**
 * From a region's group parts to the stream processor: each post in its forms, and how late it is. It
 * says the mark with every record and once a second, until nothing that was fed waits for it.
 *
 * What was fed and not noted is fed again after a crash; a copy has its post's name. Where the topic is
 * full or takes nothing, reading waits.
 */
import type { Clock, Scheduler } from '../../../platform/clock.ts'
import type { EventLog, NewRecord, Offset, StoredRecord } from '../../../platform/event-log/event-log.ts'
import { GroupTails } from '../pipeline/group-tails.ts'
import { cutBeforeRead, deadLetter } from '../pipeline/pipeline.ts'
import { postIn } from '../pipeline/posts.ts'
import { windowMs } from '../pipeline/windows.ts'
import { letterFed, postFed, timeFed } from './stream-records.ts'
import { streamPart } from './stream-topics.ts'

/** Below what the log takes in one append, with the forms of one text behind it. */
const pendingBytesMax = 256 * 1_024
/** Fed and not looked at yet; a day of a busy region on a stream processor that is away. */
const heldRecordsMax = 10_000_000
/** So long after the last post its window, and what comes late for it, are over. */
const quietAfterMs = 3 * windowMs

export interface StreamFeederPorts {
  readonly log: EventLog
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Pick<Scheduler, 'soon'>
  /** Parts of topic `group`, and of what is fed. */
  readonly parts: number
  readonly next: readonly Offset[]
  readonly mark: number
  /** False while what is fed would be looked through by another list than today's. */
  readonly mayFeed: () => boolean
  readonly onFailure: (error: unknown) => void
}

export class StreamFeeder {
  readonly #ports: StreamFeederPorts
  readonly #tails: GroupTails
  #pending: { readonly part: number; readonly record: NewRecord }[] = []
  #pendingBytes = 0
  #feeding: Promise<void> | undefined
  #fed: readonly Offset[]
  #mark: number
  #lastPostAt: number
  #stopped = false
  posts = 0
  late = 0

  constructor(ports: StreamFeederPorts) {
    const { log, clock, scheduler, parts, next, onFailure } = ports
    this.#ports = ports
    this.#mark = ports.mark
    this.#lastPostAt = clock.now()
    this.#tails = new GroupTails({
      log,
      clock,
      scheduler,
      parts,
      next,
      onFailure,
      take: (part, record) => this.#take(part, record),
      missed: (part, range) =>
        this.#add(part, letterFed(deadLetter(part, range, clock.now(), cutBeforeRead), this.#mark)),
      hasRoom: () => this.#hasRoom(),
    })
    this.#fed = this.#tails.next
  }

  start(): void {
    this.#tails.start()
  }

  /** Resolves when nothing is being fed any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#tails.stop()
    await this.#feeding
  }

  /** By part: what lies before it was fed. */
  get fed(): readonly Offset[] {
    return this.#fed
  }

  get mark(): number {
    return this.#mark
  }

  /** Records of groups not fed, and those fed that `held` still has. */
  get behind(): number {
    return this.#tails.behind + this.#pending.length
  }

  eachSecond(): void {
    if (!this.#ports.mayFeed()) return
    const time = this.#tails.time - 1
    if (time > this.#mark && this.#mark < this.#lastPostAt + quietAfterMs) {
      this.#mark = time
      for (let part = 0; part < this.#ports.parts; part++) this.#add(part, timeFed(time, this.#ports.clock.now()))
    }
    this.#feed()
    this.#tails.wake()
  }

  #take(part: number, record: StoredRecord): void {
    const read = postIn(record)
    switch (read.type) {
      case 'nothing':
        return
      case 'unreadable':
        return this.#add(part, letterFed(deadLetter(part, String(record.offset), record.at, read.reason), this.#mark))
      case 'post': {
        const { at } = read.post
        this.posts += 1
        if (at - (at % windowMs) + windowMs <= this.#mark + 1) this.late += 1
        this.#lastPostAt = Math.max(this.#lastPostAt, at)
        return this.#add(part, postFed(read.post, this.#mark))
      }
    }
  }

  #add(part: number, record: NewRecord): void {
    this.#pending.push({ part, record })
    this.#pendingBytes += record.payload.length
  }

  #hasRoom(): boolean {
    this.#feed()
    return this.#ports.mayFeed() && this.#pendingBytes < pendingBytesMax && this.#held() < heldRecordsMax
  }

  #held(): number {
    const { log, parts } = this.#ports
    const held = (part: number): number => log.end(streamPart('posts', part)) - log.start(streamPart('posts', part))
    return Array.from({ length: parts }, (_, part) => held(part)).reduce((sum, each) => sum + each, 0)
  }

  #feed(): void {
    if (this.#feeding !== undefined || this.#stopped) return
    if (this.#pending.length === 0) {
      this.#fed = this.#tails.next
      return
    }
    this.#feeding = this.#feedSome().then(
      () => this.#fedSome(),
      (error: unknown) => {
        this.#feeding = undefined
        // The next second tries again, all of it: a copy changes nothing.
        this.#ports.onFailure(error)
      },
    )
  }

  async #feedSome(): Promise<void> {
    const { log } = this.#ports
    const fed = this.#tails.next
    const records = this.#pending.slice()
    const byPart = Map.groupBy(records, ({ part }) => part)
    await Promise.all(
      [...byPart].map(([part, all]) =>
        log.append(
          streamPart('posts', part),
          all.map(({ record }) => record),
        ),
      ),
    )
    this.#pending = this.#pending.slice(records.length)
    this.#pendingBytes = this.#pending.reduce((sum, { record }) => sum + record.payload.length, 0)
    this.#fed = fed
  }

  #fedSome(): void {
    this.#feeding = undefined
    this.#feed()
    this.#tails.wake()
  }
}
