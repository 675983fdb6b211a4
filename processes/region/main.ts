/**
 * One region in one process: log, worker, API, gateway and replication (P1). Ends in order on SIGTERM:
 * connections are told to go, what was folded is stored, the log closes. Ends at once when the log
 * has failed: nothing may be acknowledged any more.
 */
import * as grpc from '@grpc/grpc-js'
import { createAdaptorServer } from '@hono/node-server'
import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { Metrics } from '../../platform/metrics.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type UserKey, userKeyOf } from '../../protocol/ids.ts'
import { encodeProfile } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { kinds } from '../../protocol/messages.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { syncKeys } from '../../protocol/sync-key.ts'
import { openEmbeddedAccounts } from '../../regions/accounts/accounts.embedded.ts'
import type { HomeHash } from '../../regions/directory/directory-store.ts'
import { Admission } from '../../regions/api/admission.ts'
import type { ApiHandlers } from '../../regions/api/api-call.ts'
import { Commands } from '../../regions/api/commands.ts'
import { httpApi } from '../../regions/api/http-api.ts'
import { accountMethods } from '../../regions/api/methods/accounts.ts'
import { chatMethods } from '../../regions/api/methods/chat.ts'
import { groupMethods } from '../../regions/api/methods/groups.ts'
import { peopleMethods } from '../../regions/api/methods/people.ts'
import { RequestBudget } from '../../regions/api/request-budget.ts'
import { socketApi } from '../../regions/api/socket-api.ts'
import { Gateway, heartbeatDefaults } from '../../regions/gateway/gateway.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import { serveWebsockets } from '../../regions/gateway/websocket.ws.ts'
import type { GatewaySink } from '../../regions/worker/worker-link.ts'
import { GrpcHomeReads, serveHomeReads } from '../../regions/people/home-reads.grpc.ts'
import { RegionPeople } from '../../regions/people/region-people.ts'
import { rosterOfCell } from '../../regions/people/roster.ts'
import { GrpcPresencePeer, servePresence } from '../../regions/presence/presence-peer.grpc.ts'
import { openEmbeddedPresence } from '../../regions/presence/presence-store.embedded.ts'
import { RegionPresence } from '../../regions/presence/region-presence.ts'
import { decide } from '../../residency-policy/decide.ts'
import { RegionWorker } from '../../regions/worker/region-worker.ts'
import { Snapshots } from '../../regions/worker/snapshots.ts'
import { noWorkerFaults } from '../../regions/worker/worker-faults.ts'
import { serveLinks } from '../../regions/worker/worker-link.grpc.ts'
import { GrpcLaneTransport, serveLanes } from '../../replication/lane-transport.grpc.ts'
import { Replication } from '../../replication/replication.ts'
import { adminApp, type WorkCounts } from './admin.ts'
import type { DirectListeners } from './direct-listeners.ts'
import { serveDocs } from './docs-page.ts'
import { envelopeGate } from './envelopes.ts'
import { type DirectConfig, fromBase64url, readConfig, type RegionConfig } from './region-config.ts'
import { regionMetrics } from './region-metrics.ts'
import { openStorage } from './storage.ts'

const config = readConfig<RegionConfig>(process.argv[2] ?? '')
const region = regionByAlias(standardPlaces, config.alias)
if (region === undefined) throw new Error(`there is no region ${config.alias}`)
const others = config.others.map(({ alias }) => {
  const other = regionByAlias(standardPlaces, alias)
  if (other === undefined) throw new Error(`there is no region ${alias}`)
  return other
})

const die = (what: string) => (error: unknown) => {
  process.stderr.write(
    `${config.alias}: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(70)
}

mkdirSync(config.data, { recursive: true, mode: 0o700 })
const lock = lockFolder(config.data)
const { log, store, shelf } = await openStorage({
  folder: config.data,
  counts: embeddedPartCounts,
  scheduler: nodeScheduler,
  random: nodeRandom,
  onLogFailure: die('the log has failed'),
  onRestored: ({ number }) =>
    process.stderr.write(
      `${config.alias}: rows were missing; put back from snapshot ${number}, the log does the rest\n`,
    ),
})

const started: RegionWorker[] = []
const lanes: Replication[] = []
const running = (): RegionWorker => {
  const [worker] = started
  if (worker === undefined) throw fail('unavailable')
  return worker
}
const accounts = await openEmbeddedAccounts({
  folder: join(config.data, 'accounts'),
  region,
  places: standardPlaces,
  rule: config.signUp,
  parts: embeddedPartCounts.user,
  directorySecret: fromBase64url(config.directorySecret),
  clock: nodeClock,
  scheduler: nodeScheduler,
  random: nodeRandom,
  openMailboxes: (people) => running().openMailboxes(people),
  report: () => {},
  onChoreFailed: (error) => process.stderr.write(`${config.alias}: a chore failed: ${String(error)}\n`),
})

const peers = new Map(
  config.others.map(({ alias, internal, secret }) => [
    alias,
    new GrpcPresencePeer({ address: internal, fromAlias: config.alias, secret, scheduler: nodeScheduler }),
  ]),
)
/** By region number instead of alias. */
const byNumber = <Peer>(byAlias: ReadonlyMap<string, Peer>): ReadonlyMap<number, Peer> =>
  new Map(others.flatMap(({ alias, number }) => [[number, byAlias.get(alias)]] as [number, Peer][]))
const regionOf = (alias: string): number | undefined => others.find((other) => other.alias === alias)?.number
const homeOf = async (user: UserKey): Promise<number | undefined> => (await accounts.directory.lookup(user))?.region

const presence = new RegionPresence({
  region: region.number,
  store: openEmbeddedPresence({
    path: join(config.data, 'presence.sqlite'),
    clock: nodeClock,
    scheduler: nodeScheduler,
    onFailure: (error) => process.stderr.write(`${config.alias}: last seen was not written: ${String(error)}\n`),
  }),
  scheduler: nodeScheduler,
  peers: byNumber(peers),
  regionOf,
  homeOf,
  hasBlocked: (owner, other) => running().reads.hasBlocked(owner, other),
  tellsLastSeen: (user) => running().reads.tellsLastSeen(user),
  mayCross: (toRegion) => decide(running().policy(), region.number, toRegion, 'presence').allow,
  deliverTyping: (to, typing) => running().sessions.deliverTyping(to, typing),
})

const worker = await RegionWorker.start({
  region,
  places: standardPlaces,
  aliases: new Map([region, ...others].map(({ number, alias }) => [number, alias])),
  counts: embeddedPartCounts,
  log,
  store,
  clock: nodeClock,
  scheduler: nodeScheduler,
  directory: accounts.directory,
  tickets: accounts.resumeTickets,
  presence,
  syncKeys: syncKeys(nodeMac, fromBase64url(config.syncSecret)),
  policy: { allow: config.allow },
  sendRate: config.sendRate,
  cellsMax: 200_000,
  isFull: (number) => lanes.some((one) => one.isFull(others.find((other) => other.number === number)?.alias ?? '')),
  isEnded: (session) => accounts.accounts.sessions.isEnded(session),
  request: (identity, method, body) => overSocket(identity, method, body),
  onFailure: die('the worker has ended'),
  onAlarm: (what, part) => process.stderr.write(`${config.alias}: ${part.topic}/${part.partition}: ${what}\n`),
})
started.push(worker)
accounts.accounts.sessions.onEnded(({ user, session }) => running().sessions.revoke(userKeyOf(user), session))

const links = new Map(
  config.others.map(({ alias, internal, secret }) => [
    alias,
    new GrpcLaneTransport({ address: internal, fromAlias: config.alias, secret }),
  ]),
)
const replication = await Replication.start({
  here: region,
  others,
  counts: embeddedPartCounts,
  log,
  disk: await openDisk(join(config.data, 'lanes')),
  clock: nodeClock,
  scheduler: nodeScheduler,
  random: nodeRandom,
  transports: links,
  laneCounter: (lane, partition) => running().laneCounter(lane.to, lane.class, partition),
  policy: (part) => running().policy(part),
  putDirectory: async ({ key, ...entry }) => {
    await accounts.directory.put([accounts.directory.entryFor(String.fromCharCode(...key) as HomeHash, entry)])
  },
  laneHoldBytesMax: config.laneHoldBytesMax,
  onLaneAlarm: (alias, bytes) =>
    process.stderr.write(`${config.alias}: lanes to ${alias} hold ${bytes} bytes of the log, half of what they may\n`),
})
lanes.push(replication)
const snapshots = await Snapshots.start({
  shelf,
  store,
  log,
  clock: nodeClock,
  scheduler: nodeScheduler,
  everyMs: config.snapshotEveryMs,
  faults: noWorkerFaults,
  checkpoint: () => running().checkpoint(),
  storedOffsets: () => running().storedOffsets(),
  onAlarm: (error) => process.stderr.write(`${config.alias}: a snapshot was not made: ${String(error)}\n`),
})

const homeReads = new Map(
  config.others.map(({ alias, internal, secret }) => [
    alias,
    new GrpcHomeReads({ address: internal, fromAlias: config.alias, secret }),
  ]),
)
const people = new RegionPeople({
  region: region.number,
  clock: nodeClock,
  peers: byNumber(homeReads),
  regionOf,
  homeOf,
  profile: (user) => running().reads.person(user),
  roster: async (group) => {
    const cell = await running().reads.groupAtHome(group)
    return cell && rosterOfCell(cell)
  },
  mayCross: (from, to, dataClass) => decide(running().policy(), from, to, dataClass).allow,
})

const commands = new Commands(running(), nodeClock, nodeRandom)
const localPerson = async (user: UserKey) =>
  (await homeOf(user)) === region.number ? running().reads.person(user) : undefined
const handlers: ApiHandlers = {
  ...accountMethods(
    accounts.accounts,
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
  ...peopleMethods(commands, accounts.accounts, {
    localPerson,
    profileOf: (user) => people.profileOf(user),
    conversations: (user, limit) => running().reads.conversations(user, limit),
  }),
  ...chatMethods(commands, running().reads),
  ...groupMethods({
    commands,
    reads: {
      feed: (group) => running().reads.feed(group),
      groupHistory: (user, group, range) => running().reads.groupHistory(user, group, range),
      roster: (group, home) => people.rosterOf(group, home),
    },
    random: nodeRandom,
    region,
    places: standardPlaces,
    counts: embeddedPartCounts,
  }),
}

const admission = new Admission({
  budget: new RequestBudget(nodeClock),
  isEnded: (session) => accounts.accounts.sessions.isEnded(session),
})
const overSocket = socketApi({
  handlers,
  admission,
  onUnexpected: (method, cause) => onUnexpected(requestId(), method, cause),
})

const requestId = (): string => Buffer.from(nodeRandom.bytes(8)).toString('hex')
let serving = true
const onUnexpected = (id: string, method: string, cause: unknown): void => {
  const what = cause instanceof Error ? (cause.stack ?? '') : String(cause)
  process.stderr.write(`${config.alias}: ${method} ${id}: ${what}\n`)
}
const api = httpApi({
  handlers,
  envelopes: envelopeGate(config.alias, config.envelopeKeys),
  admission,
  isReady: () => serving,
  requestId,
  onUnexpected,
  jwks: () => accounts.keyRing.jwks(),
  version: '1',
})
serveDocs(api)

const sinks: GatewaySink[] = []
const link = running().connectGateway({
  deliver: (connection, entry) => sinks[0]?.deliver(connection, entry),
  deliverMany: (connections, entry) => sinks[0]?.deliverMany(connections, entry),
  close: (connection, code) => sinks[0]?.close(connection, code),
})
const gateway = new Gateway(
  { link, clock: nodeClock, scheduler: nodeScheduler, random: nodeRandom },
  {
    region: region.name,
    heartbeat: heartbeatDefaults,
    connectionsMax: 18_000,
    targetOf: () => config.gateways[0] ?? '',
  },
)
sinks.push(gateway)

const http = createAdaptorServer({
  fetch: api.fetch,
  serverOptions: { requestTimeout: 10_000, headersTimeout: 5_000 },
}) as Server
const stopSockets = serveWebsockets(http, {
  gateway,
  envelopes: envelopeGate(config.alias, config.envelopeKeys),
  requestId,
})
await listening(http, config.ports.http)

const openDirect = async (direct: DirectConfig): Promise<DirectListeners> => {
  // Loaded only where it is asked for: reflection alone takes a fifth of a second of every start.
  const { openDirectListeners } = await import('./direct-listeners.ts')
  return openDirectListeners({
    config: direct,
    region: region.name,
    keys: accounts.keyRing,
    gateway,
    handlers,
    admission,
    requestId,
    onUnexpected,
  })
}
const direct = config.direct && (await openDirect(config.direct))

const internal = new grpc.Server({ 'grpc.max_receive_message_length': 4 << 20 })
serveLinks(internal, config.internalSecret, nodeScheduler, (other) => running().connectGateway(other))
const secretOf = (alias: string): string | undefined => config.others.find((other) => other.alias === alias)?.secret
serveLanes(internal, secretOf, replication.receive)
servePresence(internal, secretOf, presence)
serveHomeReads(internal, secretOf, people)
await new Promise<void>((resolve, reject) => {
  internal.bindAsync(`127.0.0.1:${config.ports.internal}`, grpc.ServerCredentials.createInsecure(), (error) =>
    error ? reject(error) : resolve(),
  )
})

const work = (): WorkCounts => ({
  logBatches: log.counters.batches,
  logRecords: log.counters.records,
  logBytes: log.counters.bytes,
  logHeldBytes: log.heldBytes(),
  storePuts: store.counters.puts,
  socketFrames: gateway.counts.frames,
})
const metrics = new Metrics({ region: config.alias, process: config.alias }).withProcess()
gatewayMetrics(metrics, gateway, () => process.memoryUsage.rss())
regionMetrics(metrics, work, () => running().sessions.count)

const admin = createAdaptorServer({
  fetch: adminApp({
    token: config.operatorToken,
    accounts: accounts.accounts,
    worker: running(),
    replication,
    snapshots,
    gateway,
    cut: (alias) => eachLink(alias, (link) => link.cut()),
    heal: (alias) => eachLink(alias, (link) => link.heal()),
    work,
    metrics,
  }).fetch,
}) as Server
await listening(admin, config.ports.admin)

/** Everything that goes to one region. False: there is no such region. */
function eachLink(alias: string, work: (link: { cut(): void; heal(): void }) => void): boolean {
  const found = [links.get(alias), peers.get(alias), homeReads.get(alias)].filter((link) => link !== undefined)
  for (const one of found) work(one)
  return found.length > 0
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', backlog: 4_096 }, () => resolve())
  })
}

async function stop(): Promise<void> {
  if (!serving) return
  serving = false
  const directStopped = direct?.stop()
  // Upgrades are answered to the end: `draining` sends an edge to the next gateway.
  await gateway.drain(500)
  await directStopped
  stopSockets()
  await gateway.stop()
  internal.forceShutdown()
  for (const one of [...links.values(), ...peers.values(), ...homeReads.values()]) await one.stop()
  await snapshots.stop()
  await replication.stop()
  await running().stop()
  await presence.stop()
  await accounts.stop()
  await log.close()
  await store.close()
  lock.release()
  http.closeAllConnections()
  admin.closeAllConnections()
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(die('stopping failed')))
process.stdout.write(`${JSON.stringify({ ready: true, region: config.alias })}\n`)
