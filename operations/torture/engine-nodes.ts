/** The processes of the engines a world stands on: which there are, and that one which was killed is started again. */
import type { EngineAddresses } from '../../platform/engines/engine-addresses.ts'
import type { EngineName } from '../engines/engine.ts'
import { isAlive, type ProcessRecord, recordsIn } from '../engines/node-process.ts'
import { Refusal } from '../engines/refusal.ts'
import { up } from '../engines/up.ts'

export class EngineNodes {
  readonly addresses: EngineAddresses
  /** Folder of the set that a region's engines belong to. */
  readonly #folders: ReadonlyMap<string, string>
  #restarts: Promise<void> = Promise.resolve()

  constructor(addresses: EngineAddresses, folders: ReadonlyMap<string, string>) {
    this.addresses = addresses
    this.#folders = folders
  }

  get regions(): readonly string[] {
    return [...this.#folders.keys()]
  }

  enginesOf(region: string): readonly EngineName[] {
    return [...new Set(this.#records(region).map(({ node }) => node.engine))]
  }

  running(region: string, engine: EngineName): readonly ProcessRecord[] {
    return this.#records(region).filter((record) => record.node.engine === engine && isAlive(record))
  }

  /** The one that listens there. */
  at(region: string, engine: EngineName, address: string): ProcessRecord {
    const found = this.running(region, engine).find(({ node }) =>
      node.listens.some(({ host, port }) => `${host}:${port}` === address),
    )
    if (found === undefined) throw new Error(`no ${engine} of ${region} runs at ${address}`)
    return found
  }

  /**
   * Starts what does not run; resolves when all of the region's set serves again. A set takes one command
   * at a time, so one restart waits for the other.
   */
  restart(region: string): Promise<void> {
    const restarted = this.#restarts.then(() => startAgain(this.#folderOf(region)))
    this.#restarts = restarted.catch(() => undefined)
    return restarted
  }

  #folderOf(region: string): string {
    const folder = this.#folders.get(region)
    if (folder === undefined) throw new Error(`region ${region} has no engines`)
    return folder
  }

  #records(region: string): readonly ProcessRecord[] {
    return recordsIn(this.#folderOf(region)).filter(({ node }) => node.region === region)
  }
}

/** Another fault may end a node while its start is waited for: then what does not run by now is started. */
const triesMax = 4

async function startAgain(data: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await up({ data, quorums: [] }, { say: () => {} })
      return
    } catch (caught) {
      if (tries === triesMax || !(caught instanceof Refusal)) throw caught
    }
  }
}
