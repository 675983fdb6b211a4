/**
 * Rows lie in blocks: the rows of one person (or group) that one flush brought, behind each other,
 * each with its number and length. A put costs the same for one row as for fifty (L8). A block's key
 * ends with the number of its last row, so that the first key at or above a number is the block that
 * holds it. Blocks end where a page would read much that it does not need.
 */

const headerBytes = 12
/** A page of history or sync is one block or two. */
export const blockRowsMax = 128
const blockBytesMax = 32_768

export interface BlockRow {
  readonly number: number
  readonly bytes: Uint8Array
}

/** Cuts rows, ascending by number, into blocks. */
export function blocksOf<Row extends { readonly bytes: Uint8Array }>(
  rows: readonly Row[],
  belongs: (before: Row, row: Row) => boolean = () => true,
): Row[][] {
  const blocks: Row[][] = []
  let block: Row[] = []
  let bytes = 0
  for (const row of rows) {
    const before = block.at(-1)
    const fits = block.length < blockRowsMax && bytes < blockBytesMax
    if (before === undefined || !fits || !belongs(before, row)) {
      block = []
      bytes = 0
      blocks.push(block)
    }
    block.push(row)
    bytes += row.bytes.length
  }
  return blocks
}

export function packBlock<Row extends { readonly bytes: Uint8Array }>(
  rows: readonly Row[],
  numberOf: (row: Row) => number,
): Buffer {
  let size = 0
  for (const { bytes } of rows) size += headerBytes + bytes.length
  const block = Buffer.allocUnsafe(size)
  let at = 0
  for (const row of rows) {
    writeNumber(block, numberOf(row), at)
    block.writeUInt32BE(row.bytes.length, at + 8)
    block.set(row.bytes, at + headerBytes)
    at += headerBytes + row.bytes.length
  }
  return block
}

/** Calls `visit` for each row numbered above `after`, ascending, until it answers false. Answers false when it was stopped. */
export function visitBlock(
  block: Buffer,
  after: number,
  visit: (number: number, bytes: Uint8Array) => boolean,
): boolean {
  for (let at = 0; at < block.length; ) {
    const number = readNumber(block, at)
    const start = at + headerBytes
    at = start + block.readUInt32BE(at + 8)
    if (number > after && !visit(number, block.subarray(start, at))) return false
  }
  return true
}

export function rowInBlock(block: Buffer, wanted: number): Uint8Array | undefined {
  let found: Uint8Array | undefined
  visitBlock(block, wanted - 1, (number, bytes) => {
    if (number === wanted) found = bytes
    return false
  })
  return found
}

/** Eight bytes, big-endian, so that keys sort as numbers do. */
export function writeNumber(into: Buffer, value: number, at: number): void {
  // The remainder by `>>>`: by `%` it is a call, and a row has six of these.
  const low = value >>> 0
  into.writeUInt32BE((value - low) / 4_294_967_296, at)
  into.writeUInt32BE(low, at + 4)
}

export const readNumber = (from: Buffer, at: number): number =>
  from.readUInt32BE(at) * 4_294_967_296 + from.readUInt32BE(at + 4)
