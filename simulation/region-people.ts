/** What a simulated region tells others of its people and groups, and what it asks them. */
import type { Region } from '../protocol/places.ts'
import type { Directory } from '../regions/directory/directory.ts'
import type { HomeReadsService } from '../regions/people/home-reads.ts'
import { HomesElsewhere } from '../regions/people/homes-elsewhere.ts'
import type { PolicyKeeper } from '../regions/policy/policy-keeper.ts'
import { profileIn } from '../regions/people/profile-of-person.ts'
import { RegionPeople } from '../regions/people/region-people.ts'
import { rosterIn } from '../regions/people/roster.ts'
import type { RegionWorker } from '../regions/worker/region-worker.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import { SimulatedHomeReads } from './home-reads.simulated.ts'

export interface PeopleSetting {
  readonly node: SimulatedNode
  readonly region: Region
  readonly others: readonly Region[]
  readonly directory: Directory
  readonly keeper: PolicyKeeper
  /** What stands at another region, while it can be reached. */
  peopleOf(to: string): HomeReadsService | undefined
}

export const homesElsewhere = (setting: PeopleSetting): HomesElsewhere =>
  new HomesElsewhere({
    region: setting.region.number,
    clock: setting.node,
    directory: setting.directory,
    peers: peersOf(setting),
    policy: () => setting.keeper.table,
  })

export function regionPeople(setting: PeopleSetting, worker: RegionWorker): RegionPeople {
  const { node, region, others, directory, keeper } = setting
  return new RegionPeople({
    region: region.number,
    clock: node,
    peers: peersOf(setting),
    regionOf: (alias) => others.find((other) => other.alias === alias)?.number,
    homeOf: async (user) => (await directory.lookup(user))?.region,
    profile: async (user) => profileIn(await worker.reads.person(user)),
    roster: async (group) => rosterIn(await worker.reads.groupAtHome(group)),
    homeAt: (hash) => directory.entryAt(hash),
    mayAsk: (home, dataClass) => keeper.inForce.mayAsk(home, dataClass),
    permit: (resident, toRegion) => keeper.inForce.permit(resident, toRegion),
  })
}

function peersOf({ node, region, others, peopleOf }: PeopleSetting): ReadonlyMap<number, SimulatedHomeReads> {
  const to = (alias: string) => new SimulatedHomeReads({ time: node, from: region.alias, there: () => peopleOf(alias) })
  return new Map(others.map(({ number, alias }) => [number, to(alias)]))
}
