/** `Mac` by node:crypto, on the calling thread: 2–3 µs for the small inputs we have. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ImmediateMac } from './mac.ts'

const sign = (key: Uint8Array, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHmac('sha256', key).update(bytes).digest())

export const nodeMac: ImmediateMac = {
  sign,
  verify(key, bytes, mac) {
    const right = sign(key, bytes)
    return mac.length === right.length && timingSafeEqual(mac, right)
  },
}
