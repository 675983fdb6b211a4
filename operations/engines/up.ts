/**
 * `engines up`: makes a set run that is as wished. First everything that can be refused (the wish
 * beside what the folder holds, ports, room on the disk, programs), then what can be fetched, and only
 * then is anything written. What runs already stays as it is.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { EngineAddresses, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { FolderLocked, type FolderLock, lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { allEngines, enginesNamed } from './all-engines.ts'
import type { Engine } from './engine.ts'
import { type EngineSet, readSet, setAfter, type Wish, writeSet } from './engine-set.ts'
import { groundOf, passwordsOf, type Surroundings } from './ground.ts'
import { jarsFolder } from './jars.ts'
import { stateOf } from './node-process.ts'
import { claimBlock, refuseTakenPorts } from './ports.ts'
import { prepare, type Programs, refuseWithoutRoom } from './prepare.ts'
import { Refusal } from './refusal.ts'
import { type RegionPlan, regionPlans } from './region-plan.ts'

export interface UpResult {
  readonly set: EngineSet
  /** The file that regions and tests are given. */
  readonly addresses: string
  /** Names of what was started now; none: all of it ran. */
  readonly launched: readonly string[]
}

export interface UpOptions {
  readonly say: (text: string) => void
  /** Begins nothing more once it fires. What was started stays, and is known to `down`. */
  readonly signal?: AbortSignal
}

export async function up(wish: Wish, { say, signal }: UpOptions): Promise<UpResult> {
  let releasePorts = (): void => {}
  const set = await setAfter(wish, readSet(wish.data), async (regions) => {
    const block = await claimBlock(allEngines, regions)
    releasePorts = block.release
    return block.first
  })
  try {
    const engines = enginesNamed(set.engines)
    const regions = regionPlans(set)
    const programs = await refusals(set, engines, regions, say)
    const lock = lockOf(set.data)
    try {
      writeSet(set)
      const launched: string[] = []
      const heard = signal === undefined ? {} : { signal }
      await startAll(regions, engines, { set, programs, say, launched: ({ name }) => launched.push(name), ...heard })
      return { set, addresses: writeAddresses(set, regions, engines, programs), launched }
    } finally {
      lock.release()
    }
  } finally {
    releasePorts()
  }
}

/** Logs that are allocated ahead, of Cassandra and PostgreSQL mostly. */
const mibPerNode = 200

async function refusals(
  set: EngineSet,
  engines: readonly Engine[],
  regions: readonly RegionPlan[],
  say: UpOptions['say'],
): Promise<Programs> {
  const nodes = regions.flatMap((region) => engines.flatMap((engine) => engine.nodes(region)))
  const stopped = nodes.filter((node) => stateOf(set.data, node).state !== 'running')
  await refuseTakenPorts(stopped)
  refuseWithoutRoom(set.data, stopped.length * mibPerNode)
  const programs: Programs = new Map()
  for (const engine of engines) await prepare(engine, set.data, programs, say)
  return programs
}

function lockOf(data: string): FolderLock {
  try {
    return lockFolder(data)
  } catch (caught) {
    if (!(caught instanceof FolderLocked)) throw caught
    throw new Refusal(
      `another \`engines\` command is at work in ${data}: wait for it, or choose another folder with --data`,
    )
  }
}

/** A start is mostly work of the processor: more at once would only make all of them late. */
const startsAtOnce = Math.max(4, availableParallelism() * 2)

async function startAll(
  regions: readonly RegionPlan[],
  engines: readonly Engine[],
  around: Surroundings,
): Promise<void> {
  const jobs = engines.flatMap((engine) => regions.map((region) => ({ engine, region })))
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    // After a failure nothing more is begun; what has begun is waited for, so that its outcome is known.
    for (let job = jobs.shift(); job !== undefined && failures.length === 0; job = jobs.shift()) {
      await startOne(job.engine, job.region, around).catch((caught: unknown) => failures.push(caught))
    }
  }
  await Promise.all(Array.from({ length: startsAtOnce }, worker))
  if (failures.length > 0) throw failures[0]
}

async function startOne(engine: Engine, region: RegionPlan, around: Surroundings): Promise<void> {
  const began = performance.now()
  const ground = groundOf(engine, around)
  const nodes = engine.nodes(region)
  const ran = nodes.every((node) => stateOf(around.set.data, node).state === 'running')
  for (const { folder } of nodes) mkdirSync(folder, { recursive: true })
  await engine.start(region, ground)
  await ground.until(nodes, () => engine.look(region, ground))
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  if (!ran) around.say(`${region.alias} ${engine.name} serves, after ${seconds} s`)
}

function writeAddresses(
  set: EngineSet,
  regions: readonly RegionPlan[],
  engines: readonly Engine[],
  programs: Programs,
): string {
  const password = passwordsOf(set)
  const of = (region: RegionPlan): RegionEngines =>
    Object.assign({}, ...engines.map((engine) => engine.addresses(region, password))) as RegionEngines
  const java = programs.get('java')
  const hasMirrors = set.engines.includes('kafka') && java !== undefined
  const addresses: EngineAddresses = {
    ...(hasMirrors ? { mirrorMaker: { java, jars: jarsFolder('kafka') } } : {}),
    regions: Object.fromEntries(regions.map((region) => [region.alias, of(region)])),
  }
  const path = join(set.data, 'engines.json')
  writeFileSync(path, `${JSON.stringify(addresses, undefined, 2)}\n`, { mode: 0o600 })
  return path
}
