/**
 * One region of the simulated world: production code (log, worker, mirror, receiver) over a simulated
 * disk, row store and time. It can crash, which loses what was not durable, and start again on what
 * is left.
 */
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import type { EventLog } from '../platform/event-log/event-log.ts'
import { keptOnDisk } from '../platform/kept-files.disk.ts'
import { nodeMac } from '../platform/mac.node.ts'
import type { DirectoryEntry } from '../protocol/cold-messages.ts'
import { newUserId, type UserId, type UserKey, userKeyOf } from '../protocol/ids.ts'
import { embeddedPartCounts } from '../protocol/log-records.ts'
import { type Places, type Region, standardPlaces } from '../protocol/places.ts'
import { syncKeys, type SyncPosition } from '../protocol/sync-key.ts'
import type { PolicyKeeper } from '../regions/policy/policy-keeper.ts'
import { ClosedGates } from './closed-gates.ts'
import { SimulatedRegionPolicy } from './region-policy.ts'
import { carriersOf } from '../processes/region/policy-carriers.ts'
import { Accounts } from '../regions/accounts/accounts.ts'
import { embeddedResumeTable } from '../regions/accounts/resume-table.embedded.ts'
import { ResumeTickets } from '../regions/accounts/resume-ticket.ts'
import { Directory } from '../regions/directory/directory.ts'
import type { HomeHash } from '../regions/directory/directory-store.ts'
import { type FoldFaults, noFoldFaults } from '../regions/fold/fold-faults.ts'
import type { HomeReadsService } from '../regions/people/home-reads.ts'
import type { RegionPeople } from '../regions/people/region-people.ts'
import { RegionPresence } from '../regions/presence/region-presence.ts'
import { Gateway, heartbeatDefaults } from '../regions/gateway/gateway.ts'
import { RegionWorker } from '../regions/worker/region-worker.ts'
import type { RegionWorkerPorts } from '../regions/worker/region-worker-ports.ts'
import { openRows, provenEnds } from '../regions/worker/open-rows.ts'
import { Snapshots } from '../regions/worker/snapshots.ts'
import { noWorkerFaults, type WorkerFaults } from '../regions/worker/worker-faults.ts'
import type { LaneTransport } from '../replication/lane-transport.ts'
import { Replication } from '../replication/replication.ts'
import { SimulatedSigner } from './access-token.simulated.ts'
import { SimulatedAccountMedium } from './account-store.simulated.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import { SimulatedDirectoryMedium } from './directory-store.simulated.ts'
import type { SimulatedConnection } from './connection.simulated.ts'
import { SimulatedDisk } from './disk.simulated.ts'
import { GatewayProcess } from './gateway-process.ts'
import { simulatedPasswordHash } from './password-hash.simulated.ts'
import { apiOf, envelopeKeyOf, gatewayBesideOf, gatewayOf, signUpRule } from './points-of-presence.ts'
import { SimulatedPresencePeer } from './presence-peer.simulated.ts'
import { SimulatedPresenceTable } from './presence-store.simulated.ts'
import { regionApi, regionUpgrades } from './region-api.ts'
import { homesElsewhere, type PeopleSetting, regionPeople } from './region-people.ts'
import { Beside } from './beside.ts'
import type { SimulatedRegionOptions } from './region-options.ts'
import { SecondWorker } from './second-worker.ts'
import { SimulatedRowStore } from './row-store.simulated.ts'
import { SimulatedSnapshotShelf } from './snapshot-shelf.simulated.ts'

/** Small, so that a seed fills some and a full disk is noticed. */
const segmentBytes = 1 << 17
/** Far below what one append may take in pieces of this size; a backlog is many batches. */
const laneBatchBytes = 1 << 13
const secret = new Uint8Array(32).fill(9)

/** What is gone after a crash. */
interface Running {
  readonly node: SimulatedNode
  readonly keeper: PolicyKeeper
  readonly log: EventLog
  readonly worker: RegionWorker
  readonly workerPorts: RegionWorkerPorts
  readonly replication: Replication
  readonly directory: Directory
  readonly presence: RegionPresence
  readonly snapshots: Snapshots
  readonly people: RegionPeople
  readonly beside: Beside | undefined
  readonly answer: (request: Request) => Response | Promise<Response>
  readonly upgrade: (request: Request) => Promise<Response>
}

export class SimulatedRegion {
  readonly region: Region
  readonly places: Places = standardPlaces
  readonly disk: SimulatedDisk
  readonly lanes: SimulatedDisk
  readonly policy: SimulatedRegionPolicy
  readonly rows: SimulatedRowStore
  readonly shelf: SimulatedSnapshotShelf
  readonly gatewayBeside: GatewayProcess
  readonly homes = new SimulatedDirectoryMedium()
  readonly accounts = new SimulatedAccountMedium()
  readonly #signer: SimulatedSigner
  readonly seen = new SimulatedPresenceTable()
  readonly #options: SimulatedRegionOptions
  #running: Running | undefined
  #dies: () => void = () => {}
  /** Why the process ended by itself, if it did. */
  failure: unknown
  alarms: string[] = []
  crashes = 0
  /** How often its clock was wrong. */
  skews = 0
  /** Open sockets of its machine, which outlive a process only to say that it is gone. */
  readonly #connections = new Set<SimulatedConnection>()
  readonly #seconds = new Set<SimulatedNode>()

  /** The switches its folds run with: who folds again must use the same. */
  readonly foldFaults: FoldFaults
  readonly workerFaults: WorkerFaults

  constructor(options: SimulatedRegionOptions) {
    this.#options = options
    this.foldFaults = options.foldFaults ?? noFoldFaults
    this.workerFaults = options.workerFaults ?? noWorkerFaults
    this.region = options.region
    const { random, network, region } = options
    this.#signer = new SimulatedSigner(region.name, random)
    const host = { site: region.alias, node: () => this.node }
    const gone = (): Promise<Response> => Promise.reject(new Error('the process is gone'))
    network.serve(apiOf(region), { ...host, answer: (request) => this.#running?.answer(request) ?? gone() })
    network.serve(gatewayOf(region), { ...host, answer: (request) => this.#running?.upgrade(request) ?? gone() })
    const envelopeKey = (pop: string) => envelopeKeyOf(pop, region.name)
    const beside = new GatewayProcess({ region, time: options.time, random, envelopeKey })
    this.gatewayBeside = beside
    network.serve(gatewayBesideOf(region), {
      site: region.alias,
      node: () => beside.node,
      answer: (request) => beside.upgrade(request),
    })
    this.disk = new SimulatedDisk({ random })
    this.lanes = new SimulatedDisk({ random })
    this.policy = new SimulatedRegionPolicy({
      region,
      office: options.office,
      border: options.border,
      disk: new SimulatedDisk({ random }),
      faults: options.keeperFaults,
    })
    this.rows = new SimulatedRowStore(random, options.storeFaults)
    this.shelf = new SimulatedSnapshotShelf(this.rows)
  }

  get up(): boolean {
    return this.#running !== undefined
  }

  get worker(): RegionWorker {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.worker
  }

  get replication(): Replication {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.replication
  }

  get keeper(): PolicyKeeper {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.keeper
  }

  get directory(): Directory {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.directory
  }

  get snapshots(): Snapshots {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.snapshots
  }

  get people(): HomeReadsService | undefined {
    return this.#running?.people
  }

  get presence(): RegionPresence | undefined {
    return this.#running?.presence
  }

  /** Of a region in two processes, while it is up. */
  get beside(): Beside | undefined {
    return this.#running?.beside
  }

  get log(): EventLog {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    return this.#running.log
  }

  get node(): SimulatedNode | undefined {
    return this.#running?.node
  }

  /** Rejects when it dies meanwhile, of which nothing that waits on it would hear. */
  start(): Promise<void> {
    const died = new Promise<never>((_, reject) => {
      this.#dies = () => reject(new Error(`${this.region.alias} died before it had started`))
    })
    return Promise.race([this.#start(), died])
  }

  async #start(): Promise<void> {
    const { time, random, region, others, border } = this.#options
    const node = time.node(region.alias)
    const store = await openRows(
      this.shelf,
      () => Promise.resolve(this.rows.mount(node)),
      () => this.alarms.push('rows were put back from a snapshot'),
    )
    const log = await openEmbeddedEventLog({
      disk: this.disk.mount(node),
      scheduler: node,
      random,
      segmentBytes: this.#options.segmentBytes ?? segmentBytes,
      tailBytes: 1 << 22,
      mustHold: await provenEnds(store, this.shelf, embeddedPartCounts),
      readUnsynced: this.workerFaults.readUnsynced,
      onFailure: (error) => {
        this.failure = error
        this.crash()
      },
    })
    const directory = await Directory.open({
      store: this.homes.open(),
      mac: nodeMac,
      secret,
      region: region.number,
      parts: embeddedPartCounts.user,
      random,
    })
    const tickets = new ResumeTickets({
      table: embeddedResumeTable(node),
      mac: nodeMac,
      secret: () => ({ current: secret, previous: undefined }),
      clock: node,
      onReused: (holder) => accounts.sessions.endForReuse(holder),
    })
    const started: RegionWorker[] = []
    const lanes: Replication[] = []
    const accounts = await this.#accounts(node, directory, started)
    accounts.sessions.onEnded(({ session }) => void tickets.forget(session))
    const keeper = await this.policy.open(node)
    const gates = new ClosedGates(this.#options.closed)
    const presence = this.#presence(node, directory, started, keeper)
    const { peopleOf } = this.#options
    const setting: PeopleSetting = { node, region, others, directory, peopleOf, keeper }
    const beside =
      this.#options.workerBeside === true
        ? new Beside({ ...this.#options, alias: region.alias, gateway: this.gatewayBeside })
        : undefined
    const workerPorts: RegionWorkerPorts = {
      region,
      places: this.places,
      aliases: new Map([region, ...others].map(({ number, alias }) => [number, alias])),
      counts: embeddedPartCounts,
      log: border.activated(region.alias, log),
      store,
      clock: node,
      scheduler: node,
      directory,
      elsewhere: homesElsewhere(setting),
      tickets,
      presence,
      syncKeys: syncKeys(nodeMac, secret),
      policy: keeper.record,
      cellsMax: 10_000,
      foldFaults: this.foldFaults,
      workerFaults: this.workerFaults,
      ...(this.#options.readFaults && { readFaults: this.#options.readFaults }),
      isFull: (number) => lanes.some((one) => one.isFull(others.find((other) => other.number === number)?.alias ?? '')),
      isEnded: (session) => accounts.sessions.isEnded(session),
      request: () => Promise.reject(new Error('no API in the simulation')),
      onFailure: (error) => {
        this.failure = error
        this.crash()
      },
      onAlarm: (what) => this.alarms.push(what),
    }
    const worker = await RegionWorker.start({ ...workerPorts, ...beside?.own(node) })
    started.push(worker)
    if (beside === undefined) this.gatewayBeside.workerStarted(region.alias, worker, node)
    await beside?.ownStarted(worker)
    accounts.sessions.onEnded(({ user, session }) => worker.endSession(userKeyOf(user), session))
    const transports = new Map<string, LaneTransport>(
      others.map(({ alias }) => [alias, { deliver: (batch) => this.#options.carry(alias, batch) }]),
    )
    const replication = await Replication.start({
      here: region,
      others,
      counts: embeddedPartCounts,
      log: border.kept(log),
      files: keptOnDisk(this.lanes.mount(node)),
      clock: node,
      scheduler: node,
      random,
      transports,
      ...(this.#options.mirrorFaults && { faults: this.#options.mirrorFaults }),
      ...(this.#options.receiverFaults && { receiverFaults: this.#options.receiverFaults }),
      laneCounter: (lane, partition) => worker.standing.laneCounter(lane.to, lane.class, lane.generation, partition),
      oldestGeneration: () => worker.standing.oldestGeneration(),
      policy: (part) => gates.of(keeper.atGate(worker.policy(part))),
      putDirectory: (entry) => this.#putDirectory(directory, entry),
      laneHoldBytesMax: this.#options.laneHoldBytesMax,
      batchBytes: laneBatchBytes,
      onLaneAlarm: (alias) => this.alarms.push(`lanes to ${alias}`),
    })
    lanes.push(replication)
    keeper.carriedBy(
      carriersOf({ region: region.number, worker, replication, clock: node, isStopped: () => false }),
      node,
    )
    const snapshots = await Snapshots.start({
      shelf: this.shelf,
      store,
      log,
      clock: node,
      scheduler: node,
      everyMs: this.#options.snapshotEveryMs,
      faults: this.workerFaults,
      checkpoint: () => worker.checkpoint(),
      storedOffsets: () => worker.standing.storedOffsets(),
      onAlarm: () => this.alarms.push('a snapshot was not made'),
    })
    const gateway = this.#gateway(node, worker, beside)
    const people = regionPeople(setting, worker)
    const api = {
      ...{ region, node, random, worker, accounts, directory, gateway, people, keeper, signer: this.#signer },
      envelopeKey: (pop: string) => envelopeKeyOf(pop, region.name),
      onUnexpected: (method: string, cause: unknown) => this.alarms.push(`${method}: ${String(cause)}`),
      onConnection: (connection: SimulatedConnection) => this.#keep(connection),
    }
    const doors = { answer: regionApi(api).fetch, upgrade: regionUpgrades(api) }
    this.#running = {
      node,
      keeper,
      log,
      worker,
      workerPorts,
      replication,
      directory,
      presence,
      snapshots,
      people,
      beside,
      ...doors,
    }
    await beside?.start(workerPorts, (own) => this.rows.mount(own))
  }

  #keep(connection: SimulatedConnection): void {
    for (const old of this.#connections) if (!old.isOpen) this.#connections.delete(old)
    this.#connections.add(connection)
  }

  /** The wall clock of its machines jumps, until somebody sets it right (offset 0). */
  skew(offsetMs: number): void {
    if (offsetMs !== 0) this.skews += 1
    this.#running?.node.skew({ offsetMs })
    this.gatewayBeside.node?.skew({ offsetMs })
  }

  /** Another worker beside its own, as a rebalance leaves behind. It dies with the region. */
  async secondWorker(): Promise<SecondWorker> {
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    const node = this.#options.time.node(`${this.region.alias} second`)
    this.#seconds.add(node)
    return SecondWorker.start(node, { ...this.#running.workerPorts, store: this.rows.mount(node) })
  }

  /** How far a key of somebody here reaches (S1). */
  positionOf(user: UserKey, key: string): SyncPosition {
    return syncKeys(nodeMac, secret).read(user, key)
  }

  /** kill -9 and power loss at once: nothing that was not durable is left. */
  crash(): void {
    if (this.#running === undefined) return
    this.#running.node.kill()
    this.#running.beside?.end()
    this.gatewayBeside.workerDied(this.region.alias)
    this.gatewayBeside.workerDied(`${this.region.alias}/worker-2`)
    for (const second of this.#seconds) second.kill()
    this.#seconds.clear()
    this.#running = undefined
    this.crashes += 1
    this.#dies()
    this.policy.close()
    for (const connection of this.#connections) connection.reset()
    this.#connections.clear()
    this.disk.crash()
    this.lanes.crash()
    this.rows.crash()
  }

  /** An operator looks at the chains that stand still and lets each go on. */
  async unpark(how: () => 'replay' | 'skip'): Promise<void> {
    const { deadLetters } = this.worker
    for (const { chain } of await deadLetters.list()) await deadLetters.unpark(chain, how())
  }

  /** Somebody new who lives here. */
  async newPerson(zone: number): Promise<UserId> {
    const { random } = this.#options
    const user = newUserId(random)
    if (this.#running === undefined) throw new Error(`${this.region.alias} is down`)
    const home = await this.#running.directory.createHome(userKeyOf(user), zone)
    await this.worker.openMailboxes([{ user, home, displayName: 'somebody' }])
    return user
  }

  #accounts(node: SimulatedNode, directory: Directory, started: readonly RegionWorker[]): Promise<Accounts> {
    const { region, random } = this.#options
    return Accounts.open({
      region,
      places: this.places,
      rule: signUpRule,
      store: this.accounts.open(),
      directory,
      passwords: simulatedPasswordHash(random),
      signer: this.#signer,
      mac: nodeMac,
      secret: () => ({ current: secret, previous: undefined }),
      clock: node,
      random,
      openMailboxes: async (people) => started[0]?.openMailboxes(people),
      report: () => {},
    })
  }

  /** The gateway lives in the worker's process, as in a small installation. */
  #gateway(node: SimulatedNode, worker: RegionWorker, beside: Beside | undefined): Gateway {
    const sinks: Gateway[] = []
    const own = worker.connectGateway({
      deliver: (connection, entry) => sinks[0]?.deliver(connection, entry),
      deliverMany: (connections, entry) => sinks[0]?.deliverMany(connections, entry),
      close: (connection, code) => sinks[0]?.close(connection, code),
    })
    const link = beside === undefined ? own : beside.links(own, () => sinks[0])
    const gateway = new Gateway(
      { link, clock: node, scheduler: node, random: this.#options.random },
      { region: this.region.name, heartbeat: heartbeatDefaults, connectionsMax: 1_000, targetOf: () => '' },
    )
    sinks.push(gateway)
    return gateway
  }

  #presence(
    node: SimulatedNode,
    directory: Directory,
    started: readonly RegionWorker[],
    keeper: PolicyKeeper,
  ): RegionPresence {
    const { region, others, presenceOf } = this.#options
    const running = (): RegionWorker => {
      const [worker] = started
      if (worker === undefined) throw new Error(`${region.alias} is starting`)
      return worker
    }
    const peerTo = (alias: string) =>
      new SimulatedPresencePeer({ time: node, from: region.alias, there: () => presenceOf(alias) })
    return new RegionPresence({
      region: region.number,
      store: this.seen.open(node),
      scheduler: node,
      peers: new Map(others.map(({ number, alias }) => [number, peerTo(alias)])),
      regionOf: (alias) => others.find((other) => other.alias === alias)?.number,
      homeOf: async (user) => (await directory.lookup(user))?.region,
      hasBlocked: (owner, other) => running().reads.hasBlocked(owner, other),
      tellsLastSeen: (user) => running().reads.tellsLastSeen(user),
      permit: (toRegion) => keeper.inForce.permitOfRegion('presence', toRegion),
      deliverTyping: (to, typing) => running().deliverTyping(to, typing),
    })
  }

  async #putDirectory(directory: Directory, { key, region, part, epoch, zone }: DirectoryEntry): Promise<void> {
    const hash = String.fromCharCode(...key) as HomeHash
    await directory.put([directory.entryFor(hash, { region, part, epoch, zone })])
  }
}
