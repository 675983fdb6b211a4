/**
 * What a region tells edges of its policy: which version it stands by, what is stopped, and the
 * releases that an edge lacks. The releases prove themselves; the rest is the region's word, so the
 * answer is sealed (protocol/edge-answer.ts).
 */
import { fail } from '../../protocol/errors.ts'
import type { Stop } from '../flows/stops.ts'
import type { Published } from './accept.ts'
import type { SignedRing } from './key-rings.ts'

/** `?after=` the newest version, and `&ring=` the newest ring of keys, that the asking edge has. */
export const policyStandPath = '/.well-known/meridian-policy'

/** Some 400 KB; who lacks more asks again. */
export const takenPerStand = 16

export interface PolicyStand {
  readonly region: string
  /** In force; 0 before the first. */
  readonly version: number
  /** Counts what the region has put in force. Only grows (R7). */
  readonly activation: number
  readonly stops: readonly Stop[]
  /** Oldest first, at most `takenPerStand`. */
  readonly taken: readonly Published[]
  /** Rings of keys that the edge lacks, oldest first, at most `takenPerStand`. */
  readonly rings: readonly SignedRing[]
}

export interface StandAsked {
  readonly after: number
  readonly ring: number
}

/** Throws `request_invalid` for text that is none. What the releases hold is judged by `accept`. */
export function readPolicyStand(text: string): PolicyStand {
  const stand = parsed(text)
  const { region, version, activation, stops, taken, rings } = stand
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  if (typeof region !== 'string' || !isWhole(version) || !isWhole(activation)) throw invalid('a field is missing')
  if (!Array.isArray(stops) || !Array.isArray(taken) || !Array.isArray(rings)) throw invalid('a list is missing')
  if (taken.length > takenPerStand || rings.length > takenPerStand) throw invalid('it has too many releases')
  return stand as PolicyStand
}

function parsed(text: string): Partial<PolicyStand> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Refused below like everything else that is no object.
  }
  throw invalid('it is no JSON object')
}

const invalid = (why: string) => fail('request_invalid', `what the region says of its policy is refused: ${why}`)
