/** Who waits for the answer to a command: a connection, or a request without a counter. */
import type { ErrorCode } from '../../protocol/errors.ts'

export interface Origin {
  /** The command was not stored. Called in the order in which the commands came. */
  refused(n: number, code: ErrorCode): void
  /** Only for planted bugs: says accepted before the fold has decided. */
  presumed(n: number): void
}
