/** A fold that tells of followed messages; where none are followed it is the fold itself. */
import type { StoredRecord, Topic } from '../../platform/event-log/event-log.ts'
import type { Trace, Tracing } from '../../platform/tracing.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { nameOfRecordKind, traceOfRecord } from '../../protocol/trace-of.ts'
import type { CellKey, PartCell } from '../fold/cells.ts'
import { createFold } from '../fold/create-fold.ts'
import type { Cells, Fold, FoldSetting } from '../fold/fold.ts'
import type { Outcome } from '../fold/outcome.ts'

export function createTracedFold(topic: Topic, setting: FoldSetting, tracing: Tracing | undefined): Fold {
  const fold = createFold(topic, setting)
  return tracing === undefined ? fold : new TracedFold(fold, topic, setting.partition, tracing)
}

class TracedFold implements Fold {
  readonly #fold: Fold
  readonly #topic: Topic
  readonly #part: number
  readonly #tracing: Tracing

  constructor(fold: Fold, topic: Topic, part: number, tracing: Tracing) {
    this.#fold = fold
    this.#topic = topic
    this.#part = part
    this.#tracing = tracing
  }

  needs(record: StoredRecord, into: CellKey[]): void {
    this.#fold.needs(record, into)
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const trace = traceOfRecord(this.#tracing, record.kind, record.payload)
    const fromMs = trace === undefined ? 0 : this.#tracing.now()
    this.#fold.fold(record, cells, part, out)
    if (trace !== undefined) this.#tell(trace, record, fromMs)
  }

  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void {
    this.#fold.park(record, reason, cells, part, out)
  }

  #tell(trace: Trace, { kind, offset, at }: StoredRecord, fromMs: number): void {
    const where = { topic: this.#topic, part: this.#part, offset }
    trace.step('fold', fromMs, { ...where, kind: nameOfRecordKind(kind), waited: Math.max(0, fromMs - at) })
    // The command's own fold is the verdict: what the author waits for ends here.
    if (kind === recordKinds.command) trace.step('send', at, where)
  }
}
