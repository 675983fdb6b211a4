/**
 * Where the rows of a conversation lie (L9). Its rows have numbers without holes; for each number the
 * index has the row's seq, the block it is in, and, of messages the owner sent, their place in the
 * chain. Entries are written in the flush that brings the rows, at most 64 together under the number
 * of the last: a page of history is one read here and one read of blocks, and a flush reads nothing.
 */
import { Packer, Unpacker } from '../fold/packing.ts'

export interface IndexEntry {
  readonly convN: number
  readonly seq: number
  /** The number that ends the key of the row's block. */
  readonly block: number
  /** Place of a message that the owner sent, 0 for all else. */
  readonly sent: number
}

export const indexEntriesMax = 64

const packer = new Packer()
const nothing: IndexEntry = { convN: 0, seq: 0, block: 0, sent: 0 }

/** Each number by its step from the entry before: six bytes an entry instead of 32, of a row that has some 230. */
export function packIndex(entries: readonly IndexEntry[]): Buffer {
  let before = nothing
  let sentBefore = 0
  for (const entry of entries) {
    packer.step(entry.convN, before.convN)
    packer.step(entry.seq, before.seq)
    packer.step(entry.block, before.block)
    packer.step(entry.sent, sentBefore)
    before = entry
    // What others sent lies in between and has none.
    if (entry.sent > 0) sentBefore = entry.sent
  }
  const { buffer, byteOffset, length } = packer.finish()
  return Buffer.from(buffer, byteOffset, length)
}

/** Ascending by number. */
export function readIndex(packed: Buffer): IndexEntry[] {
  const from = new Unpacker(packed)
  const entries: IndexEntry[] = []
  let before = nothing
  let sentBefore = 0
  while (!from.isAtEnd) {
    const [convN, seq] = [from.step(before.convN), from.step(before.seq)]
    before = { convN, seq, block: from.step(before.block), sent: from.step(sentBefore) }
    entries.push(before)
    if (before.sent > 0) sentBefore = before.sent
  }
  return entries
}
