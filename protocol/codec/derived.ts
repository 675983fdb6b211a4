/** meridian.log.v1.Derived, a record with its place, on its way to the recipient's or the group's part. */
import type { GroupKey, UserKey } from '../ids.ts'
import { none, type DeviceBody, type Id64, type Derived } from '../messages.ts'
import { appended, appendedIds, putBodies, putMentions, readDeviceBody } from './content.ts'
import { present, Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Throws `frame_invalid`. Byte fields are views of `buffer`. */
export function readDerived(buffer: Uint8Array, start = 0, end = buffer.length): Derived {
  const reader = new Reader(buffer, start, end)
  let place = 0
  let prevPlace = 0
  let idHi = 0
  let idLo = 0
  let sentAt = 0
  let target = 0
  let kind = 0
  let flags = 0
  let zone = 0
  let fromRegion = 0
  let fromPart = 0
  let writer = 0
  let n = 0
  let error = 0
  let from: UserKey | undefined
  let to: UserKey | GroupKey | undefined
  let targetAuthor: UserKey | undefined
  let subject: UserKey | undefined
  let parents: readonly Id64[] = none
  let mentions: readonly UserKey[] = none
  let subjectRegion = 0
  let subjectPart = 0
  let subjectZone = 0
  let bodies: readonly DeviceBody[] = none
  let denial: Uint8Array | undefined
  let counted: Uint8Array | undefined
  let body: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 9:
        place = reader.fixed53()
        break
      case 17:
        prevPlace = reader.fixed53()
        break
      case 25:
        idLo = reader.fixed32()
        idHi = reader.fixed32()
        break
      case 33:
        sentAt = reader.fixed53()
        break
      case 41:
        target = reader.fixed53()
        break
      case 53:
        kind = reader.fixed32()
        break
      case 61:
        flags = reader.fixed32()
        break
      case 69:
        zone = reader.fixed32()
        break
      case 77:
        fromRegion = reader.fixed32()
        break
      case 85:
        fromPart = reader.fixed32()
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
        from = reader.key() as UserKey
        break
      case 122:
        to = reader.key() as UserKey | GroupKey
        break
      case 130:
        targetAuthor = reader.key() as UserKey
        break
      case 138:
        subject = reader.key() as UserKey
        break
      case 145:
        parents = appended(parents, reader.id())
        break
      case 146:
        parents = appendedIds(parents, reader)
        break
      case 154:
        mentions = appended(mentions, reader.key() as UserKey)
        break
      case 165:
        subjectRegion = reader.fixed32()
        break
      case 173:
        subjectPart = reader.fixed32()
        break
      case 181:
        subjectZone = reader.fixed32()
        break
      case 186:
        bodies = appended(bodies, readDeviceBody(reader))
        break
      case 194:
        denial = reader.bytes()
        break
      case 202:
        counted = reader.bytes()
        break
      case 250:
        body = reader.bytes()
        break
      default:
        reader.skip(tag)
    }
  }
  return {
    place,
    prevPlace,
    idHi,
    idLo,
    sentAt,
    target,
    kind,
    flags,
    zone,
    fromRegion,
    fromPart,
    writer,
    n,
    error,
    denial,
    counted,
    from: present(from),
    to: present(to),
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
export function encodeDerived(derived: Derived): Uint8Array {
  const writer = freshWriter()
  writeDerived(derived, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeDerived(derived: Derived, writer: Writer): void {
  writer.fixed53(9, derived.place)
  writer.fixed53(17, derived.prevPlace)
  if (derived.idHi !== 0 || derived.idLo !== 0) writer.fixed64(25, derived.idHi, derived.idLo)
  if (derived.sentAt !== 0) writer.fixed53(33, derived.sentAt)
  if (derived.target !== 0) writer.fixed53(41, derived.target)
  if (derived.kind !== 0) writer.fixed32(53, derived.kind)
  if (derived.flags !== 0) writer.fixed32(61, derived.flags)
  if (derived.zone !== 0) writer.fixed32(69, derived.zone)
  if (derived.fromRegion !== 0) writer.fixed32(77, derived.fromRegion)
  if (derived.fromPart !== 0) writer.fixed32(85, derived.fromPart)
  if (derived.writer !== 0) writer.fixed32(93, derived.writer)
  if (derived.n !== 0) writer.fixed32(101, derived.n)
  if (derived.error !== 0) writer.fixed32(109, derived.error)
  writer.key(114, derived.from)
  writer.key(122, derived.to)
  if (derived.targetAuthor !== undefined) writer.key(130, derived.targetAuthor)
  if (derived.subject !== undefined) writer.key(138, derived.subject)
  if (derived.parents.length > 0) writer.packedIds(146, derived.parents)
  putMentions(writer, 154, derived.mentions)
  if (derived.subjectRegion !== 0) writer.fixed32(165, derived.subjectRegion)
  if (derived.subjectPart !== 0) writer.fixed32(173, derived.subjectPart)
  if (derived.subjectZone !== 0) writer.fixed32(181, derived.subjectZone)
  putBodies(writer, 186, derived.bodies)
  if (derived.denial !== undefined) writer.bytes(194, derived.denial)
  if (derived.counted !== undefined) writer.bytes(202, derived.counted)
  if (derived.body !== undefined) writer.bytes(250, derived.body)
}
