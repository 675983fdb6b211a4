/**
 * The own process of a region, its keeper: policy, words, lanes and the operator's door; and the worker,
 * the API, a gateway and the word pipeline, unless they run in processes of their own (P1). Reads as the
 * list of its parts, in the order in which they start; where several may keep the region it waits for its
 * turn first, behind the open door of its operator. Ends in order on SIGTERM: connections are told to go,
 * what was folded is stored, the log closes. Ends at once when the log has failed: nothing may be
 * acknowledged any more.
 */
import { mkdirSync } from 'node:fs'
import { lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { processId } from '../../platform/registry/registry.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import type { SocketApi } from '../../regions/api/socket-api.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Replication } from '../../replication/replication.ts'
import { Lifeline } from '../lifeline.ts'
import { openBacking } from './backing/open-backing.ts'
import { announcementOf, besideOf, openBeside } from './beside.ts'
import { type Doors, openDoors } from './doors.ts'
import { keepersTurn } from './keepers-turn.ts'
import { Late } from './late.ts'
import { openInternal } from './listeners.ts'
import { operatorHandles } from './operator-handles.ts'
import { openOperatorsDoor } from './operators-door.ts'
import { openPeople } from './region-accounts.ts'
import { regionApi, regionPeople } from './region-api.ts'
import { readConfig, type RegionConfig } from './region-config.ts'
import { regionLinks } from './region-links.ts'
import { openWords, startModeration } from './region-moderation.ts'
import { carryPolicy, openPolicy } from './region-policy.ts'
import { regionSetting } from './region-setting.ts'
import { startReplication } from './start-replication.ts'
import { startSnapshots, startWorker } from './start-worker.ts'

const lifeline = new Lifeline()
let isOpen = false
// Who stands by, or starts, has nothing to store.
const end = (): void => void (isOpen ? stop().catch(die('stopping failed')) : process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
const setting = await regionSetting(readConfig<RegionConfig>(process.argv[2] ?? ''))
const { config, die } = setting

mkdirSync(config.data, { recursive: true, mode: 0o700 })
const lock = lockFolder(config.data)
const self = processId(setting.name)
const isApart = config.workersApart === true || config.streamsApart === true
const operator = await openOperatorsDoor(setting)
const beside = isApart ? await openBeside(besideOf(setting, self)) : undefined
let isReady = false
const turn = await keepersTurn(setting, beside, () => {
  operator.standsBy()
  sayReady()
})
const backing = await openBacking(setting)

const lateWorker = new Late<RegionWorker>()
const lateReplication = new Late<Replication>()
const overSocket = new Late<SocketApi>()
const links = regionLinks(setting)
const kept = await backing.openKeptFolders(turn.token)
const policy = await openPolicy(setting, kept, lateWorker)
const words = await openWords(setting, kept)
const { accounts, homeOf, presence } = await openPeople(setting, { backing, links, policy, worker: lateWorker })

const worker = lateWorker.set(
  await startWorker(setting, {
    backing,
    links,
    accounts,
    presence,
    policy,
    words,
    isFull: (number) => lateReplication.now?.isFull(setting.aliasOf(number) ?? '') ?? false,
    request: (...asked) => overSocket.get()(...asked),
    ...(beside && {
      beside: {
        ...(config.workersApart === true && { parts: [], colleagues: beside.colleagues }),
        idNode: config.beside?.idNode,
        about: {
          full: () =>
            setting.others.filter(({ alias }) => lateReplication.now?.isFull(alias)).map(({ number }) => number),
          wordsVersion: () => words.matcher.list.version,
          words: () => words.text,
          policyStand: (asked) => policy.keeper.stand(asked),
          sessionEnded: (session) => accounts.accounts.sessions.endedElsewhere(session),
        },
      },
    }),
  }),
)
accounts.accounts.sessions.onEnded(({ user, session }) => worker.endSession(userKeyOf(user), session))
const replication = lateReplication.set(
  await startReplication(setting, { backing, kept, links, policy, worker, directory: accounts.directory }),
)
const reminder = carryPolicy(policy, setting, worker, replication)
const snapshots = await startSnapshots(setting, backing, worker)
const moderation = await startModeration(setting, backing, words)

const people = regionPeople(setting, { accounts, links, policy, worker, homeOf })
const registry = new EmbeddedRegistry()
const doors = config.apisApart === true ? undefined : await openOwnDoors()
const internal = await openInternal(setting, { links, worker, replication, presence, people, registry })
for (const role of doors === undefined ? (['keeper'] as const) : (['keeper', 'api'] as const))
  await beside?.registry.announce(announcementOf(role, config.host, config.ports.internal))
operator.keeps(
  operatorHandles(setting, {
    backing,
    accounts: accounts.accounts,
    worker,
    replication,
    snapshots,
    gateway: doors?.gateway,
    beside,
    links,
    policy: policy.keeper,
    moderation,
  }),
)

async function openOwnDoors(): Promise<Doors> {
  const api = regionApi(setting, { accounts, links, policy, worker, homeOf, people })
  overSocket.set(api.overSocket)
  return openDoors(setting, {
    api,
    accounts,
    worker,
    discovery: (config.workersApart === true ? beside?.registry : undefined) ?? registry.join(self),
    policyStand: (asked) => policy.keeper.stand(asked),
  })
}

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  operator.ends()
  await doors?.drain(false)
  internal.forceShutdown()
  await links.stop()
  reminder.cancel()
  await snapshots.stop()
  await moderation.stop()
  await replication.stop()
  await worker.stop()
  await turn.end()
  await beside?.stop()
  await presence.stop()
  await accounts.stop()
  await backing.close()
  await setting.tracing?.stop()
  lock.release()
  doors?.close()
  operator.close()
  process.exit(0)
}

isOpen = true
lifeline.onParentEnd(end)
sayReady()

/** Once: one that stands by is ready to. */
function sayReady(): void {
  if (isReady) return
  isReady = true
  process.stdout.write(`${JSON.stringify({ ready: true, region: config.alias })}\n`)
}
