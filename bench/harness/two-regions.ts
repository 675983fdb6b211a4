/**
 * Two regions with lanes between them, and pairs of people: in one pair both live in the first region,
 * in the other the second lives in the second. On the engines of both, or on those of one under names
 * that keep them apart.
 */
import { openInstallation } from '../../processes/installation.ts'
import { startWorld, type WorldRegion } from '../../processes/world.ts'
import type { EnginesUnderTest } from './engines-under-test.ts'
import type { LoadPerson, RegionTarget } from './load-methods.ts'
import { askOperator, settle } from './operator.ts'
import { type OwnNames, ownNames } from './own-names.ts'
import { cores, pin } from './pinned.ts'
import { sendRate } from './region-under-test.ts'

const places = [
  { alias: 'eu', pop: 'fra', zone: 'EU' },
  { alias: 'ap', pop: 'sin', zone: 'SG' },
] as const

export interface PlacedPeople {
  readonly target: RegionTarget
  readonly people: readonly LoadPerson[]
}

export interface TwoRegions {
  readonly pids: readonly number[]
  readonly first: PlacedPeople
  readonly second: PlacedPeople
  /** Stores what was folded in both. */
  checkpoint(): Promise<void>
  stop(): Promise<void>
}

export interface TwoRegionsOptions {
  readonly data: string
  /** In each region. */
  readonly people: number
  readonly nodeFlags: readonly string[]
  readonly engines?: EnginesUnderTest | undefined
}

export async function startTwoRegions({ data, people, nodeFlags, engines }: TwoRegionsOptions): Promise<TwoRegions> {
  const names = engines && namesIn(engines)
  const aliases = places.map(({ alias }) => alias)
  const world = await startWorld({
    data,
    regions: aliases,
    gateways: 0,
    sendRate,
    nodeFlags,
    ...(names && { engines: { regions: Object.fromEntries([...names].map(([alias, own]) => [alias, own.engines])) } }),
    onLine: (from, line) => process.stderr.write(`${from}: ${line}\n`),
  })
  const stop = async (): Promise<void> => {
    await world.stop()
    for (const own of names?.values() ?? []) await own.remove()
  }
  try {
    const pids = world.processes.flatMap((name) => world.pidOf(name) ?? [])
    for (const pid of pids) pin(pid, cores.server)
    const { envelopeKeys } = await openInstallation(data, aliases)
    const placed = async ({ alias, pop, zone }: (typeof places)[number]): Promise<PlacedPeople> => {
      const region = world.regions.find((one) => one.alias === alias) as WorldRegion
      const envelopeKey = envelopeKeys[`${pop} ${alias}`] as string
      const target: RegionTarget = { type: 'region', port: region.http, name: region.name, pop, envelopeKey }
      return { target, people: await settle(world, region, { count: people, zone }) }
    }
    return {
      pids,
      first: await placed(places[0]),
      second: await placed(places[1]),
      checkpoint: async () => {
        await Promise.all(world.regions.map((region) => askOperator(world, region, '/checkpoint', {})))
      },
      stop,
    }
  } catch (caught) {
    await stop()
    throw caught
  }
}

function namesIn({ regions }: EnginesUnderTest): ReadonlyMap<string, OwnNames> {
  const [first] = Object.values(regions)
  return new Map(places.map(({ alias }) => [alias, ownNames(regions[alias] ?? first ?? {})]))
}
