/** `npm run simulate`: production code under simulated time, disks and links, from a seed. */
import { commandLine, countOf } from '../platform/command-line.node.ts'
import { plantedBugs } from './bugs.ts'
import { onEveryCore } from './every-core.node.ts'
import { type Finding, seedsPerBug } from './hunt.ts'
import type { RunResult } from './run.ts'
import type { SeedTask } from './seed-thread.node.ts'

const thread = new URL('./seed-thread.node.ts', import.meta.url)

const help = `npm run simulate -- [options]

  --seed N     one seed, with what was found in it
  --seeds N    seeds 1 to N (without options: 40)
  --bugs       every planted bug must be noticed, each by its scenario or within ${seedsPerBug} seeds
  --bug NAME   one of them; may be repeated
  --json       one JSON object a line:
               {seed, events, faults, violations, traceHash}, with --bugs {bug, caught, checker, seed}

A seed always gives the same run: its trace hash says so. Exit 1: a property was broken, or a bug passed.`

async function main(): Promise<number> {
  const { values } = commandLine(help, {
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      bugs: { type: 'boolean', default: false },
      bug: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.bugs || values.bug.length > 0) return huntBugs(values.bug, values.json)
  const [first, last] =
    values.seed === undefined
      ? [1, countOf('--seeds', values.seeds ?? '40', help)]
      : [0, 0].fill(countOf('--seed', values.seed, help))
  return runSeeds(first as number, last as number, values.json)
}

async function runSeeds(first: number, last: number, json: boolean): Promise<number> {
  let [broken, events, faults] = [0, 0, 0]
  const tasks = Array.from({ length: last - first + 1 }, (_, at) => ({ seed: first + at }))
  for await (const result of onEveryCore<SeedTask, RunResult>(thread, tasks)) {
    if (json) console.log(lineOf(result))
    else if (first === last || result.violations.length > 0) tell(result)
    broken += result.violations.length > 0 ? 1 : 0
    events += result.work.events
    for (const count of Object.values(result.work.faults)) faults += count
  }
  if (!json) console.log(`${last - first + 1} seeds, ${events} events, ${faults} faults: ${broken} seeds broken`)
  return broken > 0 ? 1 : 0
}

const lineOf = ({ seed, work: { events, faults }, violations, traceHash }: RunResult): string =>
  JSON.stringify({ seed, events, faults, violations, traceHash })

function tell({ seed, work, violations, judged, traceHash }: RunResult): void {
  const list = (counts: object) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  const { faults, ...counts } = work
  console.log(`seed ${seed}, trace ${traceHash}`)
  console.log(`  work: ${list(counts)}\n  faults: ${list(faults)}\n  judged: ${list(judged)}`)
  for (const { checker, what } of violations) console.log(`  ${checker}: ${what}`)
}

async function huntBugs(names: readonly string[], json: boolean): Promise<number> {
  const unknown = names.find((name) => !plantedBugs.some(({ key }) => key === name))
  if (unknown !== undefined) throw new RangeError(`no bug \`${unknown}\``)
  const wanted = plantedBugs.filter(({ key }) => names.length === 0 || names.includes(key))
  let passed = 0
  const tasks = wanted.map(({ key }) => ({ bug: key }))
  for await (const { bug, caught, checker, what, seed } of onEveryCore<SeedTask, Finding>(thread, tasks)) {
    if (!caught) passed += 1
    if (json) console.log(JSON.stringify({ bug, caught, checker: checker ?? null, seed: seed ?? null }))
    else console.log(`${bug.padEnd(18)} ${caught ? `${checker}, ${whereOf(seed)}: ${what}` : `PASSED: ${what}`}`)
  }
  if (!json) console.log(`${wanted.length - passed} of ${wanted.length} planted bugs noticed`)
  return passed > 0 ? 1 : 0
}

const whereOf = (seed: number | string | undefined): string => (typeof seed === 'number' ? `seed ${seed}` : `${seed}`)

process.exitCode = await main()
