/** `policy init`, `check`, `problem`, `fmt`: a document begun and read. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { formatPolicy } from '../document/format.ts'
import { problemKinds } from '../document/problems.ts'
import { hasPolicyLog } from '../publish/policy-log.node.ts'
import { dataOption, logFolder, type LogOptions, logOption, onLog } from './log-folder.node.ts'
import { countLine, pathOf, problemLines, readable, readPolicy } from './policy-files.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, onDayOption } from './terminal.node.ts'

const samples = ['starting-policy', 'three-regions', 'global-chat'] as const

type InitOptions = LogOptions & { from: (typeof samples)[number]; id?: string }

/** Writes a sample as the version that would come next. */
async function init(name: string, { from, id = from, ...options }: InitOptions): Promise<void> {
  if (existsSync(pathOf(name))) throw new CommandFailed(exitCodes.blocked, `\`${name}\` is there already`)
  const sample = readFileSync(join(import.meta.dirname, '..', '..', 'policies', `${from}.yaml`), 'utf8')
  const released = hasPolicyLog(logFolder(options)) ? (await onLog(options, (log) => log.read())).releases : []
  const newest = released.at(-1)?.statement.version
  const text = sample
    .replace(/\$schema=\S+/, `$schema=${editorSchemaFile}`)
    .replace(/^ {2}id: .*/m, `  id: ${id}`)
    .replace(
      /^ {2}version: (\d+)/m,
      (_, version: string) => `  version: ${newest === undefined ? version : newest + 1}`,
    )
    .replace(/^ {2}supersedes: .*\n/m, '')
  writeFileSync(pathOf(name), text)
  const version = Number(/^ {2}version: (\d+)/m.exec(text)?.[1])
  if (options.json) return print(JSON.stringify({ schema: 'meridian/policy.init@1', file: name, id, version }))
  print(`${name}: ${id} v${version}. next: meridian policy check ${name}`)
}

const editorSchemaFile = join(import.meta.dirname, '..', 'document', 'residency-v1.schema.json')

export function addCheck(policy: Command): void {
  policy
    .command('init')
    .description('write a small complete document to start from')
    .argument('<file>')
    .addOption(new Option('--from <sample>', 'which one').choices(samples).default('starting-policy'))
    .option('--id <name>', 'name of the policy')
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('init my-policy.yaml', 'init my-policy.yaml --from global-chat --id our-policy'))
    .action(init)
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
    .option(...jsonOption)
    .action((code: string | undefined, { json }: { json?: boolean }) => {
      const known = Object.entries(problemKinds).map(([name, kind]) => ({ code: name, ...kind }))
      const asked = known.filter((kind) => code === undefined || kind.code === code)
      if (asked.length === 0) throw new CommandFailed(exitCodes.notFound, `there is no problem \`${code}\``)
      if (json === true) return print(JSON.stringify({ schema: 'meridian/policy.problem@1', problems: asked }))
      if (code === undefined) return known.forEach(({ code: name, title }) => print(`${name}: ${title}`))
      const [kind] = asked as [(typeof known)[number]]
      const page = `more: docs/compliance/problems/${code}.md`
      for (const line of [pc.bold(kind.title), kind.meaning, kind.fix, page]) print(line)
    })
  policy
    .command('fmt')
    .description('write the document in its plain form; says so and changes nothing with --check')
    .argument('<file>')
    .addHelpText('after', examples('fmt my-policy.yaml', 'fmt my-policy.yaml --check --json'))
    .option('--check', 'only say whether it would change')
    .option(...jsonOption)
    .action((name: string, { check = false, json }: { check?: boolean; json?: boolean }) => {
      const { text } = readable(name, Date.now())
      const formatted = formatPolicy(text)
      const isPlain = formatted === text
      if (!isPlain && !check) writeFileSync(pathOf(name), formatted)
      if (json === true)
        print(JSON.stringify({ schema: 'meridian/policy.fmt@1', plain: isPlain, written: !isPlain && !check }))
      if (check) answer(isPlain)
    })
}
