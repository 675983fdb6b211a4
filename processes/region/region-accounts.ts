/** Who lives here and who is connected: accounts, the directory and presence. */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type UserKey, userKeyOf } from '../../protocol/ids.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { standardPlaces } from '../../protocol/places.ts'
import type { EndedSession } from '../../regions/accounts/account-store.ts'
import { type AccountsService, startAccounts } from '../../regions/accounts/start.ts'
import { RegionPresence } from '../../regions/presence/region-presence.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Backing } from './backing/backing.ts'
import type { Late } from './late.ts'
import { fromBase64url } from './region-config.ts'
import type { RegionLinks } from './region-links.ts'
import type { RegionPolicy } from './region-policy.ts'
import type { RegionSetting } from './region-setting.ts'

export interface PeopleParts {
  readonly backing: Backing
  readonly links: RegionLinks
  readonly policy: RegionPolicy
  readonly worker: Late<RegionWorker>
}

export interface People {
  readonly accounts: AccountsService
  readonly homeOf: HomeOf
  readonly presence: RegionPresence
}

export async function openPeople(setting: RegionSetting, parts: PeopleParts): Promise<People> {
  const accounts = await openAccounts(setting, parts)
  const homeOf = homesIn(accounts)
  return { accounts, homeOf, presence: openPresence(setting, { ...parts, homeOf }) }
}

function openAccounts(
  { config, region, warn }: RegionSetting,
  { backing, policy, worker }: PeopleParts,
): Promise<AccountsService> {
  return startAccounts({
    open: () => backing.openAccounts(),
    region,
    places: standardPlaces,
    rule: { ...config.signUp, homeOfZone: policy.homeOfZone },
    parts: embeddedPartCounts.user,
    directorySecret: fromBase64url(config.directorySecret),
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    openMailboxes: (people) => worker.get().openMailboxes(people),
    report: () => {},
    follows: config.beside && ((missed) => endHere(worker, missed)),
    onChoreFailed: (error) => warn(`a chore failed: ${String(error)}`),
  })
}

/** Whoever ended them could not tell this process; its own connections are all that it has to end. */
function endHere(worker: Late<RegionWorker>, missed: readonly EndedSession[]): void {
  for (const { user, session } of missed) worker.now?.sessions.revoke(userKeyOf(user), session)
}

export type HomeOf = (user: UserKey) => Promise<number | undefined>

/** Number of the region where a person lives. */
const homesIn =
  ({ directory }: AccountsService): HomeOf =>
  async (user) =>
    (await directory.lookup(user))?.region

interface PresenceParts extends PeopleParts {
  readonly homeOf: HomeOf
}

function openPresence(
  { region, regionOf }: RegionSetting,
  { backing, links, policy, worker, homeOf }: PresenceParts,
): RegionPresence {
  return new RegionPresence({
    region: region.number,
    store: backing.openPresence(),
    scheduler: nodeScheduler,
    peers: links.presence,
    regionOf,
    homeOf,
    hasBlocked: (owner, other) => worker.get().reads.hasBlocked(owner, other),
    tellsLastSeen: (user) => worker.get().reads.tellsLastSeen(user),
    permit: (toRegion) => policy.inForce.permitOfRegion('presence', toRegion),
    deliverTyping: (to, typing) => worker.get().deliverTyping(to, typing),
  })
}
