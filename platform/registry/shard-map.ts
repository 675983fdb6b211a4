/**
 * Which process a person is best served by: rendezvous hashing. Each gateway draws a number for the
 * person, the highest wins. A gateway that goes moves only its own people, spread over the others, and
 * nothing has to be stored or agreed on: whoever sees the same list comes to the same answer.
 *
 * It only names the preferred one (P3): people are served wherever they land.
 */
import type { Announced, ProcessId } from './registry.ts'

type Member = Pick<Announced, 'id' | 'weight' | 'draining'>

interface Hash {
  readonly high: number
  readonly low: number
}

interface Candidate extends Hash {
  readonly id: ProcessId
  readonly weight: number
}

export class ShardMap {
  readonly #candidates: readonly Candidate[]

  /** Those that drain take nobody and are left out. The order of `members` means nothing. */
  constructor(members: readonly Member[]) {
    this.#candidates = members
      .filter(({ draining, weight }) => !draining && weight > 0)
      .map(({ id, weight }) => ({ id, weight, ...hashOf(id) }))
  }

  /** How many can be chosen. */
  get size(): number {
    return this.#candidates.length
  }

  /** Undefined when nobody is left. `without` names one that is not to be chosen. */
  preferred(key: string, without?: ProcessId): ProcessId | undefined {
    const hash = hashOf(key)
    let best: Candidate | undefined
    let bestScore = -1
    for (const candidate of this.#candidates) {
      if (candidate.id === without) continue
      const score = scoreOf(candidate, hash)
      if (score > bestScore || (score === bestScore && best !== undefined && candidate.id < best.id)) {
        best = candidate
        bestScore = score
      }
    }
    return best?.id
  }

  /** All that can be chosen, the preferred one first: who goes leaves the order of the others as it is. */
  inOrder(key: string): readonly ProcessId[] {
    const hash = hashOf(key)
    return this.#candidates
      .map((candidate) => ({ id: candidate.id, score: scoreOf(candidate, hash) }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id)
  }
}

const scoreOf = ({ weight, high, low }: Candidate, of: Hash): number =>
  weight / -Math.log(fractionOf(of.high ^ high, of.low ^ low))

/** 64 bits in two halves: enough that nobody's draw depends on another's. */
function hashOf(text: string): Hash {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  return { high: mixed(high ^ (low >>> 16)), low: mixed(low ^ (high >>> 13)) }
}

/** Between 0 and 1, without both ends, with 52 bits. */
const fractionOf = (high: number, low: number): number =>
  ((mixed(high) >>> 0) * 2 ** 20 + (mixed(low) >>> 12) + 0.5) / 2 ** 52

/** Each bit of the input turns about half of the bits of the output (the last step of MurmurHash3). */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
