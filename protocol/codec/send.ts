/**
 * meridian.v1.Send, the command of a device. `n` and `prev` always stand first, so that a gateway
 * counts sends in flight without reading on.
 */
import type { GroupKey, UserKey } from '../ids.ts'
import { none, type DeviceBody, type Id64, type Send, type ToKind } from '../messages.ts'
import { appended, appendedIds, putBodies, putMentions, readDeviceBody } from './content.ts'
import { Reader, u32 } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readSend(buffer: Uint8Array, start = 0, end = buffer.length): Send {
  const reader = new Reader(buffer, start, end)
  let n = 0
  let prev = 0
  let kind = 0
  let flags = 0
  let toKind: ToKind = 0
  let seenIdHi = 0
  let seenIdLo = 0
  let target = 0
  let to: UserKey | GroupKey | undefined
  let clientMsgId: Uint8Array | undefined
  let targetAuthor: UserKey | undefined
  let subject: UserKey | undefined
  let parents: readonly Id64[] = none
  let mentions: readonly UserKey[] = none
  let bodies: readonly DeviceBody[] = none
  let body: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 13:
        n = reader.fixed32()
        break
      case 21:
        prev = reader.fixed32()
        break
      case 29:
        kind = reader.fixed32()
        break
      case 37:
        flags = reader.fixed32()
        break
      case 45:
        toKind = reader.toKind()
        break
      case 49:
        seenIdLo = reader.fixed32()
        seenIdHi = reader.fixed32()
        break
      case 57:
        target = reader.fixed53()
        break
      case 66:
        to = reader.key() as UserKey | GroupKey
        break
      case 74:
        clientMsgId = reader.bytes16()
        break
      case 82:
        targetAuthor = reader.key() as UserKey
        break
      case 90:
        subject = reader.key() as UserKey
        break
      case 97:
        parents = appended(parents, reader.id())
        break
      case 98:
        parents = appendedIds(parents, reader)
        break
      case 106:
        mentions = appended(mentions, reader.key() as UserKey)
        break
      case 114:
        bodies = appended(bodies, readDeviceBody(reader))
        break
      case 250:
        body = reader.bytes()
        break
      default:
        reader.skip(tag)
    }
  }
  return {
    n,
    prev,
    kind,
    flags,
    toKind,
    seenIdHi,
    seenIdLo,
    target,
    to,
    clientMsgId,
    targetAuthor,
    subject,
    parents,
    mentions,
    bodies,
    body,
  }
}

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export function encodeSend(send: Send): Uint8Array {
  const writer = freshWriter()
  writeSend(send, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeSend(send: Send, writer: Writer): void {
  writer.fixed32(13, send.n)
  writer.fixed32(21, send.prev)
  if (send.kind !== 0) writer.fixed32(29, send.kind)
  if (send.flags !== 0) writer.fixed32(37, send.flags)
  if (send.toKind !== 0) writer.fixed32(45, send.toKind)
  if (send.seenIdHi !== 0 || send.seenIdLo !== 0) writer.fixed64(49, send.seenIdHi, send.seenIdLo)
  if (send.target !== 0) writer.fixed53(57, send.target)
  if (send.to !== undefined) writer.key(66, send.to)
  if (send.clientMsgId !== undefined) writer.bytes16(74, send.clientMsgId)
  if (send.targetAuthor !== undefined) writer.key(82, send.targetAuthor)
  if (send.subject !== undefined) writer.key(90, send.subject)
  if (send.parents.length > 0) writer.packedIds(98, send.parents)
  putMentions(writer, 106, send.mentions)
  putBodies(writer, 114, send.bodies)
  if (send.body !== undefined) writer.bytes(250, send.body)
}

/** `n` of a send, without reading the rest if it stands first as it should; 0 if there is none. */
export function nOfSend(buffer: Uint8Array, start = 0, end = buffer.length): number {
  if (end - start >= 5 && end <= buffer.length && buffer[start] === 13) return u32(buffer, start + 1)
  return readSend(buffer, start, end).n
}
