/** Memory with the views that encoding and decoding want, and the 48-bit numbers of the log in it. */
export interface Bytes {
  readonly bytes: Buffer
  /** The same without Node's methods: cutting a piece out of it costs a quarter, and `slice` is a copy. */
  readonly plain: Uint8Array
  readonly view: DataView
}

export const U48_MAX = 2 ** 48 - 1
const U32 = 2 ** 32

/** Not zeroed, and never part of Node's pool. */
export const allocate = (length: number): Bytes => {
  const bytes = Buffer.allocUnsafeSlow(length)
  const { buffer, byteOffset } = bytes
  return { bytes, plain: new Uint8Array(buffer, byteOffset, length), view: new DataView(buffer, byteOffset, length) }
}

export const setU48 = (view: DataView, at: number, value: number): void => {
  // The remainder by `>>>`: by `%` it is a call.
  const low = value >>> 0
  view.setUint32(at, low, true)
  view.setUint16(at + 4, (value - low) / U32, true)
}

export const getU48 = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint16(at + 4, true) * U32
