/** The worker of this region and the snapshots of what it stores. */
import { nodeClock, nodeScheduler, turnClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { syncKeys } from '../../protocol/sync-key.ts'
import type { AccountsService } from '../../regions/accounts/start.ts'
import { HomesElsewhere } from '../../regions/people/homes-elsewhere.ts'
import type { RegionPresence } from '../../regions/presence/region-presence.ts'
import type { GroupWords } from '../../regions/worker/group-words.ts'
import { RegionWorker } from '../../regions/worker/region-worker.ts'
import { Snapshots } from '../../regions/worker/snapshots.ts'
import type { RegionWorkerPorts } from '../../regions/worker/region-worker-ports.ts'
import { noWorkerFaults } from '../../regions/worker/worker-faults.ts'
import type { Backing } from './backing/backing.ts'
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
  /** Nothing may be sent to this region for now (L7). */
  isFull(region: number): boolean
  /** A method of the API over a socket. */
  request: RegionWorkerPorts['request']
  /** Where the region has several workers; without it this one runs every part. */
  readonly beside?: Pick<RegionWorkerPorts, 'parts' | 'colleagues' | 'about' | 'idNode'>
}

/** Resolves when every part is folded up to the end of its log. */
export function startWorker(
  { config, region, others, tracing, warn, die }: RegionSetting,
  { backing, links, accounts, presence, policy, words, isFull, request, beside }: WorkerParts,
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
      policy: () => policy.inForce.table,
    }),
    tickets: accounts.resumeTickets,
    presence,
    syncKeys: syncKeys(nodeMac, fromBase64url(config.syncSecret)),
    policy: policy.record,
    sendRate: config.sendRate,
    cellsMax,
    groupWords: words,
    tracing,
    isFull,
    isEnded: (session) => accounts.accounts.sessions.isEnded(session),
    request,
    ...beside,
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
