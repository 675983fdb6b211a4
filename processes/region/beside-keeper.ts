/**
 * What a process of a region stands on that runs beside the region's own: it follows the policy and the
 * words that are kept there, shares log, rows, accounts and presence, and asks its colleagues what it
 * does not run itself. A worker process runs parts on top of it, an API process none.
 */
import { mkdirSync } from 'node:fs'
import { sleep } from '../../platform/clock.ts'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { lockFolder } from '../../platform/folder-lock.sqlite.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { processId, type Registry } from '../../platform/registry/registry.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import type { AccountsService } from '../../regions/accounts/start.ts'
import { FollowedWords } from '../../regions/moderation/followed-words.ts'
import { noFacts } from '../../regions/worker/parts-served.ts'
import type { AskedRole, RegionColleagues } from '../../regions/worker/region-colleagues.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { RegionWorkerPorts } from '../../regions/worker/region-worker-ports.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { Backing } from './backing/backing.ts'
import { openBacking } from './backing/open-backing.ts'
import { besideOf, openBeside } from './beside.ts'
import { Late } from './late.ts'
import { type HomeOf, openPeople } from './region-accounts.ts'
import { type RegionLinks, regionLinks } from './region-links.ts'
import { followedPolicy, type RegionPolicy } from './region-policy.ts'
import type { RegionSetting } from './region-setting.ts'
import { startWorker } from './start-worker.ts'

export interface ProcessBeside extends Service {
  readonly registry: Registry
  readonly colleagues: RegionColleagues
  readonly backing: Backing
  readonly links: RegionLinks
  readonly policy: RegionPolicy
  readonly accounts: AccountsService
  readonly homeOf: HomeOf
  /** Runs no part until it is told to. */
  readonly worker: RegionWorker
}

/** `asks`: beside the keeper. `requestBy`: who answers methods of the API that come over sockets or from colleagues. */
export async function openBesideKeeper(
  setting: RegionSetting,
  asks: readonly AskedRole[],
  requestBy: (colleagues: RegionColleagues) => RegionWorkerPorts['request'],
): Promise<ProcessBeside> {
  const { config, name, region } = setting
  if (config.beside === undefined) throw new Error("a process beside the region's own has a name of its own")
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const lock = lockFolder(config.data)
  const beside = await openBeside(besideOf(setting, processId(name), ['keeper', ...asks]))
  const { colleagues, registry } = beside
  const firstPolicy = await whatRegionStandsBy(colleagues)

  const lateWorker = new Late<RegionWorker>()
  const backing = await openBacking(setting)
  const links = regionLinks(setting)
  const policy = followedPolicy(setting, () => lateWorker.now?.standing.told ?? firstPolicy)
  const words = await FollowedWords.start(
    region.name,
    { version: () => colleagues.keeperStatus?.words, text: () => colleagues.keeper.words() },
    nodeScheduler,
  )
  const { accounts, homeOf, presence } = await openPeople(setting, { backing, links, policy, worker: lateWorker })
  const { sessions } = accounts.accounts
  const worker = lateWorker.set(
    await startWorker(setting, {
      backing,
      links,
      accounts,
      presence,
      policy,
      words,
      isFull: (number) => colleagues.keeperStatus?.full.includes(number) ?? false,
      request: requestBy(colleagues),
      beside: {
        parts: [],
        colleagues,
        idNode: config.beside.idNode,
        about: { ...noFacts, sessionEnded: (session) => sessions.endedElsewhere(session) },
      },
    }),
  )
  sessions.onEnded(({ user, session }) => worker.endSession(userKeyOf(user), session))
  return {
    registry,
    colleagues,
    backing,
    links,
    policy,
    accounts,
    homeOf,
    worker,
    async stop() {
      words.stop()
      await links.stop()
      await worker.stop()
      await beside.stop()
      await presence.stop()
      await accounts.stop()
      await backing.close()
      await setting.tracing?.stop()
      lock.release()
    },
  }
}

/** The region's own process starts beside this one. */
async function whatRegionStandsBy(from: RegionColleagues): Promise<PolicyRecord> {
  for (;;) {
    try {
      return await from.keeper.policy()
    } catch {
      await sleep(nodeScheduler, 200)
    }
  }
}
