/** meridian.v1.Verdict, the answer to a Send. */
import type { Verdict } from '../messages.ts'
import type { Denial } from '../denial.ts'
import { denialCodec } from './denial.ts'
import { closeEntry, frameFields, openEntry } from './frame.ts'
import { Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readVerdict(buffer: Uint8Array, start = 0, end = buffer.length): Verdict {
  const reader = new Reader(buffer, start, end)
  let n = 0
  let code = 0
  let last = 0
  let seq = 0
  let idHi = 0
  let idLo = 0
  let at = 0
  let place = 0
  let clientMsgId: Uint8Array | undefined
  let denial: Denial | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 13:
        n = reader.fixed32()
        break
      case 21:
        code = reader.fixed32()
        break
      case 29:
        last = reader.fixed32()
        break
      case 33:
        seq = reader.fixed53()
        break
      case 41:
        idLo = reader.fixed32()
        idHi = reader.fixed32()
        break
      case 49:
        at = reader.fixed53()
        break
      case 57:
        place = reader.fixed53()
        break
      case 66:
        clientMsgId = reader.bytes16()
        break
      case 74:
        denial = denialCodec.merge(reader.inner(), denial)
        break
      default:
        reader.skip(tag)
    }
  }
  return { n, code, last, seq, idHi, idLo, at, place, clientMsgId, denial }
}

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export function encodeVerdict(verdict: Verdict): Uint8Array {
  const writer = freshWriter()
  writeVerdict(verdict, writer)
  return writer.finish()
}

/** The same as an entry of a frame, written at once. */
export function verdictEntry(verdict: Verdict): Uint8Array {
  const writer = freshWriter()
  const opened = openEntry(frameFields.verdict, writer)
  writeVerdict(verdict, writer)
  closeEntry(opened, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeVerdict(verdict: Verdict, writer: Writer): void {
  writer.fixed32(13, verdict.n)
  if (verdict.code !== 0) writer.fixed32(21, verdict.code)
  if (verdict.last !== 0) writer.fixed32(29, verdict.last)
  if (verdict.seq !== 0) writer.fixed53(33, verdict.seq)
  if (verdict.idHi !== 0 || verdict.idLo !== 0) writer.fixed64(41, verdict.idHi, verdict.idLo)
  if (verdict.at !== 0) writer.fixed53(49, verdict.at)
  if (verdict.place !== 0) writer.fixed53(57, verdict.place)
  if (verdict.clientMsgId !== undefined) writer.bytes16(66, verdict.clientMsgId)
  if (verdict.denial !== undefined) {
    const opened = writer.open(74)
    denialCodec.write(verdict.denial, writer)
    writer.close(opened)
  }
}
