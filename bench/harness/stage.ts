/** What every bench of a region stands on: the region, its limit, the load, and a folder that goes when they go. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { AskedProcess } from './asked-process.ts'
import type { EnginesUnderTest } from './engines-under-test.ts'
import type { LimitTopic } from './limit-log.ts'
import type { LimitGate, LimitMethods, LimitMode } from './limit-methods.ts'
import type { FleetName, LoadMethods, LoadPerson, LoadRun, LoadTarget } from './load-methods.ts'
import { makeTopics, type OwnNames, ownNames } from './own-names.ts'
import { cores } from './pinned.ts'
import { type RegionUnderTest, startRegion } from './region-under-test.ts'
import { measured, type Ran, type Round } from './rounds.ts'

export interface BenchOptions {
  /** For a CPU profile of the region, written here when it ends. */
  readonly profile?: string | undefined
  readonly engines?: EnginesUnderTest | undefined
  /** For the region's process, behind its own. */
  readonly nodeFlags?: readonly string[]
}

export interface Stage {
  readonly region: RegionUnderTest
  readonly limit: AskedProcess<LimitMethods>
  readonly load: AskedProcess<LoadMethods>
  /** Starts the limit. `bytesPerMessage` is what the product writes into its log for one. */
  startLimit(mode: LimitMode, bytesPerMessage?: number, gate?: LimitGate): Promise<LoadTarget>
  /** A round of the product, and of the limit. On engines the product's ends when its rows are stored. */
  atProduct<Run extends Ran>(run: () => Promise<Run>): Promise<Round<Run>>
  atLimit<Run extends Ran>(run: () => Promise<Run>): Promise<Round<Run>>
}

/** Upgrades under way at a time when all connect before a run. */
const atOnceAtFirst = 64

export async function onStage<Result>(
  people: number,
  { profile, engines, nodeFlags: given = [] }: BenchOptions,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  const limit = new AskedProcess<LimitMethods>('limit-server.ts', cores.server)
  const names = engines && ownNames(Object.values(engines.regions)[0] ?? {})
  try {
    const memory = `--import=${join(import.meta.dirname, 'memory-on-signal.ts')}`
    const nodeFlags = [memory, ...given, ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]
    const region = await startRegion({ data: join(folder, 'region'), people, nodeFlags, engines: names?.engines })
    try {
      const startLimit: Stage['startLimit'] = async (mode, bytesPerMessage = 0, gate = undefined) => {
        const topic = await limitTopic(names)
        const { port } = await limit.ask('start', { mode, folder, topic, bytesPerMessage, gate })
        return { type: 'limit', port }
      }
      const atProduct: Stage['atProduct'] = (run) =>
        measured(region.parts, engines ? () => untilStored(region, run) : run, engines?.use)
      const atLimit: Stage['atLimit'] = (run) => measured(limit.pid, run, engines?.use)
      return await play({ region, limit, load, startLimit, atProduct, atLimit })
    } finally {
      load.stop()
      await region.stop()
    }
  } finally {
    load.stop()
    limit.stop()
    await names?.remove()
    await rm(folder, { recursive: true })
  }
}

async function untilStored<Run>(region: RegionUnderTest, run: () => Promise<Run>): Promise<Run> {
  const done = await run()
  await region.checkpoint()
  return done
}

/** As many partitions as the people of a region have. */
async function limitTopic(names: OwnNames | undefined): Promise<LimitTopic | undefined> {
  const kafka = names?.engines.kafka
  if (names === undefined || kafka === undefined) return undefined
  const topic = { name: `${names.mark}.limit`, partitions: embeddedPartCounts.user }
  await makeTopics(kafka, [topic])
  return { ...topic, brokers: kafka.brokers }
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
