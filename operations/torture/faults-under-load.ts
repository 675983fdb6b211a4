/** People talk while one fault after the other befalls what they talk over; then everything is judged. */
import { nodeRandom } from '../../platform/random.node.ts'
import type { World } from '../../processes/world.ts'
import { befallAll } from './course.ts'
import type { Injection } from './injections/injection.ts'
import { judgeInTheEnd } from './judgement.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { freshDevices, gather, talk } from './talkers.ts'

export interface FaultsUnderLoad {
  readonly world: World
  readonly injections: readonly Injection[]
  /** So many befall it at the same time: the next begins before the last was healed. One after the other without it. */
  readonly overlap?: number
  /** Where the world has people already. */
  readonly crowd?: string
  readonly say: (text: string) => void
}

export async function tortureByFaults({
  world,
  injections,
  overlap = 1,
  crowd,
  say,
}: FaultsUnderLoad): Promise<Outcome> {
  const begun = performance.now()
  const among = await gather(world, crowd)
  let going = true
  const talking = talk(among, nodeRandom, () => going)
  const { recoveries, hung } = await befallAll({ injections, overlap, talkers: among.talkers, say })
  going = false
  if (hung.length === 0) await talking
  const devices = among.talkers.map(({ device }) => device)
  const before = await judgeInTheEnd(world, devices)
  // What somebody reads who has nothing yet must be the same: rows may have been lost behind what was shown.
  const fresh = before.length === 0 && hung.length === 0 ? await freshDevices(among) : []
  const violations = fresh.length === 0 ? before : await judgeInTheEnd(world, [...devices, ...fresh])
  for (const { client } of [...devices, ...fresh]) client.close()
  return outcomeOf({ devices, violations: [...hung, ...violations], recoveries, begun })
}
