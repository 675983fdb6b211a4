/**
 * The product as it runs: one region's process, with people in it, and the counts it keeps of its own
 * work. The load plays the edge towards it, so that nothing but the region is measured.
 */
import type { RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { openInstallation } from '../../processes/installation.ts'
import type { WorkCounts } from '../../processes/region/admin.ts'
import { startWorld, type WorldRegion } from '../../processes/world.ts'
import type { LoadPerson, RegionTarget } from './load-methods.ts'
import { askOperator, settle } from './operator.ts'
import { cores, pin } from './pinned.ts'
import { wait } from './sending.ts'

const alias = 'eu'
const pop = 'fra'
/** A bench sends what a hundred people never would: the rate limit of a device is out of its way. */
export const sendRate = { perSecond: 1_000_000, burst: 1_000_000 }

export interface RegionUnderTest {
  readonly pid: number
  /** All processes of ours that the region is made of. */
  readonly pids: readonly number[]
  readonly alias: string
  readonly name: string
  readonly target: RegionTarget
  /** People who live here, each signed in on one device. */
  readonly people: readonly LoadPerson[]
  /** Ends it in order and starts it again: what made the people is not in its memory any more. */
  restart(): Promise<void>
  /** Stores what was folded, so that the rows of a round are paid for in it. */
  checkpoint(): Promise<void>
  work(): Promise<WorkCounts>
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
    gateways: 0,
    sendRate,
    nodeFlags,
    ...(engines && { engines: { regions: { [alias]: engines } } }),
    onLine: (_from, line) => onLine(line),
  })
  try {
    const [region] = world.regions as readonly [WorldRegion]
    let pid = world.pidOf(alias) as number
    const pids = (): number[] => world.processes.flatMap((name) => world.pidOf(name) ?? [])
    for (const each of pids()) pin(each, cores.server)
    const { envelopeKeys } = await openInstallation(data, [alias])
    const envelopeKey = envelopeKeys[`${pop} ${alias}`] as string
    const status = (): Promise<Status> => askOperator(world, region, '/status')
    return {
      get pid() {
        return pid
      },
      get pids() {
        return pids()
      },
      restart: async () => {
        world.drain(alias)
        while ((world.pidOf(alias) ?? pid) === pid) await wait(20)
        pid = world.pidOf(alias) as number
        pin(pid, cores.server)
        while (!(await answers(status))) await wait(50)
      },
      alias,
      name: region.name,
      target: { type: 'region', port: region.http, name: region.name, pop, envelopeKey },
      people: await settle(world, region, { count: options.people, zone: 'EU' }),
      checkpoint: async () => void (await askOperator(world, region, '/checkpoint', {})),
      work: async () => (await status()).work,
      connections: async () => (await status()).connections,
      stop: () => world.stop(),
    }
  } catch (caught) {
    await world.stop()
    throw caught
  }
}

const answers = (ask: () => Promise<unknown>): Promise<boolean> =>
  ask().then(
    () => true,
    () => false,
  )

interface Status {
  readonly connections: number
  readonly work: WorkCounts
}
