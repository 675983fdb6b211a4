/**
 * The entrances of a region's API, in the order in which an edge tries them. Each caller has one that
 * comes first, as long as it answers, so that limits count at one place; one that did not answer comes
 * last for a while.
 */
import type { Clock } from '../platform/clock.ts'
import type { ProcessId } from '../platform/registry/registry.ts'
import { ShardMap } from '../platform/registry/shard-map.ts'
import type { RegionEntry } from './region-map.ts'

/** A process that died is back within seconds; one that hangs costs somebody a long wait each time it is tried. */
const silentMs = 30_000

export class Entrances {
  readonly #clock: Pick<Clock, 'monotonic'>
  /** By base URL: when it last did not answer. As many as the region map names, at most. */
  readonly #silentAt = new Map<string, number>()

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** Base URLs for whoever `key` stands for. */
  inOrder({ apis }: RegionEntry, key: string): readonly string[] {
    if (apis.length === 1) return apis
    const map = new ShardMap(apis.map((api) => ({ id: api as ProcessId, weight: 1, draining: false })))
    const order: readonly string[] = map.inOrder(key)
    return [...order.filter((api) => !this.#isSilent(api)), ...order.filter((api) => this.#isSilent(api))]
  }

  heard(api: string, answered: boolean): void {
    if (answered) this.#silentAt.delete(api)
    else this.#silentAt.set(api, this.#clock.monotonic())
  }

  #isSilent(api: string): boolean {
    const at = this.#silentAt.get(api)
    return at !== undefined && this.#clock.monotonic() - at < silentMs
  }
}
