/** `npm run capacity`: machines per region for the scale this is designed for, from what was measured. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { usualValues, withSettings } from './assumptions.ts'
import { readFigures } from './figures.ts'
import { capacityOf } from './model.ts'
import { capacityPage, measuredOf } from './page.ts'
import { whatIfs } from './what-if.ts'

interface Options {
  readonly json?: true
  readonly write?: true
  readonly set: readonly string[]
}

const page = join(import.meta.dirname, '..', '..', 'docs', 'capacity.md')

function main({ json, write, set }: Options): void {
  const figures = readFigures()
  // The page in the repository says what is assumed, not what somebody asked.
  if (write) return writeFileSync(page, capacityPage(figures, usualValues))
  const values = withSettings(set)
  if (!json) return void process.stdout.write(capacityPage(figures, values))
  const measured = measuredOf(figures)
  const answer = { ...capacityOf(measured, values), figures, assumptions: values, whatIf: whatIfs(measured, values) }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

const program = new Command('capacity')
  .description('Machines per region, from what was measured and what is assumed.')
  .option(
    '--set <name=value>',
    'another assumption; may be given again',
    (one: string, all: string[]) => [...all, one],
    [],
  )
  .option('--json', 'one JSON object')
  .option('--write', 'write docs/capacity.md')
  .exitOverride()
  .action(main)

try {
  program.parse(process.argv.filter((word) => word !== '--'))
} catch (caught) {
  if (caught instanceof CommanderError) process.exitCode = caught.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`${(caught as Error).message}\n`)
    process.exitCode = 1
  }
}
