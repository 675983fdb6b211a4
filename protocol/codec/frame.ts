/**
 * Frames as what they are: a row of entries, each a tag, a length and a message. Entries are walked
 * without copying and without reading the messages; the concatenation of frames is a frame, so an
 * answer is put together from bytes that were encoded long before.
 */
import { invalid, Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Field numbers of meridian.v1.Frame. */
export const frameFields = {
  send: 1,
  verdict: 2,
  row: 3,
  groupRow: 4,
  hello: 5,
  welcome: 6,
  sync: 7,
  page: 8,
  ack: 9,
  ping: 10,
  pong: 11,
  typing: 12,
  watch: 13,
  presence: 14,
  goAway: 15,
  error: 16,
  request: 17,
  response: 18,
} as const
export type FrameEntry = keyof typeof frameFields
export type FrameField = (typeof frameFields)[FrameEntry]

const frameFieldMax = 18

/** One entry: the message of `field` lies in [start, end). */
export type VisitEntry = (field: FrameField, start: number, end: number) => void

/**
 * Calls `visit` for each entry in the order in which they stand. Fields of a later version are passed
 * over. Throws `frame_invalid` at the first entry that cannot be read; those before it were visited.
 */
export function entriesOf(buffer: Uint8Array, visit: VisitEntry, start = 0, end = buffer.length): void {
  const reader = new Reader(buffer, start, end)
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    const field = tag >>> 3
    if (field > frameFieldMax) {
      reader.skip(tag)
      continue
    }
    if ((tag & 7) !== 2) throw invalid('an entry that is not a message')
    const length = reader.varint32()
    const from = reader.at
    reader.pass(length)
    visit(field as FrameField, from, reader.at)
  }
}

/** `message` as a fresh frame with this one entry. */
export function entryOf(field: FrameField, message: Uint8Array): Uint8Array {
  const writer = freshWriter()
  writer.bytes(tagOf(field), message)
  return writer.finish()
}

/** The same into a writer of the caller. */
export function writeEntry(field: FrameField, message: Uint8Array, writer: Writer): void {
  writer.bytes(tagOf(field), message)
}

/** Around a message that is written in place: `const opened = openEntry(…); writeVerdict(…); closeEntry(opened, writer)`. */
export const openEntry = (field: FrameField, writer: Writer): number => writer.open(tagOf(field))
export const closeEntry = (opened: number, writer: Writer): void => writer.close(opened)

/** Bytes that `message` takes as an entry. */
export const entryBytes = (field: FrameField, message: Uint8Array): number =>
  message.length + lengthBytes(message.length) + (field < 16 ? 1 : 2)

const tagOf = (field: FrameField): number => field * 8 + 2
const lengthBytes = (length: number): number => (length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x20_0000 ? 3 : 4)
