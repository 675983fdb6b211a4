/** meridian.log.v1.Lane, a record on its way to another region. On Kafka all but the payload are headers. */
import type { LaneRecord, LaneTarget } from '../messages.ts'
import { invalid, Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** Throws `frame_invalid`. The payload is a view of `buffer`. */
export function readLane(buffer: Uint8Array, start = 0, end = buffer.length): LaneRecord {
  const reader = new Reader(buffer, start, end)
  let counter = 0
  let policyVersion = 0
  let authorRegion = 0
  let authorZone = 0
  let toTopic = 0
  let toPart = 0
  let recordKind = 0
  let at = 0
  let dataClass = ''
  let payload: Uint8Array | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 9:
        counter = reader.fixed53()
        break
      case 21:
        policyVersion = reader.fixed32()
        break
      case 29:
        authorRegion = reader.fixed32()
        break
      case 37:
        authorZone = reader.fixed32()
        break
      case 45:
        toTopic = reader.fixed32()
        break
      case 53:
        toPart = reader.fixed32()
        break
      case 61:
        recordKind = reader.fixed32()
        break
      case 65:
        at = reader.fixed53()
        break
      case 74:
        dataClass = reader.text()
        break
      case 250:
        payload = reader.bytes()
        break
      default:
        reader.skip(tag)
    }
  }
  if (payload === undefined) throw invalid('a lane record without payload')
  return {
    counter,
    policyVersion,
    authorRegion,
    authorZone,
    toTopic: laneTarget(toTopic),
    toPart,
    recordKind,
    at,
    dataClass,
    payload,
  }
}

/** Fresh bytes (a view into a shared slab, see writer.ts). */
export function encodeLane(record: LaneRecord): Uint8Array {
  const writer = freshWriter()
  writeLane(record, writer)
  return writer.finish()
}

/** The same into a writer of the caller, without tag and length. */
export function writeLane(record: LaneRecord, writer: Writer): void {
  writer.fixed53(9, record.counter)
  if (record.policyVersion !== 0) writer.fixed32(21, record.policyVersion)
  if (record.authorRegion !== 0) writer.fixed32(29, record.authorRegion)
  if (record.authorZone !== 0) writer.fixed32(37, record.authorZone)
  writer.fixed32(45, record.toTopic)
  if (record.toPart !== 0) writer.fixed32(53, record.toPart)
  if (record.recordKind !== 0) writer.fixed32(61, record.recordKind)
  if (record.at !== 0) writer.fixed53(65, record.at)
  if (record.dataClass !== '') writer.text(74, record.dataClass)
  writer.bytes(250, record.payload)
}

function laneTarget(value: number): LaneTarget {
  if (value < 1 || value > 4) throw invalid('a lane record without a known topic')
  return value as LaneTarget
}
