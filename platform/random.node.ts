/** Chance from the operating system's cryptographic generator: good for ids, keys and tickets. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from './random.ts'

/** The widest range `randomInt` accepts. */
const WIDEST = 2 ** 48 - 1

export const nodeRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  fraction: () => randomInt(WIDEST) / WIDEST,
  integer: (below) => randomInt(below),
}
