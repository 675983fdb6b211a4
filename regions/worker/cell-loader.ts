/**
 * Brings cold cells from the row store, as of the checkpoint this worker knows (W9). When the store
 * has moved past it, somebody else runs the part by now: this worker is a zombie and must end rather
 * than fold a record against its own future.
 */
import { type Scheduler, sleep } from '../../platform/clock.ts'
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import { type RowStore, RowStoreError } from '../mailbox/row-store.ts'
import type { CellCodec } from './cell-codec.ts'
import type { WorkerFaults } from './worker-faults.ts'

const retryMs = 200

export interface CellLoaderPorts {
  readonly part: Part
  readonly store: RowStore
  readonly codec: CellCodec
  readonly scheduler: Scheduler
  readonly faults: WorkerFaults
}

export class PartTakenOver extends Error {
  override readonly name = 'PartTakenOver'
}

export class CellLoader {
  readonly #ports: CellLoaderPorts

  constructor(ports: CellLoaderPorts) {
    this.#ports = ports
  }

  /** The cells, in the order asked, made empty where none is stored. Waits for a store that fails until `stopped`. */
  async load(keys: readonly CellKey[], known: () => Offset, stopped: () => boolean): Promise<readonly Cell[]> {
    const { part, store, codec, faults, scheduler } = this.#ports
    while (!stopped()) {
      try {
        const stored = await store.load(part, keys)
        // Asked after the cells: a store that is where we know it to be now was not beyond it then.
        const newest = (await store.checkpoint(part))?.offset ?? 0
        if (newest > known() && !faults.sharedState) {
          throw new PartTakenOver(`${part.topic}/${part.partition} was folded up to ${newest} by another worker`)
        }
        return keys.map((key, at) => {
          const bytes = stored[at]
          return bytes === undefined ? codec.empty(key) : codec.decode(key, bytes)
        })
      } catch (caught) {
        if (!(caught instanceof RowStoreError)) throw caught
        await sleep(scheduler, retryMs)
      }
    }
    return []
  }

  /** One cell for a reader; undefined if none is stored. */
  async read(key: CellKey): Promise<Cell | undefined> {
    const { part, store, codec } = this.#ports
    const [bytes] = await store.load(part, [key])
    return bytes === undefined ? undefined : codec.decode(key, bytes)
  }

  async list(prefix: string, limit: number): Promise<Map<CellKey, Cell>> {
    const { part, store, codec } = this.#ports
    const stored = await store.scan(part, prefix, limit)
    return new Map(stored.map(({ key, bytes }) => [key, codec.decode(key, bytes)]))
  }
}
