/** A gateway process of a region: ends connections and speaks with each worker over one stream (P1). */
import { createServer } from 'node:http'
import { nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { Metrics } from '../../platform/metrics.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type OwnAnnouncement, processId } from '../../platform/registry/registry.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import { linkEnds } from '../../regions/gateway/traced-gateway.ts'
import { PreferredGateways } from '../../regions/gateway/preferred-gateways.ts'
import { serveWebsockets } from '../../regions/gateway/websocket.ws.ts'
import { linkMetrics } from '../../regions/worker/link-metrics.ts'
import { Lifeline } from '../lifeline.ts'
import { envelopeGate } from './envelopes.ts'
import { openGatewayLinks } from './gateway-links.ts'
import { gatewayProbes } from './gateway-probes.ts'
import { Late } from './late.ts'
import { listening, reachedAt } from './listening.node.ts'
import { processTracing } from './process-tracing.ts'
import { type GatewayConfig, readConfig } from './region-config.ts'
import { requestId } from './region-setting.ts'
import { connectionsMax } from './start-gateway.ts'

const lifeline = new Lifeline()
const config = readConfig<GatewayConfig>(process.argv[2] ?? '')
const region = regionByAlias(standardPlaces, config.alias)
if (region === undefined) throw new Error(`there is no region ${config.alias}`)

const metrics = new Metrics({ region: config.alias, process: config.name }).withProcess()
const tracing = await processTracing(config.tracing, { region: config.alias, process: config.name }, metrics)
const ends = linkEnds(nodeScheduler, tracing)
const self = processId(config.name)
const links = await openGatewayLinks(config, self)
const { discovery, link } = links
const preferred = new PreferredGateways(self, discovery)
const gateway = new Gateway(
  { link: ends.link(link), clock: turnClock, scheduler: nodeScheduler, random: nodeRandom },
  {
    region: region.name,
    heartbeat: heartbeatDefaults,
    connectionsMax,
    targetOf: (identity) => preferred.otherFor(identity),
  },
)
links.start(ends.sink(gateway), () => gateway.linkLost())

linkMetrics(metrics, links)
gatewayMetrics(metrics, gateway, () => process.memoryUsage.rss())
const probes = gatewayProbes({ isReady: () => link.up, metrics })
const http = createServer((request, response) => void probes(request.url ?? '', response))
const stopSockets = serveWebsockets(http, {
  gateway,
  envelopes: envelopeGate(config.alias, config.envelopeKeys),
  requestId,
})
await listening(http, config.port, config.host)

const announced = new Late<OwnAnnouncement>()
let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  // Upgrades are answered to the end: `draining` sends an edge to the next gateway.
  // Not waited for: a region that stands still must not keep people here. A newer process of this name may be listed instead.
  announced.now?.update({ draining: true }).catch(() => {})
  await gateway.drain(2_000)
  stopSockets()
  await gateway.stop()
  await links.stop()
  await tracing?.stop()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
lifeline.onParentEnd(() => void stop())
// Ready is who can serve: without the worker every upgrade is refused, and edges go past this gateway.
while (!link.up || discovery.state.type !== 'connected') await new Promise((resolve) => setTimeout(resolve, 20))
announced.set(
  await discovery.announce({
    role: 'gateway',
    address: reachedAt(config.host, config.port),
    weight: 1,
    draining: false,
  }),
)
process.stdout.write(`${JSON.stringify({ ready: true, gateway: config.name })}\n`)
