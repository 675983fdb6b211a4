/**
 * The policy that the regions stand by, asked from each of them and kept for a while. Every release
 * must prove itself here, too; which of them is in force, and what is stopped, is a region's word,
 * sealed for this question. A region that goes back to an earlier activation is not believed.
 *
 * Asked with a request, since a Worker has no time of its own, but never waited for on the way to
 * somebody's home. A region that is not heard for ten minutes does not count any more; when none does,
 * nothing is allowed that needs the policy.
 */
import { edgeAnswerHeader, isSealedAnswer } from '../protocol/edge-answer.ts'
import { edgeEnvelopeHeader, sealEnvelope } from '../protocol/edge-envelope.ts'
import { MeridianError } from '../protocol/errors.ts'
import type { RegionName } from '../protocol/ids.ts'
import type { Published } from '../residency-policy/publish/accept.ts'
import type { PolicyCrypto } from '../residency-policy/publish/crypto.ts'
import { type PolicyStand, policyStandPath, readPolicyStand } from '../residency-policy/publish/policy-stand.ts'
import type { Checkpoint } from '../residency-policy/publish/signed-note.ts'
import { type HandOverPorts, within } from './hand-over.ts'
import type { RegionEntry, RegionMap } from './region-map.ts'
import { RoutePolicy } from './route-policy.ts'
import { StandingPolicy } from './standing-policy.ts'
import { VerifiedReleases } from './verified-releases.ts'
import type { Clock } from '../platform/clock.ts'

/** Regions are asked again after this long, where nothing else is set. */
export const policyFreshMs = 10_000
/** A region that was not heard for this long does not count. */
export const policyStaleMs = 600_000
const readTimeoutMs = 2_000
/** A look at the regions that takes longer has lost the request that it began with. */
const lookTimeoutMs = 15_000
/** Answers of one look at one region: as many releases as there are beyond it come with the next look. */
const answersMax = 8

export interface PolicyPorts extends Omit<HandOverPorts, 'clock'> {
  readonly clock: Clock
  readonly crypto: PolicyCrypto
  readonly map: RegionMap
  readonly pop: string
  readonly policyFreshMs?: number | undefined
}

/** As an operator sees it. */
export interface HeardPolicy {
  readonly region: RegionName
  readonly version: number | undefined
  readonly activation: number | undefined
  readonly heardSecondsAgo: number | undefined
  /** Why its last answer was not taken. */
  readonly refused: string | undefined
}

interface RegionHeard {
  readonly entry: RegionEntry
  /** Newest version and checkpoint that it has shown. */
  after: number
  checkpoint: Checkpoint | undefined
  policy: StandingPolicy | undefined
  heardAtMs: number
  refused: string | undefined
}

export class PublishedPolicy {
  readonly #ports: PolicyPorts
  readonly #releases: VerifiedReleases
  readonly #regions: readonly RegionHeard[]
  #lookedAtMs = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | undefined

  constructor(ports: PolicyPorts) {
    this.#ports = ports
    this.#releases = new VerifiedReleases(ports.crypto, ports.map.policyKeys)
    this.#regions = ports.map.regions.map((entry) => ({
      entry,
      after: this.#releases.start.version,
      checkpoint: this.#releases.start.checkpoint,
      policy: undefined,
      heardAtMs: Number.NEGATIVE_INFINITY,
      refused: undefined,
    }))
  }

  /** Begins a look at the regions if the last was long enough ago; whoever calls sees to it that it may end. */
  freshen(): Promise<void> | undefined {
    const sinceMs = this.#ports.clock.monotonic() - this.#lookedAtMs
    const freshMs = this.#ports.policyFreshMs ?? policyFreshMs
    if (sinceMs < freshMs || (this.#looking !== undefined && sinceMs < lookTimeoutMs)) return undefined
    this.#lookedAtMs = this.#ports.clock.monotonic()
    const looking = Promise.all(this.#regions.map((region) => this.#hear(region))).then(() => {
      if (this.#looking === looking) this.#looking = undefined
    })
    this.#looking = looking
    return looking
  }

  /** Undefined while no region counts. */
  current(): RoutePolicy | undefined {
    const { clock } = this.#ports
    const heardSince = clock.monotonic() - policyStaleMs
    const policies = this.#regions.flatMap(({ policy, heardAtMs }) =>
      policy === undefined || heardAtMs < heardSince ? [] : [policy],
    )
    return policies.length === 0 ? undefined : new RoutePolicy(policies, clock.now())
  }

  /** The same for who can wait: an edge that has just started looks first. */
  async known(): Promise<RoutePolicy | undefined> {
    const looking = this.freshen() ?? this.#looking
    if (this.current() === undefined && looking !== undefined) await this.#waitFor(looking)
    return this.current()
  }

  heard(): HeardPolicy[] {
    const now = this.#ports.clock.monotonic()
    return this.#regions.map(({ entry, policy, heardAtMs, refused }) => ({
      region: entry.name,
      version: policy?.standing.version,
      activation: policy?.standing.activation,
      heardSecondsAgo: policy === undefined ? undefined : Math.floor((now - heardAtMs) / 1_000),
      refused,
    }))
  }

  async #hear(region: RegionHeard): Promise<void> {
    try {
      region.refused = await this.#follow(region)
    } catch (caught) {
      // What cannot be read is refused like what cannot be believed; the operator sees it at `/healthz`.
      region.refused = MeridianError.from(caught).code
    }
  }

  /** Answers why the region is not believed; undefined when it is. */
  async #follow(region: RegionHeard): Promise<string | undefined> {
    for (let answers = 0; answers < answersMax; answers++) {
      const stand = await this.#ask(region.entry, region.after)
      if (typeof stand === 'string') return stand
      const recalled = await this.#recall(region.entry, stand)
      if (recalled !== undefined) return recalled
      // A ring that is not believed takes nothing from the keys that are known.
      const refused = (await this.#releases.learn(stand.rings)) ?? (await this.#take(region, stand.taken))
      const behind = this.#stand(region, stand)
      // A release that is refused and not in force yet takes nothing from the one that is.
      if (behind !== 'more-releases' || refused !== undefined) return refused ?? behind
    }
    return 'more-releases'
  }

  /** What a region stands by may be older than where this edge begins. */
  async #recall(entry: RegionEntry, { version }: PolicyStand): Promise<string | undefined> {
    if (version === 0 || version > this.#releases.start.version) return undefined
    if (this.#releases.documentOf(version) !== undefined) return undefined
    const stand = await this.#ask(entry, version - 1)
    if (typeof stand === 'string') return stand
    const release = stand.taken.find((each) => each.release.statement.version === version)?.release
    return release === undefined ? 'unknown-version' : this.#releases.recall(release)
  }

  async #take(region: RegionHeard, taken: readonly Published[]): Promise<string | undefined> {
    for (const one of taken) {
      const next = await this.#releases.take(one, region.checkpoint, this.#ports.clock.now())
      if (typeof next === 'string') return next
      region.checkpoint = next
      region.after = one.release.statement.version
    }
    return undefined
  }

  #stand(region: RegionHeard, { version, activation, stops, taken }: PolicyStand): string | undefined {
    if (version > region.after) return taken.length === 0 ? 'unknown-version' : 'more-releases'
    const before = region.policy
    if (before !== undefined && activation < before.standing.activation) return 'rolled-back'
    if (before?.standing.activation !== activation) {
      const document = this.#releases.documentOf(version)
      if (document === undefined) return 'unknown-version'
      const like = this.#regions.find(({ policy }) => policy?.document === document)?.policy
      region.policy = new StandingPolicy(document, { version, activation, stops }, like)
    }
    region.heardAtMs = this.#ports.clock.monotonic()
    return undefined
  }

  /** What the first entrance says that answers. */
  async #ask({ name, apis }: RegionEntry, after: number): Promise<PolicyStand | string> {
    let answer: PolicyStand | string = 'no-answer'
    for (const api of apis) {
      answer = await this.#askAt(name, api, after)
      if (answer !== 'no-answer') break
    }
    return answer
  }

  async #askAt(name: RegionName, api: string, after: number): Promise<PolicyStand | string> {
    const { keyFor, mac, random, clock, pop, fetch } = this.#ports
    const key = keyFor(name)
    if (key === undefined) return 'no-key'
    const target = `${policyStandPath}?after=${after}&ring=${this.#releases.ring}`
    const call = { pop, address: '', caller: undefined }
    const envelope = await sealEnvelope(call, { region: name, request: `GET ${target}` }, { key, mac, clock, random })
    const headers = { [edgeEnvelopeHeader]: envelope }
    let body = ''
    const response = await within(this.#ports, readTimeoutMs, async (signal) => {
      const answer = await fetch(`${api}${target}`, { headers, signal })
      body = await answer.text()
      return answer
    })
    if (response?.ok !== true) return 'no-answer'
    const isSealed = await isSealedAnswer({ key, mac }, envelope, body, response.headers.get(edgeAnswerHeader))
    if (!isSealed) return 'not-sealed'
    const stand = readPolicyStand(body)
    return stand.region === name ? stand : 'other-region'
  }

  /** With a timer of its own: what began with another request may never end. */
  #waitFor(looking: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#ports.after(readTimeoutMs * 2, resolve)
      const done = (): void => {
        timer.cancel()
        resolve()
      }
      looking.then(done, done)
    })
  }
}
