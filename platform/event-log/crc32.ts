/**
 * CRC-32 of a stretch of a buffer. zlib's is several times faster per byte but costs some 200 ns a
 * call, half of it for the view it wants; a record of a short message is done by then in plain
 * code with eight bytes a step. So small stretches stay here and large ones go to zlib.
 */
import { crc32 as zlibCrc32 } from 'node:zlib'
import type { Bytes } from './bytes.ts'

/** Where the two cost the same. */
const SMALL_BYTES = 384
const POLYNOMIAL = 0xedb88320

/** `TABLE[k * 256 + b]`: what byte `b` does to the remainder with `k` bytes behind it. */
const TABLE = ((): Int32Array => {
  const table = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1
    table[byte] = remainder
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256] as number
    table[at] = (table[before & 255] as number) ^ (before >>> 8)
  }
  return table
})()

const entry = (behind: number, byte: number): number => TABLE[behind * 256 + (byte & 255)] as number

export const crc32 = (memory: Bytes, start: number, end: number, seed = 0): number =>
  end - start > SMALL_BYTES ? zlibCrc32(memory.bytes.subarray(start, end), seed) : smallCrc32(memory, start, end, seed)

const smallCrc32 = ({ bytes, view }: Bytes, start: number, end: number, seed: number): number => {
  let crc = ~seed
  let at = start
  for (; at + 8 <= end; at += 8) {
    const low = view.getInt32(at, true) ^ crc
    const high = view.getInt32(at + 4, true)
    crc =
      entry(7, low) ^
      entry(6, low >>> 8) ^
      entry(5, low >>> 16) ^
      entry(4, low >>> 24) ^
      entry(3, high) ^
      entry(2, high >>> 8) ^
      entry(1, high >>> 16) ^
      entry(0, high >>> 24)
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ entry(0, crc ^ (bytes[at] as number))
  return ~crc >>> 0
}
