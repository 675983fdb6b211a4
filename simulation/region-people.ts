/** What a simulated region tells others of its people and groups, and what it asks them. */
import type { Region } from '../protocol/places.ts'
import type { FlowTable } from '../residency-policy/flows/flow-table.ts'
import type { Directory } from '../regions/directory/directory.ts'
import type { HomeReadsService } from '../regions/people/home-reads.ts'
import { HomesElsewhere } from '../regions/people/homes-elsewhere.ts'
import { RegionPeople } from '../regions/people/region-people.ts'
import { rosterOfCell } from '../regions/people/roster.ts'
import type { RegionWorker } from '../regions/worker/region-worker.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import { SimulatedHomeReads } from './home-reads.simulated.ts'

export interface PeopleSetting {
  readonly node: SimulatedNode
  readonly region: Region
  readonly others: readonly Region[]
  readonly directory: Directory
  policy(): FlowTable
  /** What stands at another region, while it can be reached. */
  peopleOf(to: string): HomeReadsService | undefined
}

export const homesElsewhere = (setting: PeopleSetting): HomesElsewhere =>
  new HomesElsewhere({
    region: setting.region.number,
    clock: setting.node,
    directory: setting.directory,
    peers: peersOf(setting),
    policy: setting.policy,
  })

export function regionPeople(setting: PeopleSetting, worker: RegionWorker): RegionPeople {
  const { node, region, others, directory, policy } = setting
  return new RegionPeople({
    region: region.number,
    clock: node,
    peers: peersOf(setting),
    regionOf: (alias) => others.find((other) => other.alias === alias)?.number,
    homeOf: async (user) => (await directory.lookup(user))?.region,
    profile: (user) => worker.reads.person(user),
    roster: async (group) => {
      const cell = await worker.reads.groupAtHome(group)
      return cell && rosterOfCell(cell)
    },
    mayCross: (from, to, dataClass) => policy().judgeRegion(from, dataClass, to, node.now()).allow,
    homeAt: (hash) => directory.entryAt(hash),
    mayGo: (zone, to, dataClass) => policy().judge(zone, dataClass, to, node.now()).allow,
  })
}

function peersOf({ node, region, others, peopleOf }: PeopleSetting): ReadonlyMap<number, SimulatedHomeReads> {
  const to = (alias: string) => new SimulatedHomeReads({ time: node, from: region.alias, there: () => peopleOf(alias) })
  return new Map(others.map(({ number, alias }) => [number, to(alias)]))
}
