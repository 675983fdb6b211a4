/**
 * `engines up`: makes a set run that is as wished. First everything that can be refused (the wish
 * beside what the folder holds, programs, room on the disk, ports), then what can be fetched, and only
 * then is anything written. What runs already stays as it is.
 */
import { existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { EngineAddresses, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { FolderLocked, lockFolder } from '../../platform/folder-lock.sqlite.ts'
import { allEngines, enginesNamed } from './all-engines.ts'
import type { Engine, Node } from './engine.ts'
import { type EngineSet, readSet, setAfter, type Wish, writeSet } from './engine-set.ts'
import { groundOf, passwordsOf, type Surroundings } from './ground.ts'
import { cacheFolder, fetchJars, hasJars } from './jars.ts'
import { stateOf } from './node-process.ts'
import { freeBlock, refuseTakenPorts } from './ports.ts'
import { findProgram, type ProgramName } from './programs.ts'
import { Refusal } from './refusal.ts'
import { type RegionPlan, regionPlans } from './region-plan.ts'

export interface UpResult {
  readonly set: EngineSet
  /** The file that regions and tests are given. */
  readonly addresses: string
  /** Names of what was started now; none: all of it ran. */
  readonly launched: readonly string[]
}

export async function up(wish: Wish, say: (text: string) => void): Promise<UpResult> {
  const set = await setAfter(wish, readSet(wish.data), (regions) => freeBlock(allEngines, regions))
  const engines = enginesNamed(set.engines)
  const regions = regionPlans(set)
  const stopped = regions
    .flatMap((region) => engines.flatMap((engine) => engine.nodes(region)))
    .filter((node) => stateOf(set.data, node).state !== 'running')
  refuseWithoutRoom(set, engines, stopped)
  await refuseTakenPorts(stopped)
  const programs = await prepare(engines, say)
  // Last: the account that it asks for comes with a program.
  for (const engine of engines) engine.refuse?.(set.data)

  const lock = lockOf(set.data)
  try {
    writeSet(set)
    const launched: string[] = []
    const surroundings = { set, programs, say, launched: ({ name }: Node) => void launched.push(name) }
    await startAll(regions, engines, surroundings)
    return { set, addresses: writeAddresses(set, regions, engines), launched }
  } finally {
    lock.release()
  }
}

function lockOf(data: string) {
  try {
    return lockFolder(data)
  } catch (caught) {
    if (!(caught instanceof FolderLocked)) throw caught
    throw new Refusal(
      `another \`engines\` command is at work in ${data}: wait for it, or choose another folder with --data`,
    )
  }
}

/** Logs that are allocated ahead, of Cassandra and PostgreSQL mostly. */
const mibPerNode = 200
const mibOfJars = 400

function refuseWithoutRoom(set: EngineSet, engines: readonly Engine[], nodes: readonly Node[]): void {
  const lacksJars = engines.some(({ name, fromJars }) => fromJars && !hasJars(name))
  refuseUnlessFree(set.data, nodes.length * mibPerNode)
  if (lacksJars) refuseUnlessFree(cacheFolder(), mibOfJars)
}

function refuseUnlessFree(folder: string, mib: number): void {
  const there = existing(folder)
  const { bavail, bsize } = statfsSync(there)
  const free = Math.floor((bavail * bsize) / (1 << 20))
  if (free >= mib) return
  throw new Refusal(
    `the disk of ${there} has ${free} MiB left and ${mib} are needed: make room, or choose a folder elsewhere`,
  )
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

/** Programs and jars; what is there already costs nothing. */
async function prepare(engines: readonly Engine[], say: (text: string) => void): Promise<Map<ProgramName, string>> {
  const lacking = engines.filter(({ name, fromJars }) => fromJars && !hasJars(name))
  const needed: ProgramName[] = [
    ...engines.flatMap((engine) => engine.programs),
    ...(lacking.length > 0 ? (['mvn'] as const) : []),
  ]
  const programs = new Map<ProgramName, string>()
  for (const name of new Set(needed)) programs.set(name, await findProgram(name, say))
  for (const { name } of lacking) {
    say(`fetching the jars of ${name}`)
    await fetchJars(name, programs.get('mvn') ?? '')
  }
  return programs
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

function writeAddresses(set: EngineSet, regions: readonly RegionPlan[], engines: readonly Engine[]): string {
  const password = passwordsOf(set)
  const of = (region: RegionPlan): RegionEngines =>
    Object.assign({}, ...engines.map((engine) => engine.addresses(region, password))) as RegionEngines
  const addresses: EngineAddresses = {
    regions: Object.fromEntries(regions.map((region) => [region.alias, of(region)])),
  }
  const path = join(set.data, 'engines.json')
  writeFileSync(path, `${JSON.stringify(addresses, undefined, 2)}\n`, { mode: 0o600 })
  return path
}
