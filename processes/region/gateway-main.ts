/** A gateway process of a region: ends connections and speaks with the worker over one stream (P1). */
import { createServer } from 'node:http'
import { nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { Metrics } from '../../platform/metrics.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import { serveWebsockets } from '../../regions/gateway/websocket.ws.ts'
import { GrpcWorkerLink } from '../../regions/worker/worker-link.grpc.ts'
import { Lifeline } from '../lifeline.ts'
import { envelopeGate } from './envelopes.ts'
import { gatewayProbes } from './gateway-probes.ts'
import { listening } from './listening.node.ts'
import { type GatewayConfig, readConfig } from './region-config.ts'
import { requestId } from './region-setting.ts'
import { connectionsMax } from './start-gateway.ts'

const lifeline = new Lifeline()
const config = readConfig<GatewayConfig>(process.argv[2] ?? '')
const region = regionByAlias(standardPlaces, config.alias)
if (region === undefined) throw new Error(`there is no region ${config.alias}`)

const link = new GrpcWorkerLink({ address: config.internal, secret: config.internalSecret, scheduler: nodeScheduler })
const gateway = new Gateway(
  { link, clock: turnClock, scheduler: nodeScheduler, random: nodeRandom },
  {
    region: region.name,
    heartbeat: heartbeatDefaults,
    connectionsMax,
    targetOf: () => config.gateways.find((name) => name !== config.name) ?? '',
  },
)
link.start(gateway, () => gateway.linkLost())

const metrics = new Metrics({ region: config.alias, process: config.name }).withProcess()
gatewayMetrics(metrics, gateway, () => process.memoryUsage.rss())
const probes = gatewayProbes({ isReady: () => link.up, metrics })
const http = createServer((request, response) => void probes(request.url ?? '', response))
const stopSockets = serveWebsockets(http, {
  gateway,
  envelopes: envelopeGate(config.alias, config.envelopeKeys),
  requestId,
})
await listening(http, config.port)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  // Upgrades are answered to the end: `draining` sends an edge to the next gateway.
  await gateway.drain(2_000)
  stopSockets()
  await gateway.stop()
  await link.stop()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
lifeline.onParentEnd(() => void stop())
// Ready is who can serve: without the worker every upgrade is refused, and edges go past this gateway.
while (!link.up) await new Promise((resolve) => setTimeout(resolve, 20))
process.stdout.write(`${JSON.stringify({ ready: true, gateway: config.name })}\n`)
