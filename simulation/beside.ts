/**
 * A region in two processes: its own, which also has the log, and a worker beside it. Production's
 * registry, ownership and questions between colleagues; what one says to the other takes its time, and
 * to a process that is dead it is said to nobody.
 */
import type { EventLog } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import { EmbeddedRegistry } from '../platform/registry/registry.embedded.ts'
import { type OwnAnnouncement, processId, type ProcessId, type Registry } from '../platform/registry/registry.ts'
import { fail } from '../protocol/errors.ts'
import { embeddedPartCounts } from '../protocol/log-records.ts'
import type { Gateway } from '../regions/gateway/gateway.ts'
import { WorkerLinks } from '../regions/gateway/worker-links.ts'
import type { RowStore } from '../regions/mailbox/row-store.ts'
import { answerOf, colleagueBehind } from '../regions/worker/colleague-wire.node.ts'
import { PartOwnership } from '../regions/worker/part-ownership.ts'
import { partsOfRegion } from '../regions/worker/parts-of-region.ts'
import { type Connected, RegionColleagues } from '../regions/worker/region-colleagues.ts'
import { RegionWorker } from '../regions/worker/region-worker.ts'
import type { WorkerLink } from '../regions/worker/worker-link.ts'
import type { RegionWorkerPorts } from '../regions/worker/region-worker-ports.ts'
import type { SimulatedNode, SimulatedTime } from './clock.simulated.ts'
import { DistantLink, type GatewayProcess } from './gateway-process.ts'
import { atDistance } from './second-worker.ts'

interface Member {
  readonly id: ProcessId
  readonly node: SimulatedNode
  readonly registry: Registry
  readonly colleagues: RegionColleagues
  worker?: RegionWorker
  ownership?: PartOwnership
  announced?: OwnAnnouncement
}

export interface BesideOptions {
  readonly time: SimulatedTime
  readonly random: Random
  /** Alias of the region. */
  readonly alias: string
  /** The gateway process of the region. */
  readonly gateway: GatewayProcess
}

/** As a registry waits for a word of a process before it gives its parts to others. */
const sessionMs = 1_500
/** A question to which no answer comes is given up. */
const deadlineMs = 2_000

export class Beside {
  readonly #options: BesideOptions
  readonly #registry = new EmbeddedRegistry()
  readonly #members = new Map<string, Member>()
  /** Of the gateway in the region's own process, to the worker beside. */
  #distant: DistantLink | undefined
  #links: WorkerLinks | undefined
  #sink: () => Gateway | undefined = () => undefined
  #over = false
  #startAgain: () => void = () => {}

  constructor(options: BesideOptions) {
    this.#options = options
  }

  /** The worker of this name, while it lives. */
  workerAt(name: string): RegionWorker | undefined {
    const member = this.#members.get(name)
    return member?.node.state === 'killed' ? undefined : member?.worker
  }

  /** What the region's own worker is started with. */
  own(node: SimulatedNode): Pick<RegionWorkerPorts, 'parts' | 'colleagues'> {
    return { parts: [], colleagues: this.#join(this.#options.alias, node).colleagues }
  }

  /** The region's own worker runs: it takes every part. */
  async ownStarted(worker: RegionWorker): Promise<void> {
    const member = this.#members.get(this.#options.alias) as Member
    await this.#run(member, worker, () => {})
  }

  /** Starts the worker beside it, which takes its share; from then on it comes back when it has died. */
  async start(ports: RegionWorkerPorts, store: (node: SimulatedNode) => RowStore): Promise<void> {
    this.#startAgain = () => {
      if (!this.#over && !this.isRunning) this.start(ports, store).catch(() => undefined)
    }
    const name = `${this.#options.alias}/worker-2`
    const node = this.#options.time.node(name)
    const member = this.#join(name, node)
    const onFailure = (): void => this.#died(member)
    const log: EventLog = atDistance(ports.log, node)
    const beside = { parts: [], colleagues: member.colleagues, idNode: 2 }
    const own = { ...ports, ...beside, log, store: store(node), clock: node, scheduler: node, onFailure }
    await this.#run(member, await RegionWorker.start(own), onFailure)
  }

  /** Those of the gateway in the region's own process, to its worker and to the one beside. */
  links(own: WorkerLink, sink: () => Gateway | undefined): WorkerLinks {
    this.#sink = sink
    this.#links = new WorkerLinks((connections) => {
      for (const connection of connections) sink()?.close(connection, 'unavailable')
    })
    this.#links.add(this.#options.alias, own)
    return this.#links
  }

  get isRunning(): boolean {
    return this.workerAt(`${this.#options.alias}/worker-2`) !== undefined
  }

  /** kill -9 of the worker beside. */
  kill(againAfterMs: number): void {
    const member = this.#members.get(`${this.#options.alias}/worker-2`)
    if (member !== undefined) this.#died(member)
    this.#options.time.after(againAfterMs, this.#startAgain)
  }

  /** It hands its parts over and ends. */
  drain(againAfterMs: number): void {
    const member = this.#members.get(`${this.#options.alias}/worker-2`)
    if (member !== undefined && member.node.state !== 'killed') void this.#drain(member)
    this.#options.time.after(againAfterMs, this.#startAgain)
  }

  async #drain(member: Member): Promise<void> {
    await member.announced?.update({ draining: true })
    await member.ownership?.stop()
    this.#died(member)
  }

  /** The machine is gone, and both with it. */
  end(): void {
    this.#over = true
    for (const { node, registry, colleagues } of this.#members.values()) {
      node.kill()
      void colleagues.stop()
      void registry.stop()
    }
  }

  #join(name: string, node: SimulatedNode): Member {
    const id = processId(name)
    const registry = this.#registry.join(id)
    const connect = (address: string): Connected => this.#connect(address, node)
    const colleagues = new RegionColleagues({ self: id, registry, scheduler: node, asks: ['worker'], connect })
    const member: Member = { id, node, registry, colleagues }
    this.#members.set(name, member)
    return member
  }

  async #run(member: Member, worker: RegionWorker, onFailure: (error: unknown) => void): Promise<void> {
    const { id, node, registry } = member
    member.worker = worker
    this.#options.gateway.workerStarted(id, worker, node)
    if (id !== this.#options.alias) this.#linkOwnGateway(id, worker, node)
    const address = `${id.replaceAll('/', '-')}:1`
    member.announced = await registry.announce({ role: 'worker', address, weight: 1, draining: false })
    member.ownership = new PartOwnership({
      self: id,
      registry,
      scheduler: node,
      parts: partsOfRegion(embeddedPartCounts),
      take: (parts) => worker.take(parts),
      giveUp: (parts) => worker.giveUp(parts),
      onFailure,
    })
    await member.ownership.settled()
  }

  #linkOwnGateway(id: string, worker: RegionWorker, node: SimulatedNode): void {
    const own = this.#members.get(this.#options.alias) as Member
    const gateway = this.#sink()
    if (this.#links === undefined || gateway === undefined) return
    this.#distant = new DistantLink(own.node, this.#options.random)
    this.#links.add(id, this.#distant)
    this.#distant.connect(worker, node, gateway)
  }

  /** Others have its parts when the registry has not heard of it for long enough. */
  #died({ id, node, registry, colleagues }: Member): void {
    if (node.state === 'killed') return
    node.kill()
    void colleagues.stop()
    this.#options.gateway.workerDied(id)
    this.#distant?.break()
    this.#links?.lost(id)
    this.#options.time.after(sessionMs, () => {
      if (!this.#over) void registry.stop()
    })
  }

  #connect(address: string, from: SimulatedNode): Connected {
    const { random } = this.#options
    const delayMs = (): number => 0.2 + random.fraction() * 2
    const ask = (question: Uint8Array): Promise<Uint8Array> =>
      new Promise((resolve, reject) => {
        const to = [...this.#members.values()].find(({ id }) => address === `${id.replaceAll('/', '-')}:1`)
        from.after(deadlineMs, () => reject(fail('unavailable')))
        to?.node.after(delayMs(), () => {
          if (to.worker === undefined) return
          void answerOf(to.worker.served, question).then((answer) => from.after(delayMs(), () => resolve(answer)))
        })
      })
    return { colleague: colleagueBehind(ask), close: () => {} }
  }
}
