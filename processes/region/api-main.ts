/**
 * An API process of a region: the doors that people come in by, and the methods that come over sockets
 * at its workers. It runs no part and keeps nothing, so a region may have as many as it likes. It ends
 * in order on SIGTERM: first others take what is new, then it answers what it has, then it goes.
 */
import { sleep } from '../../platform/clock.ts'
import { nodeScheduler } from '../../platform/clock.node.ts'
import type { SocketApi } from '../../regions/api/socket-api.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import { followPolicy } from '../../regions/policy/followed-policy.ts'
import { Lifeline } from '../lifeline.ts'
import { announcementOf } from './beside.ts'
import { openBesideKeeper } from './beside-keeper.ts'
import { openDoors } from './doors.ts'
import { Late } from './late.ts'
import { internalServer, openProbes } from './listeners.ts'
import { bound, ended } from './listening.node.ts'
import { regionApi, regionPeople } from './region-api.ts'
import { readConfig, type RegionConfig } from './region-config.ts'
import { regionSetting } from './region-setting.ts'

const lifeline = new Lifeline()
const setting = await regionSetting(readConfig<RegionConfig>(process.argv[2] ?? ''))
const { config, name, metrics, die } = setting

const overSocket = new Late<SocketApi>()
const own = await openBesideKeeper(
  setting,
  [],
  () =>
    (...asked) =>
      overSocket.get()(...asked),
)
const { accounts, colleagues, registry, worker } = own
const api = regionApi(setting, { ...own, people: regionPeople(setting, own) })
overSocket.set(api.overSocket)
const following = followPolicy(
  {
    activation: () => colleagues.keeperStatus?.activation,
    policy: () => colleagues.keeper.policy(),
    told: () => worker.standing.told.activation,
    tell: (record) => worker.standing.tell(record),
  },
  nodeScheduler,
)
const doors = await openDoors(setting, {
  api,
  accounts,
  worker,
  discovery: registry,
  policyStand: (asked) => colleagues.keeper.policyStand(asked),
})
gatewayMetrics(metrics, doors.gateway, () => process.memoryUsage.rss())
const internal = internalServer(setting, worker)
await bound(internal, config.ports.internal, config.host)
let serving = false
const probes = await openProbes(setting, () => serving)
const announced = await registry.announce(announcementOf('api', config.host, config.ports.internal))
serving = true

/** By then workers have heard that it drains, and edges with their next request. */
const heardMs = 500
/** A request waits ten seconds for its verdict; a supervisor gives a process about as long. */
const questionsGraceMs = 3_000

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  serving = false
  // Not waited for: the registry may be away, and whoever has not heard of it asks another one then.
  announced.update({ draining: true }).catch(() => undefined)
  await Promise.all([doors.drain(true), sleep(nodeScheduler, heardMs)])
  await Promise.all([doors.answered(), ended(internal, questionsGraceMs)])
  probes.closeAllConnections()
  following.cancel()
  await own.stop()
  process.exit(0)
}

const end = (): void => void stop().catch(die('stopping failed'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
lifeline.onParentEnd(end)
process.stdout.write(`${JSON.stringify({ ready: true, api: name })}\n`)
