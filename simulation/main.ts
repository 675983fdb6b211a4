/** `npm run simulate`: production code under simulated time, disks and links, from a seed. */
import { parseArgs } from 'node:util'
import { plantedBugs } from './bugs.ts'
import { type RunResult, runSeed } from './run.ts'
import type { WorldOptions } from './world.ts'

/** The slowest of them is noticed at seed 41. */
const seedsPerBug = 60

const help = `npm run simulate -- [options]

  --seed N     one seed, with what was found in it
  --seeds N    seeds 1 to N (without options: 40)
  --bugs       every planted bug must be noticed, each within ${seedsPerBug} seeds
  --json       one JSON object a seed

A seed always gives the same run: its trace hash says so. Exit 1: a property was broken, or a bug passed.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      bugs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  if (values.bugs) return huntBugs()
  const [first, last] =
    values.seed === undefined ? [1, whole('--seeds', values.seeds ?? '40')] : [0, 0].fill(whole('--seed', values.seed))
  return runSeeds(first as number, last as number, values.json)
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} takes a whole number from 1 on`)
  return value
}

async function runSeeds(first: number, last: number, json: boolean): Promise<number> {
  let [broken, events, faults] = [0, 0, 0]
  for (let seed = first; seed <= last; seed++) {
    const result = await runSeed(seed)
    if (json) console.log(JSON.stringify(result))
    else if (first === last || result.violations.length > 0) tell(result)
    broken += result.violations.length > 0 ? 1 : 0
    events += result.events
    for (const count of Object.values(result.faults)) faults += count
  }
  if (!json) console.log(`${last - first + 1} seeds, ${events} events, ${faults} faults: ${broken} seeds broken`)
  return broken > 0 ? 1 : 0
}

function tell({ seed, events, faults, violations, looked, traceHash }: RunResult): void {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  console.log(
    `seed ${seed}: ${events} events, trace ${traceHash}\n  faults: ${list(faults)}\n  looked at: ${list(looked)}`,
  )
  for (const { checker, what } of violations) console.log(`  ${checker}: ${what}`)
}

async function huntBugs(): Promise<number> {
  let passed = 0
  for (const { key, options } of plantedBugs) {
    const found = await firstNotice(options)
    console.log(`${key.padEnd(16)} ${found ?? `not noticed in ${seedsPerBug} seeds`}`)
    if (found === undefined) passed += 1
  }
  return passed > 0 ? 1 : 0
}

async function firstNotice(options: WorldOptions): Promise<string | undefined> {
  for (let seed = 1; seed <= seedsPerBug; seed++) {
    const { violations } = await runSeed(seed, options)
    const [first] = violations
    if (first !== undefined) return `seed ${seed}, ${first.checker}: ${first.what}`
  }
  return undefined
}

process.exitCode = await main()
