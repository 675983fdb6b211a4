/** A gateway's links to the workers that the registry knows: dialled when one appears, closed when it is gone. */
import { nodeScheduler } from '../../platform/clock.node.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { Announced, Discovery, ProcessId } from '../../platform/registry/registry.ts'
import { WorkerLinks } from '../../regions/gateway/worker-links.ts'
import type { CountedLink } from '../../regions/worker/link-metrics.ts'
import { GrpcWorkerLink } from '../../regions/worker/worker-link.grpc.ts'
import type { GatewaySink } from '../../regions/worker/worker-link.ts'

interface Dialled {
  readonly announced: Announced
  readonly link: GrpcWorkerLink
}

export class WatchedWorkers implements Service {
  readonly links: WorkerLinks
  readonly #discovery: Pick<Discovery, 'watch'>
  readonly #secret: string
  readonly #dialled = new Map<ProcessId, Dialled>()
  #sink: GatewaySink | undefined
  /** Of links that are no more. */
  readonly #before = { sent: 0, heard: 0, sentBatches: 0, heardBatches: 0 }
  #unwatch: (() => void) | undefined

  constructor(discovery: Pick<Discovery, 'watch'>, secret: string) {
    this.#discovery = discovery
    this.#secret = secret
    this.links = new WorkerLinks((connections) => {
      for (const connection of connections) this.#sink?.close(connection, 'unavailable')
    })
  }

  /** Begins to dial. */
  start(sink: GatewaySink): void {
    this.#sink = sink
    this.#unwatch = this.#discovery.watch('worker', (list) => this.#follow(list, sink))
  }

  counts(): CountedLink['counts'] {
    const sum = { ...this.#before }
    for (const { link } of this.#dialled.values()) add(sum, link.counts)
    return sum
  }

  async stop(): Promise<void> {
    this.#unwatch?.()
    await Promise.all([...this.#dialled.keys()].map((id) => this.#forget(id)))
  }

  #follow(list: readonly Announced[], sink: GatewaySink): void {
    const there = new Map(list.map((one) => [one.id, one]))
    for (const [id, { announced }] of [...this.#dialled])
      if (there.get(id)?.generation !== announced.generation) void this.#forget(id)
    for (const [id, announced] of there) {
      if (this.#dialled.has(id)) continue
      const link = new GrpcWorkerLink({ address: announced.address, secret: this.#secret, scheduler: nodeScheduler })
      this.#dialled.set(id, { announced, link })
      this.links.add(id, link)
      link.start(sink, () => this.links.lost(id))
    }
  }

  async #forget(id: ProcessId): Promise<void> {
    const found = this.#dialled.get(id)
    this.#dialled.delete(id)
    if (found !== undefined) add(this.#before, found.link.counts)
    this.links.remove(id)
    await found?.link.stop()
  }
}

function add(sum: Record<keyof CountedLink['counts'], number>, counts: CountedLink['counts']): void {
  for (const name of ['sent', 'heard', 'sentBatches', 'heardBatches'] as const) sum[name] += counts[name]
}
