/**
 * People who are connected and silent, beside a bare `ws` server that answers the same heartbeats. An
 * operation is one connection for one second, with a heartbeat from each every 25 s. What the process
 * does and holds without them is measured first and taken off: memory is what all hold more than the
 * first few hundred of them, both after a full collection, in a process that has not made these people
 * itself; CPU is taken beside the same process with nobody connected (`baseCpuUsPerSecond`).
 */
import { AskedProcess } from './harness/asked-process.ts'
import { liveBytesOf } from './harness/live-bytes.ts'
import { cpuUsOf } from './harness/process-usage.ts'
import { alternated, figures, median, type Pair, type Round } from './harness/rounds.ts'
import { cores } from './harness/pinned.ts'
import type { FleetName, LoadMethods, LoadRun, LoadTarget } from './harness/load-methods.ts'
import { wait } from './harness/sending.ts'
import { type BenchOptions, connectAll, onStage, type Stage } from './harness/stage.ts'
import type { BenchRow } from './row.ts'

/**
 * Nearly as many as a gateway takes. With few of them each heartbeat wakes a process that sleeps, which
 * costs the kernel several times what the heartbeat costs, and no busy gateway pays.
 */
const people = 17_000
const firstPeople = 500
const heartbeatMs = 25_000
/**
 * As a gateway process, where connections are. The large young generation of whoever runs parts is
 * touched bit by bit, and would be taken for memory of connections.
 */
const nodeFlags = ['--max-semi-space-size=4', '--heap-growing-percent=0']
const rounds = 3
const roundMs = 4_000

export async function runIdleBench(options: BenchOptions = {}): Promise<readonly BenchRow[]> {
  return onStage(people, { ...options, nodeFlags }, async (stage) => {
    const { region, limit } = stage
    // A process may have as many sockets as one fleet needs.
    const limitLoad = new AskedProcess<LoadMethods>('load.ts', cores.load)
    const atLimit = { ...stage, load: limitLoad }
    try {
      await region.restart()
      const product = await filled(stage, 'product', region.target, region.pid)
      const bare = await filled(atLimit, 'limit', await stage.startLimit('echo'), limit.pid)
      return [
        resultOf(
          product,
          bare,
          await alternated(
            rounds,
            () => idled(atLimit, 'limit', limit.pid, bare),
            () => idled(stage, 'product', region.pid, product),
          ),
        ),
      ]
    } finally {
      limitLoad.stop()
    }
  })
}

function resultOf(product: Filled, bare: Filled, pairs: readonly Pair<LoadRun>[]): BenchRow {
  const middle = pairs.map(({ product: { run } }) => run)
  return {
    scenario: 'idle',
    ...figures(pairs),
    p50Ms: median(middle.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(middle.map(({ p95Ms }) => p95Ms)),
    p99Ms: median(middle.map(({ p99Ms }) => p99Ms)),
    bytesPerConn: product.bytesPerConn,
    limitBytesPerConn: bare.bytesPerConn,
    baseCpuUsPerSecond: product.baseCpuUsPerSecond,
  }
}

interface Filled {
  readonly bytesPerConn: number
  readonly baseCpuUsPerSecond: number
}

async function filled(stage: Stage, fleet: FleetName, target: LoadTarget, pid: number): Promise<Filled> {
  await wait(2_500)
  const baseCpuUsPerSecond = await withNobody(pid)
  await connectAll(stage, { fleet, target, people: stage.region.people.slice(0, firstPeople) })
  const before = await memoryOf(pid)
  await connectAll(stage, { fleet, target })
  const after = await memoryOf(pid)
  return { bytesPerConn: (after - before) / (people - firstPeople), baseCpuUsPerSecond }
}

/** Least of a few seconds: what began before must not count. */
async function withNobody(pid: number): Promise<number> {
  const seconds: number[] = []
  for (let i = 0; i < 4; i++) {
    const before = cpuUsOf(pid)
    await wait(1_000)
    seconds.push(cpuUsOf(pid) - before)
  }
  return Math.min(...seconds)
}

/** What was just written is let be stored first. */
async function memoryOf(pid: number): Promise<number> {
  await wait(2_500)
  return liveBytesOf(pid)
}

async function idled(
  { load }: Stage,
  fleet: FleetName,
  pid: number,
  { baseCpuUsPerSecond }: Filled,
): Promise<Round<LoadRun>> {
  const before = cpuUsOf(pid)
  const run = await load.ask('idle', { fleet, everyMs: heartbeatMs, ms: roundMs })
  const used = cpuUsOf(pid) - before - baseCpuUsPerSecond * run.seconds
  const ops = Math.round(people * run.seconds)
  return { cpuUsPerOp: used / ops, run: { ...run, ops } }
}
