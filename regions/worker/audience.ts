/**
 * Who hears at once what a fold said. The record is durable by then, so nothing here waits for a
 * store; whoever is not connected hears it by sync (W15).
 */
import type { MarkOutcome, RowOutcome, TimelineOutcome, VerdictOutcome } from '../fold/outcome.ts'

export interface Audience {
  verdict(outcome: VerdictOutcome): void
  row(outcome: RowOutcome): void
  /** Only for planted bugs: tells the recipient what the sender's side said. */
  presumedRow(outcome: RowOutcome): void
  timeline(outcome: TimelineOutcome): void
  mark(outcome: MarkOutcome): void
}
