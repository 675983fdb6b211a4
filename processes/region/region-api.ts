/** The methods of the API in this region, and what stands before them at every door. */
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { encodeProfile } from '../../protocol/cold-messages.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { kinds } from '../../protocol/messages.ts'
import { standardPlaces } from '../../protocol/places.ts'
import type { AccountsService } from '../../regions/accounts/start.ts'
import { Admission } from '../../regions/api/admission.ts'
import type { ApiHandlers } from '../../regions/api/api-call.ts'
import { Commands } from '../../regions/api/commands.ts'
import { measuredHandlers } from '../../regions/api/measured-handlers.ts'
import { accountMethods } from '../../regions/api/methods/accounts.ts'
import { chatMethods } from '../../regions/api/methods/chat.ts'
import { groupMethods } from '../../regions/api/methods/groups.ts'
import { peopleMethods } from '../../regions/api/methods/people.ts'
import { RequestBudget } from '../../regions/api/request-budget.ts'
import { type SocketApi, socketApi } from '../../regions/api/socket-api.ts'
import { reachBy } from '../../regions/people/reach.ts'
import { profileIn } from '../../regions/people/profile-of-person.ts'
import { RegionPeople } from '../../regions/people/region-people.ts'
import { rosterIn } from '../../regions/people/roster.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { HomeOf } from './region-accounts.ts'
import type { RegionLinks } from './region-links.ts'
import type { RegionPolicy } from './region-policy.ts'
import { requestId, type RegionSetting } from './region-setting.ts'

export interface PeopleParts {
  readonly accounts: AccountsService
  readonly links: RegionLinks
  readonly policy: RegionPolicy
  readonly worker: RegionWorker
  readonly homeOf: HomeOf
}

export interface ApiParts extends PeopleParts {
  readonly people: RegionPeople
}

export interface RegionApi {
  readonly handlers: ApiHandlers
  readonly admission: Admission
  readonly overSocket: SocketApi
  /** What could not be foreseen, with the id that the caller was given. */
  onUnexpected(id: string, method: string, cause: unknown): void
}

export function regionApi(setting: RegionSetting, parts: ApiParts): RegionApi {
  const { accounts } = parts.accounts
  const handlers = measuredHandlers(apiHandlers(setting, parts), setting.metrics, nodeClock)
  const admission = new Admission({
    budget: new RequestBudget(nodeClock),
    isEnded: (session) => accounts.sessions.isEnded(session),
  })
  const onUnexpected = (id: string, method: string, cause: unknown): void =>
    setting.warn(`${method} ${id}: ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`)
  const overSocket = socketApi({
    handlers,
    admission,
    onUnexpected: (method, cause) => onUnexpected(requestId(), method, cause),
  })
  return { handlers, admission, overSocket, onUnexpected }
}

/** Names and rosters, for other regions too. */
export function regionPeople(
  { region, regionOf }: RegionSetting,
  { accounts: { directory }, links, policy, worker, homeOf }: PeopleParts,
): RegionPeople {
  return new RegionPeople({
    region: region.number,
    clock: nodeClock,
    peers: links.homeReads,
    regionOf,
    homeOf,
    profile: async (user) => profileIn(await worker.reads.person(user)),
    roster: async (group) => rosterIn(await worker.reads.groupAtHome(group)),
    homeAt: (hash) => directory.entryAt(hash),
    mayAsk: (home, dataClass) => policy.inForce.mayAsk(home, dataClass),
    permit: (resident, toRegion) => policy.inForce.permit(resident, toRegion),
  })
}

function apiHandlers({ region }: RegionSetting, parts: ApiParts): ApiHandlers {
  const { worker, homeOf, policy, people } = parts
  const { accounts } = parts.accounts
  const commands = new Commands(worker, nodeClock, nodeRandom)
  return {
    ...accountMethods(
      accounts,
      {
        setProfile: async (user, _device, displayName, avatarColor) => {
          await commands.submit(
            user,
            { kind: kinds.profile, body: encodeProfile({ displayName, avatarColor }).slice() },
            '',
          )
        },
      },
      nodeClock,
    ),
    ...peopleMethods(commands, accounts, {
      homeOf: (user) => worker.reads.homeOf(user),
      localPerson: async (user) => ((await homeOf(user)) === region.number ? worker.reads.person(user) : undefined),
      profileOf: (user) => people.profileOf(user),
      conversations: (user, limit) => worker.reads.conversations(user, limit),
      reach: reachBy({
        region: region.number,
        places: standardPlaces,
        policy: () => policy.inForce.table,
        now: () => nodeClock.now(),
      }),
    }),
    ...chatMethods(commands, worker.reads),
    ...groupMethods({
      commands,
      reads: {
        feed: (group) => worker.reads.feed(group),
        groupHistory: (user, group, range) => worker.reads.groupHistory(user, group, range),
        roster: (group, home) => people.rosterOf(group, home),
      },
      random: nodeRandom,
      region,
      places: standardPlaces,
      counts: embeddedPartCounts,
    }),
  }
}
