/**
 * The residency engine on the worked example of four regions, held to what each part may cost. What is
 * short is repeated, and the least of several rounds counts; a proof and an impact run once, with the
 * time by the clock beside the CPU. The population is made up before.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SeededRandom } from '../platform/random.seeded.ts'
import { prove } from '../residency-policy/cli/prove.node.ts'
import { conditionWords } from '../residency-policy/document/conditions.ts'
import { edited, exampleNow, exampleText, globalChat } from '../residency-policy/document/example-policy.node.ts'
import { compareImpact } from '../residency-policy/impact/compare-impact.node.ts'
import { writePopulation } from '../residency-policy/impact/population-writer.node.ts'
import { SyntheticPopulation } from '../residency-policy/impact/synthetic.ts'
import { compareWithReference } from '../residency-policy/proof/exhaustive.ts'
import { diff } from '../residency-policy/preview/diff.ts'
import { compile } from '../residency-policy/table/compile.ts'
import { type DecisionTable, decideCell } from '../residency-policy/table/decision-table.ts'
import { cpuUsOf } from './harness/process-usage.ts'
import type { GoalRow } from './row.ts'

const rounds = 7
const population = { people: 1_000_000, groups: 100_000, edges: 10_000_000 }
const policy = globalChat()

export async function runPolicyBench(): Promise<readonly GoalRow[]> {
  const table = compile(policy.document)
  const changed = edited({ rules: policy.document.rules.filter(({ id }) => id !== 'grp-repl') })
  const after = compile(changed)
  return [
    decideRow(table),
    repeatedRow('compile', 50, 20, () => compile(policy.document)),
    repeatedRow('diff', 50, 20, () => diff(table, after, exampleNow)),
    ...(await proofRows(table)),
    await impactRow(changed),
  ]
}

/** Questions from all over the table, so that neither caches nor branches know what comes. */
function decideRow(table: DecisionTable): GoalRow {
  const questions = 4_096
  const passes = 1_000
  const random = new SeededRandom(1)
  const { zones, classes, ops, regions, forms } = table
  const ends = [zones.length, classes.length, ops.length, regions.length, forms.length, 2 ** conditionWords.length]
  const asked = Int32Array.from({ length: questions * 6 }, (_, at) => random.integer(ends[at % 6] as number))
  const ask = (at: number): number => asked[at] as number
  let allowed = 0
  const pass = (): void => {
    for (let at = 0; at < asked.length; at += 6) {
      const [zone, dataClass, op] = [ask(at), ask(at + 1), ask(at + 2)]
      const code = decideCell(table, zone, dataClass, op, ask(at + 3), ask(at + 4), ask(at + 5), exampleNow)
      if (code >= 0) allowed += 1
    }
  }
  const decisions = questions * passes
  const nsPerOp = (leastCpuMs(passes, pass) * 1e6) / decisions
  if (allowed === 0) throw new Error('nothing was allowed: the questions ask nothing')
  return { scenario: 'decide', nsPerOp, limit: 50, ratio: nsPerOp / 50, ops: decisions }
}

function repeatedRow(scenario: string, limit: number, times: number, work: () => unknown): GoalRow {
  const ms = leastCpuMs(times, work) / times
  return { scenario, ms, limit, ratio: ms / limit, ops: times }
}

/** CPU of `times` runs, in milliseconds; of several rounds the least. */
function leastCpuMs(times: number, work: () => unknown): number {
  const figures = Array.from({ length: rounds }, () => {
    const before = cpuUsOf(process.pid)
    for (let at = 0; at < times; at++) work()
    return (cpuUsOf(process.pid) - before) / 1_000
  })
  return Math.min(...figures)
}

async function proofRows(table: DecisionTable): Promise<GoalRow[]> {
  const { ms, wallMs, result } = await timed(() => prove(policy, table, exampleText(), exampleNow, () => {}))
  if (!result.holds) throw new Error('the example does not hold')
  const reference = await timed(() => compareWithReference(policy.document, table, exampleNow))
  return [
    { scenario: 'prove', ms, limit: 30_000, ratio: ms / 30_000, wallMs, ops: 1 },
    {
      scenario: 'prove-reference',
      ms: reference.ms,
      limit: 10_000,
      ratio: reference.ms / 10_000,
      wallMs: reference.wallMs,
      ops: reference.result.decisions,
    },
  ]
}

async function impactRow(after: typeof policy.document): Promise<GoalRow> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-population-'))
  try {
    const people = new SyntheticPopulation(policy.document, population, new SeededRandom(1))
    writePopulation(folder, population, people, () => {})
    const documents = { before: policy.document, after, nowMs: exampleNow }
    const { ms, wallMs, result } = await timed(async () => (await compareImpact(documents, folder)).impact())
    if (result.purge.length === 0) throw new Error('the change has no impact')
    return { scenario: 'impact', ms, limit: 60_000, ratio: ms / 60_000, wallMs, ops: population.edges }
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Timed<Result> {
  readonly result: Result
  readonly ms: number
  readonly wallMs: number
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<Timed<Result>> {
  const start = performance.now()
  const cpuBefore = cpuUsOf(process.pid)
  const result = await work()
  return { result, wallMs: performance.now() - start, ms: (cpuUsOf(process.pid) - cpuBefore) / 1_000 }
}
