/**
 * A published version goes into force in every region: what a region lacks is sent, regions that lose
 * flows change first, and only when all their parts have does a region open anything. So no record
 * goes from one that has opened to one that has not yet closed.
 *
 * Each act may be repeated: whoever was interrupted gives the same command again.
 */
import { type Clock, type Scheduler, sleep } from '../../platform/clock.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { Tuple } from '../document/matching.ts'
import { diff } from '../preview/diff.ts'
import { compile } from '../table/compile.ts'
import type { QuotaCount } from '../flows/quotas.ts'
import type { Published } from './accept.ts'
import type { SignedRing } from './key-rings.ts'
import type { Release } from './release.ts'

/** What a region says of its policy (`GET /policy`). */
export interface RegionPolicy {
  readonly region: string
  readonly active: {
    readonly policy: string
    readonly version: number
    /** SHA-256 of the document, base64. */
    readonly document: string
    readonly activation: number
    readonly generation: number
    /** Zones by name; a side that is missing means every zone. */
    readonly stops: readonly { readonly from?: string; readonly to?: string }[]
    /** Milliseconds since 1970. */
    readonly since: number
  }
  readonly parts: { readonly of: number; readonly on: number }
  readonly barriers: { readonly of: number; readonly through: number }
  readonly inForce: boolean
  /** Quotas that people who live there are counted under. */
  readonly quotas: readonly QuotaCount[]
  readonly known: readonly { readonly version: number; readonly document: string }[]
  /** The newest signed checkpoint that it has taken. */
  readonly checkpoint?: string | undefined
  /** Number of the newest ring of keys that it knows. */
  readonly ring: number
}

/** A region that cannot be asked. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** A region’s operator listener. Throws `MeridianError` for what it refuses, `NoAnswer` if it cannot be asked. */
export interface PolicyDoor {
  /** As documents name it: `eu-central`. */
  readonly region: string
  state(): Promise<RegionPolicy>
  takeRings(rings: readonly SignedRing[]): Promise<unknown>
  take(published: Published): Promise<unknown>
  activate(version: number, reason: string, early: boolean): Promise<RegionPolicy>
}

/** What the change means for one region. */
export interface RegionPlan {
  readonly region: string
  readonly from: number
  /** Releases to send. */
  readonly lacks: number
  readonly opens: number
  readonly closes: number
}

export type RegionOutcome =
  | { readonly region: string; readonly is: 'in-force'; readonly state: RegionPolicy }
  /** Not all of it when time was up; it goes on by itself. */
  | { readonly region: string; readonly is: 'under-way'; readonly state: RegionPolicy }
  | { readonly region: string; readonly is: 'unreachable' }
  | { readonly region: string; readonly is: 'refused'; readonly code: string; readonly because: string }
  /** It would open something while another region has not closed it. */
  | { readonly region: string; readonly is: 'held-back' }

export interface ActivationAsked {
  readonly doors: readonly PolicyDoor[]
  readonly releases: readonly Release[]
  /** Every ring of keys of the log. */
  readonly rings: readonly SignedRing[]
  /** What a region lacks that has this version. */
  readonly lackedSince: (version: number) => Promise<readonly Published[]>
  readonly version: number
  readonly reason: string
  readonly early: boolean
  readonly waitMs: number
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly onProgress?: (states: readonly RegionPolicy[]) => void
}

const pollEveryMs = 200

/** What would be done, region by region; undefined for one that does not answer. */
export async function planActivation(asked: ActivationAsked): Promise<ReadonlyMap<string, RegionPlan | undefined>> {
  const plans = asked.doors.map(async (door) => {
    const state = await door.state().catch(noAnswer)
    return [door.region, state && planOf(asked, door.region, state)] as const
  })
  return new Map(await Promise.all(plans))
}

function planOf({ releases, version, clock }: ActivationAsked, region: string, state: RegionPolicy): RegionPlan {
  const next = releases.find(({ statement }) => statement.version === version)
  const before = releases.find(({ statement }) => statement.document === state.active.document)
  const newest = newestKnown(state)
  const lacks = releases.filter((each) => each.statement.version > newest && each.statement.version <= version).length
  const plan = { region, from: state.active.version, lacks }
  // What it has in force is not of this log: it must be taken for the widest and the narrowest.
  if (next === undefined || before === undefined) return { ...plan, opens: 1, closes: 1 }
  const { added, removed, later } = diff(compile(before.document), compile(next.document), clock.now())
  const touches = ({ zone, region: to }: Tuple): boolean =>
    to === region || [before, next].some(({ document }) => document.zones[zone]?.home === region)
  const count = (flows: readonly Tuple[]): number => flows.filter(touches).length
  return { ...plan, opens: count([...added, ...later.added]), closes: count([...removed, ...later.removed]) }
}

function noAnswer(caught: unknown): undefined {
  if (!(caught instanceof NoAnswer)) throw caught
}

const newestKnown = ({ active, known }: RegionPolicy): number =>
  Math.max(active.version, ...known.map(({ version }) => version))

export async function activate(asked: ActivationAsked): Promise<RegionOutcome[]> {
  const plans = await planActivation(asked)
  const deadline = asked.clock.monotonic() + asked.waitMs
  const closing = asked.doors.filter(({ region }) => (plans.get(region)?.closes ?? 0) > 0)
  const others = asked.doors.filter((door) => !closing.includes(door))
  const silent = others.filter(({ region }) => plans.get(region) === undefined)
  const first = await change(asked, closing)
  const closed = await settle(asked, first, deadline, ({ parts }) => parts.on === parts.of)
  // One that does not answer may have to close, too: nobody knows.
  const allClosed = silent.length === 0 && [...closed.values()].every((each) => isOn(asked, each))
  const opening = others.filter((door) => !silent.includes(door))
  const held = allClosed ? [] : opening.filter(({ region }) => (plans.get(region)?.opens ?? 0) > 0)
  const second = await change(
    asked,
    opening.filter((door) => !held.includes(door)),
  )
  const begun = new Map([...closed, ...second])
  const settled = await settle(asked, begun, deadline, ({ inForce }) => inForce)
  for (const { region } of silent) settled.set(region, { region, is: 'unreachable' })
  for (const { region } of held) settled.set(region, { region, is: 'held-back' })
  return asked.doors.map(({ region }) => settled.get(region) ?? { region, is: 'unreachable' })
}

type Outcomes = Map<string, RegionOutcome>

async function change(asked: ActivationAsked, doors: readonly PolicyDoor[]): Promise<Outcomes> {
  const outcomes = await Promise.all(doors.map((door) => changeOne(asked, door)))
  return new Map(outcomes.map((outcome) => [outcome.region, outcome]))
}

async function changeOne(asked: ActivationAsked, door: PolicyDoor): Promise<RegionOutcome> {
  const { region } = door
  try {
    const state = await door.state()
    // It was told before: what is left is to watch.
    if (state.active.version === asked.version) return watched(asked, region, state)
    if (state.ring < asked.rings.length) await door.takeRings(asked.rings.slice(state.ring))
    const lacking = await asked.lackedSince(newestKnown(state))
    for (const published of lacking)
      if (published.release.statement.version <= asked.version) await door.take(published)
    return watched(asked, region, await door.activate(asked.version, asked.reason, asked.early))
  } catch (caught) {
    if (caught instanceof NoAnswer) return { region, is: 'unreachable' }
    if (!(caught instanceof MeridianError)) throw caught
    return { region, is: 'refused', code: caught.code, because: caught.detail.because ?? caught.message }
  }
}

/** Asks those that are under way until each is `done`, or time is up. */
async function settle(
  asked: ActivationAsked,
  begun: Outcomes,
  deadline: number,
  done: (state: RegionPolicy) => boolean,
): Promise<Outcomes> {
  const outcomes = new Map(begun)
  const waiting = (): RegionOutcome[] =>
    [...outcomes.values()].filter((each) => 'state' in each && !(isOn(asked, each) && done(each.state)))
  while (waiting().length > 0 && asked.clock.monotonic() < deadline) {
    await sleep(asked.scheduler, pollEveryMs)
    for (const { region } of waiting()) outcomes.set(region, await askAgain(asked, region, outcomes))
    asked.onProgress?.([...outcomes.values()].flatMap((each) => ('state' in each ? [each.state] : [])))
  }
  return outcomes
}

async function askAgain(asked: ActivationAsked, region: string, outcomes: Outcomes): Promise<RegionOutcome> {
  const state = await asked.doors
    .find((door) => door.region === region)
    ?.state()
    .catch(noAnswer)
  // One that is silent for a moment is asked again: what it was told it has written down.
  if (state === undefined) return outcomes.get(region) ?? { region, is: 'unreachable' }
  return watched(asked, region, state)
}

const watched = ({ version }: ActivationAsked, region: string, state: RegionPolicy): RegionOutcome => ({
  region,
  is: state.active.version === version && state.inForce ? 'in-force' : 'under-way',
  state,
})

/** All its parts judge by the version. */
function isOn({ version }: ActivationAsked, outcome: RegionOutcome): boolean {
  if (!('state' in outcome)) return false
  const { active, parts } = outcome.state
  return active.version === version && parts.on === parts.of
}
