/**
 * The id of the message that a record or an entry is about, without reading the rest: for who follows
 * messages. Undefined where there is none, and for bytes that nobody can read: whose affair that is,
 * finds out.
 */
import { recordKinds } from '../log-records.ts'
import type { Id64 } from '../messages.ts'
import { type FrameField, frameFields } from './frame.ts'
import { Reader } from './reader.ts'

/** Tags of the id in each message, and of what carries another record inside. */
const idInCommand = 97
const idInDerived = 25
const idInRow = 25
const idInGroupRow = 33
const idInVerdict = 41
const recordKindInLane = 61
const payload = 250

export function messageIdInRecord(kind: number, record: Uint8Array): Id64 | undefined {
  try {
    return idInRecord(kind, new Reader(record))
  } catch {
    return undefined
  }
}

/** `field` of a frame, its message in [start, end). */
export function messageIdInEntry(field: FrameField, frame: Uint8Array, start: number, end: number): Id64 | undefined {
  const tag = entryTags.get(field)
  if (tag === undefined) return undefined
  try {
    return idAt(new Reader(frame, start, end), tag)
  } catch {
    return undefined
  }
}

const entryTags: ReadonlyMap<FrameField, number> = new Map<FrameField, number>([
  [frameFields.verdict, idInVerdict],
  [frameFields.row, idInRow],
  [frameFields.groupRow, idInGroupRow],
])

function idInRecord(kind: number, reader: Reader): Id64 | undefined {
  switch (kind) {
    case recordKinds.command:
      return idAt(reader, idInCommand)
    case recordKinds.derived:
      return idAt(reader, idInDerived)
    case recordKinds.groupFeed:
      return inner(reader, idInGroupRow)
    case recordKinds.lane:
      return idInLane(reader)
    default:
      return undefined
  }
}

function idAt(reader: Reader, wanted: number): Id64 | undefined {
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === wanted) return reader.id()
    reader.skip(tag)
  }
  return undefined
}

/** The id in the row that a group's record carries. */
function inner(reader: Reader, wanted: number): Id64 | undefined {
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === payload) return idAt(reader.inner(), wanted)
    reader.skip(tag)
  }
  return undefined
}

/** The kind stands before the payload in what we write; a lane in a lane is none of ours. */
function idInLane(reader: Reader): Id64 | undefined {
  let kind = 0
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === recordKindInLane) kind = reader.fixed32()
    else if (tag === payload) return kind === recordKinds.lane ? undefined : idInRecord(kind, reader.inner())
    else reader.skip(tag)
  }
  return undefined
}
