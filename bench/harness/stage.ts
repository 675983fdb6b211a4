/** What every bench of a region stands on: the region, its limit, the load, and a folder that goes when they go. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AskedProcess } from './asked-process.ts'
import type { LimitGate, LimitMethods, LimitMode } from './limit-methods.ts'
import type { FleetName, LoadMethods, LoadPerson, LoadRun, LoadTarget } from './load-methods.ts'
import { cores } from './pinned.ts'
import { type RegionUnderTest, startRegion } from './region-under-test.ts'

export interface BenchOptions {
  /** For a CPU profile of the region, written here when it ends. */
  readonly profile?: string | undefined
  /** The `engines.json` of what runs. */
  readonly engines?: string | undefined
}

export interface Stage {
  readonly region: RegionUnderTest
  readonly limit: AskedProcess<LimitMethods>
  readonly load: AskedProcess<LoadMethods>
  /** Starts the limit. `bytesPerMessage` is what the product writes into its log for one. */
  startLimit(mode: LimitMode, bytesPerMessage?: number, gate?: LimitGate): Promise<LoadTarget>
}

/** Upgrades under way at a time when all connect before a run. */
const atOnceAtFirst = 64

export async function onStage<Result>(
  people: number,
  { profile }: BenchOptions,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  const limit = new AskedProcess<LimitMethods>('limit-server.ts', cores.server)
  try {
    const memory = `--import=${join(import.meta.dirname, 'memory-on-signal.ts')}`
    const nodeFlags = [memory, ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]
    const region = await startRegion({ data: join(folder, 'region'), people, nodeFlags })
    try {
      const startLimit: Stage['startLimit'] = async (mode, bytesPerMessage = 0, gate = undefined) => {
        const { port } = await limit.ask('start', { mode, folder, bytesPerMessage, gate })
        return { type: 'limit', port }
      }
      return await play({ region, limit, load, startLimit })
    } finally {
      load.stop()
      await region.stop()
    }
  } finally {
    load.stop()
    limit.stop()
    await rm(folder, { recursive: true })
  }
}

export interface Connecting {
  readonly fleet: FleetName
  readonly target: LoadTarget
  readonly people?: readonly LoadPerson[]
  readonly atOnce?: number
}

/** Connects everybody, or those of `people` who are not connected yet. */
export const connectAll = (
  { region, load }: Stage,
  { fleet, target, people = region.people, atOnce = atOnceAtFirst }: Connecting,
): Promise<LoadRun> => load.ask('connect', { fleet, target, people, atOnce })
