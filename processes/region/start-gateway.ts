/** The gateway in a region's own process: a worker's link without a wire between. */
import { nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { Late } from './late.ts'
import type { RegionSetting } from './region-setting.ts'

/** Sockets of one gateway process at once; its TCP listener takes as many. */
export const connectionsMax = 18_000

export function startGateway({ config, region }: RegionSetting, worker: RegionWorker): Gateway {
  const gateway = new Late<Gateway>()
  const link = worker.connectGateway({
    deliver: (connection, entry) => gateway.now?.deliver(connection, entry),
    deliverMany: (connections, entry) => gateway.now?.deliverMany(connections, entry),
    close: (connection, code) => gateway.now?.close(connection, code),
  })
  return gateway.set(
    new Gateway(
      { link, clock: turnClock, scheduler: nodeScheduler, random: nodeRandom },
      {
        region: region.name,
        heartbeat: heartbeatDefaults,
        connectionsMax,
        targetOf: () => config.gateways[0] ?? '',
      },
    ),
  )
}
