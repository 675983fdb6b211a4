/** CRC-32C (Castagnoli), which Kafka puts on each record batch; Node has only the other one. Four bytes a step. */
const POLYNOMIAL = 0x82f63b78

const tables: readonly Int32Array[] = (() => {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0)
    return crc
  })
  const all = [first]
  for (let n = 1; n < 4; n++) {
    const before = all[n - 1] as Int32Array
    all.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 255] as number)))
  }
  return all
})()

const [t0, t1, t2, t3] = tables as [Int32Array, Int32Array, Int32Array, Int32Array]

export const crc32c = (bytes: Uint8Array, from: number, to: number): number => {
  let crc = -1
  let at = from
  for (; at + 4 <= to; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    crc =
      (t3[crc & 255] as number) ^
      (t2[(crc >>> 8) & 255] as number) ^
      (t1[(crc >>> 16) & 255] as number) ^
      (t0[crc >>> 24] as number)
  }
  for (; at < to; at++) crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[at] as number)) & 255] as number)
  return ~crc >>> 0
}
