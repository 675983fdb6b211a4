/**
 * A gateway in a process of its own, as larger installations have them (P1): production's gateway, and
 * messages to and from the worker that take their time and arrive in order, or not at all once either
 * side has died. It may be killed or drained while the region goes on, and outlives the region's death.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import { fail } from '../protocol/errors.ts'
import type { Region } from '../protocol/places.ts'
import { Gateway, heartbeatDefaults } from '../regions/gateway/gateway.ts'
import { WorkerLinks } from '../regions/gateway/worker-links.ts'
import type { RegionWorker } from '../regions/worker/region-worker.ts'
import type { ServedLink } from '../regions/worker/served-link.ts'
import type {
  AttachAnswer,
  AttachRequest,
  ConnectionId,
  GatewaySink,
  WorkerLink,
} from '../regions/worker/worker-link.ts'
import type { SimulatedNode, SimulatedTime } from './clock.simulated.ts'
import type { SimulatedConnection } from './connection.simulated.ts'
import { regionUpgrades } from './region-api.ts'

export interface GatewayProcessOptions {
  readonly region: Region
  readonly time: SimulatedTime
  readonly random: Random
  envelopeKey(pop: string): Uint8Array
}

interface Running {
  readonly node: SimulatedNode
  readonly gateway: Gateway
  readonly links: WorkerLinks
  readonly distant: Map<string, DistantLink>
  readonly connections: Set<SimulatedConnection>
  readonly upgrade: (request: Request) => Promise<Response>
}

/** As long as a client is given to go elsewhere. */
const drainMs = 1_000

export class GatewayProcess {
  readonly #options: GatewayProcessOptions
  #running: Running
  readonly #workers = new Map<string, { readonly worker: RegionWorker; readonly node: Scheduler }>()
  deaths = 0

  constructor(options: GatewayProcessOptions) {
    this.#options = options
    this.#running = this.#started()
  }

  get node(): SimulatedNode | undefined {
    return this.#running.node.state === 'killed' ? undefined : this.#running.node
  }

  upgrade(request: Request): Promise<Response> {
    return this.#running.upgrade(request)
  }

  /** A worker of the region serves from now on. */
  workerStarted(name: string, worker: RegionWorker, node: Scheduler): void {
    this.#workers.set(name, { worker, node })
    this.#connect(name, worker, node)
  }

  workerDied(name: string): void {
    this.#workers.delete(name)
    const { node, links, distant } = this.#running
    distant.get(name)?.break()
    node.soon(() => links.lost(name))
  }

  /** kill -9; somebody starts it again after a while. */
  kill(againAfterMs: number): void {
    const { node, distant, connections } = this.#running
    if (node.state === 'killed') return
    this.deaths += 1
    node.kill()
    for (const link of distant.values()) link.abandon()
    for (const connection of connections) connection.reset()
    this.#options.time.after(againAfterMs, () => this.#startAgain())
  }

  /** Clients are asked to go elsewhere; then it ends, and another one takes its place. */
  drain(againAfterMs: number): void {
    const { gateway } = this.#running
    gateway.drain(drainMs).then(
      () => this.kill(againAfterMs),
      () => {},
    )
  }

  #startAgain(): void {
    this.#running = this.#started()
    for (const [name, { worker, node }] of this.#workers) this.#connect(name, worker, node)
  }

  #connect(name: string, worker: RegionWorker, node: Scheduler): void {
    const { node: here, links, distant, gateway } = this.#running
    const link = new DistantLink(here, this.#options.random)
    distant.set(name, link)
    links.add(name, link)
    link.connect(worker, node, gateway)
  }

  #started(): Running {
    const { region, time, random, envelopeKey } = this.#options
    const node = time.node(`${region.alias} gateway`)
    const links = new WorkerLinks((connections) => {
      for (const connection of connections) gateway.close(connection, 'unavailable')
    })
    const gateway: Gateway = new Gateway(
      { link: links, clock: node, scheduler: node, random },
      { region: region.name, heartbeat: heartbeatDefaults, connectionsMax: 1_000, targetOf: () => '' },
    )
    const connections = new Set<SimulatedConnection>()
    const upgrade = regionUpgrades({
      ...{ region, node, random, gateway, envelopeKey },
      onConnection: (connection) => {
        for (const old of connections) if (!old.isOpen) connections.delete(old)
        connections.add(connection)
      },
    })
    return { node, gateway, links, distant: new Map(), connections, upgrade }
  }
}

/** The stream between a gateway and a worker: each way in order, nothing after it broke. */
export class DistantLink implements WorkerLink {
  readonly #node: Scheduler
  readonly #random: Random
  #served: ServedLink | undefined
  #there: ((work: () => void) => void) | undefined

  constructor(node: Scheduler, random: Random) {
    this.#node = node
    this.#random = random
  }

  get up(): boolean {
    return this.#served !== undefined
  }

  connect(worker: RegionWorker, node: Scheduler, gateway: GatewaySink): void {
    const here = inOrder(this.#node, this.#random)
    this.#there = inOrder(node, this.#random)
    const served: ServedLink = worker.connectGateway({
      deliver: (connection, entry) => whileUp(() => gateway.deliver(connection, entry)),
      deliverMany: (connections, entry) => whileUp(() => gateway.deliverMany(connections, entry)),
      close: (connection, code) => whileUp(() => gateway.close(connection, code)),
    })
    const whileUp = (work: () => void): void => here(() => (this.#served === served ? work() : undefined))
    this.#served = served
  }

  /** The worker has died. */
  break(): void {
    this.#served = undefined
  }

  /** The gateway has: the worker is told, and hears nothing more of it. */
  abandon(): void {
    const served = this.#served
    this.#tell((link) => link.lost())
    if (served !== undefined) this.#served = undefined
  }

  attach(request: AttachRequest): Promise<AttachAnswer> {
    return new Promise((resolve, reject) => {
      const served = this.#served
      if (served === undefined) return reject(fail('unavailable'))
      const back = inOrder(this.#node, this.#random)
      this.#tell((link) => {
        link.attach(request).then(
          (answer) => back(() => resolve(answer)),
          (caught: unknown) => back(() => reject(caught)),
        )
      })
    })
  }

  detach(connection: ConnectionId): void {
    this.#tell((link) => link.detach(connection))
  }

  command(connection: ConnectionId, send: Uint8Array): void {
    const bytes = send.slice()
    this.#tell((link) => link.command(connection, bytes))
  }

  sync(connection: ConnectionId, request: number, key: string, limit: number): void {
    this.#tell((link) => link.sync(connection, request, key, limit))
  }

  ack(connection: ConnectionId, seq: number): void {
    this.#tell((link) => link.ack(connection, seq))
  }

  ping(connection: ConnectionId, stamp: number): void {
    this.#tell((link) => link.ping(connection, stamp))
  }

  typing(connection: ConnectionId, typing: Uint8Array): void {
    const bytes = typing.slice()
    this.#tell((link) => link.typing(connection, bytes))
  }

  watch(connection: ConnectionId, watch: Uint8Array): void {
    const bytes = watch.slice()
    this.#tell((link) => link.watch(connection, bytes))
  }

  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void {
    const bytes = body.slice()
    this.#tell((link) => link.request(connection, request, method, bytes))
  }

  #tell(what: (link: ServedLink) => void): void {
    const served = this.#served
    if (served !== undefined) this.#there?.(() => what(served))
  }
}

/** Runs what it is given at `node`, a moment later, in order. */
function inOrder(node: Scheduler, random: Random): (work: () => void) => void {
  const waiting: (() => void)[] = []
  return (work) => {
    waiting.push(work)
    node.after(0.2 + random.fraction() * 2, () => waiting.shift()?.())
  }
}
