/**
 * Two regions with lanes between them, and pairs of people: in one pair both live in the first region,
 * in the other the second lives in the second. Each on its own disk, or with its log on a Kafka of its
 * own, and then MirrorMaker carries the lanes.
 */
import { openInstallation } from '../../processes/installation.ts'
import { startWorld, type WorldRegion } from '../../processes/world.ts'
import type { EngineAddresses } from '../../platform/engines/engine-addresses.ts'
import type { LoadPerson, RegionTarget } from './load-methods.ts'
import { askOperator, settle } from './operator.ts'
import { cores, pin } from './pinned.ts'
import { sendRate } from './region-under-test.ts'
import type { Parts } from './rounds.ts'

export const laneRegions = ['eu', 'ap'] as const

const places = [
  { alias: 'eu', pop: 'fra', zone: 'EU' },
  { alias: 'ap', pop: 'sin', zone: 'SG' },
] as const

export interface PlacedPeople {
  readonly target: RegionTarget
  readonly people: readonly LoadPerson[]
}

export interface TwoRegions {
  readonly parts: Parts
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
  readonly engines?: EngineAddresses | undefined
}

export async function startTwoRegions({ data, people, nodeFlags, engines }: TwoRegionsOptions): Promise<TwoRegions> {
  const world = await startWorld({
    data,
    regions: laneRegions,
    gateways: 0,
    sendRate,
    nodeFlags,
    ...(engines && { engines }),
    onLine: (from, line) => process.stderr.write(`${from}: ${line}\n`),
  })
  try {
    const pids = world.processes.flatMap((name) => world.pidOf(name) ?? [])
    // Engines are not pinned and neither is a record that goes through them alone: two regions on one core
    // would wait for each other beside it.
    if (engines === undefined) for (const pid of pids) pin(pid, cores.server)
    const { envelopeKeys } = await openInstallation(data, laneRegions)
    const placed = async ({ alias, pop, zone }: (typeof places)[number]): Promise<PlacedPeople> => {
      const region = world.regions.find((one) => one.alias === alias) as WorldRegion
      const envelopeKey = envelopeKeys[`${pop} ${alias}`] as string
      const target: RegionTarget = { type: 'region', port: region.http, name: region.name, pop, envelopeKey }
      return { target, people: await settle(world, region, { count: people, zone }) }
    }
    return {
      parts: { regions: pids },
      first: await placed(places[0]),
      second: await placed(places[1]),
      checkpoint: async () => {
        await Promise.all(world.regions.map((region) => askOperator(world, region, '/checkpoint', {})))
      },
      stop: () => world.stop(),
    }
  } catch (caught) {
    await world.stop()
    throw caught
  }
}
