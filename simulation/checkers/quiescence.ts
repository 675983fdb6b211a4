/** When everything works again nothing is left to ask for: no open gaps, parked chains or missing lane counters. */
import { cellCodec } from '../../regions/fold/cell-codec.ts'
import { parseLane } from '../../replication/lane-name.ts'
import type { SimulatedRegion } from '../region.ts'
import type { Checker, Say } from './checker.ts'

export const quiescence: Checker = {
  atLeast: 24,
  judges: 'parts',
  judge: async (world, say) => {
    let judged = 0
    for (const region of world.regions) {
      await world.time.settle(region.worker.checkpoint())
      judged += judgeParts(region, say)
      judgeLanes(region, say)
    }
    return judged
  },
}

function judgeParts({ region, rows }: SimulatedRegion, say: Say): number {
  const { checkpoints } = rows.contents
  for (const [name, { partCell }] of checkpoints) {
    const { gaps, parked } = cellCodec.decodePart(partCell)
    if (gaps.size > 0) say(`${region.alias} ${name} still asks for ${gaps.size} gaps`)
    if (parked.size > 0) say(`${region.alias} ${name} has ${parked.size} parked chains`)
  }
  return checkpoints.size
}

function judgeLanes({ region, replication }: SimulatedRegion, say: Say): void {
  for (const { from, topic, gaps } of replication.inbound())
    if (gaps > 0) say(`${region.alias} misses ${gaps} records of ${topic} from ${from}`)
  // Canaries go for ever, on the control lane.
  for (const { topic, behind } of replication.outbound())
    if (behind > 0 && parseLane(topic)?.class !== 'control')
      say(`${region.alias} has ${behind} records of ${topic} not handed over`)
}
