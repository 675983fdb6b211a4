/**
 * W12: a sender restored from a backup may give an old message a new place. The place is used up
 * without a row, which the highest `n` of each of the sender's devices tells.
 */
import { limits } from '../../protocol/limits.ts'
import type { Derived } from '../../protocol/messages.ts'
import type { ChainCell } from './refusal.ts'

/** Whether it was here before; if not, it is noted. */
export function isOldOfRestoredSender({ writersSeen }: ChainCell, { writer, n }: Derived): boolean {
  if (writer === 0) return false
  if (n <= (writersSeen.get(writer) ?? 0)) return true
  writersSeen.set(writer, n)
  if (writersSeen.size > limits.writersSeenMax) writersSeen.delete(Math.min(...writersSeen.keys()))
  return false
}
