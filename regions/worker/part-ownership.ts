/**
 * Which parts this worker runs. Every worker goes by the same list of who is there, so each knows
 * without asking for which parts it is meant (rendezvous hashing, by weight; who drains is meant for
 * none). It claims those, takes what it was given, and gives up what another one is meant for, which
 * has it as soon as the claim is free.
 *
 * W22: while the registry cannot be reached, nothing is claimed and nothing given up. A claim that is
 * lost ends what ran under it; one that is unproven does not, since the log decides alike for two.
 */
import { type Scheduler, sleep, type Timer } from '../../platform/clock.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import type { Service } from '../../platform/lifecycle.ts'
import {
  type Announced,
  type Claim,
  partName,
  type ProcessId,
  type Registry,
} from '../../platform/registry/registry.ts'
import { ShardMap } from '../../platform/registry/shard-map.ts'

export interface PartOwnershipPorts {
  readonly self: ProcessId
  readonly registry: Registry
  readonly scheduler: Scheduler
  /** Every part of the region. */
  readonly parts: readonly Part[]
  /** Runs them; resolves when they serve. */
  take(parts: readonly Part[]): Promise<void>
  /** Runs them no longer; resolves when what was folded is stored, as far as the store takes it. */
  giveUp(parts: readonly Part[]): Promise<void>
  /** What was claimed cannot be run: the process must end. */
  onFailure(error: unknown): void
}

/** A part is free this long after its owner gave it up, at most, if the registry's word got lost. */
const lookEveryMs = 1_000
const settledLookMs = 20

export class PartOwnership implements Service {
  readonly #ports: PartOwnershipPorts
  readonly #claims = new Map<string, Claim>()
  readonly #unwatch: (() => void)[]
  readonly #timer: Timer
  #map = new ShardMap([])
  #work: Promise<void> = Promise.resolve()
  /** A look is asked for that has not begun. */
  #isDue = false
  #stopped = false

  constructor(ports: PartOwnershipPorts) {
    this.#ports = ports
    const { registry, scheduler } = ports
    this.#unwatch = [
      registry.watch('worker', (list) => this.#follow(list)),
      registry.watchOwners(() => this.#look()),
      registry.onState(() => this.#look()),
    ]
    this.#timer = scheduler.every(lookEveryMs, () => this.#look())
  }

  /** Parts that are run here under a claim. */
  get held(): readonly Part[] {
    return [...this.#claims.values()].map(({ part }) => part)
  }

  /** Nobody takes parts: all who are there drain, and what is held stays. */
  get isLast(): boolean {
    return this.#map.size === 0
  }

  /** Resolves when everything that it is meant for is run here. */
  async settled(): Promise<void> {
    for (;;) {
      await this.#work
      if (this.#stopped || (this.#map.size > 0 && this.#missing().length === 0)) return
      await sleep(this.#ports.scheduler, settledLookMs)
    }
  }

  /** Gives everything up: others have it at once. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer.cancel()
    for (const unwatch of this.#unwatch) unwatch()
    await this.#work
    await this.#giveUp([...this.#claims.values()])
  }

  #follow(list: readonly Announced[]): void {
    this.#map = new ShardMap(list)
    this.#look()
  }

  /** One at a time; what changed meanwhile is seen by the next. */
  #look(): void {
    if (this.#isDue || this.#stopped) return
    this.#isDue = true
    this.#work = this.#work.then(async () => {
      this.#isDue = false
      if (!this.#stopped) await this.#settle().catch((caught: unknown) => this.#ports.onFailure(caught))
    })
  }

  async #settle(): Promise<void> {
    const { registry, self } = this.#ports
    await this.#giveUp([...this.#claims.values()].filter((claim) => claim.standing() === 'lost'))
    if (registry.state.type !== 'connected') return
    // Where nobody is meant for a part, because all others drain or are gone, it stays.
    const elsewhere = [...this.#claims.values()].filter(({ part }) => {
      const meant = this.#map.preferred(partName(part))
      return meant !== undefined && meant !== self
    })
    await this.#giveUp(elsewhere)
    await this.#takeAll(this.#missing())
  }

  /** What it is meant for and does not have. */
  #missing(): readonly Part[] {
    const { parts, self } = this.#ports
    return parts.filter((part) => !this.#claims.has(partName(part)) && this.#map.preferred(partName(part)) === self)
  }

  async #takeAll(parts: readonly Part[]): Promise<void> {
    // Asked for at once: one after the other, each would wait for some answers of a registry that all hurry to.
    const answers = await Promise.all(parts.map((part) => this.#ports.registry.claim(part).catch(unreachable)))
    const claimed = answers.flatMap((answer) => (answer?.type === 'claimed' ? [answer.claim] : []))
    if (claimed.length === 0) return
    for (const claim of claimed) {
      this.#claims.set(partName(claim.part), claim)
      claim.onChange(() => this.#look())
    }
    await this.#ports.take(claimed.map(({ part }) => part))
  }

  async #giveUp(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return
    for (const { part } of claims) this.#claims.delete(partName(part))
    await this.#ports.giveUp(claims.map(({ part }) => part))
    await Promise.all(claims.map((claim) => claim.release().catch(unreachable)))
  }
}

/** Asked again by the next look; a claim that was not released goes with the session. */
const unreachable = (): undefined => undefined
