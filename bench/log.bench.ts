/**
 * The log alone beside its limit: the same bytes, gathered and written by the smallest program that
 * can keep the same promise for ever: copy into one buffer, one durable write, the next when it is
 * done, into space made ahead and full of zeros, since durable writes into a growing file cost twice
 * as much. It has no checksums, no parts, no index, no readers and cannot be opened again. Both
 * serve closed-loop waiters on the same disk in the same run, in alternation; the least of the rounds
 * counts. CPU is that of the whole process, its threads included.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeScheduler } from '../platform/clock.node.ts'
import { openDisk } from '../platform/disk.node.ts'
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import { type NewRecord, topic } from '../platform/event-log/event-log.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { alternate, figuresOf, type Rounds, type Subject } from './harness/closed-loop.ts'
import { RawSpace } from './harness/raw-space.ts'
import type { BenchRow } from './row.ts'

export interface LogBenchOptions {
  /** Where to write; the disk is part of what is measured. */
  readonly folder?: string
  readonly waiters?: readonly number[]
  readonly rounds?: number
  readonly roundMs?: number
  readonly payloadBytes?: number
}

export interface LogBenchRow extends BenchRow {
  readonly scenario: 'log'
  readonly waiters: number
  readonly cpuUsPerOp: number
  readonly limitCpuUsPerOp: number
  /** Limit ÷ product by CPU per durable record: 1 is as good as the limit. */
  readonly ratio: number
  /** The same by durable records per second. */
  readonly rateRatio: number
  readonly opsPerSecond: number
  readonly recordsPerBatch: number
  readonly limitRecordsPerBatch: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly ops: number
}

export interface LogBenchResult {
  readonly rows: readonly LogBenchRow[]
}

/** A durable record of 128 B body with its row header, as in the write path. */
const PAYLOAD_BYTES = 196
const RECORD_BYTES = 25
const PARTS = 16
const SEGMENT_BYTES = 64 * 1024 * 1024

export const runLogBench = async (options: LogBenchOptions = {}): Promise<LogBenchResult> => {
  const { waiters = [1, 8, 64, 512], rounds = 5, roundMs = 500, payloadBytes = PAYLOAD_BYTES } = options
  const folder = await mkdtemp(join(options.folder ?? tmpdir(), 'meridian-log-bench-'))
  const rows: LogBenchRow[] = []
  try {
    const product = await openProduct(join(folder, 'log'), payloadBytes)
    const limit = await openLimit(join(folder, 'limit'), payloadBytes)
    for (const count of waiters) {
      const measured = await alternate(product, limit, { waiters: count, rounds, roundMs })
      rows.push(summary(count, measured))
    }
    await product.close()
    await limit.close()
  } finally {
    await rm(folder, { recursive: true })
  }
  return { rows }
}

const openProduct = async (folder: string, payloadBytes: number): Promise<Subject> => {
  const log = await openEmbeddedEventLog({
    disk: await openDisk(folder),
    scheduler: nodeScheduler,
    random: nodeRandom,
    onFailure: (error) => {
      throw error
    },
    segmentBytes: SEGMENT_BYTES,
  })
  const user = topic('user')
  const parts = Array.from({ length: PARTS }, (_, partition) => ({ topic: user, partition }))
  const record: NewRecord = { kind: 1, flags: 0, at: Date.now(), payload: new Uint8Array(payloadBytes).fill(7) }
  return {
    write: (n) => log.append(parts[n % PARTS] as (typeof parts)[0], [record]),
    batches: () => log.counters.batches,
    tidy: async () => {
      for (const part of parts) await log.release(part, log.end(part))
    },
    close: () => log.close(),
  }
}

const openLimit = async (folder: string, payloadBytes: number): Promise<Subject> => {
  const space = new RawSpace(await openDisk(folder), SEGMENT_BYTES)
  await space.begin()
  const limit = new RawGroupCommit(space, payloadBytes + RECORD_BYTES)
  return {
    write: () => limit.write(),
    batches: () => limit.batches,
    tidy: () => space.tidy(),
    close: () => space.close(),
  }
}

class RawGroupCommit {
  batches = 0
  readonly #space: RawSpace
  readonly #record: Uint8Array
  readonly #buffer = Buffer.alloc(4 * 1024 * 1024)
  #waiting: (() => void)[] = []
  #busy = false

  constructor(space: RawSpace, recordBytes: number) {
    this.#space = space
    this.#record = new Uint8Array(recordBytes).fill(7)
  }

  write(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      if (this.#busy) return
      this.#busy = true
      setImmediate(() => void this.#commit())
    })
  }

  async #commit(): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    const size = this.#record.length
    for (let index = 0; index < batch.length; index++) this.#buffer.set(this.#record, index * size)
    const bytes = this.#buffer.subarray(0, batch.length * size)
    if (!this.#space.hasRoom(bytes.length)) await this.#space.begin()
    await this.#space.write(bytes)
    this.batches += 1
    for (const resolve of batch) resolve()
    // Those who were just answered ask again before this runs.
    setImmediate(() => {
      if (this.#waiting.length > 0) void this.#commit()
      else this.#busy = false
    })
  }
}

const summary = (waiters: number, rounds: readonly Rounds[]): LogBenchRow => {
  const figures = figuresOf(rounds)
  return { scenario: 'log', waiters, ...figures, ratio: figures.limitCpuUsPerOp / figures.cpuUsPerOp }
}
