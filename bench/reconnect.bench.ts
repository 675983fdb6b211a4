/**
 * Five thousand devices come back at once, each with its resume ticket, as after the loss of a gateway.
 * An operation is one reconnect: upgrade, the edge's envelope, hello, ticket judged and renewed,
 * welcome. The limit makes the same handshake with the same three checksums and knows nobody.
 */
import { alternated, figures, measured, median } from './harness/rounds.ts'
import { wait } from './harness/sending.ts'
import { type BenchOptions, connectAll, onStage, type Stage } from './harness/stage.ts'
import type { FleetName, LoadRun, LoadTarget } from './harness/load-methods.ts'
import type { BenchRow } from './row.ts'

const people = 5_000
const rounds = 4
/** Upgrades under way: below the backlog of a listener, or the kernel makes clients wait a second. */
const atOnce = 2_000

export async function runReconnectBench(options: BenchOptions = {}): Promise<readonly BenchRow[]> {
  return onStage(people, options, async (stage) => {
    const { region, limit } = stage
    const { alias, target } = region
    const gate = { alias, pop: target.pop, envelopeKey: target.envelopeKey }
    const bare = await stage.startLimit('echo', 0, gate)
    const limitTarget = { ...target, port: bare.port }
    await connectAll(stage, { fleet: 'product', target })
    await connectAll(stage, { fleet: 'limit', target: limitTarget })
    const pairs = await alternated(
      rounds,
      async () => {
        await allGone(stage, 'limit')
        return measured(limit.pid, () => storm(stage, 'limit', limitTarget))
      },
      async () => {
        await allGone(stage, 'product')
        return measured(region.pid, () => storm(stage, 'product', target))
      },
    )
    const runs = pairs.map(({ product: { run } }) => run)
    return [
      {
        scenario: 'reconnect',
        ...figures(pairs),
        p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
        p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
        p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
        stormSeconds: median(runs.map(({ seconds }) => seconds)),
        loadShare: Math.max(...runs.map(({ loadShare }) => loadShare)),
      },
    ]
  })
}

/** Sockets closed on both sides: what a server does about it is not part of the storm. */
async function allGone({ load, region }: Stage, fleet: FleetName): Promise<void> {
  await load.ask('disconnect', { fleet })
  while (fleet === 'product' && (await region.connections()) > 0) await wait(50)
  await wait(500)
}

const storm = (stage: Stage, fleet: FleetName, target: LoadTarget): Promise<LoadRun> =>
  connectAll(stage, { fleet, target, atOnce })
