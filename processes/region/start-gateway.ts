/** The gateway in a region's own process: a worker's link without a wire between. */
import { nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import type { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { processId } from '../../platform/registry/registry.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import { linkEnds } from '../../regions/gateway/traced-gateway.ts'
import { PreferredGateways } from '../../regions/gateway/preferred-gateways.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { Late } from './late.ts'
import type { RegionSetting } from './region-setting.ts'

/** Sockets of one gateway process at once; its TCP listener takes as many. */
export const connectionsMax = 18_000

export interface GatewayParts {
  readonly worker: RegionWorker
  readonly registry: EmbeddedRegistry
}

/**
 * It announces itself to nobody: edges come here when no gateway process answers, and whoever must go
 * away is better served by one of those.
 */
export function startGateway({ config, region, tracing }: RegionSetting, { worker, registry }: GatewayParts): Gateway {
  const self = processId(config.alias)
  const preferred = new PreferredGateways(self, registry.join(self))
  const gateway = new Late<Gateway>()
  const ends = linkEnds(nodeScheduler, tracing)
  const link = worker.connectGateway(
    ends.sink({
      deliver: (connection, entry) => gateway.now?.deliver(connection, entry),
      deliverMany: (connections, entry) => gateway.now?.deliverMany(connections, entry),
      close: (connection, code) => gateway.now?.close(connection, code),
    }),
  )
  return gateway.set(
    new Gateway(
      { link: ends.link(link), clock: turnClock, scheduler: nodeScheduler, random: nodeRandom },
      {
        region: region.name,
        heartbeat: heartbeatDefaults,
        connectionsMax,
        targetOf: (identity) => preferred.otherFor(identity),
      },
    ),
  )
}
