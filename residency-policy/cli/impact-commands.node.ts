/** `policy impact` and `policy population`: what a change does to people, and people to try it on. */
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { compareImpact } from '../impact/compare-impact.node.ts'
import type { GroupChange } from '../impact/impact.ts'
import { BrokenPopulation, populationFiles } from '../impact/population-files.node.ts'
import { writePopulation } from '../impact/population-writer.node.ts'
import { SyntheticPopulation } from '../impact/synthetic.ts'
import { impactLines } from './impact-answers.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { lines, megabytes, progressOf } from './progress.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, note, onDayOption } from './terminal.node.ts'

interface ImpactOptions extends Common {
  readonly population: string
  readonly groups?: string
}

export async function printImpact(
  before: string,
  after: string,
  options: ImpactOptions,
  nowMs: number,
): Promise<boolean> {
  const documents = {
    before: readable(before, nowMs).policy.document,
    after: readable(after, nowMs).policy.document,
    nowMs,
  }
  try {
    const count = await compareImpact(documents, pathOf(options.population), progressOf('reading', megabytes))
    const impact = count.impact()
    if (options.groups !== undefined) writeGroups(pathOf(options.groups), count.changedGroups())
    if (options.json) print(JSON.stringify({ schema: 'meridian/policy.impact@1', ...impact }))
    else for (const line of impactLines(impact)) print(line)
    return true
  } catch (error) {
    if (!(error instanceof BrokenPopulation)) throw error
    tellBroken(error, options)
    return false
  }
}

function tellBroken({ message, places }: BrokenPopulation, { population, json }: ImpactOptions): void {
  if (json) return print(JSON.stringify({ error: { code: 'population-broken', hint: message, places } }))
  note(`${message}: ${population}`)
  for (const { file, line, message: what, fix } of places) note(`  ${file}:${line}  ${what}\n      ${fix}`)
}

/** One changed group a line. */
function writeGroups(path: string, changes: Iterable<GroupChange>): void {
  const file = openSync(path, 'w')
  try {
    for (const change of changes) writeFileSync(file, `${JSON.stringify(change)}\n`)
  } finally {
    closeSync(file)
  }
}

interface PopulationOptions {
  readonly like: string
  readonly seed: number
  readonly users: number
  readonly groups: number
  readonly edges: number
  readonly out: string
}

export function makePopulation({ like, seed, users, groups, edges, out }: PopulationOptions, nowMs: number): void {
  const { document } = readable(like, nowMs).policy
  const size = { people: users, groups: users === 0 ? 0 : groups, edges: users === 0 ? 0 : edges }
  const population = new SyntheticPopulation(document, size, new SeededRandom(seed))
  writePopulation(pathOf(out), size, population, progressOf('writing', lines))
  note(`${join(out, populationFiles.header)}: ${lines(users + groups + edges)}`)
}

export function addImpact(policy: Command): void {
  policy
    .command('impact')
    .description(
      'what a change does to people: whom, which groups, how many records, what to purge, what is left of quotas',
    )
    .argument('<before>')
    .argument('<after>')
    .requiredOption('--population <folder>', 'who lives where and has sent what to whom (docs/population.md)')
    .option('--groups <file>', 'write every group whose mode changes, one JSON object a line')
    .option(...jsonOption)
    .option(...onDayOption)
    .addHelpText(
      'after',
      examples(
        'population --users 1000 --groups 100 --edges 10000 --out people',
        'impact policies/global-chat.yaml my-policy.yaml --population people',
      ),
    )
    .action(async (before: string, after: string, options: ImpactOptions) =>
      answer(await printImpact(before, after, options, dayOf(options))),
    )
  policy
    .command('population')
    .description('a made-up population, the same for the same seed')
    .requiredOption('--out <folder>')
    .option('--like <file>', 'a document whose zones, homes and movements it has', join(policies, 'global-chat.yaml'))
    .option('--seed <number>', 'everything follows from it', count, 1)
    .option('--users <count>', '', count, 10_000)
    .option('--groups <count>', '', count, 1_000)
    .option('--edges <count>', '', count, 100_000)
    .addHelpText('after', examples('population --seed 7 --users 100000 --groups 10000 --edges 1000000 --out people'))
    .action((options: PopulationOptions) => makePopulation(options, dayOf({})))
}

const policies = join(import.meta.dirname, '..', '..', 'policies')

function count(text: string): number {
  const value = Number(text.replaceAll('_', ''))
  if (!Number.isSafeInteger(value) || value < 0 || text.trim() === '')
    throw new CommandFailed(exitCodes.usage, `\`${text}\` is no count; write digits`)
  return value
}
