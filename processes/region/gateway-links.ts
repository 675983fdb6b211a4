/** How a gateway process finds the workers of its region and the other gateways: through its own process, or the registry. */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { GrpcDiscovery } from '../../platform/registry/discovery.grpc.ts'
import type { Discovery, ProcessId } from '../../platform/registry/registry.ts'
import type { CountedLink } from '../../regions/worker/link-metrics.ts'
import { GrpcWorkerLink } from '../../regions/worker/worker-link.grpc.ts'
import type { GatewaySink, WorkerLink } from '../../regions/worker/worker-link.ts'
import { openRegistry } from './beside.ts'
import type { GatewayConfig } from './region-config.ts'
import { WatchedWorkers } from './worker-links.grpc.ts'

export interface GatewayLinks extends Service {
  readonly discovery: Discovery
  readonly link: WorkerLink
  readonly up: boolean
  /** Messages and batches so far, of all links that there ever were. */
  readonly counts: CountedLink['counts']
  /** `onLost`: no worker is linked any more. */
  start(sink: GatewaySink, onLost: () => void): void
}

export const openGatewayLinks = (config: GatewayConfig, self: ProcessId): Promise<GatewayLinks> =>
  config.zookeeper === undefined ? Promise.resolve(toOneWorker(config, self)) : toWorkers(config, self)

/** The region's own process is its worker and its registry. */
function toOneWorker({ internal: address, internalSecret: secret }: GatewayConfig, self: ProcessId): GatewayLinks {
  const link = new GrpcWorkerLink({ address, secret, scheduler: nodeScheduler })
  const discovery = new GrpcDiscovery({ self, address, secret, clock: nodeClock, scheduler: nodeScheduler })
  return {
    discovery,
    link,
    get up() {
      return link.up
    },
    counts: link.counts,
    start: (sink, onLost) => link.start(sink, onLost),
    async stop() {
      await link.stop()
      await discovery.stop()
    },
  }
}

async function toWorkers(config: GatewayConfig, self: ProcessId): Promise<GatewayLinks> {
  const { alias, name, zookeeper, internalSecret } = config
  const onAlarm = (what: string): void => void process.stderr.write(`${name}: ${what}\n`)
  const discovery = await openRegistry({ region: alias, self, zookeeper, onAlarm })
  const workers = new WatchedWorkers(discovery, internalSecret)
  return {
    discovery,
    link: workers.links,
    get up() {
      return workers.links.up
    },
    get counts() {
      return workers.counts()
    },
    // Each link ends the connections that ran over it.
    start: (sink) => workers.start(sink),
    async stop() {
      await workers.stop()
      await discovery.stop()
    },
  }
}
