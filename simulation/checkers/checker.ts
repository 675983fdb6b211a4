/**
 * A checker judges a healed world by one property and says, sentence by sentence, what broke it. It
 * answers how much it has judged: one that saw nothing has proved nothing, and a seed in which a
 * checker judged less than `atLeast` fails (T2).
 */
import type { DeviceHistory } from '../client.ts'
import type { World } from '../world.ts'

/** The three things that must never become of an accepted message. */
export type Harm = 'lost' | 'duplicated' | 'reordered'

export interface Violation {
  readonly checker: string
  readonly what: string
  readonly harm?: Harm | undefined
}

export type Say = (what: string, harm?: Harm) => void

/** All that the checkers of what devices saw look at: a torture of real processes has one, too. */
export interface History {
  readonly devices: readonly DeviceHistory[]
}

export interface Checker<Judged = World> {
  /** What a seed must give it to judge; scenarios are smaller and exempt. */
  readonly atLeast: number
  /** What kind of thing is counted, for people. */
  readonly judges: string
  readonly judge: (judged: Judged, say: Say) => number | Promise<number>
}
