/** `policy table`, `decide`: answers for programs, one JSON object a line. */
import type { Command } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { allowedCells } from '../preview/allowed-cells.ts'
import { readable } from './policy-files.node.ts'
import { answerLines } from './questions.ts'
import { answer, type Common, dayOf, examples, jsonOption, onDayOption } from './terminal.node.ts'

export function addMachine(policy: Command): void {
  policy
    .command('table')
    .description('every allowed cell, one JSON object a line')
    .argument('<file>')
    .addHelpText('after', examples('table policies/three-regions.yaml'))
    .option(...jsonOption)
    .option(...onDayOption)
    .action((name: string, options: Common) => {
      for (const cell of allowedCells(readable(name, dayOf(options)).table, dayOf(options))) print(JSON.stringify(cell))
    })
  policy
    .command('decide')
    .description('answer questions: one JSON object a line on standard input')
    .argument('<file>')
    .requiredOption('--stdin', 'read questions from standard input')
    .option(...onDayOption)
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"zone":"EU","class":"msg.body","op":"store","region":"us-east","form":"plain"}\' | npx meridian policy decide policies/three-regions.yaml --stdin',
    )
    .action(async (name: string, options: Common) => {
      const { refused } = await answerLines(readable(name, dayOf(options)).table, process.stdin, dayOf(options), print)
      answer(refused === 0)
    })
}
