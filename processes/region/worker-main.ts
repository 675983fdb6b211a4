/**
 * A worker process of a region that runs several: some of the region's parts, and the connections of
 * the people whose mailboxes lie in them. Which parts those are changes while it runs. It ends in order
 * on SIGTERM: first others take its parts, then it goes.
 */
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import * as grpc from '@grpc/grpc-js'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { processId } from '../../platform/registry/registry.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { FollowedWords } from '../../regions/moderation/followed-words.ts'
import { messageBytesMax, serveColleague } from '../../regions/worker/colleagues.grpc.ts'
import { PartOwnership } from '../../regions/worker/part-ownership.ts'
import { partsOfRegion } from '../../regions/worker/parts-of-region.ts'
import { noFacts } from '../../regions/worker/parts-served.ts'
import type { RegionColleagues } from '../../regions/worker/region-colleagues.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { serveLinks } from '../../regions/worker/worker-link.grpc.ts'
import { workerMetrics } from '../../regions/worker/worker-metrics.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { Lifeline } from '../lifeline.ts'
import { openBacking } from './backing/open-backing.ts'
import { announcementOf, besideOf, openBeside } from './beside.ts'
import { gatewayProbes } from './gateway-probes.ts'
import { Late } from './late.ts'
import { bound, listening } from './listening.node.ts'
import { homesIn, openAccounts, openPresence } from './region-accounts.ts'
import { readConfig, type RegionConfig } from './region-config.ts'
import { regionLinks } from './region-links.ts'
import { followedPolicy } from './region-policy.ts'
import { regionSetting } from './region-setting.ts'
import { startWorker } from './start-worker.ts'

const lifeline = new Lifeline()
const setting = await regionSetting(readConfig<RegionConfig>(process.argv[2] ?? ''))
const { config, region, metrics, die } = setting
if (config.worker === undefined) throw new Error('a worker process has a name of its own')
const self = processId(config.worker.name)

mkdirSync(config.data, { recursive: true, mode: 0o700 })
const lock = lockFolder(config.data)
const beside = await openBeside(besideOf(setting, self))
const { colleagues, registry } = beside
const firstPolicy = await whatRegionStandsBy(colleagues)

const lateWorker = new Late<RegionWorker>()
const backing = await openBacking(setting)
const links = regionLinks(setting)
const policy = followedPolicy(setting, () => lateWorker.now?.standing.told ?? firstPolicy)
const words = await FollowedWords.start(
  region.name,
  { version: () => colleagues.apiStatus?.words, text: () => colleagues.api.words() },
  nodeScheduler,
)
const accounts = await openAccounts(setting, { backing, policy, worker: lateWorker })
const homeOf = homesIn(accounts)
const presence = openPresence(setting, { backing, links, policy, worker: lateWorker, homeOf })
const worker = lateWorker.set(
  await startWorker(setting, {
    backing,
    links,
    accounts,
    presence,
    policy,
    words,
    isFull: (number) => colleagues.apiStatus?.full.includes(number) ?? false,
    request: (identity, method, body) => colleagues.api.request(identity, method, body),
    beside: {
      parts: [],
      colleagues,
      idNode: config.worker.idNode,
      about: { ...noFacts, sessionEnded: (session) => accounts.accounts.sessions.endedElsewhere(session) },
    },
  }),
)
accounts.accounts.sessions.onEnded(({ user, session }) => worker.endSession(userKeyOf(user), session))

const internal = new grpc.Server({ 'grpc.max_receive_message_length': messageBytesMax })
serveLinks(internal, config.internalSecret, nodeScheduler, (gateway) => worker.connectGateway(gateway))
serveColleague(internal, config.internalSecret, worker.served)
await bound(internal, config.ports.internal)
workerMetrics(metrics, worker)
let serving = false
const probes = gatewayProbes({ isReady: () => serving, metrics })
const http = createServer((request, response) => void probes(request.url ?? '', response))
await listening(http, config.ports.admin)

const announced = await registry.announce(announcementOf('worker', config.ports.internal))
const ownership = new PartOwnership({
  self,
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
  http.closeAllConnections()
  words.stop()
  await links.stop()
  await worker.stop()
  await beside.stop()
  await presence.stop()
  await accounts.stop()
  await backing.close()
  await setting.tracing?.stop()
  lock.release()
  process.exit(0)
}

/** A supervisor gives a process about ten seconds. */
const handOverMs = 5_000

async function partsTaken(): Promise<void> {
  const end = Date.now() + handOverMs
  while (ownership.held.length > 0 && !ownership.isLast && Date.now() < end) await pause(50)
}

/** The process that keeps the policy starts beside this one. */
async function whatRegionStandsBy(from: RegionColleagues): Promise<PolicyRecord> {
  for (;;) {
    try {
      return await from.api.policy()
    } catch {
      await pause(200)
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

const end = (): void => void stop().catch(die('stopping failed'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
lifeline.onParentEnd(end)
process.stdout.write(`${JSON.stringify({ ready: true, worker: self })}\n`)
