/**
 * Message ids: 64 bits = 42 milliseconds since 2025-01-01, 8 region, 6 node, 8 counter (I3). They name
 * messages and break ties; nothing is ordered by them. A double cannot hold one and a BigInt costs
 * ten times as much to make and to key a table by, so an id is two unsigned halves, and a decimal
 * string where people or JSON meet it.
 */
import { fail } from './errors.ts'
import type { MessageId } from './ids.ts'
import type { Id64 } from './messages.ts'

export const idEpochMs = Date.UTC(2025, 0, 1)
/** The last millisecond 42 bits can say: in the year 2164. */
export const idTimeMax = 2 ** 42 - 1
export const idRegionMax = 255
export const idNodeMax = 63
export const idCounterMax = 255

/** What an id is made of; `time` counts from `idEpochMs`. */
export interface IdParts {
  readonly time: number
  readonly region: number
  readonly node: number
  readonly counter: number
}

export function idOf({ time, region, node, counter }: IdParts): Id64 {
  const idHi = Math.floor(time / 1_024)
  // The remainder by a product: by `%` it is a call.
  return { idHi, idLo: ((time - idHi * 1_024) * 2 ** 22 + region * 2 ** 14 + node * 2 ** 8 + counter) >>> 0 }
}

export const partsOf = (id: Id64): IdParts => ({
  time: timeOf(id),
  region: (id.idLo >>> 14) & 0xff,
  node: (id.idLo >>> 8) & 0x3f,
  counter: id.idLo & 0xff,
})

/** Milliseconds since `idEpochMs`. */
export const timeOf = (id: Id64): number => id.idHi * 1_024 + (id.idLo >>> 22)

/** Wall-clock milliseconds at which an id was given, as far as the clock there was right. */
export const msOfId = (id: Id64): number => idEpochMs + timeOf(id)

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export const compareIds = (a: Id64, b: Id64): number => a.idHi - b.idHi || a.idLo - b.idLo

const billion = 1_000_000_000

/** The decimal string of an id. */
export function messageIdOf(id: Id64): MessageId {
  const limbs = [id.idHi >>> 16, id.idHi & 0xffff, id.idLo >>> 16, id.idLo & 0xffff]
  const last = divideByBillion(limbs)
  const middle = divideByBillion(limbs)
  const first = divideByBillion(limbs)
  const digits = (value: number): string => String(value).padStart(9, '0')
  const text = first > 0 ? first + digits(middle) + digits(last) : middle > 0 ? middle + digits(last) : String(last)
  return text as MessageId
}

/** Throws `id_invalid` unless `text` is a number below 2^64 in its shortest decimal form. */
export function parseMessageId(text: string): Id64 {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) throw invalid()
  const limbs = [0, 0, 0, 0]
  for (let at = 0; at < text.length; ) {
    // The first piece is the odd one, so that all others have nine digits.
    const end = at === 0 ? ((text.length - 1) % 9) + 1 : at + 9
    if (multiplyAndAdd(limbs, 10 ** (end - at), Number(text.slice(at, end))) > 0) throw invalid()
    at = end
  }
  const [a, b, c, d] = limbs as [number, number, number, number]
  return { idHi: a * 0x1_0000 + b, idLo: c * 0x1_0000 + d }
}

const invalid = () => fail('id_invalid', 'a message id is a decimal number below 2^64')

/** Divides four 16-bit limbs, highest first, and answers the rest: every step stays below 2^53. */
function divideByBillion(limbs: number[]): number {
  let rest = 0
  for (let i = 0; i < 4; i++) {
    const value = rest * 0x1_0000 + (limbs[i] as number)
    limbs[i] = Math.floor(value / billion)
    rest = value % billion
  }
  return rest
}

/** Answers what does not fit any more. */
function multiplyAndAdd(limbs: number[], factor: number, addend: number): number {
  let carry = addend
  for (let i = 3; i >= 0; i--) {
    const value = (limbs[i] as number) * factor + carry
    limbs[i] = value % 0x1_0000
    carry = Math.floor(value / 0x1_0000)
  }
  return carry
}
