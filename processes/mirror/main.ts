/**
 * The mirrors of one region, in the region that the records come from: a MirrorMaker for each other
 * region, kept running. Does not wait for the engines: it is ready when it watches, and a flow begins
 * when both its ends answer and its region lets it. What it started ends with it.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { Metrics } from '../../platform/metrics.ts'
import type { FlowReport } from '../../replication/mirror-maker/flow-supervisor.ts'
import { superviseFlow } from '../../replication/mirror-maker/flow.kafka.ts'
import { mirrorMetrics } from '../../replication/mirror-maker/mirror-metrics.ts'
import { Lifeline } from '../lifeline.ts'
import { gatewayProbes } from '../region/gateway-probes.ts'
import { listening } from '../region/listening.node.ts'
import { readConfig } from '../region/region-config.ts'
import { askLeave } from './asked-region.node.ts'
import type { MirrorConfig } from './mirror-config.ts'
import type { MirrorState } from './mirror-state.ts'

const lifeline = new Lifeline()
const { alias, folder, java, jars, kafka, keepers, to, port, host } = readConfig<MirrorConfig>(process.argv[2] ?? '')
mkdirSync(folder, { recursive: true, mode: 0o700 })
const warn = (sentence: string): void => void process.stderr.write(`${alias}: ${sentence}\n`)
const flows = to.map((end) =>
  superviseFlow({
    java,
    jars,
    folder,
    from: { alias, kafka },
    to: end,
    leave: () => askLeave(keepers, end.alias),
    warn,
  }),
)

const metrics = new Metrics({ region: alias, process: `${alias}/mirror` }).withProcess()
mirrorMetrics(
  metrics,
  () => flows.map(({ report }) => report),
  to.map((end) => end.alias),
)
/** A flow that may not carry does what it should. */
const asItShould = new Set<FlowReport['state']>(['carries', 'cut', 'stopped'])
const probes = gatewayProbes({ isReady: () => flows.every(({ report }) => asItShould.has(report.state)), metrics })
const http = createServer((request, response) => void probes(request.url ?? '', response))
await listening(http, port, host)

const stateFile = join(folder, 'state.json')
function writeState(): void {
  const state: MirrorState = { alias, at: nodeClock.now(), flows: flows.map(({ report }) => report) }
  writeFileSync(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${stateFile}.new`, stateFile)
}
const stateEveryMs = 1_000
nodeScheduler.every(stateEveryMs, writeState)
writeState()

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  http.closeAllConnections()
  await Promise.all(flows.map((flow) => flow.stop()))
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
lifeline.onParentEnd(() => void stop())
process.stdout.write(`${JSON.stringify({ ready: true, mirror: alias })}\n`)
