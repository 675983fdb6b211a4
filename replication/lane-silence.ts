/**
 * For how long nothing has come from a region, not even a canary. A region owes canaries while a lane of
 * it that had a record has not ended (L11); of the others nobody can tell silence from having nothing to
 * say, and they are not listed. A process that has just begun counts from there, so that a link which was
 * cut before it started is noticed, too.
 */
import { parseLane } from './lane-name.ts'
import type { CounterState } from './counters.ts'

export interface LaneSilence {
  readonly from: string
  readonly ms: number
}

interface KnownLane {
  readonly from: string
  readonly topic: string
  readonly state: CounterState
}

export interface Heard {
  readonly lanes: Iterable<KnownLane>
  /** Of the newest canary, by its region's clock. */
  newestCanary(from: string): number | undefined
  /** When this process began to listen. */
  readonly since: number
  readonly now: number
}

export function laneSilences({ lanes, newestCanary, since, now }: Heard): readonly LaneSilence[] {
  const owing = new Set([...lanes].filter(owesCanaries).map(({ from }) => from))
  return [...owing].map((from) => ({ from, ms: Math.max(0, now - (newestCanary(from) ?? since)) }))
}

const owesCanaries = ({ topic, state }: KnownLane): boolean =>
  parseLane(topic)?.class !== 'control' && state.top > 0 && state.barrier?.ends !== true
