/**
 * Another worker over the log and the store of a running region, in a process of its own: what a
 * rebalance leaves behind whose old owner does not know of it. Paused and woken again it is a zombie,
 * which must change nothing and end as soon as it sees that it was left behind (W8, W9).
 */
import type { Scheduler } from '../platform/clock.ts'
import type { EventLog } from '../platform/event-log/event-log.ts'
import { RegionWorker } from '../regions/worker/region-worker.ts'
import type { RegionWorkerPorts } from '../regions/worker/region-worker-ports.ts'
import type { SimulatedNode } from './clock.simulated.ts'

export class SecondWorker {
  readonly node: SimulatedNode
  readonly worker: RegionWorker
  /** Why it ended by itself. */
  ended: unknown

  static async start(node: SimulatedNode, ports: RegionWorkerPorts): Promise<SecondWorker> {
    const made: SecondWorker[] = []
    const onFailure = (error: unknown): void => {
      node.kill()
      for (const second of made) second.ended = error
    }
    const log = atDistance(ports.log, node)
    const worker = await RegionWorker.start({ ...ports, log, clock: node, scheduler: node, onFailure })
    const second = new SecondWorker(node, worker)
    made.push(second)
    return second
  }

  private constructor(node: SimulatedNode, worker: RegionWorker) {
    this.node = node
    this.worker = worker
  }
}

/** The log as another process has it: what it says is heard in that process's own time. */
export function atDistance(log: EventLog, node: Scheduler): EventLog {
  return {
    append: (part, records) =>
      new Promise((resolve, reject) => {
        log.append(part, records).then(
          (offset) => node.soon(() => resolve(offset)),
          (caught: unknown) => node.soon(() => reject(caught)),
        )
      }),
    read: (part, from, maxBytes) => log.read(part, from, maxBytes),
    watch: (part, onGrowth) => log.watch(part, () => node.soon(onGrowth)),
    start: (part) => log.start(part),
    end: (part) => log.end(part),
    release: (part, offset) => log.release(part, offset),
    heldBytes: () => log.heldBytes(),
    heldBy: (topic) => log.heldBy(topic),
    close: () => Promise.resolve(),
  }
}
