/** Closed-loop waiters on something that makes records durable: each asks again when it is answered. */

export interface Subject {
  write(n: number): Promise<unknown>
  batches(): number
  /** Called between rounds. */
  tidy(): Promise<void>
  close(): Promise<void>
}

export interface Round {
  readonly ops: number
  readonly cpuUsPerOp: number
  readonly opsPerSecond: number
  readonly recordsPerBatch: number
  readonly waitsMs: Float64Array
}

/** Taken once: fresh memory in each round would be measured, too. */
const WAITS_MS = new Float64Array(2_000_000)

export const runRound = async (subject: Subject, waiters: number, roundMs: number): Promise<Round> => {
  await subject.tidy()
  let ops = 0
  const batches = subject.batches()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const until = start + roundMs
  const waiter = async (index: number): Promise<void> => {
    for (let n = index; ; n += waiters) {
      const asked = performance.now()
      if (asked > until) return
      await subject.write(n)
      WAITS_MS[ops++ % WAITS_MS.length] = performance.now() - asked
    }
  }
  await Promise.all(Array.from({ length: waiters }, (_, index) => waiter(index)))
  const { user, system } = process.cpuUsage(cpu)
  return {
    ops,
    cpuUsPerOp: (user + system) / ops,
    opsPerSecond: (ops * 1_000) / (performance.now() - start),
    recordsPerBatch: ops / (subject.batches() - batches),
    waitsMs: WAITS_MS.slice(0, ops),
  }
}

export interface Rounds {
  readonly product: Round
  readonly limit: Round
}

/** One round of each to warm up, then `rounds` of both in alternation. */
export const alternate = async (
  product: Subject,
  limit: Subject,
  { waiters, rounds, roundMs }: { readonly waiters: number; readonly rounds: number; readonly roundMs: number },
): Promise<Rounds[]> => {
  await runRound(product, waiters, roundMs)
  await runRound(limit, waiters, roundMs)
  const measured: Rounds[] = []
  for (let round = 0; round < rounds; round++) {
    measured.push({
      product: await runRound(product, waiters, roundMs),
      limit: await runRound(limit, waiters, roundMs),
    })
  }
  return measured
}

/** What both benches say of their rounds; the ratio is each one's own. */
export const figuresOf = (rounds: readonly Rounds[]) => {
  const waitsMs = Float64Array.from(rounds.flatMap(({ product }) => Array.from(product.waitsMs))).sort()
  const percentile = (part: number): number => waitsMs[Math.floor((waitsMs.length - 1) * part)] ?? 0
  return {
    cpuUsPerOp: Math.min(...rounds.map(({ product }) => product.cpuUsPerOp)),
    limitCpuUsPerOp: Math.min(...rounds.map(({ limit }) => limit.cpuUsPerOp)),
    rateRatio: median(rounds.map(({ product, limit }) => product.opsPerSecond / limit.opsPerSecond)),
    opsPerSecond: median(rounds.map(({ product }) => product.opsPerSecond)),
    recordsPerBatch: median(rounds.map(({ product }) => product.recordsPerBatch)),
    limitRecordsPerBatch: median(rounds.map(({ limit }) => limit.recordsPerBatch)),
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    ops: waitsMs.length,
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
