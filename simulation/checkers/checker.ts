/**
 * A checker judges a healed world by one property and says, sentence by sentence, what broke it. It
 * answers how much it has judged: one that saw nothing has proved nothing, and a seed in which a
 * checker judged less than `atLeast` fails (T2).
 */
import type { World } from '../world.ts'

export interface Violation {
  readonly checker: string
  readonly what: string
}

export type Say = (what: string) => void

export interface Checker {
  /** What a seed must give it to judge; scenarios are smaller and exempt. */
  readonly atLeast: number
  /** What kind of thing is counted, for people. */
  readonly judges: string
  readonly judge: (world: World, say: Say) => number | Promise<number>
}
