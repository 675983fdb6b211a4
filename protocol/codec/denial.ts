/** meridian.v1.Denial, why the residency policy said no. */
import type { Denial } from '../denial.ts'
import { message, text, uint32 } from './table.ts'

export const denialCodec = message<Denial>({
  because: text(1),
  action: text(2),
  rule: text(3),
  policy: text(4),
  version: uint32(5),
  fromZone: uint32(6),
  toZone: uint32(7),
})

export const { read: readDenial, encode: encodeDenial } = denialCodec
