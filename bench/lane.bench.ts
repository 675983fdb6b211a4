/**
 * Messages into another region beside messages within one, on the same engines, at the same rate: what a
 * lane costs and how much later it makes them. An operation is a message, durable, delivered and stored
 * in both mailboxes; CPU is that of both regions. Latency, send to row, is that of an open loop; added is
 * what it is above the same within a region and a bare stream of as many bytes, there and back, since the
 * lane waits for the answer of what it delivers one after the other.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AskedProcess } from './harness/asked-process.ts'
import type { FleetName, LoadMethods, LoadRun, Percentiles } from './harness/load-methods.ts'
import { cores } from './harness/pinned.ts'
import { rawStream } from './harness/raw-stream.ts'
import { alternated, figures, measured, median, type Round } from './harness/rounds.ts'
import type { BenchOptions } from './harness/stage.ts'
import { startTwoRegions } from './harness/two-regions.ts'
import type { BenchRow } from './row.ts'

const pairs = 50
const rounds = 3
const times = { ms: 1_000, inFlight: 4 }
/** Few enough that nothing waits for anything else of ours. */
const perSecond = 200
/** A lane record with 128 bytes of text. */
const recordBytes = 300
/** Both kinds of pairs share the load's two fleets. */
const across: FleetName = 'product'
const within: FleetName = 'limit'

export async function runLaneBench({ engines, profile }: BenchOptions): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  try {
    const nodeFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
    const regions = await startTwoRegions({ data: join(folder, 'regions'), people: 3 * pairs, nodeFlags, engines })
    try {
      const { first, second } = regions
      const neighbours = first.people.slice(pairs)
      const strangers = first.people.slice(0, pairs).flatMap((one, n) => [one, second.people[n] as typeof one])
      const atOnce = 16
      await load.ask('connect', { fleet: within, target: first.target, people: neighbours, atOnce })
      await load.ask('connect', {
        fleet: across,
        target: first.target,
        secondTarget: second.target,
        people: strangers,
        atOnce,
      })
      const fast = async (fleet: FleetName): Promise<LoadRun> => {
        const run = await load.ask('direct', { fleet, ...times })
        await regions.checkpoint()
        return run
      }
      const round = (fleet: FleetName): Promise<Round<LoadRun>> =>
        measured(regions.pids, () => fast(fleet), engines && (() => engines.use()))
      await fast(within)
      await fast(across)
      const both = await alternated(
        rounds,
        () => round(within),
        () => round(across),
      )
      const calm = (fleet: FleetName): Promise<LoadRun> => load.ask('direct', { fleet, ...times, perSecond })
      const calmRuns: { home: LoadRun; away: LoadRun }[] = []
      for (let n = 0; n < rounds; n++) calmRuns.push({ home: await calm(within), away: await calm(across) })
      const home = middle(calmRuns.map((run) => run.home))
      const away = middle(calmRuns.map((run) => run.away))
      const raw = await rawStream(recordBytes, perSecond, times.ms)
      return [
        {
          scenario: 'lane',
          ...figures(both),
          ...away,
          withinP50Ms: home.p50Ms,
          withinP95Ms: home.p95Ms,
          rawP50Ms: raw.p50Ms,
          rawP95Ms: raw.p95Ms,
          addedP50Ms: away.p50Ms - home.p50Ms - raw.p50Ms,
          addedP95Ms: away.p95Ms - home.p95Ms - raw.p95Ms,
          opsPerSecond: median(both.map(({ product: { run } }) => run.ops / run.seconds)),
        },
      ]
    } finally {
      load.stop()
      await regions.stop()
    }
  } finally {
    load.stop()
    await rm(folder, { recursive: true })
  }
}

/** Of each percentile, so that one bad round of a busy machine does not decide. */
const middle = (runs: readonly Percentiles[]): Percentiles => ({
  p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
  p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
  p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
})
