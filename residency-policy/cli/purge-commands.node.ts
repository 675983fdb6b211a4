/** `policy purge-plan`: what lies where a version does not let it. It plans, and removes nothing. */
import type { Command } from 'commander'
import pc from 'picocolors'
import { print } from '../../protocol/operator/output.node.ts'
import { compareImpact } from '../impact/compare-impact.node.ts'
import { BrokenPopulation } from '../impact/population-files.node.ts'
import type { PurgePlan } from '../impact/purge-plan.ts'
import { columns } from './columns.ts'
import { bytes, number } from './impact-answers.ts'
import { tellBroken } from './impact-commands.node.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { megabytes, progressOf } from './progress.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, onDayOption } from './terminal.node.ts'

interface PurgeOptions extends Common {
  readonly population: string
}

export function addPurgePlan(policy: Command): void {
  policy
    .command('purge-plan')
    .description('what lies where a version does not let it: how much, whose, in which region and stores, and why not')
    .argument('<file>')
    .requiredOption('--population <folder>', 'who lives where and has sent what to whom (docs/population.md)')
    .option(...jsonOption)
    .option(...onDayOption)
    .addHelpText('after', examples('population export --out people', 'purge-plan my-policy.yaml --population people'))
    .action(async (file: string, options: PurgeOptions) => answer(await printPlan(file, options, dayOf(options))))
}

/** Whether nothing has to go. */
async function printPlan(file: string, options: PurgeOptions, nowMs: number): Promise<boolean> {
  const { document } = readable(file, nowMs).policy
  try {
    const versions = { before: document, after: document, nowMs }
    const count = await compareImpact(versions, pathOf(options.population), progressOf('reading', megabytes))
    const plan = count.purgePlan()
    if (options.json) print(JSON.stringify({ schema: 'meridian/policy.purge-plan@1', ...plan }))
    else for (const line of linesOf(plan)) print(line)
    return plan.total.records === 0
  } catch (error) {
    if (!(error instanceof BrokenPopulation)) throw error
    tellBroken(error, options)
    return false
  }
}

function linesOf({ policy, total, regions }: PurgePlan): string[] {
  const title = pc.bold(`${policy.id} v${policy.version}`)
  if (total.records === 0) return [`${title}  nothing lies where it may not`]
  return [
    `${title}  ${pc.yellow(`${number(total.records)} records, ${bytes(total.bytes)} lie where they may not`)}`,
    ...regions.flatMap(({ region, steps }) => [
      '',
      pc.bold(region),
      ...columns([
        ['who', 'what', 'form', 'came there', 'records', 'bytes', 'in', 'not by'].map((head) => pc.dim(head)),
        ...steps.map((step) => [
          step.zone,
          step.class,
          step.form,
          step.way,
          number(step.records),
          bytes(step.bytes),
          step.sinks.join(' '),
          step.rule || step.because,
        ]),
      ]).map((line) => `  ${line}`),
    ]),
    '',
    pc.dim('This is a plan. Erasing is not built yet: nothing is removed.'),
  ]
}
