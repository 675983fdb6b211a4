/**
 * One group whose members are all connected; one of them writes, a new message when the last member
 * has one. An operation is a delivery: a member's device has the row. A message is one command, one
 * record of the group, one of the feed, and as many socket writes as there are members; with several
 * in flight those that are decided in one turn share the write.
 */
import { alternated, figures, median, warmedUp } from './harness/rounds.ts'
import { type BenchOptions, connectAll, onStage } from './harness/stage.ts'
import { workOf } from './harness/work.ts'
import type { BenchRow } from './row.ts'

export interface GroupSize {
  readonly members: number
  readonly inFlight: number
}

const rounds = 4
/** On engines a message takes longer, and half a minute is enough for a scenario. */
const roundsOnEngines = 3
const warmUpRunsOnEngines = 3
const roundMs = 2_000

export async function runGroupBench(
  { members, inFlight }: GroupSize,
  options: BenchOptions = {},
): Promise<readonly BenchRow[]> {
  return onStage(members, options, async (stage) => {
    const { region, load } = stage
    await connectAll(stage, { fleet: 'product', target: region.target })
    await load.ask('gather', { fleet: 'product', name: region.name })
    const product = () => load.ask('group', { fleet: 'product', inFlight, ms: roundMs })
    await warmedUp(product, options.engines && warmUpRunsOnEngines)
    const work = await workOf(region, product)
    const target = await stage.startLimit('group', Math.round(work.logBytesPerOp * members))
    await connectAll(stage, { fleet: 'limit', target })
    const atLimit = () => load.ask('group', { fleet: 'limit', inFlight, ms: roundMs })
    await warmedUp(atLimit, options.engines && warmUpRunsOnEngines)
    const pairs = await alternated(
      options.engines ? roundsOnEngines : rounds,
      () => stage.atLimit(atLimit),
      () => stage.atProduct(product),
    )
    const perSecond = median(pairs.map(({ product: { run } }) => run.ops / run.seconds))
    const half = perSecond / members / 2
    const { p50Ms, p95Ms, p99Ms } = await load.ask('group', {
      fleet: 'product',
      inFlight,
      ms: roundMs,
      perSecond: half,
    })
    const loadShare = Math.max(...pairs.map(({ product: { run } }) => run.loadShare))
    const scenario = `group-${members}-${inFlight}`
    return [{ scenario, ...figures(pairs), p50Ms, p95Ms, p99Ms, opsPerSecond: perSecond, ...work, loadShare }]
  })
}
