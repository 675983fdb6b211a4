/**
 * A stream process of a region: one of them runs the word pipeline, the others stand by. Whose turn it is
 * is a claim in the region's registry, and what was found is kept under the claim's token, so that one that
 * stood still cannot write over what its successor found. One that has lost its claim ends, and is
 * started anew to stand by.
 */
import { mkdirSync } from 'node:fs'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { sleep, type Timer } from '../../platform/clock.ts'
import { lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { processId } from '../../platform/registry/registry.ts'
import { FollowedWords } from '../../regions/moderation/followed-words.ts'
import { jobMetrics, pipelineMetrics } from '../../regions/moderation/moderation-metrics.ts'
import { Lifeline } from '../lifeline.ts'
import { openStreamBacking } from './backing/stream-backing.ts'
import { announcementOf, besideOf, openBeside } from './beside.ts'
import { Late } from './late.ts'
import { openProbes } from './listeners.ts'
import { readConfig, type RegionConfig } from './region-config.ts'
import { type RegionPipeline, startPipeline } from './region-pipeline.ts'
import { regionSetting } from './region-setting.ts'
import { Turn } from './turn.ts'

const lifeline = new Lifeline()
const setting = await regionSetting(readConfig<RegionConfig>(process.argv[2] ?? ''))
const { config, name, region, metrics, die } = setting
if (config.beside === undefined) throw new Error("a process beside the region's own has a name of its own")

/** An operator's view is that much behind. */
const sayEveryMs = 1_000
const askKeeperEveryMs = 200

mkdirSync(config.data, { recursive: true, mode: 0o700 })
const lock = lockFolder(config.data)
const beside = await openBeside(besideOf(setting, processId(name), ['keeper']))
const { colleagues, registry } = beside
const pipeline = new Late<RegionPipeline>()
const standing = () => pipeline.now?.standing()
pipelineMetrics(metrics, standing)
if (config.engines?.flink !== undefined) jobMetrics(metrics, standing)

let following = false
const probes = await openProbes(setting, () => following)
const words = await followWords()
const backing = await openStreamBacking(setting)
const findings = await backing.openFindings()
following = true
// Nobody asks it: operators see that it is there.
await registry.announce(announcementOf('stream', config.host, config.ports.admin))

let stopping = false
const turn = new Turn(registry, 'word-pipeline', {
  onLost: () => die('moderation')(new Error('the word pipeline is run by another process')),
})
let saying: Timer | undefined

const end = (): void => void stop().catch(die('stopping failed'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
lifeline.onParentEnd(end)
process.stdout.write(`${JSON.stringify({ ready: true, stream: name })}\n`)
await run().catch(die('the word pipeline could not be started'))

async function run(): Promise<void> {
  const token = await turn.comes()
  if (token === undefined) return
  // Its parts of the log as others have left them.
  await backing.log.survey()
  const running = await startPipeline(setting, { log: backing.log, matcher: () => words.matcher, findings, token })
  pipeline.set(running)
  saying = nodeScheduler.every(sayEveryMs, () => {
    // It is said again in a second; one that has been taken over ends by its next finding.
    running.say().catch(() => undefined)
  })
}

/** The region's keeper starts beside this one. */
async function followWords(): Promise<FollowedWords> {
  const source = { version: () => colleagues.keeperStatus?.words, text: () => colleagues.keeper.words() }
  for (;;) {
    try {
      return await FollowedWords.start(region.name, source, nodeScheduler)
    } catch {
      await sleep(nodeScheduler, askKeeperEveryMs)
    }
  }
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  following = false
  saying?.cancel()
  await pipeline.now?.stop()
  await turn.end()
  words.stop()
  probes.closeAllConnections()
  await beside.stop()
  await findings.close()
  await backing.close()
  await setting.tracing?.stop()
  lock.release()
  process.exit(0)
}
