/**
 * Limit and product in turn, several times: a noisy neighbour then hits both. The least of the rounds
 * is what counts, since a neighbour can only add to what an operation costs; the median stands beside
 * it and says how noisy the machine was.
 */
import { type CpuUse, cpuUsOf } from './process-usage.ts'

export interface Round<Run> {
  readonly cpuUsPerOp: number
  /** What each part of ours used of it. */
  readonly parts?: CpuUse
  /** What each engine used meanwhile, per operation. */
  readonly engines?: CpuUse
  readonly run: Run
}

export interface Ran {
  readonly ops: number
}

/** Processes by what part of the product they are. */
export type Parts = Readonly<Record<string, readonly number[]>>

/** CPU that processes of ours, and beside them the engines, use per operation while `run` runs. */
export async function measured<Run extends Ran>(
  processes: number | Parts,
  run: () => Promise<Run>,
  engines: () => CpuUse = () => ({}),
): Promise<Round<Run>> {
  const parts = typeof processes === 'number' ? { process: [processes] } : processes
  const before = { parts: useOf(parts), engines: engines() }
  const done = await run()
  const after = { parts: useOf(parts), engines: engines() }
  const ops = Math.max(1, done.ops)
  const grown = perOp(before.parts, after.parts, ops)
  return { cpuUsPerOp: sumOf(grown), parts: grown, engines: perOp(before.engines, after.engines, ops), run: done }
}

const useOf = (parts: Parts): CpuUse =>
  Object.fromEntries(
    Object.entries(parts).map(([name, pids]) => [name, pids.reduce((sum, pid) => sum + cpuUsOf(pid), 0)]),
  )

const perOp = (before: CpuUse, after: CpuUse, ops: number): CpuUse =>
  Object.fromEntries(Object.entries(after).map(([name, us]) => [name, (us - (before[name] ?? 0)) / ops]))

const sumOf = (use: CpuUse): number => Object.values(use).reduce((sum, us) => sum + us, 0)

/** Messages until the compiler has made of the hot path what it will be; before, a message costs twice as much. */
const warmUpOps = 200_000
/** On a crowded machine it stays half warm: nobody waits longer than this many runs. */
const warmUpRunsMax = 10

/** Runs until the program is as fast as it gets: what counts is the next hour, not the first second. */
export async function warmedUp(run: () => Promise<Ran>, runsMax = warmUpRunsMax): Promise<void> {
  let ops = 0
  for (let runs = 0; runs < runsMax && ops < warmUpOps; runs++) ops += (await run()).ops
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
    ...partFigures(pairs.map(({ product }) => product)),
    ...engineFigures(
      pairs.map(({ product }) => product.engines ?? {}),
      'engines',
      figureOf,
    ),
    ...engineFigures(
      pairs.map(({ limit }) => limit.engines ?? {}),
      'limitEngines',
      (name) => `${name}LimitCpuUsPerOp`,
    ),
  }
}

/** What a row calls the CPU of a part of ours, or of an engine. */
export const figureOf = (name: string): string => `${name}CpuUsPerOp`

/** Of the round that counts; nothing where all is one part. */
function partFigures(rounds: readonly Round<unknown>[]): Readonly<Record<string, number>> {
  const [least] = [...rounds].sort((a, b) => a.cpuUsPerOp - b.cpuUsPerOp)
  const parts = Object.entries(least?.parts ?? {})
  return parts.length < 2 ? {} : Object.fromEntries(parts.map(([name, us]) => [figureOf(name), us]))
}

/** Of the round in which they used least together, so that the parts are those of the sum. Nothing without engines. */
function engineFigures(
  rounds: readonly CpuUse[],
  together: 'engines' | 'limitEngines',
  nameOf: (engine: string) => string,
): Readonly<Record<string, number>> {
  const [least] = [...rounds].sort((a, b) => sumOf(a) - sumOf(b))
  if (least === undefined || Object.keys(least).length === 0) return {}
  const parts = Object.entries(least).map(([engine, us]) => [nameOf(engine), us] as const)
  return { [`${together}CpuUsPerOp`]: sumOf(least), ...Object.fromEntries(parts) }
}
