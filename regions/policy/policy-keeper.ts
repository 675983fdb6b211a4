/**
 * What a region stands by, and how that changes (R7). It takes published versions that prove
 * themselves, activates one when an operator says so, and stops flows at once when one must. Each of
 * these is durable before any part hears of it, so that a restart goes on where a crash left off.
 *
 * One act at a time. An act that is refused has changed nothing.
 */
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import type { KeptFiles } from '../../platform/kept-files.ts'
import { fail } from '../../protocol/errors.ts'
import type { Places, Region } from '../../protocol/places.ts'
import type { PolicyDocument } from '../../residency-policy/document/policy-document.ts'
import { compileFlows } from '../../residency-policy/flows/compile-flows.ts'
import { closedTable, FlowTable, narrows } from '../../residency-policy/flows/flow-table.ts'
import type { QuotaCount } from '../../residency-policy/flows/quotas.ts'
import { nothingInForce, type PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { sameStop, type Stop } from '../../residency-policy/flows/stops.ts'
import type { RegionPolicy } from '../../residency-policy/publish/activation.ts'
import { accept, type Active, type Known, type Published } from '../../residency-policy/publish/accept.ts'
import type { PolicyCrypto } from '../../residency-policy/publish/crypto.ts'
import { type PolicyStand, type StandAsked, takenPerStand } from '../../residency-policy/publish/policy-stand.ts'
import { followRings, type KeyRings, type SignedRing } from '../../residency-policy/publish/key-rings.ts'
import { type Checkpoint, readCheckpointText } from '../../residency-policy/publish/signed-note.ts'
import { compile } from '../../residency-policy/table/compile.ts'
import { PolicyInForce } from './policy-in-force.ts'
import { type AuditLine, type PolicyState, readPolicyState, writePolicyState } from './policy-state.ts'

export interface PolicyKeeperPorts {
  readonly region: Region
  readonly places: Places
  /** A folder of its own. */
  readonly files: KeptFiles
  readonly clock: Pick<Clock, 'now'>
  readonly crypto: PolicyCrypto
  readonly faults?: PolicyKeeperFaults
}

/** Breaks a rule, so that the simulation can prove it would notice. */
export interface PolicyKeeperFaults {
  /** R7 What was taken is in force at once. */
  readonly activatesOnTake: boolean
}

export const noPolicyKeeperFaults: PolicyKeeperFaults = { activatesOnTake: false }

/** Parts and lanes of the region. */
export interface PolicyCarriers {
  /** Resolves when every part judges by it. */
  activate(record: PolicyRecord): Promise<void>
  partsOn(activation: number): { readonly of: number; readonly on: number }
  /** Lane partitions whose destinations have met the barrier of `activation`. */
  barriers(activation: number, generation: number): { readonly of: number; readonly through: number }
  /** How far the quotas are used that people who live here are counted under. */
  quotas(): readonly QuotaCount[]
}

/** Zones by name; none means every zone. */
export interface NamedStop {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const remindEveryMs = 2_000

export class PolicyKeeper {
  readonly #ports: PolicyKeeperPorts
  #state: PolicyState
  #table: FlowTable
  #carriers: PolicyCarriers | undefined
  #last: Promise<unknown> = Promise.resolve()
  /** Compiled once for the versions that follow it. */
  #newest: Active | undefined
  readonly #stopped = new WeakMap<FlowTable, FlowTable>()
  /** What the region stands by, as its processes ask it. */
  readonly inForce: PolicyInForce

  private constructor(ports: PolicyKeeperPorts, state: PolicyState) {
    this.#ports = ports
    this.#state = state
    this.#table = state.inForce === undefined ? closedTable : new FlowTable(state.inForce.record)
    this.inForce = new PolicyInForce(ports.region, ports.clock, () => this.#table)
  }

  static async open(ports: PolicyKeeperPorts): Promise<PolicyKeeper> {
    return new PolicyKeeper(ports, await readPolicyState(ports.files))
  }

  /**
   * Who carries an activation out: known once the region's worker runs. A part that could not be told,
   * because the disk was full, is told again until it knows.
   */
  carriedBy(carriers: PolicyCarriers, scheduler: Scheduler): Timer {
    this.#carriers = carriers
    return scheduler.every(remindEveryMs, () => {
      const { of, on } = carriers.partsOn(this.record.activation)
      if (on < of) void this.#alone(() => carriers.activate(this.record)).catch(() => undefined)
    })
  }

  /** What the region stands by from now on; its parts may still be about to hear of it. */
  get table(): FlowTable {
    return this.#table
  }

  get record(): PolicyRecord {
    return this.#state.inForce?.record ?? nothingInForce
  }

  /** As a gate judges: by the table of a part, and by the stops, which close gates before any part knows. */
  atGate(table: FlowTable): FlowTable {
    const { stops } = this.record
    if (stops.length === 0 || table === this.#table) return table
    let closed = this.#stopped.get(table)
    if (closed === undefined || closed.record.stops !== stops) {
      closed = new FlowTable({ ...table.record, stops })
      this.#stopped.set(table, closed)
    }
    return closed
  }

  /**
   * Learns who may approve policies and sign their log: what the region knows already, and changes that
   * prove themselves by it. The first rings are believed: they come with the installation.
   */
  takeRings(shown: readonly SignedRing[]): Promise<{ readonly ring: number }> {
    return this.#alone(async () => {
      const known = this.#state.rings
      const followed = await followRings(this.#ports.crypto, statementsOf(known), shown)
      if (typeof followed === 'string') throw refused(followed)
      const added = shown.filter(({ statement }) => statement.number > known.length)
      const ring = followed.length
      if (added.length > 0) await this.#write({ rings: [...known, ...added] }, 'keys', `ring ${ring}`, '')
      return { ring }
    })
  }

  /** Takes a published version; rejects with `policy_refused` and why. */
  take(published: Published): Promise<{ readonly version: number; readonly widens: boolean }> {
    return this.#alone(async () => {
      const now = this.#ports.clock.now()
      const accepted = await accept(this.#ports.crypto, this.#known(), published, now)
      if (!accepted.accepted) throw refused(accepted.because)
      const { version } = published.release.statement
      await this.#write({ taken: [...this.#state.taken, published] }, 'take', `version ${version}`, '')
      // Planted bug activatesOnTake (R7).
      if (this.#ports.faults?.activatesOnTake === true && this.record.activation > 0)
        await this.#activateTaken(published, '')
      return { version, widens: accepted.widens }
    })
  }

  /** Puts a version that was taken in force: a newer one than the active one, and not before its day unless told so. */
  activate(version: number, reason: string, early = false): Promise<void> {
    return this.#alone(async () => {
      const found = this.#state.taken.find(({ release }) => release.statement.version === version)
      if (found === undefined) throw refused('unknown-version')
      if (version <= this.record.version) throw refused('not-newer')
      if (!early && this.#ports.clock.now() < effectiveFrom(found.release.document)) throw refused('too-early')
      await this.#activateTaken(found, reason)
    })
  }

  async #activateTaken({ release: { document, statement } }: Published, reason: string): Promise<void> {
    const flows = compileFlows(document, compile(document), this.#ports.places)
    await this.#putInForce({ ...flows, document: statement.document }, this.record.stops, 'activate', reason)
  }

  /** Emergency stop: gates close before this resolves; what is in the lanes goes on as void. */
  stop(wanted: NamedStop, reason: string): Promise<void> {
    return this.#alone(async () => {
      const stop = this.#numbered(wanted)
      if (this.record.stops.some((known) => sameStop(known, stop))) return
      await this.#putInForce(this.record, [...this.record.stops, stop], 'stop', reason)
    })
  }

  /** Takes a stop back, or every stop. */
  resume(wanted: NamedStop, reason: string): Promise<void> {
    return this.#alone(async () => {
      const stop = this.#numbered(wanted)
      const all = stop.fromZone === 0 && stop.toZone === 0
      const left = all ? [] : this.record.stops.filter((known) => !sameStop(known, stop))
      if (left.length === this.record.stops.length) return
      await this.#putInForce(this.record, left, 'resume', reason)
    })
  }

  status(): RegionPolicy {
    const { record } = this
    const { since = 0, barrierGeneration = 0 } = this.#state.inForce ?? {}
    const parts = this.#carriers?.partsOn(record.activation) ?? { of: 0, on: 0 }
    const barriers = this.#carriers?.barriers(record.activation, barrierGeneration) ?? { of: 0, through: 0 }
    return {
      region: this.#ports.region.alias,
      active: {
        policy: record.policy,
        version: record.version,
        document: record.document,
        activation: record.activation,
        generation: record.generation,
        stops: record.stops.map((stop) => this.#named(stop)),
        since,
      },
      parts,
      barriers,
      inForce: parts.on === parts.of && barriers.through === barriers.of,
      quotas: this.#carriers?.quotas() ?? [],
      known: this.#state.taken.map(({ release: { statement } }) => ({
        version: statement.version,
        document: statement.document,
      })),
      checkpoint: this.#state.taken.at(-1)?.checkpoint,
      ring: this.ring,
    }
  }

  audit(): readonly AuditLine[] {
    return this.#state.audit
  }

  /** Number of the newest ring of keys that it knows; 0 for a region that was told none yet. */
  get ring(): number {
    return this.#state.rings.length
  }

  /** Documents that were taken, for whoever wants to compare. */
  taken(): readonly Published[] {
    return this.#state.taken
  }

  /** What edges are told, from the releases above version `after` and the rings after number `ring` on. */
  stand({ after, ring }: StandAsked): PolicyStand {
    const { version, activation, stops } = this.record
    const above = this.#state.taken.filter(({ release }) => release.statement.version > after)
    return {
      region: this.#ports.region.name,
      version,
      activation,
      stops,
      taken: above.slice(0, takenPerStand),
      rings: this.#state.rings.slice(ring, ring + takenPerStand),
    }
  }

  async #putInForce(
    flows: Omit<PolicyRecord, 'activation' | 'generation' | 'stops'>,
    stops: readonly Stop[],
    did: AuditLine['did'],
    reason: string,
  ): Promise<void> {
    const before = this.#table
    const { activation, generation } = this.record
    const draft = { ...flows, stops, activation: activation + 1, generation }
    const isNarrower = activation > 0 && narrows(before, new FlowTable(draft))
    const record: PolicyRecord = { ...draft, generation: isNarrower ? generation + 1 : generation }
    const table = new FlowTable(record)
    this.#mustWork(table)
    const inForce = { record, since: this.#ports.clock.now(), barrierGeneration: generation }
    await this.#write({ inForce }, did, `version ${record.version}`, reason)
    // Gates ask this table: from here on they are closed to what is stopped.
    this.#table = table
    await this.#carriers?.activate(record)
  }

  /** A policy that does not know this place, or keeps its people's own words from it, would stop the region. */
  #mustWork(table: FlowTable): void {
    const { number } = this.#ports.region
    const now = this.#ports.clock.now()
    if (!table.record.regions.includes(number)) throw refused('unknown-region')
    for (const zone of table.zonesAt(number))
      for (const dataClass of ['msg.body', 'group.body'] as const)
        if (!table.judge(zone, dataClass, number, now).allow) throw refused('closes-home')
  }

  #known(): Known {
    const rings = statementsOf(this.#state.rings)
    const origin = rings[0]?.origin ?? ''
    const newest = this.#state.taken.at(-1)
    if (newest === undefined) return { origin, rings, checkpoint: undefined, active: undefined }
    const { document, statement } = newest.release
    if (this.#newest?.statement !== statement) this.#newest = { document, statement, table: compile(document) }
    return { origin, rings, checkpoint: checkpointOf(newest), active: this.#newest }
  }

  async #write(change: Partial<PolicyState>, did: AuditLine['did'], what: string, reason: string): Promise<void> {
    const line: AuditLine = { at: this.#ports.clock.now(), did, what, reason }
    const state = { ...this.#state, ...change, audit: [...this.#state.audit, line] }
    await writePolicyState(this.#ports.files, state)
    this.#state = state
  }

  #numbered({ from, to }: NamedStop): Stop {
    return { fromZone: this.#zoneNumber(from), toZone: this.#zoneNumber(to) }
  }

  #zoneNumber(name: string | undefined): number {
    if (name === undefined) return 0
    const entry = this.#ports.places.zones.find(({ zone }) => zone === name)
    if (entry === undefined) throw fail('request_invalid', `\`${name}\` is no zone of this installation`)
    return entry.number
  }

  #named({ fromZone, toZone }: Stop): { from?: string; to?: string } {
    const nameOf = (number: number) => this.#ports.places.zones.find((entry) => entry.number === number)?.zone
    const [from, to] = [nameOf(fromZone), nameOf(toZone)]
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act, act)
    this.#last = done.catch(() => undefined)
    return done
  }
}

/** Milliseconds since 1970; a document that names no day is in effect from the beginning. */
export const effectiveFrom = ({ metadata }: PolicyDocument): number =>
  metadata.effectiveFrom === undefined ? 0 : Date.parse(metadata.effectiveFrom)

const statementsOf = (rings: readonly SignedRing[]): KeyRings => rings.map(({ statement }) => statement)

const refused = (because: string) => fail('policy_refused', because, { because })

/** Its signature was verified when it was taken. */
const checkpointOf = ({ checkpoint }: Published): Checkpoint | undefined => readCheckpointText(checkpoint)
