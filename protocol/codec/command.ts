/** meridian.log.v1.Command, a user's own action as it stands in their log, with what accept stamped. */
import type { GroupKey, UserKey } from '../ids.ts'
import { none, type DeviceBody, type Id64, type Command, type ToKind } from '../messages.ts'
import { appended, appendedIds, putBodies, putMentions, readDeviceBody } from './content.ts'
import { present, Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readCommand(buffer: Uint8Array, start = 0, end = buffer.length): Command {
  const reader = new Reader(buffer, start, end)
  let writer = 0
  let n = 0
  let prev = 0
  let hash = 0
  let kind = 0
  let flags = 0
  let zone = 0
  let toKind: ToKind = 0
  let toRegion = 0
  let toPart = 0
  let toZone = 0
  let idHi = 0
  let idLo = 0
  let target = 0
  let user: UserKey | undefined
  let to: UserKey | GroupKey | undefined
  let clientMsgId: Uint8Array | undefined
  let targetAuthor: UserKey | undefined
  let subject: UserKey | undefined
  let parents: readonly Id64[] = none
  let mentions: readonly UserKey[] = none
  let subjectRegion = 0
  let subjectPart = 0
  let subjectZone = 0
  let bodies: readonly DeviceBody[] = none
  let body: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 13:
        writer = reader.fixed32()
        break
      case 21:
        n = reader.fixed32()
        break
      case 29:
        prev = reader.fixed32()
        break
      case 37:
        hash = reader.fixed32()
        break
      case 45:
        kind = reader.fixed32()
        break
      case 53:
        flags = reader.fixed32()
        break
      case 61:
        zone = reader.fixed32()
        break
      case 69:
        toKind = reader.toKind()
        break
      case 77:
        toRegion = reader.fixed32()
        break
      case 85:
        toPart = reader.fixed32()
        break
      case 93:
        toZone = reader.fixed32()
        break
      case 97:
        idLo = reader.fixed32()
        idHi = reader.fixed32()
        break
      case 105:
        target = reader.fixed53()
        break
      case 114:
        user = reader.key() as UserKey
        break
      case 122:
        to = reader.key() as UserKey | GroupKey
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
      case 173:
        subjectRegion = reader.fixed32()
        break
      case 181:
        subjectPart = reader.fixed32()
        break
      case 189:
        subjectZone = reader.fixed32()
        break
      case 194:
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
    writer,
    n,
    prev,
    hash,
    kind,
    flags,
    zone,
    toKind,
    toRegion,
    toPart,
    toZone,
    idHi,
    idLo,
    target,
    user: present(user),
    to,
    clientMsgId,
    targetAuthor,
    subject,
    parents,
    mentions,
    subjectRegion,
    subjectPart,
    subjectZone,
    bodies,
    body,
  }
}

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export function encodeCommand(command: Command): Uint8Array {
  const writer = freshWriter()
  writeCommand(command, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeCommand(command: Command, writer: Writer): void {
  writer.fixed32(13, command.writer)
  writer.fixed32(21, command.n)
  if (command.prev !== 0) writer.fixed32(29, command.prev)
  if (command.hash !== 0) writer.fixed32(37, command.hash)
  if (command.kind !== 0) writer.fixed32(45, command.kind)
  if (command.flags !== 0) writer.fixed32(53, command.flags)
  if (command.zone !== 0) writer.fixed32(61, command.zone)
  if (command.toKind !== 0) writer.fixed32(69, command.toKind)
  if (command.toRegion !== 0) writer.fixed32(77, command.toRegion)
  if (command.toPart !== 0) writer.fixed32(85, command.toPart)
  if (command.toZone !== 0) writer.fixed32(93, command.toZone)
  if (command.idHi !== 0 || command.idLo !== 0) writer.fixed64(97, command.idHi, command.idLo)
  if (command.target !== 0) writer.fixed53(105, command.target)
  writer.key(114, command.user)
  if (command.to !== undefined) writer.key(122, command.to)
  if (command.clientMsgId !== undefined) writer.bytes16(130, command.clientMsgId)
  if (command.targetAuthor !== undefined) writer.key(138, command.targetAuthor)
  if (command.subject !== undefined) writer.key(146, command.subject)
  if (command.parents.length > 0) writer.packedIds(154, command.parents)
  putMentions(writer, 162, command.mentions)
  if (command.subjectRegion !== 0) writer.fixed32(173, command.subjectRegion)
  if (command.subjectPart !== 0) writer.fixed32(181, command.subjectPart)
  if (command.subjectZone !== 0) writer.fixed32(189, command.subjectZone)
  putBodies(writer, 194, command.bodies)
  if (command.body !== undefined) writer.bytes(250, command.body)
}
