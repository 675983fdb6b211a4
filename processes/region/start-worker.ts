/** The worker of this region and the snapshots of what it stores. */
import { nodeClock, nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { syncKeys } from '../../protocol/sync-key.ts'
import type { AccountsService } from '../../regions/accounts/start.ts'
import type { SocketApi } from '../../regions/api/socket-api.ts'
import { HomesElsewhere } from '../../regions/people/homes-elsewhere.ts'
import type { RegionPresence } from '../../regions/presence/region-presence.ts'
import type { GroupWords } from '../../regions/worker/group-words.ts'
import { RegionWorker } from '../../regions/worker/region-worker.ts'
import { Snapshots } from '../../regions/worker/snapshots.ts'
import { noWorkerFaults } from '../../regions/worker/worker-faults.ts'
import type { Replication } from '../../replication/replication.ts'
import type { Backing } from './backing/backing.ts'
import type { Late } from './late.ts'
import { fromBase64url } from './region-config.ts'
import type { RegionLinks } from './region-links.ts'
import type { RegionPolicy } from './region-policy.ts'
import type { RegionSetting } from './region-setting.ts'

/** Cells of all parts that stay in memory; others are read from the store. */
const cellsMax = 200_000

export interface WorkerParts {
  readonly backing: Backing
  readonly links: RegionLinks
  readonly accounts: AccountsService
  readonly presence: RegionPresence
  readonly policy: RegionPolicy
  readonly words: GroupWords
  readonly replication: Late<Replication>
  readonly overSocket: Late<SocketApi>
}

/** Resolves when every part is folded up to the end of its log. */
export function startWorker(
  { config, region, others, tracing, aliasOf, warn, die }: RegionSetting,
  { backing, links, accounts, presence, policy, words, replication, overSocket }: WorkerParts,
): Promise<RegionWorker> {
  return RegionWorker.start({
    region,
    places: standardPlaces,
    aliases: new Map([region, ...others].map(({ number, alias }) => [number, alias])),
    counts: embeddedPartCounts,
    log: backing.log,
    store: backing.store,
    clock: turnClock,
    scheduler: nodeScheduler,
    directory: accounts.directory,
    elsewhere: new HomesElsewhere({
      region: region.number,
      clock: nodeClock,
      directory: accounts.directory,
      peers: links.homeReads,
      policy: () => policy.keeper.table,
    }),
    tickets: accounts.resumeTickets,
    presence,
    syncKeys: syncKeys(nodeMac, fromBase64url(config.syncSecret)),
    policy: policy.keeper.record,
    sendRate: config.sendRate,
    cellsMax,
    groupWords: words,
    tracing,
    isFull: (number) => replication.now?.isFull(aliasOf(number) ?? '') ?? false,
    isEnded: (session) => accounts.accounts.sessions.isEnded(session),
    request: (identity, method, body) => overSocket.get()(identity, method, body),
    onFailure: die('the worker has ended'),
    onAlarm: (what, part) => warn(`${part.topic}/${part.partition}: ${what}`),
  })
}

export function startSnapshots(
  { config, warn }: RegionSetting,
  { shelf, store, log }: Backing,
  worker: RegionWorker,
): Promise<Snapshots> {
  return Snapshots.start({
    shelf,
    store,
    log,
    clock: nodeClock,
    scheduler: nodeScheduler,
    everyMs: config.snapshotEveryMs,
    faults: noWorkerFaults,
    checkpoint: () => worker.checkpoint(),
    storedOffsets: () => worker.standing.storedOffsets(),
    onAlarm: (error) => warn(`a snapshot was not made: ${String(error)}`),
  })
}
