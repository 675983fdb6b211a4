/** Plain counters of a gateway, read by metrics and the bench. */
import type { ErrorCode } from '../../protocol/errors.ts'

export class GatewayCounts {
  opened = 0
  /** Frames written, each with one write. */
  frames = 0
  /** Entries in them: verdicts, rows, pages and the like. */
  entries = 0
  readonly closedBy = new Map<ErrorCode | 'gone', number>()

  closed(code: ErrorCode | 'gone'): void {
    this.closedBy.set(code, (this.closedBy.get(code) ?? 0) + 1)
  }
}
