/**
 * Record batches as Kafka keeps them (message format 2), from and to the records of the event log.
 * Written by hand because the client library makes some twenty objects per record; here a batch is
 * one piece of memory that is sent, sent again unchanged if need be, and read from afterwards.
 *
 * The payload is the value. Kind, flags and time stand in one header, `m` (L1): Kafka's own timestamp
 * is bounded by the broker's settings and may be replaced by it.
 */
import { gunzipSync } from 'node:zlib'
import { setU48 } from '../event-log/bytes.ts'
import type { NewRecord, Offset, StoredRecord } from '../event-log/event-log.ts'
import { crc32c } from './crc32c.ts'

const HEADER_BYTES = 61
const LENGTH_AT = 8
const MAGIC_AT = 16
const CRC_AT = 17
const ATTRIBUTES_AT = 21
const LAST_DELTA_AT = 23
const PRODUCER_AT = 43
const COUNT_AT = 57
/** The length counts from behind itself. */
const LENGTH_FROM = 12
const MAGIC = 2
const COMPRESSION = 7
const GZIP = 1
const TRANSACTIONAL = 16
const CONTROL = 32
const META = 0x6d // `m`
const META_BYTES = 8
const ABORT = 0
/** Above what one record needs beside payload and marks: lengths of five bytes, deltas, the header. */
const RECORD_EXTRA_BYTES = 32

/** Bytes that a batch of `records` takes, or a little more. */
export const batchBytesMax = (records: readonly NewRecord[], marks: readonly string[] = []): number => {
  const each = RECORD_EXTRA_BYTES + marks.reduce((sum, mark) => sum + mark.length + 2, 0)
  return records.reduce((sum, { payload }) => sum + payload.length + each, HEADER_BYTES)
}

/** `marks` are names of empty headers that each record gets, for the gate of a mirror; ASCII, below 64 characters. */
export const encodeBatch = (records: readonly NewRecord[], nowMs: number, marks: readonly string[]): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(batchBytesMax(records, marks))
  const view = new DataView(bytes.buffer)
  const tail = encodeMarks(marks)
  let at = HEADER_BYTES
  for (const [index, { kind, flags, at: time, payload }] of records.entries()) {
    const size =
      1 + 1 + varintSize(index) + 1 + varintSize(payload.length) + payload.length + 4 + META_BYTES + tail.length
    at = putVarint(bytes, at, size)
    bytes[at++] = 0
    bytes[at++] = 0
    at = putVarint(bytes, at, index)
    at = putVarint(bytes, at, -1)
    at = putVarint(bytes, at, payload.length)
    bytes.set(payload, at)
    at = putVarint(bytes, at + payload.length, 1 + marks.length)
    at = putVarint(bytes, at, 1)
    bytes[at++] = META
    at = putVarint(bytes, at, META_BYTES)
    bytes[at++] = kind
    bytes[at++] = flags
    setU48(view, at, time)
    at += 6
    bytes.set(tail, at)
    at += tail.length
  }
  view.setBigInt64(0, 0n)
  view.setInt32(LENGTH_AT, at - LENGTH_FROM)
  view.setInt32(LENGTH_FROM, -1)
  view.setInt8(MAGIC_AT, MAGIC)
  view.setInt16(ATTRIBUTES_AT, 0)
  view.setInt32(LAST_DELTA_AT, records.length - 1)
  view.setBigInt64(27, BigInt(nowMs))
  view.setBigInt64(35, BigInt(nowMs))
  // No producer id: the broker judges no sequence, so nothing can be taken for a duplicate and dropped.
  view.setBigInt64(PRODUCER_AT, -1n)
  view.setInt16(51, -1)
  view.setInt32(53, -1)
  view.setInt32(COUNT_AT, records.length)
  view.setUint32(CRC_AT, crc32c(bytes, ATTRIBUTES_AT, at))
  return bytes.subarray(0, at)
}

export interface AbortedTransaction {
  readonly producer: number
  readonly first: Offset
}

export interface DecodedBatches {
  readonly records: readonly StoredRecord[]
  /** Below this everything was looked at; `from` when not even one batch was whole. */
  readonly next: Offset
  /** Records that this log did not write: they are passed over. */
  readonly foreign: number
  /** Offsets of records without the mark that was asked for: these are passed over, too. */
  readonly unmarked: readonly Offset[]
}

export interface Decoding {
  /** Only what bears it is taken. */
  readonly mark?: string | undefined
  /** Added to Kafka's numbers. */
  readonly origin?: Offset
}

/**
 * The records at or above `from`. A batch that was cut off at the end of an answer is left out, and so
 * are markers of transactions and what was aborted. Throws `RangeError` for what cannot be read.
 */
export const decodeBatches = (
  bytes: Buffer,
  from: Offset,
  aborted: readonly AbortedTransaction[],
  { mark, origin = 0 }: Decoding = {},
): DecodedBatches => {
  const records: StoredRecord[] = []
  const wanted = mark === undefined ? undefined : Buffer.from(mark, 'latin1')
  const unmarked: Offset[] = []
  const waiting = [...aborted].sort((a, b) => a.first - b.first)
  const dead = new Set<number>()
  let next = from
  let foreign = 0
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const end = at + LENGTH_FROM + bytes.readInt32BE(at + LENGTH_AT)
    if (end > bytes.length) break
    const batch = readHeader(bytes, at, end, origin)
    at = end
    while (waiting[0] !== undefined && origin + waiting[0].first <= batch.last)
      dead.add((waiting.shift() as AbortedTransaction).producer)
    if (batch.control) {
      if (isAbort(batch.body)) dead.delete(batch.producer)
    } else if (batch.last >= from && !(batch.transactional && dead.has(batch.producer))) {
      foreign += readRecords(batch, from, wanted, { records, unmarked })
    }
    next = Math.max(next, batch.last + 1)
  }
  return { records, next, foreign, unmarked }
}

/** A record of somebody else: a key and a value, of which either may be missing. */
export interface KeyedRecord {
  readonly offset: Offset
  readonly key: Buffer | undefined
  readonly value: Buffer | undefined
}

/** The same for topics that this product does not write: committed records at or above `from`, as keys and values. */
export const decodeKeyed = (
  bytes: Buffer,
  from: Offset,
): { readonly records: KeyedRecord[]; readonly next: Offset } => {
  const records: KeyedRecord[] = []
  let next = from
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const end = at + LENGTH_FROM + bytes.readInt32BE(at + LENGTH_AT)
    if (end > bytes.length) break
    const batch = readHeader(bytes, at, end, 0)
    at = end
    if (!batch.control) {
      eachRecord(batch, from, (cursor, offset) =>
        records.push({ offset, key: field(batch.body, cursor), value: field(batch.body, cursor) }),
      )
    }
    next = Math.max(next, batch.last + 1)
  }
  return { records, next }
}

/** Undefined for one that is null. */
const field = (body: Buffer, cursor: { at: number }): Buffer | undefined => {
  const length = varint(body, cursor)
  if (length < 0) return undefined
  cursor.at += length
  return body.subarray(cursor.at - length, cursor.at)
}

interface Batch {
  readonly base: Offset
  readonly last: Offset
  readonly count: number
  readonly producer: number
  readonly control: boolean
  readonly transactional: boolean
  readonly body: Buffer
}

const readHeader = (bytes: Buffer, at: number, end: number, origin: Offset): Batch => {
  if (bytes[at + MAGIC_AT] !== MAGIC) throw new RangeError(`a record batch of format ${bytes[at + MAGIC_AT]}`)
  if (crc32c(bytes, at + ATTRIBUTES_AT, end) !== bytes.readUInt32BE(at + CRC_AT)) {
    throw new RangeError('a record batch does not match its checksum')
  }
  const base = origin + Number(bytes.readBigInt64BE(at))
  const attributes = bytes.readInt16BE(at + ATTRIBUTES_AT)
  return {
    base,
    last: base + bytes.readInt32BE(at + LAST_DELTA_AT),
    count: bytes.readInt32BE(at + COUNT_AT),
    producer: Number(bytes.readBigInt64BE(at + PRODUCER_AT)),
    control: (attributes & CONTROL) !== 0,
    transactional: (attributes & TRANSACTIONAL) !== 0,
    body: unpacked(attributes & COMPRESSION, bytes.subarray(at + HEADER_BYTES, end)),
  }
}

const unpacked = (compression: number, body: Buffer): Buffer => {
  if (compression === 0) return body
  if (compression === GZIP) return gunzipSync(body)
  throw new RangeError(
    'a record batch is compressed, and not by gzip: set compression.type of its producer to gzip or none',
  )
}

/** The key of a control record is its version and its type. */
const isAbort = (body: Buffer): boolean => {
  const cursor = { at: 0 }
  varint(body, cursor)
  cursor.at += 1
  varint(body, cursor)
  varint(body, cursor)
  varint(body, cursor)
  return body.readInt16BE(cursor.at + 2) === ABORT
}

/** How many of them were not ours. */
const readRecords = (
  batch: Batch,
  from: Offset,
  mark: Buffer | undefined,
  into: { readonly records: StoredRecord[]; readonly unmarked: Offset[] },
): number => {
  let foreign = 0
  eachRecord(batch, from, (cursor, offset) => {
    const record = readRecord(batch.body, cursor, offset, mark)
    if (record === undefined) foreign += 1
    else if (record === 'unmarked') into.unmarked.push(offset)
    else into.records.push(record)
  })
  return foreign
}

/** `read` is given where the key of each record begins. */
const eachRecord = (
  { base, body, count }: Batch,
  from: Offset,
  read: (cursor: { at: number }, offset: Offset) => void,
): void => {
  const cursor = { at: 0 }
  for (let index = 0; index < count; index++) {
    const size = varint(body, cursor)
    const end = cursor.at + size
    cursor.at += 1
    skipVarint(body, cursor)
    const offset = base + varint(body, cursor)
    if (offset >= from) read(cursor, offset)
    cursor.at = end
  }
}

/** Undefined for one that is not ours. */
const readRecord = (
  body: Buffer,
  cursor: { at: number },
  offset: Offset,
  mark: Buffer | undefined,
): StoredRecord | 'unmarked' | undefined => {
  let isMarked = mark === undefined
  let record: StoredRecord | undefined
  const keyBytes = varint(body, cursor)
  cursor.at += Math.max(0, keyBytes)
  const length = varint(body, cursor)
  const start = cursor.at
  cursor.at += Math.max(0, length)
  for (let headers = varint(body, cursor); headers > 0; headers--) {
    const nameBytes = varint(body, cursor)
    const isMeta = nameBytes === 1 && body[cursor.at] === META
    if (mark?.equals(body.subarray(cursor.at, cursor.at + nameBytes)) === true) isMarked = true
    cursor.at += nameBytes
    const valueBytes = varint(body, cursor)
    const at = cursor.at
    cursor.at += Math.max(0, valueBytes)
    if (!isMeta || valueBytes !== META_BYTES || length < 0) continue
    record = {
      offset,
      kind: body[at] as number,
      flags: body[at + 1] as number,
      at: body.readUIntLE(at + 2, 6),
      payload: new Uint8Array(body.buffer, body.byteOffset + start, length),
    }
    if (isMarked) return record
  }
  return isMarked ? record : 'unmarked'
}

const encodeMarks = (marks: readonly string[]): Buffer =>
  Buffer.concat(
    marks.map((mark) => {
      const name = Buffer.from(mark, 'latin1')
      if (name.length === 0 || name.length > 63) throw new RangeError(`\`${mark}\` is no name of a mark`)
      return Buffer.concat([Buffer.of(name.length * 2), name, Buffer.of(0)])
    }),
  )

const varintSize = (value: number): number => {
  let size = 1
  for (let rest = zigzag(value); rest > 127; rest >>>= 7) size += 1
  return size
}

const putVarint = (bytes: Buffer, start: number, value: number): number => {
  let at = start
  let rest = zigzag(value)
  for (; rest > 127; rest >>>= 7) bytes[at++] = (rest & 127) | 128
  bytes[at++] = rest
  return at
}

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0

const varint = (bytes: Buffer, cursor: { at: number }): number => {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes.readUInt8(cursor.at++)
    value |= (byte & 127) << shift
    if (byte < 128) return (value >>> 1) ^ -(value & 1)
  }
}

/** For those that may have 64 bits. */
const skipVarint = (bytes: Buffer, cursor: { at: number }): void => {
  while (bytes.readUInt8(cursor.at++) > 127);
}
