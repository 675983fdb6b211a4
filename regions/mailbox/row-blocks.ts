/**
 * Rows lie in blocks: all rows of one person (or group) that one flush brought, behind each other,
 * each with its length and number. A put costs the same for one row as for fifty (L8). A block's key
 * ends with the number of its last row, so that the first key at or above a number is the block that
 * holds it.
 */

const headerBytes = 12

export interface BlockRow {
  readonly number: number
  readonly bytes: Uint8Array
}

export function packBlock(rows: readonly BlockRow[]): Buffer {
  const size = rows.reduce((sum, row) => sum + headerBytes + row.bytes.length, 0)
  const block = Buffer.allocUnsafe(size)
  let at = 0
  for (const { number, bytes } of rows) {
    writeNumber(block, number, at)
    block.writeUInt32BE(bytes.length, at + 8)
    block.set(bytes, at + headerBytes)
    at += headerBytes + bytes.length
  }
  return block
}

/** Calls `visit` for each row, ascending, until it answers false. Answers false when it was stopped. */
export function visitBlock(block: Uint8Array, visit: (number: number, bytes: Uint8Array) => boolean): boolean {
  const view = Buffer.from(block.buffer, block.byteOffset, block.length)
  for (let at = 0; at < view.length; ) {
    const length = view.readUInt32BE(at + 8)
    const end = at + headerBytes + length
    if (!visit(readNumber(view, at), view.subarray(at + headerBytes, end))) return false
    at = end
  }
  return true
}

/** Eight bytes, big-endian, so that keys sort as numbers do. */
export function writeNumber(into: Buffer, value: number, at: number): void {
  into.writeUInt32BE(Math.floor(value / 4_294_967_296), at)
  into.writeUInt32BE(value % 4_294_967_296, at + 4)
}

export const readNumber = (from: Buffer, at: number): number =>
  from.readUInt32BE(at) * 4_294_967_296 + from.readUInt32BE(at + 4)
