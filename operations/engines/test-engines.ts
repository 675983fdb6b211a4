/**
 * The engines that tests run on: one of each that they name, in a folder of their own below the
 * system's one for such things. They are gone when the tests are; those of a run that was killed go
 * when the next one starts. Each region is a set of its own, because it has only what is asked of it.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineAddresses } from '../../platform/engines/engine-addresses.ts'
import { enginesNamed } from './all-engines.ts'
import { down } from './down.ts'
import type { EngineName } from './engine.ts'
import { isAlive, type Moment, momentOf } from './node-process.ts'
import { prepare, type Programs } from './prepare.ts'
import { Refusal } from './refusal.ts'
import { type RegionAlias, regionAliases } from './region-plan.ts'
import { up, type UpOptions } from './up.ts'

export type WantedEngines = ReadonlyMap<RegionAlias, readonly EngineName[]>

export interface TestEngines {
  /** For `MERIDIAN_ENGINES`. */
  readonly addresses: string
  /** Resolves when nothing of it is left. */
  stop(): Promise<void>
}

const prefix = 'meridian-engines-'
const ownerFile = (data: string): string => join(data, 'owner.json')

/** Fetches what the engines need. Those that this machine cannot have, and why. */
export async function missingEngines(
  names: readonly EngineName[],
  say: UpOptions['say'],
): Promise<ReadonlyMap<EngineName, string>> {
  const programs: Programs = new Map()
  const missing = new Map<EngineName, string>()
  for (const engine of enginesNamed(names)) {
    try {
      await prepare(engine, tmpdir(), programs, say)
    } catch (caught) {
      if (!(caught instanceof Refusal)) throw caught
      missing.set(engine.name, caught.message)
    }
  }
  return missing
}

export async function startTestEngines(wanted: WantedEngines, options: UpOptions): Promise<TestEngines> {
  await sweep(options.say)
  const data = mkdtempSync(join(tmpdir(), prefix))
  // PostgreSQL's account has to get in.
  chmodSync(data, 0o755)
  writeFileSync(ownerFile(data), JSON.stringify(momentOf(process.pid)))
  const stop = (): Promise<void> => takeAway(data)
  try {
    const started = await Promise.allSettled(
      [...wanted].map(async ([region, only]) => {
        const wish = { data: join(data, region), only, regions: [region], quorums: [] }
        return JSON.parse(readFileSync((await up(wish, options)).addresses, 'utf8')) as EngineAddresses
      }),
    )
    // Nothing is under way any more when one has failed: what has begun can be taken away.
    const told = started.map((each) => {
      if (each.status === 'rejected') throw each.reason
      return each.value
    })
    const addresses = join(data, 'engines.json')
    const regions = Object.assign({}, ...told.map((each) => each.regions)) as EngineAddresses['regions']
    writeFileSync(addresses, JSON.stringify({ ...told[0], regions } satisfies EngineAddresses), { mode: 0o600 })
    return { addresses, stop }
  } catch (caught) {
    await stop()
    throw caught
  }
}

async function takeAway(data: string): Promise<void> {
  await Promise.all(regionAliases.map((region) => down(join(data, region), () => true)))
  rmSync(data, { recursive: true, force: true })
}

/** Folders whose owner was killed and could not clear up. */
async function sweep(say: UpOptions['say']): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const data = join(tmpdir(), name)
    // Others may write there, too. Without an owner it is not (yet) ours to judge.
    const ours = statSync(data).uid === process.getuid?.()
    if (!ours || !existsSync(ownerFile(data)) || isAlive(ownerOf(data))) continue
    say(`taking away the engines of a run that was killed: ${data}`)
    await takeAway(data)
  }
}

const ownerOf = (data: string): Moment => JSON.parse(readFileSync(ownerFile(data), 'utf8')) as Moment
