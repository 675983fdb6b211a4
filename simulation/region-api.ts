/** What a simulated region answers over HTTP: production's API, keys and upgrades, behind an edge's envelope. */
import type { Hono } from 'hono'
import type { Random } from '../platform/random.ts'
import { nodeMac } from '../platform/mac.node.ts'
import { encodeProfile } from '../protocol/cold-messages.ts'
import { edgeEnvelopeHeader, EnvelopeGate } from '../protocol/edge-envelope.ts'
import { errorBody, MeridianError } from '../protocol/errors.ts'
import type { GroupKey, UserKey } from '../protocol/ids.ts'
import { embeddedPartCounts } from '../protocol/log-records.ts'
import { kinds } from '../protocol/messages.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import type { Accounts } from '../regions/accounts/accounts.ts'
import { Admission } from '../regions/api/admission.ts'
import { Commands } from '../regions/api/commands.ts'
import { httpApi } from '../regions/api/http-api.ts'
import { accountMethods } from '../regions/api/methods/accounts.ts'
import { chatMethods } from '../regions/api/methods/chat.ts'
import { groupMethods } from '../regions/api/methods/groups.ts'
import { peopleMethods } from '../regions/api/methods/people.ts'
import { RequestBudget } from '../regions/api/request-budget.ts'
import type { Directory } from '../regions/directory/directory.ts'
import { admitUpgrade } from '../regions/gateway/admit-upgrade.ts'
import type { Gateway } from '../regions/gateway/gateway.ts'
import { reachBy } from '../regions/people/reach.ts'
import type { RegionPeople } from '../regions/people/region-people.ts'
import type { PolicyKeeper } from '../regions/policy/policy-keeper.ts'
import type { RegionWorker } from '../regions/worker/region-worker.ts'
import type { SimulatedSigner } from './access-token.simulated.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import { SimulatedConnection } from './connection.simulated.ts'
import { UpgradedResponse } from './network.simulated.ts'

export interface RegionApiOptions {
  readonly region: Region
  readonly node: SimulatedNode
  readonly random: Random
  readonly worker: RegionWorker
  readonly accounts: Accounts
  readonly directory: Directory
  readonly people: RegionPeople
  readonly keeper: PolicyKeeper
  readonly signer: SimulatedSigner
  /** Of a point of presence, for this region. */
  envelopeKey(pop: string): Uint8Array
  onUnexpected(method: string, cause: unknown): void
}

type GateOptions = Pick<RegionApiOptions, 'region' | 'node' | 'random' | 'envelopeKey'>

const envelopesOf = ({ region, node, envelopeKey }: GateOptions): EnvelopeGate =>
  new EnvelopeGate({
    region: region.name,
    keysOf: (pop) => ({ current: envelopeKey(pop) }),
    mac: nodeMac,
    clock: node,
  })

export function regionApi(options: RegionApiOptions): Hono {
  const { region, node, random, worker, accounts, directory, people, keeper, signer, onUnexpected } = options
  const commands = new Commands(worker, node, random)
  const setProfile = async (user: Parameters<Commands['submit']>[0], displayName: string, avatarColor: number) => {
    const body = encodeProfile({ displayName, avatarColor }).slice()
    await commands.submit(user, { kind: kinds.profile, body }, '')
  }
  const localPerson = async (user: UserKey) =>
    (await directory.lookup(user))?.region === region.number ? worker.reads.person(user) : undefined
  const counts = embeddedPartCounts
  const groupReads = {
    feed: (group: GroupKey) => worker.reads.feed(group),
    groupHistory: (...given: Parameters<RegionWorker['reads']['groupHistory']>) => worker.reads.groupHistory(...given),
    roster: (group: GroupKey, home: number) => people.rosterOf(group, home),
  }
  return httpApi({
    handlers: {
      ...accountMethods(accounts, { setProfile: (user, _device, name, color) => setProfile(user, name, color) }, node),
      ...peopleMethods(commands, accounts, {
        homeOf: (user) => worker.reads.homeOf(user),
        localPerson,
        profileOf: (user) => people.profileOf(user),
        conversations: (user, limit) => worker.reads.conversations(user, limit),
        reach: reachBy({
          region: region.number,
          places: standardPlaces,
          policy: () => worker.policy(),
          now: () => node.now(),
        }),
      }),
      ...chatMethods(commands, worker.reads),
      ...groupMethods({ commands, reads: groupReads, random, region, places: standardPlaces, counts }),
    },
    envelopes: envelopesOf(options),
    admission: new Admission({
      budget: new RequestBudget(node),
      isEnded: (session) => accounts.sessions.isEnded(session),
    }),
    isReady: () => true,
    leavesToOthers: () => false,
    requestId: () => Buffer.from(random.bytes(8)).toString('hex'),
    onUnexpected: (_id, method, cause) => onUnexpected(method, cause),
    policyStand: (asked) => keeper.stand(asked),
    jwks: () => signer.published,
    version: '1',
  })
}

export interface UpgradesOptions extends GateOptions {
  readonly gateway: Gateway
  onConnection(connection: SimulatedConnection): void
}

/** Takes upgrades as `websocket.ws.ts` does. */
export function regionUpgrades(options: UpgradesOptions): (request: Request) => Promise<Response> {
  const { gateway, node, random, onConnection } = options
  const envelopes = envelopesOf(options)
  return async (request) => {
    try {
      const header = request.headers.get(edgeEnvelopeHeader) ?? undefined
      const { pathname } = new URL(request.url)
      const identity = await admitUpgrade({ gateway, envelopes }, pathname, header)
      const connection = new SimulatedConnection(random, node)
      connection.accepted(gateway.accept(connection.socket, identity))
      onConnection(connection)
      return new UpgradedResponse(connection)
    } catch (caught) {
      const error = MeridianError.from(caught)
      const headers = error.detail.home === undefined ? {} : { 'x-meridian-home': error.detail.home }
      return Response.json(errorBody(error, ''), { status: error.entry.http, headers })
    }
  }
}
