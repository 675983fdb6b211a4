/** `policy check`, `problem`, `fmt`: a document read. */
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { formatPolicy } from '../document/format.ts'
import { type ProblemCode, problemKinds } from '../document/problems.ts'
import { countLine, pathOf, problemLines, readable, readPolicy } from './policy-files.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, onDayOption } from './terminal.node.ts'

export function addCheck(policy: Command): void {
  policy
    .command('check')
    .description('everything that is wrong with a document, at once')
    .argument('<file>')
    .option(...jsonOption)
    .option(...onDayOption)
    .addHelpText('after', examples('check policies/global-chat.yaml'))
    .action((name: string, options: Common) => {
      const start = performance.now()
      const { problems } = readPolicy(name, dayOf(options))
      if (options.json) print(JSON.stringify({ schema: 'meridian/policy.check@1', problems }))
      else for (const line of [...problemLines(problems), countLine(problems, performance.now() - start)]) print(line)
      answer(!problems.some(({ severity }) => severity === 'error'))
    })
  policy
    .command('problem')
    .description('what a problem means and what to do')
    .argument('[code]', 'as `check` prints it')
    .addHelpText('after', examples('problem half-movement'))
    .action((code: string | undefined) => {
      if (code === undefined)
        return Object.entries(problemKinds).forEach(([name, { title }]) => print(`${name}: ${title}`))
      const kind = code in problemKinds ? problemKinds[code as ProblemCode] : undefined
      if (kind === undefined) throw new CommandFailed(exitCodes.notFound, `there is no problem \`${code}\``)
      for (const line of [pc.bold(kind.title), kind.meaning, kind.fix]) print(line)
    })
  policy
    .command('fmt')
    .description('write the document in its plain form; says so and changes nothing with --check')
    .argument('<file>')
    .addHelpText('after', examples('fmt my-policy.yaml'))
    .option('--check', 'only say whether it would change')
    .action((name: string, { check }: { check?: boolean }) => {
      const { text } = readable(name, Date.now())
      const formatted = formatPolicy(text)
      if (check === true) return answer(formatted === text)
      if (formatted !== text) writeFileSync(pathOf(name), formatted)
    })
}
