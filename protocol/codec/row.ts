/**
 * meridian.v1.Row, a row of a mailbox. The bytes written once are the record's, the stored row, the
 * delivery and the sync page; only `seq` and `prev_seq` are known later, so they always stand first,
 * at fixed positions, and are patched in place.
 */
import type { GroupKey, UserKey } from '../ids.ts'
import { none, type Id64, type Row, type ToKind } from '../messages.ts'
import { appended, appendedIds, putMentions } from './content.ts'
import { invalid, leadingU53, present, Reader } from './reader.ts'
import { freshWriter, putU53, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readRow(buffer: Uint8Array, start = 0, end = buffer.length): Row {
  const reader = new Reader(buffer, start, end)
  let seq = 0
  let prevSeq = 0
  let idHi = 0
  let idLo = 0
  let at = 0
  let place = 0
  let target = 0
  let kind = 0
  let flags = 0
  let toKind: ToKind = 0
  let convN = 0
  let writer = 0
  let n = 0
  let error = 0
  let author: UserKey | undefined
  let peer: UserKey | GroupKey | undefined
  let clientMsgId: Uint8Array | undefined
  let targetAuthor: UserKey | undefined
  let subject: UserKey | undefined
  let parents: readonly Id64[] = none
  let mentions: readonly UserKey[] = none
  let body: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 9:
        seq = reader.fixed53()
        break
      case 17:
        prevSeq = reader.fixed53()
        break
      case 25:
        idLo = reader.fixed32()
        idHi = reader.fixed32()
        break
      case 33:
        at = reader.fixed53()
        break
      case 41:
        place = reader.fixed53()
        break
      case 49:
        target = reader.fixed53()
        break
      case 61:
        kind = reader.fixed32()
        break
      case 69:
        flags = reader.fixed32()
        break
      case 77:
        toKind = reader.toKind()
        break
      case 85:
        convN = reader.fixed32()
        break
      case 93:
        writer = reader.fixed32()
        break
      case 101:
        n = reader.fixed32()
        break
      case 109:
        error = reader.fixed32()
        break
      case 114:
        author = reader.key() as UserKey
        break
      case 122:
        peer = reader.key() as UserKey | GroupKey
        break
      case 130:
        clientMsgId = reader.bytes16()
        break
      case 138:
        targetAuthor = reader.key() as UserKey
        break
      case 146:
        subject = reader.key() as UserKey
        break
      case 153:
        parents = appended(parents, reader.id())
        break
      case 154:
        parents = appendedIds(parents, reader)
        break
      case 162:
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
    seq,
    prevSeq,
    idHi,
    idLo,
    at,
    place,
    target,
    kind,
    flags,
    toKind,
    convN,
    writer,
    n,
    error,
    author: present(author),
    peer,
    clientMsgId,
    targetAuthor,
    subject,
    parents,
    mentions,
    body,
  }
}

/** A row that has no place in a mailbox yet. */
export type RowContent = Omit<Row, 'seq' | 'prevSeq'>

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export const encodeRow = (row: Row): Uint8Array => encodeRowAt(row.seq, row.prevSeq, row)

/** The same of content that has just been given its place: nobody needs both in one object. */
export function encodeRowAt(seq: number, prevSeq: number, content: RowContent): Uint8Array {
  const writer = freshWriter()
  writePlaced(seq, prevSeq, content, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export const writeRow = (row: Row, writer: Writer): void => writePlaced(row.seq, row.prevSeq, row, writer)

function writePlaced(seq: number, prevSeq: number, row: RowContent, writer: Writer): void {
  writer.fixed53(9, seq)
  writer.fixed53(17, prevSeq)
  if (row.idHi !== 0 || row.idLo !== 0) writer.fixed64(25, row.idHi, row.idLo)
  if (row.at !== 0) writer.fixed53(33, row.at)
  if (row.place !== 0) writer.fixed53(41, row.place)
  if (row.target !== 0) writer.fixed53(49, row.target)
  if (row.kind !== 0) writer.fixed32(61, row.kind)
  if (row.flags !== 0) writer.fixed32(69, row.flags)
  if (row.toKind !== 0) writer.fixed32(77, row.toKind)
  if (row.convN !== 0) writer.fixed32(85, row.convN)
  if (row.writer !== 0) writer.fixed32(93, row.writer)
  if (row.n !== 0) writer.fixed32(101, row.n)
  if (row.error !== 0) writer.fixed32(109, row.error)
  writer.key(114, row.author)
  if (row.peer !== undefined) writer.key(122, row.peer)
  if (row.clientMsgId !== undefined) writer.bytes16(130, row.clientMsgId)
  if (row.targetAuthor !== undefined) writer.key(138, row.targetAuthor)
  if (row.subject !== undefined) writer.key(146, row.subject)
  if (row.parents.length > 0) writer.packedIds(154, row.parents)
  putMentions(writer, 162, row.mentions)
  if (row.body !== undefined) writer.bytes(250, row.body)
}

/** Positions of the two patched values in what `writeRow` wrote. */
const seqAt = 1
const prevSeqAt = 10

/** Gives a row its place in a mailbox; `at` is where the row begins in `bytes`. */
export function patchRowSeq(bytes: Uint8Array, at: number, seq: number, prevSeq: number): void {
  const whole = bytes.length >= at + prevSeqAt + 8
  if (!whole || bytes[at] !== 9 || bytes[at + prevSeqAt - 1] !== 17) throw invalid('a row that does not begin with seq')
  putU53(bytes, at + seqAt, seq)
  putU53(bytes, at + prevSeqAt, prevSeq)
}

/** `seq` of a row of ours, without reading the rest. */
export const seqOfRow = (bytes: Uint8Array, at = 0): number => leadingU53(bytes, at, 0)
export const prevSeqOfRow = (bytes: Uint8Array, at = 0): number => leadingU53(bytes, at, 1)
