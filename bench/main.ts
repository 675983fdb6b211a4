/** `npm run bench`: each scenario beside the limit it is compared with, by CPU µs an operation and a ratio. */
import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { type EnginesUnderTest, engineOf, enginesIn, startEngines } from './harness/engines-under-test.ts'
import { keepFigures } from './keep-figures.ts'
import { Refused } from './refused.ts'
import type { BenchRow, GoalRow } from './row.ts'
import { embedded, onEngines, type Scenario } from './scenarios.ts'
import { partsLines, tableHead, tableLine } from './table.ts'

interface Options {
  readonly only?: string
  /** A file, or true for engines of this run's own. */
  readonly engines?: string | true
  readonly json?: true
  readonly keep?: string
  readonly profile?: string
}

const note = (text: string): void => void process.stderr.write(`${text}\n`)
/** As a shell says it of SIGINT. */
const brokenOff = 130
const inWorkingFolder = (path: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', path)

async function main(options: Options): Promise<void> {
  const scenarios = chosen(options)
  const starting = enginesFor(scenarios, options.engines)
  // Who breaks it off does not want the engines to stay, not even those that are just being started.
  const end = (): void => void starting.then((engines) => engines?.stop()).finally(() => process.exit(brokenOff))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  const engines = await starting
  try {
    const profile = options.profile === undefined ? undefined : inWorkingFolder(options.profile)
    // Before anything is measured: a region would stand on its own disk for what its set has not.
    if (engines) for (const { needs = [] } of scenarios) for (const name of needs) engineOf(engines, name)
    if (!options.json) console.log(tableHead())
    for (const scenario of scenarios) {
      const rows = await scenario.run({ profile, engines })
      show(scenario, rows, options.json === true)
      if (options.keep !== undefined)
        keepFigures(inWorkingFolder(options.keep), engines === undefined ? 'embedded' : 'engines', rows)
    }
  } finally {
    await engines?.stop()
  }
}

function chosen({ only, engines }: Options): readonly Scenario[] {
  const all: Readonly<Record<string, Scenario>> = engines === undefined ? embedded : onEngines
  const names = only?.split(',') ?? Object.keys(all)
  return names.map((name) => {
    const found = all[name]
    if (found !== undefined) return found
    const where = engines === undefined ? 'without --engines' : 'with --engines'
    throw new Refused(`there is no \`${name}\` ${where}; there are ${Object.keys(all).join(', ')}`)
  })
}

async function enginesFor(
  scenarios: readonly Scenario[],
  given: Options['engines'],
): Promise<EnginesUnderTest | undefined> {
  if (given === undefined) return undefined
  if (given !== true) return await enginesIn(inWorkingFolder(given), note)
  const regions = new Set(scenarios.flatMap((scenario) => scenario.regions ?? ['eu']))
  return startEngines([...regions], [...new Set(scenarios.flatMap(({ needs }) => needs ?? []))], note)
}

function show({ title }: Scenario, rows: readonly (BenchRow | GoalRow)[], json: boolean): void {
  const lines = rows.flatMap((row) => (json ? [JSON.stringify(row)] : [tableLine(row), ...partsLines(row)]))
  for (const line of json ? lines : [`\n${title}`, ...lines]) console.log(line)
}

const names = (all: Readonly<Record<string, Scenario>>): string => Object.keys(all).join(', ')

const program = new Command('bench')
  .description('What an operation costs, beside the smallest program that keeps the same promise.')
  .option('--only <names>', 'some of the scenarios below')
  .option('--engines [file]', 'on the engines of an engines.json; without a file on some that end with this run')
  .option('--json', 'one JSON object a row')
  .option('--keep <file>', 'puts the figures into this file, each with date and machine')
  .option('--profile <folder>', 'a CPU profile of each process of ours, for Chrome’s developer tools')
  .addHelpText('after', `\nScenarios:\n  embedded: ${names(embedded)}\n  on engines: ${names(onEngines)}`)
  .exitOverride()
  .action(main)

try {
  await program.parseAsync(process.argv.filter((word) => word !== '--'))
} catch (caught) {
  if (caught instanceof Refused) {
    note(caught.message)
    process.exitCode = 2
  } else if (caught instanceof CommanderError) process.exitCode = caught.exitCode === 0 ? 0 : 2
  else throw caught
}
