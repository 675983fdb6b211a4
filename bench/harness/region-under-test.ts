/**
 * The product as it runs, with people in it: one region, in one process or, on engines, with its keeper,
 * API, worker and gateway in processes of their own, as `npm start` has them. The load plays the edge
 * towards it, so that nothing but the region is measured.
 */
import type { RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { openInstallation } from '../../processes/installation.ts'
import { startWorld, type World, type WorldRegion } from '../../processes/world.ts'
import type { LoadPerson, RegionTarget } from './load-methods.ts'
import { askOperator, settle } from './operator.ts'
import { cores, pin } from './pinned.ts'
import type { Parts } from './rounds.ts'
import { wait } from './sending.ts'

const alias = 'eu'
const pop = 'fra'
/** A bench sends what a hundred people never would: the rate limit of a device is out of its way. */
export const sendRate = { perSecond: 1_000_000, burst: 1_000_000 }

/**
 * One of each, since of two gateways the load would use one. They are not pinned, and neither are engines:
 * two of them on one core would wait for each other beside another that is free.
 */
const apart = { gateways: 1, workers: 1, apis: 1 } as const

export interface RegionUnderTest {
  /** Its own process. */
  readonly pid: number
  /** All processes of ours that it is made of. */
  readonly parts: Parts
  readonly alias: string
  readonly name: string
  readonly target: RegionTarget
  /** People who live here, each signed in on one device. */
  readonly people: readonly LoadPerson[]
  /** Ends it in order and starts it again: what made the people is not in its memory any more. */
  restart(): Promise<void>
  /** Stores what was folded, so that the rows of a round are paid for in it. */
  checkpoint(): Promise<void>
  /** Where its processes tell what they have counted. */
  readonly metrics: readonly string[]
  connections(): Promise<number>
  stop(): Promise<void>
}

export interface RegionOptions {
  readonly data: string
  readonly people: number
  readonly nodeFlags?: readonly string[]
  /** What it stands on instead of its folder. */
  readonly engines?: RegionEngines | undefined
  onLine?(line: string): void
}

export async function startRegion(options: RegionOptions): Promise<RegionUnderTest> {
  const { data, engines, nodeFlags = [], onLine = (line) => process.stderr.write(`${line}\n`) } = options
  const world = await startWorld({
    data,
    regions: [alias],
    ...(engines ? { engines: { regions: { [alias]: engines } }, ...apart } : { gateways: 0 }),
    sendRate,
    nodeFlags,
    onLine: (_from, line) => onLine(line),
  })
  try {
    const [region] = world.regions as readonly [WorldRegion]
    let pid = world.pidOf(alias) as number
    const parts = engines ? partsOf(world) : undefined
    if (parts === undefined) for (const each of pidsOf(world)) pin(each, cores.server)
    const { envelopeKeys } = await openInstallation(data, [alias])
    const envelopeKey = envelopeKeys[`${pop} ${alias}`] as string
    const status = (): Promise<Status> => askOperator(world, region, '/status')
    return {
      get pid() {
        return pid
      },
      get parts() {
        return parts ?? { region: pidsOf(world) }
      },
      metrics: region.metrics,
      restart: async () => {
        world.drain(alias)
        while ((world.pidOf(alias) ?? pid) === pid) await wait(20)
        pid = world.pidOf(alias) as number
        pin(pid, cores.server)
        while (!(await answers(status))) await wait(50)
      },
      alias,
      name: region.name,
      target: { type: 'region', port: region.gateways[0] ?? region.http, name: region.name, pop, envelopeKey },
      people: await settle(world, region, { count: options.people, zone: 'EU' }),
      checkpoint: async () => void (await askOperator(world, region, '/checkpoint', {})),
      connections: async () => (await status()).connections,
      stop: () => world.stop(),
    }
  } catch (caught) {
    await world.stop()
    throw caught
  }
}

const pidsOf = (world: World): number[] => world.processes.flatMap((name) => world.pidOf(name) ?? [])

/** `eu` is the keeper, `eu/worker-1` a worker, `edge/fra` of the edge, which nobody comes through here. */
function partsOf(world: World): Parts {
  const parts: Record<string, number[]> = {}
  for (const name of world.processes) {
    const part = name === alias ? 'keeper' : name.replace(`${alias}/`, '').replace(/[-/].*/, '')
    ;(parts[part] ??= []).push(world.pidOf(name) as number)
  }
  return parts
}

const answers = (ask: () => Promise<unknown>): Promise<boolean> =>
  ask().then(
    () => true,
    () => false,
  )

interface Status {
  readonly connections: number
}
