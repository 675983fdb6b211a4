/**
 * Appends on their way to Kafka. What arrived in a turn, and what arrived while the last request to a
 * broker was on its way, goes out as one request per broker with one batch per part; so the slower the
 * broker, the larger the batches, and nothing waits by a timer.
 *
 * W2: a part has one batch on the way. Whatever its outcome, if it is not known to be stored the same
 * bytes go out again before anything else of the part. A batch that is known not to be stored may be
 * given up: after a while those who wait hear `unavailable` and may try again themselves, since a
 * sender is better told than kept waiting. One that may be stored is never given up, only what stands
 * behind it is.
 *
 * Kafka's idempotent producer would save the duplicates, but the client library's loses records that
 * it has acknowledged (field case FC-080), and nothing above needs it: duplicates are normal content.
 */
import type { Clock, Scheduler, Timer } from '../clock.ts'
import { encodeBatch } from '../kafka/record-batch.ts'
import type { Verdict } from '../kafka/error-codes.ts'
import type { Random } from '../random.ts'
import { EventLogError, type NewRecord, type Offset } from './event-log.ts'
import type { KafkaPart } from './kafka-part.ts'

export type Outcome =
  | { readonly kind: 'stored'; readonly base: Offset }
  | { readonly kind: 'failed'; readonly verdict: Verdict; readonly reason: string }

export interface Flight {
  readonly part: KafkaPart
  readonly batch: Buffer
}

export interface WriterPorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** Sends all of them in one request to the broker `leader`. One outcome each, in their order; never rejects. */
  readonly send: (leader: number, flights: readonly Flight[]) => Promise<readonly Outcome[]>
  /** Called before those who wait are told. */
  readonly onStored: (part: KafkaPart, records: readonly NewRecord[], batchBytes: number, base: Offset) => void
  /** Something may have another leader than was known. */
  readonly onTrouble: () => void
  /** It makes no sense to go on. */
  readonly onFatal: (error: EventLogError) => void
  /** How long a part is tried before those who wait for it are sent away. */
  readonly patienceMs: number
}

/** Nobody waits longer for somebody else's records, and it is half of what a topic takes by default. */
const batchBytesMax = 512 * 1_024
const batchRecordsMax = 4_096
/** Of all parts of one broker together: some milliseconds of work for both sides. */
const requestBytesMax = 2 * 1_024 * 1_024
const retryFirstMs = 50
const retryMaxMs = 1_000

interface Append {
  readonly records: readonly NewRecord[]
  readonly bytes: number
  readonly resolve: (first: Offset) => void
  readonly reject: (error: EventLogError) => void
}

interface Head {
  readonly appends: readonly Append[]
  readonly records: readonly NewRecord[]
  readonly encoded: Buffer
  /** Some attempt had no clear answer. */
  mayBeStored: boolean
}

/** What one part has to send. */
interface Outbox {
  readonly part: KafkaPart
  waiting: Append[]
  head: Head | undefined
  isFlying: boolean
  resting: Timer | undefined
  retryMs: number
  /** Since when nothing has been stored although it was tried. */
  failingSince: number | undefined
  storedAt: number
}

export class KafkaWriter {
  readonly #ports: WriterPorts
  readonly #boxes = new Map<KafkaPart, Outbox>()
  /** With something to send, in the order in which they may. */
  readonly #ready = new Set<Outbox>()
  /** Requests on the way, by broker. */
  readonly #flights = new Map<number, Promise<void>>()
  #bytes = 0
  #awake = false
  #ended: EventLogError | undefined

  constructor(ports: WriterPorts) {
    this.#ports = ports
  }

  /** Of appends that are not durable yet. */
  get queuedBytes(): number {
    return this.#bytes
  }

  append(part: KafkaPart, records: readonly NewRecord[], bytes: number): Promise<Offset> {
    const ended = this.#ended ?? part.stopped
    if (ended) return Promise.reject(ended)
    const box = this.#box(part)
    // What is in front cannot be given up, so nothing gets past it.
    if (box.head !== undefined && this.#isOutOfPatience(box)) return Promise.reject(unavailable(part))
    return new Promise((resolve, reject) => {
      box.waiting.push({ records, bytes, resolve, reject })
      this.#bytes += bytes
      this.#makeReady(box)
    })
  }

  /** Something of `part` is on its way or was stored within `ms`: growth by others will show in the next offset. */
  isBusy(part: KafkaPart, ms: number): boolean {
    const box = this.#boxes.get(part)
    if (box === undefined) return false
    return box.isFlying || this.#ports.clock.monotonic() - box.storedAt < ms
  }

  /** Nothing of `part` will be stored any more. */
  stopPart(part: KafkaPart, error: EventLogError): void {
    const box = this.#boxes.get(part)
    if (box && !box.isFlying) this.#rejectAll(box, error)
  }

  /** Nothing at all will be stored any more; resolves when nothing is on its way. */
  async end(error: EventLogError): Promise<void> {
    this.#ended ??= error
    for (const box of this.#boxes.values()) {
      const { waiting } = box
      box.waiting = []
      this.#reject(waiting, error)
      if (!box.isFlying) this.#rejectAll(box, error)
    }
    await Promise.all(this.#flights.values())
  }

  #box(part: KafkaPart): Outbox {
    let box = this.#boxes.get(part)
    if (box === undefined) {
      box = {
        part,
        waiting: [],
        head: undefined,
        isFlying: false,
        resting: undefined,
        retryMs: retryFirstMs,
        failingSince: undefined,
        storedAt: Number.NEGATIVE_INFINITY,
      }
      this.#boxes.set(part, box)
    }
    return box
  }

  #makeReady(box: Outbox): void {
    if (box.isFlying || box.resting !== undefined || (box.head === undefined && box.waiting.length === 0)) return
    this.#ready.add(box)
    this.#wake()
  }

  #wake(): void {
    if (this.#awake) return
    this.#awake = true
    this.#ports.scheduler.soon(() => {
      this.#awake = false
      this.#sendReady()
    })
  }

  #sendReady(): void {
    const loads = new Map<number, { boxes: Outbox[]; bytes: number }>()
    for (const box of this.#ready) {
      const { leader } = box.part
      if (leader === undefined) {
        this.#ready.delete(box)
        this.#failed(box, 'refused', 'it has no leader')
      } else if (!this.#flights.has(leader)) {
        const load = loads.get(leader) ?? { boxes: [], bytes: 0 }
        if (load.bytes >= requestBytesMax) continue
        loads.set(leader, load)
        box.head ??= this.#headOf(box)
        load.boxes.push(box)
        load.bytes += box.head.encoded.length
      }
    }
    for (const [leader, { boxes }] of loads) this.#send(leader, boxes)
  }

  #headOf(box: Outbox): Head {
    const appends = takeBatch(box)
    const records = appends.length === 1 ? (appends[0] as Append).records : appends.flatMap((append) => append.records)
    const encoded = encodeBatch(records, this.#ports.clock.now(), box.part.marks)
    return { appends, records, encoded, mayBeStored: false }
  }

  #send(leader: number, boxes: readonly Outbox[]): void {
    for (const box of boxes) {
      this.#ready.delete(box)
      box.isFlying = true
    }
    const flights = boxes.map(({ part, head }) => ({ part, batch: (head as Head).encoded }))
    const landed = this.#ports.send(leader, flights).then((outcomes) => {
      this.#flights.delete(leader)
      boxes.forEach((box, index) => this.#landed(box, outcomes[index] as Outcome))
      if (this.#ready.size > 0) this.#wake()
    })
    this.#flights.set(leader, landed)
  }

  #landed(box: Outbox, outcome: Outcome): void {
    box.isFlying = false
    if (outcome.kind === 'stored') this.#stored(box, outcome.base)
    else this.#failed(box, outcome.verdict, outcome.reason)
    const ended = this.#ended ?? box.part.stopped
    if (ended) this.#rejectAll(box, ended)
  }

  #stored(box: Outbox, base: Offset): void {
    const { appends, records, encoded } = box.head as Head
    box.head = undefined
    box.failingSince = undefined
    box.retryMs = retryFirstMs
    box.storedAt = this.#ports.clock.monotonic()
    this.#ports.onStored(box.part, records, encoded.length, base)
    let first = base
    for (const append of appends) {
      this.#bytes -= append.bytes
      append.resolve(first)
      first += append.records.length
    }
    this.#makeReady(box)
  }

  #failed(box: Outbox, verdict: Verdict, reason: string): void {
    const { part, head } = box
    if (verdict === 'fatal') {
      const what = `${part.topic}/${part.partition} takes no records: ${reason}`
      this.#ports.onFatal(new EventLogError('log-failed', what))
      return
    }
    if (head && verdict === 'unknown') head.mayBeStored = true
    box.failingSince ??= this.#ports.clock.monotonic()
    this.#ports.onTrouble()
    if (this.#isOutOfPatience(box)) this.#giveUp(box)
    this.#rest(box)
  }

  #isOutOfPatience({ failingSince }: Outbox): boolean {
    const { clock, patienceMs } = this.#ports
    return failingSince !== undefined && clock.monotonic() - failingSince >= patienceMs
  }

  /** All that is surely not stored. */
  #giveUp(box: Outbox): void {
    const { head, waiting, part } = box
    const error = unavailable(part)
    if (head && !head.mayBeStored) {
      box.head = undefined
      this.#reject(head.appends, error)
    }
    box.waiting = []
    this.#reject(waiting, error)
  }

  #rest(box: Outbox): void {
    if (box.head === undefined && box.waiting.length === 0) return
    const waitMs = box.retryMs * (0.5 + this.#ports.random.fraction())
    box.retryMs = Math.min(box.retryMs * 2, retryMaxMs)
    box.resting = this.#ports.scheduler.after(waitMs, () => {
      box.resting = undefined
      this.#makeReady(box)
    })
  }

  #rejectAll(box: Outbox, error: EventLogError): void {
    const { head, waiting } = box
    box.head = undefined
    box.waiting = []
    box.resting?.cancel()
    box.resting = undefined
    this.#ready.delete(box)
    // Of a topic that is gone nothing is stored.
    const isUnknown = head?.mayBeStored === true && error.code !== 'unavailable'
    if (head) this.#reject(head.appends, isUnknown ? lostSight(box.part, error) : error)
    this.#reject(waiting, error)
  }

  #reject(appends: readonly Append[], error: EventLogError): void {
    for (const { reject, bytes } of appends) {
      this.#bytes -= bytes
      reject(error)
    }
  }
}

/** Whole appends in order; at least one. */
function takeBatch(box: Outbox): readonly Append[] {
  let count = 0
  let records = 0
  let bytes = 0
  for (const append of box.waiting) {
    records += append.records.length
    bytes += append.bytes
    if (count > 0 && (bytes > batchBytesMax || records > batchRecordsMax)) break
    count += 1
  }
  const appends = box.waiting
  box.waiting = appends.splice(count)
  return appends
}

const unavailable = ({ topic, partition }: KafkaPart): EventLogError =>
  new EventLogError('unavailable', `Kafka takes nothing for ${topic}/${partition} at the moment; nothing was stored`)

const lostSight = ({ topic, partition }: KafkaPart, cause: EventLogError): EventLogError =>
  new EventLogError('log-failed', `nobody knows whether a batch for ${topic}/${partition} is stored`, { cause })
