/**
 * What folds derive for other parts, on its way into the log. One queue per destination part with one
 * append on the way, so that records arrive in the order in which they were derived, also when the
 * log takes nothing for a while: the same batch is tried again before anything else (W2, W10).
 *
 * All parts of the region share the queues. What was derived in one turn of the event loop goes out
 * at its end as one append per destination; a promise per record would cost more than the record.
 */
import type { Clock, Scheduler } from '../../platform/clock.ts'
import {
  type EventLog,
  EventLogError,
  type NewRecord,
  type Part,
  type Topic,
} from '../../platform/event-log/event-log.ts'

/** While the disk is full or the log's engine takes nothing, a batch is tried again this often (L3). */
const retryMs = 1_000
/** Below what one append may hold in any adapter. */
const batchBytesMax = 256 * 1_024
const batchRecordsMax = 2_048

interface Destination {
  readonly part: Part
  /** In order, the batch on the way in front. */
  queue: NewRecord[]
  onTheWay: number
  /** Ever added, ever made durable. */
  added: number
  durable: number
  readonly waiters: { readonly upTo: number; readonly resolve: () => void; readonly reject: (error: unknown) => void }[]
  scheduled: boolean
}

export class AppendQueue {
  readonly #log: EventLog
  readonly #clock: Clock
  readonly #scheduler: Scheduler
  readonly #onProgress: () => void
  readonly #destinations = new Map<Topic, Destination[]>()
  readonly #all: Destination[] = []
  #ready: Destination[] = []
  #failure: unknown
  #pendingBytes = 0

  /** `onProgress` is called whenever something became durable. */
  constructor(log: EventLog, clock: Clock, scheduler: Scheduler, onProgress: () => void) {
    this.#log = log
    this.#clock = clock
    this.#scheduler = scheduler
    this.#onProgress = onProgress
  }

  /** Bytes that are not durable yet. */
  get pendingBytes(): number {
    return this.#pendingBytes
  }

  add(topic: Topic, partition: number, kind: number, payload: Uint8Array): void {
    const destination = this.#destination(topic, partition)
    destination.queue.push({ kind, flags: 0, at: this.#clock.now(), payload })
    destination.added += 1
    this.#pendingBytes += payload.length
    if (destination.scheduled || destination.onTheWay > 0) return
    destination.scheduled = true
    this.#ready.push(destination)
    if (this.#ready.length === 1) queueMicrotask(() => this.#sendReady())
  }

  /** Resolves when everything added so far is durable; rejects when the log has failed or closed. */
  settled(): Promise<void> {
    const pending = this.#all.filter(({ durable, added }) => durable < added)
    return Promise.all(pending.map((destination) => this.#settledAt(destination))).then(() => undefined)
  }

  #settledAt(destination: Destination): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure === undefined) destination.waiters.push({ upTo: destination.added, resolve, reject })
      else reject(asError(this.#failure))
    })
  }

  #destination(topic: Topic, partition: number): Destination {
    let list = this.#destinations.get(topic)
    if (list === undefined) {
      list = []
      this.#destinations.set(topic, list)
    }
    let destination = list[partition]
    if (destination === undefined) {
      destination = {
        part: { topic, partition },
        queue: [],
        onTheWay: 0,
        added: 0,
        durable: 0,
        waiters: [],
        scheduled: false,
      }
      list[partition] = destination
      this.#all.push(destination)
    }
    return destination
  }

  #sendReady(): void {
    const ready = this.#ready
    this.#ready = []
    for (const destination of ready) {
      destination.scheduled = false
      this.#send(destination)
    }
  }

  #send(destination: Destination): void {
    if (this.#failure !== undefined || destination.queue.length === 0) return
    const batch = firstBatch(destination.queue)
    destination.onTheWay = batch.length
    this.#log.append(destination.part, batch).then(
      () => this.#sent(destination, batch),
      (caught: unknown) => this.#failed(destination, caught),
    )
  }

  #sent(destination: Destination, batch: readonly NewRecord[]): void {
    if (batch.length === destination.queue.length) destination.queue = []
    else destination.queue.splice(0, batch.length)
    destination.onTheWay = 0
    destination.durable += batch.length
    for (const { payload } of batch) this.#pendingBytes -= payload.length
    const { waiters } = destination
    while (waiters[0] !== undefined && waiters[0].upTo <= destination.durable) waiters.shift()?.resolve()
    this.#send(destination)
    this.#onProgress()
  }

  #failed(destination: Destination, caught: unknown): void {
    if (caught instanceof EventLogError && (caught.code === 'storage-full' || caught.code === 'unavailable')) {
      this.#scheduler.after(retryMs, () => this.#send(destination))
      return
    }
    this.#failure = caught
    for (const { waiters } of this.#all) for (const waiter of waiters.splice(0)) waiter.reject(caught)
  }
}

const asError = (caught: unknown): Error => (caught instanceof Error ? caught : new Error(String(caught)))

function firstBatch(queue: readonly NewRecord[]): readonly NewRecord[] {
  let bytes = 0
  let count = 0
  for (const { payload } of queue) {
    bytes += payload.length
    if (count > 0 && (bytes > batchBytesMax || count === batchRecordsMax)) return queue.slice(0, count)
    count += 1
  }
  return queue.length === count ? queue.slice() : queue.slice(0, count)
}
