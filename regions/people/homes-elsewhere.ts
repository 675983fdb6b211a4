/**
 * Where somebody lives whom this region's directory does not know: asked when a person here writes to
 * them, at those other regions whose policy may let them say. A region that keeps its people out of
 * other directories is found this way, and so is an entry that was lost on its way here.
 *
 * Only the keyed hash of the id crosses. An answer is kept for a minute in memory; in the directory only
 * where both sides let it be kept there. Regions that may not be asked are not: whoever may live there
 * cannot be told from nobody, and the person hears why they could not be written to anyway.
 */
import type { Clock } from '../../platform/clock.ts'
import { denied, fail, type MeridianError } from '../../protocol/errors.ts'
import type { DeviceNumber, UserKey } from '../../protocol/ids.ts'
import type { Route } from '../../protocol/messages.ts'
import { denialBy } from '../../residency-policy/flows/denial-by.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { Directory } from '../directory/directory.ts'
import type { HomeHash } from '../directory/directory-store.ts'
import { SendRates } from '../worker/send-rates.ts'
import type { FoundHome, HomeReads } from './home-reads.ts'
import { whyNoMessages } from './reach.ts'
import { ReadThrough } from './read-through.ts'

export interface HomesElsewherePorts {
  /** Number of this region. */
  readonly region: number
  readonly clock: Pick<Clock, 'monotonic' | 'now'>
  readonly directory: Pick<Directory, 'hashOf' | 'put' | 'entryFor'>
  /** Other regions by number. */
  readonly peers: ReadonlyMap<number, Pick<HomeReads, 'home'>>
  policy(): FlowTable
}

/** Who writes. */
export interface Seeker {
  readonly user: UserKey
  readonly writer: number
  readonly zone: number
}

const keptMs = 60_000
/** About 200 bytes each: those whom 10,000 writers have written to within a minute. */
const keptMax = 50_000
/** One answer takes a round trip: at 200 ms each still 5,000 a second. */
const askedMax = 1_000
/** A person meets somebody new now and then; a device that guesses ids meets nobody and asks all the time. */
const askRate = { perSecond: 5, burst: 50 }

const nobodyThere = new Error('nobody there')

export class HomesElsewhere {
  readonly #ports: HomesElsewherePorts
  readonly #found: ReadThrough<HomeHash, FoundHome | undefined>
  readonly #rates: SendRates

  constructor(ports: HomesElsewherePorts) {
    this.#ports = ports
    const { clock } = ports
    this.#found = new ReadThrough({ clock, keptMs, keptMax, askedMax })
    this.#rates = new SendRates(askRate, clock)
  }

  /**
   * Rejects with `recipient_unknown` when nobody may be there, `policy_denied` when somebody may be whom
   * nobody of this zone may write to, `unavailable` when a region that would know cannot be asked, and
   * `rate_limited`.
   */
  async find(user: UserKey, by: Seeker): Promise<Route> {
    const { directory, peers } = this.#ports
    const regions = [...peers.keys()]
    const open = regions.filter((region) => this.#mayAsk(region))
    if (open.length > 0) {
      const hash = directory.hashOf(user)
      const found = await this.#found.get(hash, () => this.#ask(open, hash, by))
      if (found !== undefined) return found
    }
    throw this.#nobody(
      by.zone,
      regions.filter((region) => !open.includes(region)),
    )
  }

  /** Some people of that region may be spoken of here; of whom, it decides itself. */
  #mayAsk(region: number): boolean {
    const table = this.#ports.policy()
    return table.zonesAt(region).some((zone) => this.#mayCome(table, zone, 'directory.lookup'))
  }

  #mayCome(table: FlowTable, zone: number, dataClass: 'directory.lookup' | 'directory.home'): boolean {
    const { region, clock } = this.#ports
    return table.judge(zone, dataClass, region, clock.now()).allow
  }

  async #ask(regions: readonly number[], hash: HomeHash, { user, writer }: Seeker): Promise<FoundHome | undefined> {
    const rate = this.#rates.of(user, writer as DeviceNumber)
    if (!rate.take(this.#ports.clock.monotonic())) throw fail('rate_limited', 'too many people who are not known here')
    try {
      const found = await Promise.any(regions.map((region) => this.#askOne(region, hash)))
      await this.#keep(hash, found)
      return found
    } catch (caught) {
      if (!(caught instanceof AggregateError)) throw caught
      const failed = regions.filter((_, at) => caught.errors[at] !== nobodyThere)
      if (failed.length === 0) return undefined
      // Who lives where everybody's entry is kept here would be known: a region away must not hold up a send to nobody.
      throw fail(failed.every((region) => this.#isKeptHere(region)) ? 'recipient_unknown' : 'unavailable')
    }
  }

  /** A region speaks for its own people only. */
  async #askOne(region: number, hash: HomeHash): Promise<FoundHome> {
    const found = await this.#ports.peers.get(region)?.home(hash)
    if (found?.region !== region) throw nobodyThere
    return found
  }

  async #keep(hash: HomeHash, { mayKeep, ...home }: FoundHome): Promise<void> {
    const { directory, policy } = this.#ports
    if (mayKeep && this.#mayCome(policy(), home.zone, 'directory.home'))
      await directory.put([directory.entryFor(hash, home)])
  }

  #isKeptHere(region: number): boolean {
    const { policy, region: here, clock } = this.#ports
    return policy().judgeRegion(region, 'directory.home', here, clock.now()).allow
  }

  /** `closed`: regions that were not asked. */
  #nobody(zone: number, closed: readonly number[]): MeridianError {
    const [region] = closed
    if (region === undefined) return fail('recipient_unknown')
    const { policy, clock } = this.#ports
    const unheard = { action: 'find', fromZone: zone, toZone: 0, toRegion: region } as const
    return denied(
      whyNoMessages(policy(), zone, region, clock.now()) ??
        denialBy(policy(), { because: 'return-path', rule: '' }, unheard),
    )
  }
}
