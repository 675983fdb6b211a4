/**
 * Snapshots of the rows every hour, and the cut of the log that they allow (L7, W20). Two are kept,
 * and the log from the older one on: either of them and the log behind it rebuild the region. One
 * snapshot alone allows no cut, for it may turn out to be the one that cannot be read.
 *
 * What lanes hold is released by replication; the log cuts whole segments at the minimum of all.
 */
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { Snapshot, SnapshotShelf, StoredUpTo } from './snapshot-shelf.ts'
import type { WorkerFaults } from './worker-faults.ts'

export interface SnapshotsPorts {
  readonly shelf: SnapshotShelf
  readonly store: RowStore
  readonly log: Pick<EventLog, 'release'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** Milliseconds from one to the next: what a rebuild folds at most (W20). An hour unless a test wants less. */
  readonly everyMs?: number | undefined
  readonly faults: WorkerFaults
  /** Stores everything folded so far. */
  checkpoint(): Promise<void>
  /** How far each part is stored. */
  storedOffsets(): readonly StoredUpTo[]
  /** One could not be made; it is tried again. */
  readonly onAlarm: (error: unknown) => void
}

const hourMs = 3_600_000
/** How often it is seen whether one is due, and so how soon a failed one is tried again. */
const looksPerPeriod = 60
const kept = 2

export class Snapshots implements Service {
  readonly #ports: SnapshotsPorts
  readonly #everyMs: number
  readonly #timer: Timer
  /** Monotonic. */
  #dueAtMs: number
  #taking: Promise<Snapshot> | undefined
  #making: Promise<Snapshot> | undefined

  /** Cuts what an earlier run could have cut: a log remembers no release. */
  static async start(ports: SnapshotsPorts): Promise<Snapshots> {
    const list = await ports.shelf.list()
    const snapshots = new Snapshots(ports, list.at(-1))
    await snapshots.#cut(list)
    return snapshots
  }

  private constructor(ports: SnapshotsPorts, newest: Snapshot | undefined) {
    const { clock, scheduler, everyMs = hourMs } = ports
    this.#ports = ports
    this.#everyMs = everyMs
    const age = newest === undefined ? everyMs : Math.max(0, clock.now() - newest.at)
    this.#dueAtMs = clock.monotonic() + Math.max(0, everyMs - age)
    this.#timer = scheduler.every(everyMs / looksPerPeriod, () => this.#look())
  }

  /** Makes one now, or joins the one being made, and cuts the log. Rejects when it could not be made: then nothing was cut. */
  take(): Promise<Snapshot> {
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  /** Waits for files that are being copied, not for a store that does not take a checkpoint. */
  async stop(): Promise<void> {
    this.#timer.cancel()
    await this.#making?.catch(() => undefined)
  }

  #look(): void {
    if (this.#taking === undefined && this.#ports.clock.monotonic() >= this.#dueAtMs)
      this.take().catch((caught: unknown) => this.#ports.onAlarm(caught))
  }

  async #take(): Promise<Snapshot> {
    const { shelf, store, clock } = this.#ports
    await this.#ports.checkpoint()
    // Read before the rows are copied: what the snapshot holds is this or more.
    this.#making = shelf.make(store, clock.now(), this.#ports.storedOffsets())
    const made = await this.#making
    this.#dueAtMs = clock.monotonic() + this.#everyMs
    const list = await shelf.list()
    for (const old of list.slice(0, -kept)) await shelf.remove(old)
    await this.#cut(list.slice(-kept))
    return made
  }

  async #cut(list: readonly Snapshot[]): Promise<void> {
    const { log, faults } = this.#ports
    const [older] = list
    const allowed = faults.truncBeyondBackup
      ? this.#ports.storedOffsets()
      : list.length < kept
        ? []
        : (older?.offsets ?? [])
    for (const { part, offset } of allowed) await log.release(part, offset)
  }
}
