/** The lists inside Send, Command, Derived and rows. */
import { none, type DeviceBody, type Id64 } from '../messages.ts'
import type { UserKey } from '../ids.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

export const emptyBytes = new Uint8Array(0)

/** Adds to a list that is shared while it is empty: nearly every message has none. */
export function appended<T>(list: readonly T[], value: T): T[] {
  if (list === none) return [value]
  const grown = list as T[]
  grown.push(value)
  return grown
}

/** Message ids, packed. */
export function appendedIds(list: readonly Id64[], reader: Reader): Id64[] {
  const grown = list === none ? [] : (list as Id64[])
  reader.packedIds(grown)
  return grown
}

/** meridian.v1.DeviceBody and meridian.log.v1.DeviceBody: device 1, body 2. */
export function readDeviceBody(reader: Reader): DeviceBody {
  const inner = reader.inner()
  let device = 0
  let body: Uint8Array = emptyBytes
  for (let tag = inner.tag(); tag !== 0; tag = inner.tag()) {
    if (tag === 13) device = inner.fixed32()
    else if (tag === 18) body = inner.bytes()
    else inner.skip(tag)
  }
  return { device, body }
}

export function putMentions(writer: Writer, tag: number, mentions: readonly UserKey[]): void {
  if (mentions.length > 0) for (const mention of mentions) writer.key(tag, mention)
}

export function putBodies(writer: Writer, tag: number, bodies: readonly DeviceBody[]): void {
  if (bodies.length === 0) return
  for (const { device, body } of bodies) {
    const opened = writer.open(tag)
    writer.fixed32(13, device)
    writer.bytes(18, body)
    writer.close(opened)
  }
}
