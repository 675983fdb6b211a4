/** What every bench of a region stands on: the region, its limit, the load, and a folder that goes when they go. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AskedProcess } from './asked-process.ts'
import type { LimitMethods, LimitMode } from './limit-methods.ts'
import type { LoadMethods } from './load-methods.ts'
import { cores } from './pinned.ts'
import { type RegionUnderTest, startRegion } from './region-under-test.ts'

export interface BenchOptions {
  /** For a CPU profile of the region, written here when it ends. */
  readonly profile?: string | undefined
}

export interface Stage {
  readonly region: RegionUnderTest
  readonly limit: AskedProcess<LimitMethods>
  readonly load: AskedProcess<LoadMethods>
  /** Starts the limit and connects as many clients to it as there are people. */
  startLimit(mode: LimitMode, bytesPerMessage: number): Promise<void>
}

/** Upgrades under way at a time when all connect before a run. */
const atOnce = 64

export async function onStage<Result>(
  people: number,
  { profile }: BenchOptions,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  const limit = new AskedProcess<LimitMethods>('limit-server.ts', cores.server)
  try {
    const nodeFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
    const region = await startRegion({ data: join(folder, 'region'), people, nodeFlags })
    try {
      const startLimit = async (mode: LimitMode, bytesPerMessage: number): Promise<void> => {
        const { port } = await limit.ask('start', { mode, folder, bytesPerMessage })
        await load.ask('connect', { fleet: 'limit', target: { type: 'limit', port }, people: region.people, atOnce })
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

export const connectAll = ({ region, load }: Stage): Promise<unknown> =>
  load.ask('connect', { fleet: 'product', target: region.target, people: region.people, atOnce })
