/**
 * The policy a region stands by: where it comes into the process, and where the process asks it. Every
 * other file here takes it from this one.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Timer } from '../../platform/clock.ts'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import type { RegionName, Zone } from '../../protocol/ids.ts'
import { regionByNumber, standardPlaces, zoneNumber } from '../../protocol/places.ts'
import { PolicyInForce } from '../../regions/policy/policy-in-force.ts'
import { effectiveFrom, PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import { QuotaWarnings, warningOf } from '../../regions/policy/quota-counts.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Replication } from '../../replication/replication.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { nodePolicyCrypto } from '../../residency-policy/publish/policy-crypto.node.ts'
import type { FirstPolicy } from '../policy-of-installation.ts'
import type { KeptFolders } from './backing/backing.ts'
import type { Late } from './late.ts'
import { carriersOf } from './policy-carriers.ts'
import { isStoppedAtSource } from './region-flows.ts'
import type { RegionSetting } from './region-setting.ts'

/** As every process of a region asks it. */
export interface RegionPolicy {
  readonly inForce: PolicyInForce
  readonly record: PolicyRecord
  homeOfZone(zone: Zone): RegionName | undefined
}

/** As the process has it that keeps it. */
export interface KeptPolicy extends RegionPolicy {
  readonly keeper: PolicyKeeper
  /** As the gates of a part judge, or without one those of the whole region. */
  atGate(part?: Part): FlowTable
}

/** A region that has no policy yet takes what its installation begins with. */
export async function openPolicy(
  { config, region }: RegionSetting,
  kept: KeptFolders,
  worker: Late<RegionWorker>,
): Promise<KeptPolicy> {
  const keeper = await PolicyKeeper.open({
    region,
    places: standardPlaces,
    files: await kept('policy'),
    clock: nodeClock,
    crypto: nodePolicyCrypto,
  })
  if (keeper.record.activation === 0 || keeper.ring === 0) await begin(keeper, config.policy)
  return {
    keeper,
    inForce: keeper.inForce,
    get record() {
      return keeper.record
    },
    atGate: (part) => keeper.atGate(worker.get().policy(part)),
    homeOfZone: (zone) => homeOfZone(keeper.table, zone),
  }
}

/** In a worker process: what it was told by the one that keeps the policy, first when it started. */
export function followedPolicy({ region }: RegionSetting, told: () => PolicyRecord): RegionPolicy {
  let table = new FlowTable(told())
  const tableNow = (): FlowTable => {
    const record = told()
    if (record.activation !== table.record.activation) table = new FlowTable(record)
    return table
  }
  return {
    inForce: new PolicyInForce(region, nodeClock, tableNow),
    get record() {
      return told()
    },
    homeOfZone: (zone) => homeOfZone(tableNow(), zone),
  }
}

const homeOfZone = (table: FlowTable, zone: Zone): RegionName | undefined =>
  regionByNumber(standardPlaces, table.homeOf(zoneNumber(standardPlaces, zone)))?.name

/** A year's quota is used up in weeks or months; an operator reads such a line within minutes. */
const quotasEveryMs = 10_000

/** Joins keeper and carriers, once both are there. Ends with the timer it answers. */
export function carryPolicy(
  { keeper }: KeptPolicy,
  setting: RegionSetting,
  worker: RegionWorker,
  replication: Replication,
): Timer {
  const { region, warn, regionOf } = setting
  const isStopped = (alias: string): boolean => isStoppedAtSource(setting, keeper, regionOf(alias) ?? 0)
  const carriers = carriersOf({ region: region.number, worker, replication, clock: nodeClock, isStopped })
  const reminder = keeper.carriedBy(carriers, nodeScheduler)
  const warnings = new QuotaWarnings()
  const looking = nodeScheduler.every(quotasEveryMs, () => {
    for (const count of warnings.take(carriers.quotas())) warn(warningOf(count))
  })
  return {
    cancel: () => {
      looking.cancel()
      reminder.cancel()
    },
  }
}

/** `file`: rings of keys and versions published so far, in order; the newest is activated. */
async function begin(keeper: PolicyKeeper, file: string): Promise<void> {
  if (!existsSync(file)) throw new Error('a region without a policy moves nothing: none is in force and none is given')
  const { rings, published } = JSON.parse(await readFile(file, 'utf8')) as FirstPolicy
  await keeper.takeRings(rings)
  if (keeper.record.activation > 0) return
  for (const one of published) await keeper.take(one)
  const due = published.findLast(({ release }) => effectiveFrom(release.document) <= nodeClock.now())
  if (due === undefined) throw new Error('no version of the policy log is in effect yet')
  await keeper.activate(due.release.statement.version, 'first policy of this region')
}
