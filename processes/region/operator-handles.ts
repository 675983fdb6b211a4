/** What the operator's door of a keeper opens to: the numbers of all that it runs, and the handles of `admin.ts`. */
import type { Hono } from 'hono'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { standardPlaces } from '../../protocol/places.ts'
import type { Accounts } from '../../regions/accounts/accounts.ts'
import type { Gateway } from '../../regions/gateway/gateway.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import type { Snapshots } from '../../regions/worker/snapshots.ts'
import type { Replication } from '../../replication/replication.ts'
import { cellCodec } from '../../regions/fold/cell-codec.ts'
import { RegionPopulation } from '../../regions/people/population.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { adminApp } from './admin.ts'
import type { Backing } from './backing/backing.ts'
import type { Beside } from './beside.ts'
import { RegionShadow } from './policy-shadow.ts'
import type { RegionLinks } from './region-links.ts'
import { flowLeaves } from './region-flows.ts'
import { regionMetrics } from './region-metrics.ts'
import type { RegionModeration } from './region-moderation.ts'
import type { RegionSetting } from './region-setting.ts'

export interface OperatorParts {
  readonly backing: Backing
  readonly accounts: Accounts
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly snapshots: Snapshots
  /** Undefined where all of them are in other processes. */
  readonly gateway: Gateway | undefined
  readonly beside: Beside | undefined
  readonly links: RegionLinks
  readonly policy: PolicyKeeper
  readonly moderation: RegionModeration
}

export function operatorHandles(
  setting: RegionSetting,
  { backing, accounts, worker, replication, snapshots, gateway, beside, links, policy, moderation }: OperatorParts,
): Hono {
  const { config, others, metrics, tracing } = setting
  const { log } = backing
  if (gateway !== undefined) gatewayMetrics(metrics, gateway, () => process.memoryUsage.rss())
  regionMetrics(setting, { worker, replication, policy })
  const shadow = new RegionShadow({
    log,
    scheduler: nodeScheduler,
    clock: nodeClock,
    places: standardPlaces,
    others,
    counts: embeddedPartCounts,
    keeper: policy,
  })
  const population = new RegionPopulation({
    store: backing.store,
    codec: cellCodec,
    places: standardPlaces,
    userParts: embeddedPartCounts.user,
    mac: nodeMac,
  })
  return adminApp({
    token: config.operatorToken,
    accounts,
    worker,
    replication,
    snapshots,
    gateway,
    beside,
    cut: (alias) => links.cut(alias),
    heal: (alias) => links.heal(alias),
    flows: () => flowLeaves(setting, links, policy),
    heldBytes: () => log.heldBytes(),
    policy,
    shadow,
    population,
    moderation,
    tracing,
  })
}
