/**
 * Limit and product in turn, several times: a noisy neighbour then hits both. The least of the rounds
 * is what counts, since a neighbour can only add to what an operation costs; the median stands beside
 * it and says how noisy the machine was.
 */
import { cpuUsOf } from './process-usage.ts'

export interface Round<Run> {
  readonly cpuUsPerOp: number
  readonly run: Run
}

export interface Ran {
  readonly ops: number
}

/** CPU that `pid` uses per operation while `run` runs. */
export async function measured<Run extends Ran>(pid: number, run: () => Promise<Run>): Promise<Round<Run>> {
  const before = cpuUsOf(pid)
  const done = await run()
  return { cpuUsPerOp: (cpuUsOf(pid) - before) / Math.max(1, done.ops), run: done }
}

export interface Pair<Run> {
  readonly product: Round<Run>
  readonly limit: Round<Run>
}

export async function alternated<Run extends Ran>(
  rounds: number,
  limit: () => Promise<Round<Run>>,
  product: () => Promise<Round<Run>>,
): Promise<Pair<Run>[]> {
  const pairs: Pair<Run>[] = []
  for (let round = 0; round < rounds; round++) pairs.push({ limit: await limit(), product: await product() })
  return pairs
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** The figures every row has. */
export function figures<Run extends Ran>(pairs: readonly Pair<Run>[]) {
  const products = pairs.map(({ product }) => product.cpuUsPerOp)
  const limits = pairs.map(({ limit }) => limit.cpuUsPerOp)
  const cpuUsPerOp = Math.min(...products)
  const limitCpuUsPerOp = Math.min(...limits)
  return {
    cpuUsPerOp,
    limitCpuUsPerOp,
    ratio: cpuUsPerOp / limitCpuUsPerOp,
    medianCpuUsPerOp: median(products),
    medianLimitCpuUsPerOp: median(limits),
    ops: pairs.reduce((sum, { product }) => sum + product.run.ops, 0),
  }
}
