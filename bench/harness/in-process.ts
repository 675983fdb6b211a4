/**
 * Product and limit in this process, one after the other and in turn. For what has no socket: CPU is
 * that of all threads, so reading and compacting in LevelDB's own count.
 */
import { Latencies } from './percentiles.ts'
import type { CpuUse } from './process-usage.ts'
import { alternated, measured, median, type Pair } from './rounds.ts'

export interface InProcessRun {
  readonly ops: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export interface InProcessOptions {
  readonly rounds: number
  readonly roundMs: number
  readonly engines?: (() => CpuUse) | undefined
}

/** Runs `operation` again and again for `roundMs`; it answers how many operations that was. */
async function repeated(operation: () => Promise<number>, roundMs: number): Promise<InProcessRun> {
  const latencies = new Latencies()
  const begun = performance.now()
  let ops = 0
  for (let now = begun; now - begun < roundMs; ) {
    ops += await operation()
    const done = performance.now()
    latencies.add(done - now)
    now = done
  }
  return { ops, seconds: (performance.now() - begun) / 1_000, ...latencies.percentiles() }
}

/** A round of each to warm up, then limit and product in turn. */
export async function besideLimit(
  { rounds, roundMs, engines }: InProcessOptions,
  limit: () => Promise<number>,
  product: () => Promise<number>,
): Promise<Pair<InProcessRun>[]> {
  await repeated(limit, roundMs)
  await repeated(product, roundMs)
  return alternated(
    rounds,
    () => measured(process.pid, () => repeated(limit, roundMs), engines),
    () => measured(process.pid, () => repeated(product, roundMs), engines),
  )
}

export const percentilesOf = (pairs: readonly Pair<InProcessRun>[]) => ({
  p50Ms: median(pairs.map(({ product }) => product.run.p50Ms)),
  p95Ms: median(pairs.map(({ product }) => product.run.p95Ms)),
  p99Ms: median(pairs.map(({ product }) => product.run.p99Ms)),
})
