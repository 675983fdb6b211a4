/** `policy explain`, `diff`, `matrix`: what a document means for people. */
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { diff, opensAnything } from '../preview/diff.ts'
import { explain } from '../preview/explain.ts'
import { matrixPage } from '../preview/matrix-page.ts'
import { matrices } from '../preview/matrix.ts'
import { diffLines, explanationLines, matrixLines } from './answers.ts'
import { mustKnow } from './known-words.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, onDayOption } from './terminal.node.ts'

export function addPreview(policy: Command): void {
  policy
    .command('explain')
    .description('why a flow is allowed or not, and the smallest change that would allow it')
    .argument('<file>')
    .requiredOption('--zone <zone>', 'of the person the data is about')
    .requiredOption('--class <class>')
    .requiredOption('--op <operation>')
    .requiredOption('--to <region>')
    .requiredOption('--form <form>')
    .option('--when <conditions>', 'what is true, with commas', '')
    .option(...jsonOption)
    .option(...onDayOption)
    .addHelpText(
      'after',
      examples('explain policies/global-chat.yaml --zone EU --class msg.e2ee --op store --to cn-north --form e2ee'),
    )
    .action((name: string, options: Common & Record<'zone' | 'class' | 'op' | 'to' | 'form' | 'when', string>) => {
      const { policy: parsed, table } = readable(name, dayOf(options))
      const tuple = {
        zone: options.zone,
        class: options.class,
        op: options.op,
        region: options.to,
        form: options.form,
      }
      const when = options.when.split(',').filter((word) => word !== '')
      mustKnow(table, tuple, when)
      const explanation = explain(parsed, table, tuple, when, dayOf(options))
      if (options.json) print(JSON.stringify({ schema: 'meridian/policy.explain@1', ...tuple, ...explanation }))
      else for (const line of explanationLines(tuple, explanation)) print(line)
      answer(explanation.effect === 'allow')
    })
  policy
    .command('diff')
    .description('flows that a change opens and closes, and what else it permits')
    .argument('<before>')
    .argument('<after>')
    .addHelpText('after', examples('diff policies/three-regions.yaml my-policy.yaml --no-new-flows'))
    .option('--no-new-flows', 'the answer is no if anything opens, today or later (for CI)')
    .option(...jsonOption)
    .option(...onDayOption)
    .action((before: string, after: string, options: Common & { newFlows: boolean }) => {
      const changes = diff(
        readable(before, dayOf(options)).table,
        readable(after, dayOf(options)).table,
        dayOf(options),
      )
      if (options.json) print(JSON.stringify({ schema: 'meridian/policy.diff@1', ...changes }))
      else for (const line of diffLines(changes)) print(line)
      answer(options.newFlows || !opensAnything(changes))
    })
  policy
    .command('matrix')
    .description('zone by zone, what people can do together')
    .argument('<file>')
    .addHelpText('after', examples('matrix policies/global-chat.yaml --html matrix.html'))
    .option('--html <file>', 'write one page to read and print')
    .option(...jsonOption)
    .option(...onDayOption)
    .action((name: string, options: Common & { html?: string }) => {
      const { policy: parsed, table } = readable(name, dayOf(options))
      const all = matrices(parsed.document, table, dayOf(options))
      if (options.html !== undefined)
        writeFileSync(pathOf(options.html), matrixPage(parsed.document, all, dayOf(options)))
      if (options.json) print(JSON.stringify({ schema: 'meridian/policy.matrix@1', matrices: all }))
      else for (const line of all.flatMap(matrixLines)) print(line)
    })
}
