/**
 * The colleagues of a process as the registry knows them: who is there, who owns which part, and what
 * each last said of itself. While the registry cannot be reached the last it said stands (W22).
 */
import type { Scheduler, Timer } from '../../platform/clock.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import type { Service } from '../../platform/lifecycle.ts'
import {
  type Announced,
  type Owners,
  partName,
  type ProcessId,
  type Registry,
} from '../../platform/registry/registry.ts'
import { ShardMap } from '../../platform/registry/shard-map.ts'
import { fail } from '../../protocol/errors.ts'
import type { SessionId, UserKey } from '../../protocol/ids.ts'
import { ColleagueNews } from './colleague-news.ts'
import type { Colleague, Colleagues, ColleagueStatus } from './colleagues.ts'
import type { PartStatus } from './part-status.ts'

export interface RegionColleaguesPorts {
  readonly self: ProcessId
  readonly registry: Pick<Registry, 'watch' | 'watchOwners'>
  readonly scheduler: Scheduler
  /** Of whom this process needs to know what they say of themselves: each question costs both sides. */
  readonly asks: readonly AskedRole[]
  /** Nothing is dialled before something is asked. */
  connect(address: string): Connected
}

export interface Connected {
  readonly colleague: Colleague
  close(): void
}

interface Known {
  readonly announced: Announced
  readonly connected: Connected
  readonly news: ColleagueNews
  status: ColleagueStatus | undefined
  /** Times it was asked for its status since it last answered. */
  unanswered: number
}

export type AskedRole = 'worker' | 'api' | 'keeper'

/** Short beside what waits for it: canaries and confirmations of lanes, a second or more. */
const statusEveryMs = 250
/** A process that has not said anything for a second, or cannot be reached, is asked after the others. */
const silentFrom = 4

export class RegionColleagues implements Colleagues, Service {
  readonly takeOver = true
  readonly #ports: RegionColleaguesPorts
  readonly #workers = new Map<ProcessId, Known>()
  readonly #apis = new Map<ProcessId, Known>()
  readonly #keepers = new Map<ProcessId, Known>()
  readonly #unwatch: (() => void)[]
  readonly #timer: Timer
  /** Of parts whose owner is gone, too: what was said last is what is known. */
  readonly #statuses = new Map<string, PartStatus>()
  #owners: Owners = new Map()
  #apiOrder = new ShardMap([])

  constructor(ports: RegionColleaguesPorts) {
    this.#ports = ports
    const { registry, scheduler } = ports
    this.#unwatch = [
      registry.watch('worker', (list) => this.#follow('worker', list)),
      registry.watch('api', (list) => {
        this.#follow('api', list)
        this.#apiOrder = new ShardMap(list)
      }),
      registry.watch('keeper', (list) => this.#follow('keeper', list)),
      registry.watchOwners((owners) => {
        this.#owners = owners
      }),
    ]
    this.#timer = scheduler.every(statusEveryMs, () => this.#askAll())
  }

  /** The process that keeps the policy and the words of the region and carries its lanes. */
  get keeper(): Colleague {
    const [first] = this.#keepers.values()
    if (first === undefined) throw fail('unavailable')
    return first.connected.colleague
  }

  /** What it last said of itself. */
  get keeperStatus(): ColleagueStatus | undefined {
    const [first] = this.#keepers.values()
    return first?.status
  }

  /**
   * The processes that serve the API and do not drain, in the order in which they are asked for `user`:
   * always the same one first, so that limits count at one place, but those that are silent last.
   */
  apisFor(user: UserKey): readonly Colleague[] {
    const known = this.#apiOrder.inOrder(user).flatMap((id) => this.#apis.get(id) ?? [])
    const silent = known.filter(({ unanswered }) => unanswered >= silentFrom)
    return [...known.filter(({ unanswered }) => unanswered < silentFrom), ...silent].map(
      ({ connected }) => connected.colleague,
    )
  }

  /** People who are connected at other workers, as those last said. */
  get sessions(): number {
    return [...this.#workers.values()].reduce((sum, { status }) => sum + (status?.sessions ?? 0), 0)
  }

  ownerOf(part: Part): Colleague {
    const owner = this.#owners.get(partName(part))
    const known = owner && this.#workers.get(owner.id)
    if (known === undefined) throw fail('unavailable')
    return known.connected.colleague
  }

  nameOfOwner(part: Part): string | undefined {
    const owner = this.#owners.get(partName(part))
    return owner !== undefined && this.#workers.has(owner.id) ? owner.id : undefined
  }

  all(): readonly Colleague[] {
    return [...this.#workers.values()].map(({ connected }) => connected.colleague)
  }

  statuses(): readonly PartStatus[] {
    return [...this.#statuses.values()]
  }

  deliver(to: readonly UserKey[], entry: Uint8Array): void {
    // A view of a record or a frame does not outlive this turn.
    const news = { type: 'entry', to, entry: entry.slice() } as const
    for (const known of this.#workers.values()) known.news.add(news)
  }

  sessionEnded(user: UserKey, session: SessionId): void {
    for (const known of this.#everybody()) known.news.add({ type: 'session-ended', user, session })
  }

  stop(): Promise<void> {
    this.#timer.cancel()
    for (const unwatch of this.#unwatch) unwatch()
    for (const table of this.#tables()) for (const id of [...table.keys()]) this.#forget(table, id)
    return Promise.resolve()
  }

  #table(role: AskedRole): Map<ProcessId, Known> {
    return { worker: this.#workers, api: this.#apis, keeper: this.#keepers }[role]
  }

  #tables(): readonly Map<ProcessId, Known>[] {
    return [this.#workers, this.#apis, this.#keepers]
  }

  /** A process with two roles is told twice, which harms nobody. */
  #everybody(): readonly Known[] {
    return this.#tables().flatMap((table) => [...table.values()])
  }

  #follow(role: AskedRole, list: readonly Announced[]): void {
    const table = this.#table(role)
    const there = new Map(list.filter(({ id }) => id !== this.#ports.self).map((one) => [one.id, one]))
    for (const [id, { announced }] of [...table]) {
      const now = there.get(id)
      // Another generation is another process: what the old one had connected is gone with it.
      if (now?.generation !== announced.generation || now.address !== announced.address) this.#forget(table, id)
    }
    for (const [id, announced] of there) {
      if (table.has(id)) continue
      const connected = this.#ports.connect(announced.address)
      const news = new ColleagueNews(connected.colleague, this.#ports.scheduler)
      table.set(id, { announced, connected, news, status: undefined, unanswered: 0 })
    }
  }

  #forget(table: Map<ProcessId, Known>, id: ProcessId): void {
    const known = table.get(id)
    table.delete(id)
    known?.news.stop()
    known?.connected.close()
  }

  #askAll(): void {
    for (const known of this.#ports.asks.flatMap((role) => [...this.#table(role).values()])) {
      known.unanswered += 1
      known.connected.colleague.status().then(
        (status) => this.#heard(known, status),
        // It is asked again in a moment.
        () => {
          known.unanswered = Math.max(known.unanswered, silentFrom)
        },
      )
    }
  }

  #heard(known: Known, status: ColleagueStatus): void {
    known.status = status
    known.unanswered = 0
    for (const part of status.parts) this.#statuses.set(partName(part.part), part)
  }
}
