/**
 * The bytes of the embedded log. Little-endian, no alignment, no varints: every field of a header is
 * at a fixed place, so that encoding is a few stores and scanning reads only what it needs.
 *
 *   batch   magic u32 · crc u32 · version u8 · flags u8 · number u48 · log u32 · length u32 · records
 *   record  length u32 · crc u32 · log u16 · part u16 · kind u8 · flags u8 · offset u48 · at u48 · payload
 *
 * A batch's crc covers all of it behind the crc: what a crash tore is refused whole. A record's crc
 * covers it behind the crc and is seeded with its length: damage that befalls the file later is
 * found by whoever reads that one record. `log` in the batch is a random number of this log: bytes
 * that a stranger sent as a payload can never pass for a batch, nor can a segment of another log.
 */
import { type Bytes, getU48, setU48 } from './bytes.ts'
import { crc32 } from './crc32.ts'
import type { NewRecord, StoredRecord } from './event-log.ts'

export const BATCH_HEADER_BYTES = 24
export const RECORD_HEADER_BYTES = 26
export const FORMAT_VERSION = 2

const MAGIC = 0x314c454d
/** `MAGIC` as it stands in the file. */
const MAGIC_BYTES = Buffer.from('MEL1', 'latin1')

export interface BatchInfo {
  readonly number: number
  readonly logId: number
  readonly version: number
  /** The first batch of a segment; it holds what one must know of the segments before it. */
  readonly isHead: boolean
  /** One past its last byte. */
  readonly end: number
}

export const writeRecord = (
  memory: Bytes,
  at: number,
  log: number,
  partition: number,
  offset: number,
  record: NewRecord,
): number => {
  const { bytes, view } = memory
  const { payload } = record
  const end = at + RECORD_HEADER_BYTES + payload.length
  view.setUint32(at, payload.length, true)
  view.setUint16(at + 8, log, true)
  view.setUint16(at + 10, partition, true)
  view.setUint8(at + 12, record.kind)
  view.setUint8(at + 13, record.flags)
  setU48(view, at + 14, offset)
  setU48(view, at + 20, record.at)
  bytes.set(payload, at + RECORD_HEADER_BYTES)
  view.setUint32(at + 4, recordCrc(memory, at, end), true)
  return end
}

/** Puts the header in front of records already written from `start` + header size to `end`. */
export const sealBatch = (
  memory: Bytes,
  start: number,
  end: number,
  batch: { readonly number: number; readonly logId: number; readonly isHead: boolean },
): void => {
  const { view } = memory
  view.setUint32(start, MAGIC, true)
  view.setUint8(start + 8, FORMAT_VERSION)
  view.setUint8(start + 9, batch.isHead ? 1 : 0)
  setU48(view, start + 10, batch.number)
  view.setUint32(start + 16, batch.logId, true)
  view.setUint32(start + 20, end - start - BATCH_HEADER_BYTES, true)
  view.setUint32(start + 4, crc32(memory, start + 8, end), true)
}

/** The whole and intact batch at `start`, or nothing. `logId` undefined takes one of any log. */
export const batchAt = (memory: Bytes, start: number, logId: number | undefined): BatchInfo | undefined => {
  const { bytes, view } = memory
  if (start + BATCH_HEADER_BYTES > bytes.length || view.getUint32(start, true) !== MAGIC) return undefined
  const itsLog = view.getUint32(start + 16, true)
  if (logId !== undefined && itsLog !== logId) return undefined
  const end = start + BATCH_HEADER_BYTES + view.getUint32(start + 20, true)
  if (end > bytes.length) return undefined
  if (crc32(memory, start + 8, end) !== view.getUint32(start + 4, true)) return undefined
  return {
    number: getU48(view, start + 10),
    logId: itsLog,
    version: view.getUint8(start + 8),
    isHead: view.getUint8(start + 9) === 1,
    end,
  }
}

/** The first intact batch at or after `from`, wherever it starts. */
export const findBatch = (memory: Bytes, from: number, logId: number | undefined): BatchInfo | undefined => {
  for (let at = memory.bytes.indexOf(MAGIC_BYTES, from); at >= 0; at = memory.bytes.indexOf(MAGIC_BYTES, at + 1)) {
    const batch = batchAt(memory, at, logId)
    if (batch) return batch
  }
  return undefined
}

export const recordEnd = (view: DataView, at: number): number => at + RECORD_HEADER_BYTES + view.getUint32(at, true)
export const recordLog = (view: DataView, at: number): number => view.getUint16(at + 8, true)
export const recordPartition = (view: DataView, at: number): number => view.getUint16(at + 10, true)
export const recordKind = (view: DataView, at: number): number => view.getUint8(at + 12)
export const recordOffset = (view: DataView, at: number): number => getU48(view, at + 14)

/**
 * The record that starts at `at`; its payload is a view of `memory`, and a Uint8Array in earnest: the
 * `slice` of a Buffer is no copy, and whoever keeps a payload takes one by `slice`.
 */
export const recordAt = ({ plain, view }: Bytes, at: number): StoredRecord => ({
  offset: getU48(view, at + 14),
  kind: view.getUint8(at + 12),
  flags: view.getUint8(at + 13),
  at: getU48(view, at + 20),
  payload: plain.subarray(at + RECORD_HEADER_BYTES, recordEnd(view, at)),
})

export const isIntact = (memory: Bytes, at: number): boolean =>
  recordCrc(memory, at, recordEnd(memory.view, at)) === memory.view.getUint32(at + 4, true)

const recordCrc = (memory: Bytes, at: number, end: number): number =>
  crc32(memory, at + 8, end, end - at - RECORD_HEADER_BYTES)
