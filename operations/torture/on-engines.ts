/** `--engines`: regions on real engines, and everything that can befall either. */
import { SeededRandom } from '../../platform/random.seeded.ts'
import { tortureByFaults } from './faults-under-load.ts'
import { kindOfFullDisk } from './injections/disk-faults.ts'
import { kindsOfEngineFaults } from './injections/engine-faults.ts'
import { drawInjections, type KindOfInjection } from './injections/injection.ts'
import { kindsOfKeeperFaults } from './injections/keeper-faults.ts'
import { kindsOfLinkFaults } from './injections/link-faults.ts'
import { kindsOfMirrorFaults } from './injections/mirror-faults.ts'
import { kindsOfProcessFaults } from './injections/process-faults.ts'
import type { Outcome } from './outcome.ts'
import { setStage, type Stage, type StageOptions } from './stage.ts'

export interface OnEnginesOptions extends StageOptions {
  readonly injections: number
  readonly seed: number
  /** Faults at the same time. */
  readonly overlap: number
}

export async function tortureOnEngines({
  injections: count,
  seed,
  overlap,
  ...options
}: OnEnginesOptions): Promise<Outcome> {
  const random = new SeededRandom(seed)
  const stage = await setStage(options)
  try {
    const injections = drawInjections(kindsOn(stage), random, count)
    return await tortureByFaults({ world: stage.world, injections, overlap, say: options.say })
  } finally {
    await stage.stop()
  }
}

export const kindsOn = ({ world, links, engines, disk }: Stage): KindOfInjection[] => [
  ...kindsOfEngineFaults(engines),
  ...kindsOfProcessFaults(world),
  ...kindsOfKeeperFaults(world),
  ...kindsOfMirrorFaults(world),
  ...kindsOfLinkFaults(links),
  ...(disk === undefined ? [] : [kindOfFullDisk(engines, disk)]),
]
