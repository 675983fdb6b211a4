/**
 * The engines that tests run on: one of each, of the regions that the tests name, in a folder of their
 * own below the system's one for such things. They are gone when the tests are; those of a run that
 * was killed go when the next one starts.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enginesNamed } from './all-engines.ts'
import { down } from './down.ts'
import type { EngineName } from './engine.ts'
import { isAlive, type Moment, momentOf } from './node-process.ts'
import { prepare, type Programs } from './prepare.ts'
import { Refusal } from './refusal.ts'
import type { RegionAlias } from './region-plan.ts'
import { up } from './up.ts'

export interface TestEngines {
  /** For `MERIDIAN_ENGINES`. Undefined: nothing could be started. */
  readonly addresses: string | undefined
  /** What this machine cannot have, and why. */
  readonly leftOut: ReadonlyMap<EngineName, string>
  /** Resolves when nothing of it is left. */
  stop(): Promise<void>
}

export interface TestWish {
  readonly engines: readonly EngineName[]
  readonly regions: readonly RegionAlias[]
  readonly say: (text: string) => void
  /** Breaks the start off. */
  readonly signal: AbortSignal
}

const prefix = 'meridian-engines-'
const ownerFile = (data: string): string => join(data, 'owner.json')

export async function startTestEngines({ engines, regions, say, signal }: TestWish): Promise<TestEngines> {
  await sweep(say)
  const data = mkdtempSync(join(tmpdir(), prefix))
  // PostgreSQL's account has to get in.
  chmodSync(data, 0o755)
  writeFileSync(ownerFile(data), JSON.stringify(momentOf(process.pid)))
  const stop = (): Promise<void> => takeAway(data)
  try {
    const leftOut = await whatIsMissing(engines, data, say)
    const only = engines.filter((name) => !leftOut.has(name))
    if (only.length === 0) return { addresses: undefined, leftOut, stop }
    const { addresses } = await up({ data, only, regions, quorums: [] }, { say, signal })
    return { addresses, leftOut, stop }
  } catch (caught) {
    await stop()
    throw caught
  }
}

async function whatIsMissing(
  engines: readonly EngineName[],
  data: string,
  say: TestWish['say'],
): Promise<Map<EngineName, string>> {
  const programs: Programs = new Map()
  const leftOut = new Map<EngineName, string>()
  for (const engine of enginesNamed(engines)) {
    try {
      await prepare(engine, data, programs, say)
    } catch (caught) {
      if (!(caught instanceof Refusal)) throw caught
      leftOut.set(engine.name, caught.message)
    }
  }
  return leftOut
}

async function takeAway(data: string): Promise<void> {
  await down(data, () => true)
  rmSync(data, { recursive: true, force: true })
}

/** Folders whose owner was killed and could not clear up. */
async function sweep(say: TestWish['say']): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const data = join(tmpdir(), name)
    const owner = ownerOf(data)
    if (owner === undefined || isAlive(owner)) continue
    say(`taking away the engines of a run that was killed: ${data}`)
    await takeAway(data)
  }
}

/** Undefined: not (yet) ours to judge. */
function ownerOf(data: string): Moment | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(data), 'utf8')) as Moment
  } catch {
    return undefined
  }
}
