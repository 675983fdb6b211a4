/** The gateway beside the API: a worker's link without a wire between, where the worker is in this process. */
import { nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type Discovery, processId } from '../../platform/registry/registry.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import { linkEnds } from '../../regions/gateway/traced-gateway.ts'
import { PreferredGateways } from '../../regions/gateway/preferred-gateways.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { GatewaySink, WorkerLink } from '../../regions/worker/worker-link.ts'
import { Late } from './late.ts'
import type { RegionSetting } from './region-setting.ts'
import { WatchedWorkers } from './worker-links.grpc.ts'

/** Sockets of one gateway process at once; its TCP listener takes as many. */
export const connectionsMax = 18_000

export interface GatewayParts {
  readonly worker: RegionWorker
  /** Where the other gateways are found, and the workers that run beside this process. */
  readonly discovery: Pick<Discovery, 'watch'>
}

/**
 * It announces itself to nobody: edges come here when no gateway process answers, and whoever must go
 * away is better served by one of those.
 */
export function startGateway(
  { config, name, region, tracing }: RegionSetting,
  { worker, discovery }: GatewayParts,
): Gateway {
  const preferred = new PreferredGateways(processId(name), discovery)
  const gateway = new Late<Gateway>()
  const ends = linkEnds(nodeScheduler, tracing)
  const sink = ends.sink({
    deliver: (connection, entry) => gateway.now?.deliver(connection, entry),
    deliverMany: (connections, entry) => gateway.now?.deliverMany(connections, entry),
    close: (connection, code) => gateway.now?.close(connection, code),
  })
  const link =
    config.workersApart === true ? linksTo(discovery, config.internalSecret, sink) : worker.connectGateway(sink)
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

/** They end with the process. */
function linksTo(discovery: GatewayParts['discovery'], secret: string, sink: GatewaySink): WorkerLink {
  const workers = new WatchedWorkers(discovery, secret)
  workers.start(sink)
  return workers.links
}
