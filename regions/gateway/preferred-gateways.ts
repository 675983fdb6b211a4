/** Where people of this region's gateways are best served: the shard map of who is there now (P3). */
import type { Discovery, ProcessId } from '../../platform/registry/registry.ts'
import { ShardMap } from '../../platform/registry/shard-map.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'

export class PreferredGateways {
  readonly #self: ProcessId
  #map = new ShardMap([])

  /** Goes by the last list while the registry cannot be reached (W22). */
  constructor(self: ProcessId, discovery: Pick<Discovery, 'watch'>) {
    this.#self = self
    discovery.watch('gateway', (list) => {
      this.#map = new ShardMap(list)
    })
  }

  /** Another gateway for who must leave this one; empty when there is none to name. */
  otherFor({ user }: ConnectionIdentity): string {
    return this.#map.preferred(user, this.#self) ?? ''
  }
}
