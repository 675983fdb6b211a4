/**
 * Durable 1:1 messages between people who are connected: 100 pairs, a new message for each one
 * delivered. An operation is a message: accepted, durable, decided, answered, handed over, its row
 * confirmed by the recipient's device and stored. Latency, send to row, is that of an open loop at
 * half the rate that was reached.
 */
import { connectAll, type BenchOptions, onStage } from './harness/stage.ts'
import { alternated, figures, median, warmedUp } from './harness/rounds.ts'
import { workOf } from './harness/work.ts'
import type { BenchRow } from './row.ts'

const people = 200
const rounds = 4
/** On engines a message takes longer, and half a minute is enough for a scenario. */
const roundsOnEngines = 3
const warmUpRunsOnEngines = 3
const roundMs = 2_000

export async function runDirectBench(inFlight: number, options: BenchOptions = {}): Promise<readonly BenchRow[]> {
  return onStage(people, options, async (stage) => {
    const { region, load } = stage
    await connectAll(stage, { fleet: 'product', target: region.target })
    const product = () => load.ask('direct', { fleet: 'product', inFlight, ms: roundMs })
    await warmedUp(product, options.engines && warmUpRunsOnEngines)
    const work = await workOf(region, product)
    const target = await stage.startLimit('direct', Math.round(work.logBytesPerOp))
    await connectAll(stage, { fleet: 'limit', target })
    const atLimit = () => load.ask('direct', { fleet: 'limit', inFlight, ms: roundMs })
    await warmedUp(atLimit, options.engines && warmUpRunsOnEngines)
    const pairs = await alternated(
      options.engines ? roundsOnEngines : rounds,
      () => stage.atLimit(atLimit),
      () => stage.atProduct(product),
    )
    const opsPerSecond = median(pairs.map(({ product: { run } }) => run.ops / run.seconds))
    const calm = () => load.ask('direct', { fleet: 'product', inFlight, ms: roundMs, perSecond: opsPerSecond / 2 })
    // The first still pays for what the rounds have left to be stored and merged.
    await calm()
    const { p50Ms, p95Ms, p99Ms } = await calm()
    const loadShare = Math.max(...pairs.map(({ product: { run } }) => run.loadShare))
    return [
      { scenario: `direct-${inFlight}`, ...figures(pairs), p50Ms, p95Ms, p99Ms, opsPerSecond, ...work, loadShare },
    ]
  })
}
