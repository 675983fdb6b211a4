/**
 * What a data folder holds: which regions, engines and ports its set has. It is written at the first
 * `up` and only ever grows, because data of one node cannot become data of three, and addresses are
 * part of what some engines remember of each other.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EngineName, engineNames } from './engine.ts'
import { Refusal } from './refusal.ts'
import { type RegionAlias, regionAliases, type SetPlan } from './region-plan.ts'

export interface EngineSet extends SetPlan {
  readonly engines: readonly EngineName[]
  /** From it every password of the set follows. */
  readonly secret: string
}

/** What a person asks for. Absent: as the folder says, else the default. */
export interface Wish {
  readonly data: string
  readonly only?: readonly EngineName[]
  readonly regions?: readonly RegionAlias[]
  readonly firstPort?: number
  readonly quorums: readonly RegionAlias[]
  /** For a set whose mirrors are to be cut off: see `RegionPlan`. */
  readonly guardedHost?: string
}

const fileOf = (data: string): string => join(data, 'set.json')

/** Without a wish. Flink is only started by name: most work does without it, and it is the largest. */
export const defaultEngines: readonly EngineName[] = ['kafka', 'cassandra', 'redis', 'postgres', 'zookeeper']
export const defaultRegions: readonly RegionAlias[] = ['eu', 'us', 'ap']

export function readSet(data: string): EngineSet | undefined {
  if (!existsSync(fileOf(data))) return undefined
  return { ...(JSON.parse(readFileSync(fileOf(data), 'utf8')) as EngineSet), data }
}

/** Holds passwords, so it is its owner's alone. */
export function writeSet(set: EngineSet): void {
  mkdirSync(set.data, { recursive: true })
  writeFileSync(fileOf(set.data), `${JSON.stringify(set, undefined, 2)}\n`, { mode: 0o600 })
}

/** The set after this `up`. `freePort` finds a block where no set is yet. */
export async function setAfter(
  wish: Wish,
  known: EngineSet | undefined,
  freePort: (regions: readonly RegionAlias[]) => Promise<number>,
): Promise<EngineSet> {
  const regions = inOrder(regionAliases, [
    ...(known?.regions ?? []),
    ...(wish.regions ?? (known ? [] : defaultRegions)),
  ])
  const engines = inOrder(engineNames, [...(known?.engines ?? []), ...(wish.only ?? (known ? [] : defaultEngines))])
  for (const alias of wish.quorums) {
    if (!regions.includes(alias))
      throw new Refusal(`--ha names ${alias}, which is none of the set's regions (${regions.join(', ')})`)
    if (known !== undefined && known.regions.includes(alias) && !known.quorums.includes(alias)) {
      throw new Refusal(
        `${alias} of ${wish.data} has one node of each engine, and its data cannot become that of three: choose another folder with --data`,
      )
    }
  }
  if (known !== undefined && wish.firstPort !== undefined && wish.firstPort !== known.firstPort) {
    throw new Refusal(
      `the set in ${wish.data} begins at port ${known.firstPort}, and its nodes know each other by it: leave --port out, or choose another folder with --data`,
    )
  }
  const guardedHost = known === undefined ? wish.guardedHost : known.guardedHost
  return {
    data: wish.data,
    firstPort: known?.firstPort ?? wish.firstPort ?? (await freePort(regions)),
    regions,
    quorums: inOrder(regionAliases, [...(known?.quorums ?? []), ...wish.quorums]),
    engines,
    secret: known?.secret ?? randomBytes(32).toString('base64url'),
    ...(guardedHost === undefined ? {} : { guardedHost }),
  }
}

const inOrder = <Word>(order: readonly Word[], words: readonly Word[]): Word[] =>
  order.filter((word) => words.includes(word))
