/**
 * A machine for the event log to crash on: a log over a simulated disk, a small workload, and a ledger
 * of what was acknowledged.
 */
import assert from 'node:assert/strict'
import { numbered, numberOf, range, readAll } from '../platform/event-log/event-log.contract.ts'
import {
  type EmbeddedEventLog,
  type EmbeddedEventLogOptions,
  openEmbeddedEventLog,
} from '../platform/event-log/event-log.embedded.ts'
import {
  EventLogError,
  type EventLogErrorCode,
  type NewRecord,
  type Part,
  topic,
} from '../platform/event-log/event-log.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDisk, type Tear } from './disk.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

export const SEGMENT_BYTES = 8 * 1024
export const anna: Part = { topic: topic('user'), partition: 3 }
export const mei: Part = { topic: topic('user'), partition: 11 }
export const lane: Part = { topic: topic('xr.to-ap.chat.g1'), partition: 3 }
export const parts = [anna, mei, lane]

export class Machine {
  readonly time = new SimulatedTime()
  readonly medium: SimulatedDisk
  readonly failures: EventLogError[] = []
  readonly #random: SeededRandom

  constructor(seed = 1) {
    this.#random = new SeededRandom(seed)
    this.medium = new SimulatedDisk({ random: this.#random.split('disk') })
  }

  open(options: Partial<EmbeddedEventLogOptions> = {}): Promise<EmbeddedEventLog> {
    return this.wait(this.begin(options))
  }

  /** Opens the log while somebody else runs the time. */
  begin(options: Partial<EmbeddedEventLogOptions> = {}): Promise<EmbeddedEventLog> {
    return openEmbeddedEventLog({
      disk: this.medium.mount(this.time),
      scheduler: this.time,
      random: this.#random.split('log'),
      onFailure: (error) => this.failures.push(error),
      segmentBytes: SEGMENT_BYTES,
      tailBytes: 0,
      ...options,
    })
  }

  wait<T>(promise: Promise<T>): Promise<T> {
    return this.time.settle(promise)
  }

  /** The power goes and comes back. */
  crash(tear?: Tear): void {
    this.medium.crash(tear)
  }

  numbersOf(log: EmbeddedEventLog, part: Part): Promise<number[]> {
    return this.wait(numbersOf(log, part))
  }

  snapshot(): Map<string, Uint8Array> {
    return new Map([...this.medium.files].map(([name, content]) => [name, content.slice()]))
  }
}

export const numbersOf = async (log: EmbeddedEventLog, part: Part): Promise<number[]> =>
  (await readAll(log, part, 500)).map(numberOf)

export const sized = (n: number, bytes: number): NewRecord => {
  const record = numbered(n)
  const payload = new Uint8Array(4 + bytes)
  payload.set(record.payload)
  payload.fill(n + 1, 4)
  return { ...record, payload }
}

/** What the appends of a run were told, per part: the next number to give, how many are acknowledged. */
export class Ledger {
  readonly given = new Map<Part, number>()
  readonly acked = new Map<Part, number>()

  givenTo = (part: Part): number => this.given.get(part) ?? 0
  ackedOf = (part: Part): number => this.acked.get(part) ?? 0

  async append(log: EmbeddedEventLog, part: Part, count: number, bytes: number): Promise<void> {
    const first = this.givenTo(part)
    this.given.set(part, first + count)
    await log.append(
      part,
      range(first, first + count).map((n) => sized(n, bytes)),
    )
    assert.equal(this.ackedOf(part), first, 'acknowledged in the order of the calls')
    this.acked.set(part, first + count)
  }
}

/** Bursts of appends to three parts, some large, some of many records; now and then old ones are released. */
export const workload = async (machine: Machine, log: EmbeddedEventLog, ledger: Ledger): Promise<void> => {
  const random = new SeededRandom(9)
  for (let burst = 0; burst < 26; burst++) {
    const appends = range(0, 1 + random.integer(4)).map(() =>
      ledger.append(log, random.pick(parts), 1 + random.integer(3), random.chance(0.3) ? 600 : 30),
    )
    await Promise.all(appends)
    if (burst === 20) {
      for (const part of parts) await log.release(part, log.end(part))
    }
    await new Promise<void>((resolve) => machine.time.after(0.3, resolve))
  }
}

/** Everything acknowledged, in order, then perhaps some of what was under way; nothing else. */
export const assertKept = async (log: EmbeddedEventLog, ledger: Ledger): Promise<void> => {
  for (const part of parts) {
    const found = await numbersOf(log, part)
    const end = log.end(part)
    assert.deepEqual(found, range(log.start(part), end), `${part.topic}/${part.partition}: in order, without hole`)
    assert.ok(
      end >= ledger.ackedOf(part),
      `${part.topic}/${part.partition}: ${ledger.ackedOf(part)} acked, ${end} kept`,
    )
    assert.ok(
      end <= ledger.givenTo(part),
      `${part.topic}/${part.partition}: ${ledger.givenTo(part)} given, ${end} kept`,
    )
    ledger.given.set(part, end)
    ledger.acked.set(part, end)
  }
}

export const tears: readonly Tear[] = [
  { kind: 'none' },
  { kind: 'all' },
  ...[1, 9, 24, 25, 60, 300, 800].map((bytes): Tear => ({ kind: 'prefix', bytes })),
  { kind: 'sectors' },
  { kind: 'sectors' },
]

/** Runs `work` up to the crash, if it comes, or to its end. */
export const upTo = async (
  machine: Machine,
  change: number,
  tear: Tear,
  work: () => Promise<unknown>,
): Promise<boolean> => {
  let crashed = false
  machine.medium.crashPoint = {
    change: machine.medium.changes + change,
    tear,
    onCrash: () => {
      crashed = true
    },
  }
  let finished = false
  const done = work().then(() => {
    finished = true
  })
  await machine.time.run({ until: () => crashed || finished })
  machine.medium.crashPoint = undefined
  if (!crashed) await done
  return crashed
}

export const failsWith = (code: EventLogErrorCode) => (error: unknown) =>
  error instanceof EventLogError && error.code === code
