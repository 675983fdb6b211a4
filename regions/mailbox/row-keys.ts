/**
 * Keys of the embedded row store. The first byte tells what it is; ids follow as their 16 bytes, then
 * a number in eight. Everything of one person or group lies together.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { CellKey } from '../fold/cells.ts'
import { writeNumber } from './row-blocks.ts'
import type { StoredMark } from './row-store.ts'

const kinds = { row: 'r', group: 'g', index: 'i', mark: 'm', cell: 'c', checkpoint: 'k', reach: 'o' } as const

const numbered = (prefix: string, number: number): Buffer => {
  const key = Buffer.allocUnsafe(prefix.length + 8)
  key.write(prefix, 0, 'latin1')
  writeNumber(key, number, prefix.length)
  return key
}

export const rowKey = (user: UserKey, seq: number): Buffer => numbered(kinds.row + user, seq)
export const groupRowKey = (group: GroupKey, gseq: number): Buffer => numbered(kinds.group + group, gseq)
/** Rows of a conversation by conv_n. */
export const indexKey = (user: UserKey, peer: string, convN: number): Buffer =>
  numbered(kinds.index + user + peer, convN)

export const markKey = (scope: StoredMark['scope'], author: UserKey, place: number): Buffer =>
  numbered(kinds.mark + (scope.type === 'group' ? scope.group : scope.user + scope.peer) + author, place)

const partName = ({ topic, partition }: Part): string => `${topic}/${partition}/`
export const cellStoreKey = (part: Part, key: CellKey | string): Buffer =>
  Buffer.from(kinds.cell + partName(part) + key, 'latin1')
export const cellKeyIn = (part: Part, key: Buffer): CellKey =>
  key.toString('latin1', 1 + partName(part).length) as CellKey
export const checkpointKey = (part: Part): Buffer => Buffer.from(kinds.checkpoint + partName(part), 'latin1')
/** How far the part's rows go. */
export const reachKey = (part: Part): Buffer => Buffer.from(kinds.reach + partName(part), 'latin1')

/** Highest number there is: the end of a range. */
export const last = Number.MAX_SAFE_INTEGER

/** The first key behind all that begin with `prefix`. Ids may begin with any bytes, so no suffix is high enough. */
export function successorOf(prefix: Buffer): Buffer {
  let end = prefix.length - 1
  // Ends at the latest at the first byte, which is a letter.
  while (prefix[end] === 0xff) end--
  const next = Buffer.from(prefix.subarray(0, end + 1))
  next[end] = (next[end] as number) + 1
  return next
}
