/**
 * A worker process of a region that runs several: some of the region's parts, and the connections of
 * the people whose mailboxes lie in them. Which parts those are changes while it runs. It ends in order
 * on SIGTERM: first others take its parts, then it goes.
 */
import { sleep } from '../../platform/clock.ts'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { processId } from '../../platform/registry/registry.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { askedInTurn } from '../../regions/api/asked-in-turn.ts'
import { PartOwnership } from '../../regions/worker/part-ownership.ts'
import { partsOfRegion } from '../../regions/worker/parts-of-region.ts'
import { serveLinks } from '../../regions/worker/worker-link.grpc.ts'
import { workerMetrics } from '../../regions/worker/worker-metrics.ts'
import { Lifeline } from '../lifeline.ts'
import { announcementOf } from './beside.ts'
import { openBesideKeeper } from './beside-keeper.ts'
import { internalServer, openProbes } from './listeners.ts'
import { bound } from './listening.node.ts'
import { readConfig, type RegionConfig } from './region-config.ts'
import { regionSetting } from './region-setting.ts'

const lifeline = new Lifeline()
const setting = await regionSetting(readConfig<RegionConfig>(process.argv[2] ?? ''))
const { config, name, metrics, die } = setting

const own = await openBesideKeeper(
  setting,
  // Whom it hands requests to: those that are silent are asked last.
  ['api'],
  (colleagues) => (identity, method, body) => askedInTurn(colleagues.apisFor(identity.user), identity, method, body),
)
const { backing, registry, worker } = own
const internal = internalServer(setting, worker)
serveLinks(internal, config.internalSecret, nodeScheduler, (gateway) => worker.connectGateway(gateway))
await bound(internal, config.ports.internal, config.host)
workerMetrics(metrics, worker)
let serving = false
const probes = await openProbes(setting, () => serving)

const announced = await registry.announce(announcementOf('worker', config.host, config.ports.internal))
const ownership = new PartOwnership({
  self: processId(name),
  registry,
  scheduler: nodeScheduler,
  parts: partsOfRegion(embeddedPartCounts),
  take: async (parts) => {
    await backing.surveyLog()
    await worker.take(parts)
  },
  giveUp: (parts) => worker.giveUp(parts),
  onFailure: die('a part could not be taken'),
})
await ownership.settled()
serving = true

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  serving = false
  // Nobody is meant for its parts any more but others, where there are others.
  await announced.update({ draining: true }).catch(() => undefined)
  await partsTaken()
  await ownership.stop()
  internal.forceShutdown()
  probes.closeAllConnections()
  await own.stop()
  process.exit(0)
}

/** A supervisor gives a process about ten seconds. */
const handOverMs = 5_000

async function partsTaken(): Promise<void> {
  const end = Date.now() + handOverMs
  while (ownership.held.length > 0 && !ownership.isLast && Date.now() < end) await sleep(nodeScheduler, 50)
}

const end = (): void => void stop().catch(die('stopping failed'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
lifeline.onParentEnd(end)
process.stdout.write(`${JSON.stringify({ ready: true, worker: name })}\n`)
