/**
 * Where the rows of a conversation lie (L9). Its rows have numbers without holes; for each number the
 * index has the row's seq, the block it is in, and, of messages the owner sent, their place in the
 * chain. Entries are written in the flush that brings the rows, at most 64 together under the number
 * of the last: a page of history is one read here and one read of blocks, and a flush reads nothing.
 */
import { readNumber, writeNumber } from './row-blocks.ts'

export interface IndexEntry {
  readonly convN: number
  readonly seq: number
  /** The number that ends the key of the row's block. */
  readonly block: number
  /** Place of a message that the owner sent, 0 for all else. */
  readonly sent: number
}

export const indexEntriesMax = 64
const entryBytes = 32

export function packIndex(entries: readonly IndexEntry[]): Buffer {
  const packed = Buffer.allocUnsafe(entries.length * entryBytes)
  let from = 0
  for (const { convN, seq, block, sent } of entries) {
    writeNumber(packed, convN, from)
    writeNumber(packed, seq, from + 8)
    writeNumber(packed, block, from + 16)
    writeNumber(packed, sent, from + 24)
    from += entryBytes
  }
  return packed
}

/** Ascending by number. */
export function readIndex(packed: Buffer): IndexEntry[] {
  const entries: IndexEntry[] = []
  for (let at = 0; at < packed.length; at += entryBytes) {
    entries.push({
      convN: readNumber(packed, at),
      seq: readNumber(packed, at + 8),
      block: readNumber(packed, at + 16),
      sent: readNumber(packed, at + 24),
    })
  }
  return entries
}
