/**
 * Messages into another region beside messages within one, at the same rate: what a lane costs and how
 * much later it makes them. An operation is a message, durable, delivered and stored in both mailboxes;
 * CPU is that of both regions. Latency, send to row, is that of an open loop at half the rate that was
 * reached, beside a bare way for as many bytes in the same minute.
 *
 * Embedded, the bare way is a gRPC stream, there and back, since the lane waits for the answer of what
 * it delivers one after the other; added is what is above it and above the same within a region. On
 * engines it is a record of the client library through the same MirrorMaker, and added is all that is
 * above that: appends and folds of both ends, too.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AskedProcess } from './harness/asked-process.ts'
import type { EnginesUnderTest } from './harness/engines-under-test.ts'
import type { FleetName, LoadMethods, LoadRun, Percentiles } from './harness/load-methods.ts'
import { type MirroredKafkas, mirroredKafkas, mirrorsCarry, useWithMirrors } from './harness/mirrored-kafkas.ts'
import { cores } from './harness/pinned.ts'
import { type RawMirror, rawMirror } from './harness/raw-mirror.ts'
import { rawStream } from './harness/raw-stream.ts'
import { alternated, figures, measured, median, type Round } from './harness/rounds.ts'
import type { BenchOptions } from './harness/stage.ts'
import { laneRegions, startTwoRegions, type TwoRegions } from './harness/two-regions.ts'
import type { BenchRow } from './row.ts'

const pairs = 50
const rounds = 3
const times = { ms: 1_000, inFlight: 4 }
/** Rounds of latency: a mirror's task commits once a second, which each has to see several times. */
const calmRounds = 5
const calmMs = 3_000
/**
 * Few enough that nothing waits for anything else of ours. Through a mirror, whose record costs it and two
 * brokers a millisecond, fewer.
 */
const perSecondMax = { stream: 200, mirror: 50 } as const
/** A lane record with 128 bytes of text. */
const recordBytes = 300
/** Both kinds of pairs share the load's two fleets. */
const across: FleetName = 'product'
const within: FleetName = 'limit'

/** The bare way. */
type Bare = Pick<RawMirror, 'run' | 'stop'>

interface Lanes {
  readonly regions: TwoRegions
  readonly bare: Bare
  readonly load: AskedProcess<LoadMethods>
  use(): Readonly<Record<string, number>>
}

export async function runLaneBench({ engines, profile }: BenchOptions): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const data = join(folder, 'regions')
  const kafkas = engines && (await mirroredKafkas(engines, laneRegions))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  try {
    const nodeFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
    const regions = await startTwoRegions({ data, people: 3 * pairs, nodeFlags, engines: kafkas?.engines })
    try {
      const bare = kafkas ? await mirrorUnderTest(kafkas, data) : stream
      const row = await measure({ regions, bare, load, use: usedBy(engines, data) })
      await bare.stop()
      return [row]
    } finally {
      load.stop()
      await regions.stop()
    }
  } finally {
    load.stop()
    await kafkas?.remove()
    await rm(folder, { recursive: true })
  }
}

const stream: Bare = {
  run: (perSecond, ms) => rawStream(recordBytes, perSecond, ms),
  stop: () => Promise.resolve(),
}

const usedBy = (engines: EnginesUnderTest | undefined, data: string): Lanes['use'] =>
  engines ? () => useWithMirrors(engines, data) : () => ({})

async function mirrorUnderTest({ kafkaOf }: MirroredKafkas, data: string): Promise<RawMirror> {
  await mirrorsCarry(data, laneRegions.length)
  const [from, to] = laneRegions.map((alias) => ({ alias, kafka: kafkaOf(alias) }))
  if (from === undefined || to === undefined) throw new Error('a lane is between two regions')
  return rawMirror(from, to, recordBytes)
}

async function measure({ regions, bare, load, use }: Lanes): Promise<BenchRow> {
  await connectBoth(regions, load)
  const fast = async (fleet: FleetName): Promise<LoadRun> => {
    const run = await load.ask('direct', { fleet, ...times })
    await regions.checkpoint()
    return run
  }
  const round = (fleet: FleetName): Promise<Round<LoadRun>> => measured(regions.parts, () => fast(fleet), use)
  await fast(within)
  await fast(across)
  const both = await alternated(
    rounds,
    () => round(within),
    () => round(across),
  )
  const opsPerSecond = median(both.map(({ product: { run } }) => run.ops / run.seconds))
  const perSecond = Math.min(bare === stream ? perSecondMax.stream : perSecondMax.mirror, opsPerSecond / 2)
  const calm = (fleet: FleetName): Promise<LoadRun> =>
    load.ask('direct', { fleet, inFlight: times.inFlight, ms: calmMs, perSecond })
  const calmRuns: { home: LoadRun; away: LoadRun; raw: Percentiles }[] = []
  for (let n = 0; n < calmRounds; n++)
    calmRuns.push({ home: await calm(within), raw: await bare.run(perSecond, calmMs), away: await calm(across) })
  const [home, raw, away] = [
    middle(calmRuns.map((run) => run.home)),
    middle(calmRuns.map((run) => run.raw)),
    middle(calmRuns.map((run) => run.away)),
  ]
  const before = bare === stream ? home : none
  return {
    scenario: 'lane',
    ...figures(both),
    ...away,
    withinP50Ms: home.p50Ms,
    withinP95Ms: home.p95Ms,
    rawP50Ms: raw.p50Ms,
    rawP95Ms: raw.p95Ms,
    rawP99Ms: raw.p99Ms,
    addedP50Ms: away.p50Ms - before.p50Ms - raw.p50Ms,
    addedP95Ms: away.p95Ms - before.p95Ms - raw.p95Ms,
    addedP99Ms: away.p99Ms - before.p99Ms - raw.p99Ms,
    perSecond,
    opsPerSecond,
    loadShare: Math.max(...calmRuns.map(({ away: { loadShare } }) => loadShare)),
  }
}

async function connectBoth({ first, second }: TwoRegions, load: AskedProcess<LoadMethods>): Promise<void> {
  const neighbours = first.people.slice(pairs)
  const strangers = first.people.slice(0, pairs).flatMap((one, n) => [one, second.people[n] as typeof one])
  const atOnce = 16
  await load.ask('connect', { fleet: within, target: first.target, people: neighbours, atOnce })
  const targets = { target: first.target, secondTarget: second.target }
  await load.ask('connect', { fleet: across, ...targets, people: strangers, atOnce })
}

const none: Percentiles = { p50Ms: 0, p95Ms: 0, p99Ms: 0 }

/** Of each percentile, so that one bad round of a busy machine does not decide. */
const middle = (runs: readonly Percentiles[]): Percentiles => ({
  p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
  p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
  p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
})
