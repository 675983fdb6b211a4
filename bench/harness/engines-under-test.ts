/**
 * The engines under a bench: where they listen and which processes they are, so that what they use can
 * be told apart from what we use. Either a set that runs already, or one that is started for this run
 * and ended with it. They are asked through `npm run engines`, as a person would.
 */
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { EngineAddresses, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { Refused } from '../refused.ts'
import { type CpuUse, cpuUsOfFamily } from './process-usage.ts'

export type EngineName = keyof RegionEngines

export interface EnginesUnderTest {
  readonly regions: EngineAddresses['regions']
  /** Of the whole set. */
  readonly addresses: EngineAddresses
  /** Microseconds of CPU since each began, by the engine's name; empty where nobody knows its processes. */
  use(): CpuUse
  /** Ends what was started for this run. */
  stop(): Promise<void>
}

interface EngineProcess {
  readonly engine: string
  readonly pid: number
}

const program = join(import.meta.dirname, '..', '..', 'operations', 'engines', 'main.ts')

async function ask(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], { maxBuffer: 16 << 20 })
  return stdout
}

/** What `file` names. Figures of engines are left out, and that is said, where it lies in no set's folder. */
export async function enginesIn(file: string, say: (text: string) => void): Promise<EnginesUnderTest> {
  const data = dirname(file)
  const isOurs = existsSync(join(data, 'set.json'))
  if (!isOurs) say(`${data} is no folder of \`npm run engines\`: what the engines use is not in the figures`)
  const processes = isOurs ? processesIn(await ask('status', '--json', '--data', data)) : []
  return engines(file, processes, () => Promise.resolve())
}

/** Of its own, below the system's folder for such things. */
export async function startEngines(
  regions: readonly string[],
  only: readonly EngineName[],
  say: (text: string) => void,
): Promise<EnginesUnderTest> {
  const data = mkdtempSync(join(tmpdir(), 'meridian-bench-engines-'))
  // PostgreSQL's account has to get in.
  chmodSync(data, 0o755)
  const stop = async (): Promise<void> => {
    await ask('down', '--data', data)
    rmSync(data, { recursive: true, force: true })
  }
  say(`starting ${only.join(', ')} for ${regions.join(', ')} in ${data}; they end with this run`)
  try {
    await ask('up', '--json', '--data', data, '--regions', regions.join(','), '--only', only.join(','))
    const processes = processesIn(await ask('status', '--json', '--data', data))
    return engines(join(data, 'engines.json'), processes, stop)
  } catch (caught) {
    await stop()
    throw caught
  }
}

function engines(file: string, processes: readonly EngineProcess[], stop: () => Promise<void>): EnginesUnderTest {
  const addresses = addressesIn(file)
  return { addresses, regions: addresses.regions, use: () => useOf(processes), stop }
}

function addressesIn(file: string): EngineAddresses {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as EngineAddresses
  } catch (cause) {
    const how = '`npm run engines -- up` writes one, and `--engines` without a file starts some for this run'
    throw new Refused(`${file} cannot be read as an engines.json: ${how}`, { cause })
  }
}

function useOf(processes: readonly EngineProcess[]): CpuUse {
  const use: Record<string, number> = {}
  for (const { engine, pid } of processes) use[engine] = (use[engine] ?? 0) + cpuUsOfFamily(pid)
  return use
}

interface StatusRow {
  readonly node: { readonly engine: string }
  readonly now: { readonly state: string; readonly record?: { readonly pid: number } }
}

const processesIn = (status: string): EngineProcess[] =>
  (JSON.parse(status) as StatusRow[]).flatMap(({ node, now }) =>
    now.state === 'running' && now.record !== undefined ? [{ engine: node.engine, pid: now.record.pid }] : [],
  )

/** Of the first region; throws with what to start. */
export function engineOf<Name extends EngineName>(
  { regions }: EnginesUnderTest,
  name: Name,
): NonNullable<RegionEngines[Name]> {
  const [alias = 'eu', first] = Object.entries(regions)[0] ?? []
  const found = first?.[name]
  if (found === undefined)
    throw new Refused(`region ${alias} has no ${name}: npm run engines -- up --only ${name} --regions ${alias}`)
  return found as NonNullable<RegionEngines[Name]>
}
