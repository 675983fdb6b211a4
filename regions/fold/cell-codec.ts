/**
 * Every cell as bytes and back (`packing.ts`), and the cell of a key that was never stored. Maps keep
 * their order: it is the order of the log, and a fold may rely on it.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { keyIn } from '../../protocol/known-keys.ts'
import type { Cell, CellKey } from './cells.ts'
import {
  emptyFeed,
  emptyGroup,
  emptyMembership,
  packFeed,
  packGroup,
  packMembership,
  unpackFeed,
  unpackGroup,
  unpackMembership,
} from './group-cell-codec.ts'
import { layout } from './packed-parts.ts'
import { Packer, Unpacker } from './packing.ts'
import { decodePartCell, emptyPartCell, encodePartCell } from './part-cell-codec.ts'
import {
  emptyConversation,
  emptyPerson,
  packConversation,
  packPerson,
  unpackConversation,
  unpackPerson,
} from './user-cell-codec.ts'

const packer = new Packer()
const first = (key: CellKey): string => keyIn(key, 1)
const second = (key: CellKey): string => keyIn(key, 17)

export function emptyCell(key: CellKey): Cell {
  switch (key[0]) {
    case 'u':
      return emptyPerson(first(key) as UserKey)
    case 'c':
      return emptyConversation(first(key) as UserKey, second(key) as UserKey)
    case 'g':
      return emptyGroup(first(key) as GroupKey)
    case 'm':
      return emptyMembership(first(key) as GroupKey, second(key) as UserKey)
    case 'f':
      return emptyFeed(first(key) as GroupKey)
    default:
      throw noSuchCell(key)
  }
}

export function encodeCell(cell: Cell): Uint8Array {
  packer.number(layout)
  switch (cell.type) {
    case 'person':
      packPerson(packer, cell)
      break
    case 'conversation':
      packConversation(packer, cell)
      break
    case 'group':
      packGroup(packer, cell)
      break
    case 'membership':
      packMembership(packer, cell)
      break
    case 'feed':
      packFeed(packer, cell)
  }
  return packer.finish()
}

export function decodeCell(key: CellKey, bytes: Uint8Array): Cell {
  const from = opened(bytes)
  switch (key[0]) {
    case 'u':
      return unpackPerson(from, first(key) as UserKey)
    case 'c':
      return unpackConversation(from, first(key) as UserKey, second(key) as UserKey)
    case 'g':
      return unpackGroup(from, first(key) as GroupKey)
    case 'm':
      return unpackMembership(from, first(key) as GroupKey, second(key) as UserKey)
    case 'f':
      return unpackFeed(from, first(key) as GroupKey)
    default:
      throw noSuchCell(key)
  }
}

const noSuchCell = (key: CellKey): RangeError => new RangeError(`no cell has keys that begin with \`${key[0]}\``)

function opened(bytes: Uint8Array): Unpacker {
  const from = new Unpacker(bytes)
  const found = from.number()
  if (found !== layout) throw new RangeError(`a cell of layout ${found}, this version reads ${layout}`)
  return from
}

/** All of it as one value, for whoever runs folds. */
export const cellCodec = {
  empty: emptyCell,
  encode: encodeCell,
  decode: decodeCell,
  emptyPart: emptyPartCell,
  encodePart: encodePartCell,
  decodePart: decodePartCell,
} as const
