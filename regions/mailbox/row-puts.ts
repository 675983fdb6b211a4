/** A batch as what LevelDB is to write: pure, so that what a row costs can be read here. */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type IndexEntry, indexEntriesMax, packIndex } from './conversation-index.ts'
import { blocksOf, packBlock, writeNumber } from './row-blocks.ts'
import { cellStoreKey, checkpointKey, groupRowKey, indexKey, markKey, reachKey, rowKey } from './row-keys.ts'
import type { StoreBatch, StoredGroupRow, StoredMark, StoredRow } from './row-store.ts'

/** What LevelDB is given. */
export type Put = { readonly type: 'put'; readonly key: Buffer; readonly value: Buffer }

type Part = StoreBatch['part']
const nothing = Buffer.alloc(0)

/** Rows and index entries of mailboxes; rows of one person ascend by seq. */
export function rowPuts(rows: readonly StoredRow[], puts: Put[]): void {
  for (const [user, mine] of Map.groupBy(rows, (row) => row.user)) mailboxPuts(user, mine, puts)
}

function mailboxPuts(user: UserKey, rows: readonly StoredRow[], puts: Put[]): void {
  const byPeer = new Map<string, IndexEntry[]>()
  for (const block of blocksOf(rows)) {
    const end = (block.at(-1) as StoredRow).seq
    puts.push(put(rowKey(user, end), packBlock(block, seqOf)))
    for (const row of block) {
      if (row.peer === undefined || row.convN === 0) continue
      const sent = row.author === user ? row.place : 0
      const entry = { convN: row.convN, seq: row.seq, block: end, sent }
      const entries = byPeer.get(row.peer)
      if (entries === undefined) byPeer.set(row.peer, [entry])
      else entries.push(entry)
    }
  }
  for (const [peer, entries] of byPeer) {
    for (let at = 0; at < entries.length; at += indexEntriesMax) {
      const some = entries.slice(at, at + indexEntriesMax)
      puts.push(put(indexKey(user, peer, (some.at(-1) as IndexEntry).convN), packIndex(some)))
    }
  }
}

/** Rows that the group's other part brings may lie between: a block holds consecutive numbers only. */
export function groupPuts(rows: readonly StoredGroupRow[], puts: Put[]): void {
  for (const [group, mine] of Map.groupBy(rows, (row): GroupKey => row.group)) {
    for (const block of blocksOf(mine, (before, row) => before.gseq + 1 === row.gseq)) {
      puts.push(put(groupRowKey(group, (block.at(-1) as StoredGroupRow).gseq), packBlock(block, gseqOf)))
    }
  }
}

export function markPuts(marks: readonly StoredMark[], puts: Put[]): void {
  for (const { scope, author, place } of marks) puts.push(put(markKey(scope, author, place), nothing))
}

export function reachPut(part: Part, reach: number, puts: Put[]): void {
  const value = Buffer.allocUnsafe(8)
  writeNumber(value, reach, 0)
  puts.push(put(reachKey(part), value))
}

export function checkpointPuts(part: Part, checkpoint: NonNullable<StoreBatch['checkpoint']>, puts: Put[]): void {
  for (const { key, bytes } of checkpoint.cells) puts.push(put(cellStoreKey(part, key), asBuffer(bytes)))
  const value = Buffer.allocUnsafe(8 + checkpoint.partCell.length)
  writeNumber(value, checkpoint.offset, 0)
  value.set(checkpoint.partCell, 8)
  puts.push(put(checkpointKey(part), value))
}

const put = (key: Buffer, value: Buffer): Put => ({ type: 'put', key, value })
const seqOf = (row: StoredRow): number => row.seq
const gseqOf = (row: StoredGroupRow): number => row.gseq
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
