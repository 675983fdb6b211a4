/**
 * meridian.v1.GroupRow, a row of a group: the same bytes for every member. The tick differs per
 * region, so `gseq`, `mseq` and `tick` always stand first and the tick is patched in place.
 */
import type { GroupKey, UserKey } from '../ids.ts'
import { none, type Id64, type GroupRow } from '../messages.ts'
import { appended, appendedIds, putMentions } from './content.ts'
import { invalid, leadingU53, present, Reader } from './reader.ts'
import { freshWriter, putU53, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readGroupRow(buffer: Uint8Array, start = 0, end = buffer.length): GroupRow {
  const reader = new Reader(buffer, start, end)
  let gseq = 0
  let mseq = 0
  let tick = 0
  let idHi = 0
  let idLo = 0
  let at = 0
  let place = 0
  let target = 0
  let pm = 0
  let kind = 0
  let flags = 0
  let group: GroupKey | undefined
  let author: UserKey | undefined
  let targetAuthor: UserKey | undefined
  let subject: UserKey | undefined
  let parents: readonly Id64[] = none
  let mentions: readonly UserKey[] = none
  let body: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 9:
        gseq = reader.fixed53()
        break
      case 17:
        mseq = reader.fixed53()
        break
      case 25:
        tick = reader.fixed53()
        break
      case 33:
        idLo = reader.fixed32()
        idHi = reader.fixed32()
        break
      case 41:
        at = reader.fixed53()
        break
      case 49:
        place = reader.fixed53()
        break
      case 57:
        target = reader.fixed53()
        break
      case 65:
        pm = reader.fixed53()
        break
      case 77:
        kind = reader.fixed32()
        break
      case 85:
        flags = reader.fixed32()
        break
      case 90:
        group = reader.key() as GroupKey
        break
      case 98:
        author = reader.key() as UserKey
        break
      case 106:
        targetAuthor = reader.key() as UserKey
        break
      case 114:
        subject = reader.key() as UserKey
        break
      case 121:
        parents = appended(parents, reader.id())
        break
      case 122:
        parents = appendedIds(parents, reader)
        break
      case 130:
        mentions = appended(mentions, reader.key() as UserKey)
        break
      case 250:
        body = reader.bytes()
        break
      default:
        reader.skip(tag)
    }
  }
  return {
    gseq,
    mseq,
    tick,
    idHi,
    idLo,
    at,
    place,
    target,
    pm,
    kind,
    flags,
    group: present(group),
    author: present(author),
    targetAuthor,
    subject,
    parents,
    mentions,
    body,
  }
}

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export function encodeGroupRow(row: GroupRow): Uint8Array {
  const writer = freshWriter()
  writeGroupRow(row, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeGroupRow(row: GroupRow, writer: Writer): void {
  writer.fixed53(9, row.gseq)
  writer.fixed53(17, row.mseq)
  writer.fixed53(25, row.tick)
  if (row.idHi !== 0 || row.idLo !== 0) writer.fixed64(33, row.idHi, row.idLo)
  if (row.at !== 0) writer.fixed53(41, row.at)
  if (row.place !== 0) writer.fixed53(49, row.place)
  if (row.target !== 0) writer.fixed53(57, row.target)
  if (row.pm !== 0) writer.fixed53(65, row.pm)
  if (row.kind !== 0) writer.fixed32(77, row.kind)
  if (row.flags !== 0) writer.fixed32(85, row.flags)
  writer.key(90, row.group)
  writer.key(98, row.author)
  if (row.targetAuthor !== undefined) writer.key(106, row.targetAuthor)
  if (row.subject !== undefined) writer.key(114, row.subject)
  if (row.parents.length > 0) writer.packedIds(122, row.parents)
  putMentions(writer, 130, row.mentions)
  if (row.body !== undefined) writer.bytes(250, row.body)
}

/** Position of the tick in what `writeGroupRow` wrote. */
const tickAt = 19

/** Stamps the region's tick; `at` is where the row begins in `bytes`. */
export function patchTick(bytes: Uint8Array, at: number, tick: number): void {
  if (bytes[at] !== 9 || bytes[at + tickAt - 1] !== 25 || bytes.length < at + 27)
    throw invalid('a group row that does not begin with gseq')
  putU53(bytes, at + tickAt, tick)
}

/** Numbers of a group row of ours, without reading the rest. */
export const gseqOfGroupRow = (bytes: Uint8Array, at = 0): number => leadingU53(bytes, at, 0)
export const mseqOfGroupRow = (bytes: Uint8Array, at = 0): number => leadingU53(bytes, at, 1)
export const tickOfGroupRow = (bytes: Uint8Array, at = 0): number => leadingU53(bytes, at, 2)
