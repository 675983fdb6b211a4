/**
 * Reads from segments that take no more appends. Where their records are is kept for the newest and
 * the lately read ones only: four bytes a record would be half a gigabyte for a lane that was down
 * for a day. For any other segment it is found again by reading that whole segment once, which
 * blocks the process for some 50 ms per 64 MiB; whoever catches up needs it once per segment, and
 * parts that catch up together share it.
 */
import type { Bytes } from './bytes.ts'
import { CATALOGUE_TOPIC } from './catalogue.ts'
import type { Offset, StoredRecord } from './event-log.ts'
import { BATCH_HEADER_BYTES, batchAt, recordEnd, recordLog, recordOffset, recordPartition } from './record-format.ts'
import type { Run } from './run.ts'
import { damaged, type Segment } from './segment.ts'

/** A gigabyte of log by default; its positions take 5 MB per 1.3 M records. */
const WARM_MAX = 16

export class FullSegments {
  readonly #logId: number
  readonly #warmMax: number
  /** Those whose positions are known, the one longest unused first. */
  readonly #warm: Set<Segment> = new Set()
  /** One segment is in memory at a time. */
  #refinding: Promise<void> = Promise.resolve()

  constructor(logId: number, warmMax = WARM_MAX) {
    this.#logId = logId
    this.#warmMax = warmMax
  }

  /** `segment` is full, and its positions are known. */
  add(segment: Segment): void {
    for (const run of segment.runs) run.trim()
    this.#touch(segment)
  }

  forget(segment: Segment): void {
    this.#warm.delete(segment)
  }

  read(run: Run, from: Offset, end: Offset, maxBytes: number): Promise<readonly StoredRecord[]> {
    const { segment } = run
    return segment.using(async () => {
      if (!run.isWarm) await this.#inTurn(() => this.#refind(segment))
      if (this.#warm.has(segment)) this.#touch(segment)
      return segment.read(run, from, end, maxBytes)
    })
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#refinding.then(work)
    this.#refinding = mine.catch(() => {
      // Whoever asked is told; those behind have segments of their own.
    })
    return mine
  }

  async #refind(segment: Segment): Promise<void> {
    if (segment.runs.every((run) => run.isWarm)) return
    const at = refindAll(segment, await segment.load(0, segment.capacity), this.#logId)
    if (segment.runs.every((run) => run.isWarm)) {
      this.#touch(segment)
      return
    }
    for (const run of segment.runs) run.cool()
    throw damaged(segment.file.name, at, 'records that must be here are not')
  }

  #touch(segment: Segment): void {
    this.#warm.delete(segment)
    this.#warm.add(segment)
    for (const oldest of this.#warm) {
      if (this.#warm.size <= this.#warmMax) return
      if (oldest.isUsed || oldest === segment) continue
      for (const run of oldest.runs) run.cool()
      this.#warm.delete(oldest)
    }
  }
}

/** Notes where each record is; returns the position where the intact batches end. */
const refindAll = (segment: Segment, memory: Bytes, logId: number): number => {
  const runs = new Map(segment.runs.map((run) => [keyOf(run.owner.topic.number, run.owner.partition), run]))
  const { view } = memory
  for (let start = 0; ; ) {
    const batch = batchAt(memory, start, logId)
    if (batch === undefined) return start
    for (let at = start + BATCH_HEADER_BYTES; at < batch.end; at = recordEnd(view, at)) {
      if (recordLog(view, at) === CATALOGUE_TOPIC) continue
      const run = runs.get(keyOf(recordLog(view, at), recordPartition(view, at)))
      if (!run?.refind(recordOffset(view, at), at)) return at
    }
    start = batch.end
  }
}

const keyOf = (topic: number, partition: number): number => topic * 65_536 + partition
