/** `policy impact`: what a change does to people. */
import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { compareImpact } from '../impact/compare-impact.node.ts'
import type { GroupChange } from '../impact/impact.ts'
import { BrokenPopulation } from '../impact/population-files.node.ts'
import { impactLines } from './impact-answers.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { megabytes, progressOf } from './progress.node.ts'
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

export function tellBroken(
  { message, places }: BrokenPopulation,
  { population, json }: Pick<ImpactOptions, 'population' | 'json'>,
): void {
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
      examples('population export --out people', 'impact policies/global-chat.yaml my-policy.yaml --population people'),
    )
    .action(async (before: string, after: string, options: ImpactOptions) =>
      answer(await printImpact(before, after, options, dayOf(options))),
    )
}
