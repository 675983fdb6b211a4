/**
 * `meridian policy …`: a residency document written, proved and previewed. Answers go to standard
 * output, progress to standard error. Exit: 0 yes · 1 the answer is no · 2 usage.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import pc from 'picocolors'
import { formatPolicy } from '../document/format.ts'
import { type ProblemCode, problemKinds } from '../document/problems.ts'
import { allowedCells } from '../preview/allowed-cells.ts'
import { diff } from '../preview/diff.ts'
import { explain } from '../preview/explain.ts'
import { matrixPage } from '../preview/matrix-page.ts'
import { matrices } from '../preview/matrix.ts'
import { coverage, runDocumentTests } from '../proof/document-tests.ts'
import { diffLines, explanationLines, matrixLines } from './answers.ts'
import { countLine, pathOf, problemLines, readable, readPolicy, Unreadable } from './policy-files.node.ts'
import { type Proof, prove, type Stage } from './prove.node.ts'
import { answerLines } from './questions.ts'

const print = (text: string): void => void process.stdout.write(`${text}\n`)
const note = (text: string): void => void process.stderr.write(`${text}\n`)
const answer = (yes: boolean): void => void (process.exitCode = yes ? 0 : 1)
const json = ['--json', 'for a program'] as const
const onDay = ['--on <day>', 'judge bases as on this day, 2027-01-31; otherwise today'] as const

interface Common {
  readonly json?: boolean
  readonly on?: string
}

function now({ on }: Common): number {
  if (on === undefined) return Date.now()
  const day = Date.parse(`${on}T00:00:00Z`)
  if (Number.isNaN(day)) throw new Error(`\`${on}\` is no day; write 2027-01-31`)
  return day
}

/** Runs an action; a file that cannot be used is told as `check` would. */
function telling<A extends unknown[]>(action: (...args: A) => void | Promise<void>): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await action(...args)
    } catch (caught) {
      if (!(caught instanceof Unreadable)) throw caught
      for (const line of [caught.message, ...problemLines(caught.file.problems)]) note(line)
      answer(false)
    }
  }
}

function addCheck(policy: Command): void {
  policy
    .command('check')
    .description('everything that is wrong with a document, at once')
    .argument('<file>')
    .option(...json)
    .option(...onDay)
    .addHelpText('after', '\nExample:\n  npx meridian policy check policies/global-chat.yaml')
    .action(
      telling((name: string, options: Common) => {
        const start = performance.now()
        const { problems } = readPolicy(name, now(options))
        if (options.json) print(JSON.stringify({ schema: 'meridian/policy.check@1', problems }))
        else for (const line of [...problemLines(problems), countLine(problems, performance.now() - start)]) print(line)
        answer(!problems.some(({ severity }) => severity === 'error'))
      }),
    )
  policy
    .command('problem')
    .description('what a problem means and what to do')
    .argument('[code]', 'as `check` prints it')
    .action((code: string | undefined) => {
      if (code === undefined)
        return Object.entries(problemKinds).forEach(([name, { title }]) => print(`${name}: ${title}`))
      const kind = code in problemKinds ? problemKinds[code as ProblemCode] : undefined
      if (kind === undefined) throw new Error(`there is no problem \`${code}\``)
      for (const line of [pc.bold(kind.title), kind.meaning, kind.fix]) print(line)
    })
  policy
    .command('fmt')
    .description('write the document in its plain form; says so and changes nothing with --check')
    .argument('<file>')
    .option('--check', 'only say whether it would change')
    .action(
      telling((name: string, { check }: { check?: boolean }) => {
        const text = readFileSync(pathOf(name), 'utf8')
        readable(name, Date.now())
        const formatted = formatPolicy(text)
        if (check === true) return answer(formatted === text)
        if (formatted !== text) writeFileSync(pathOf(name), formatted)
      }),
    )
  policy
    .command('test')
    .description('run the document’s own tests')
    .argument('<file>')
    .option('--coverage', 'which rules and guardrails no test meets; the answer is no if a rule is not met')
    .option(...json)
    .option(...onDay)
    .action(
      telling((name: string, options: Common & { coverage?: boolean }) => {
        const { policy: parsed, table } = readable(name, now(options))
        const results = runDocumentTests(parsed.document, table, now(options))
        const { met, notMet } = coverage(parsed.document, table, now(options))
        const failed = results.filter(({ passed }) => !passed)
        const rules = parsed.document.rules.map(({ id }) => id)
        if (options.json) {
          print(JSON.stringify({ schema: 'meridian/policy.test@1', results, coverage: { met, notMet } }))
        } else {
          for (const { name: title, passed, expected, decided } of results)
            print(
              passed
                ? `${pc.green('✓')} ${title}`
                : `${pc.red('✗')} ${title}: expected ${expected}, decided ${decided}`,
            )
          print(`${results.length - failed.length} of ${results.length} tests pass`)
          if (options.coverage === true) {
            print(`${met.length}/${met.length + notMet.length} rules and guardrails are met by a test`)
            for (const id of notMet) print(`  not met: ${id}`)
          }
        }
        answer(failed.length === 0 && !(options.coverage === true && notMet.some((id) => rules.includes(id))))
      }),
    )
  policy
    .command('prove')
    .description('compare the compiled table with the reference on every decision, and with Cedar')
    .argument('<file>')
    .option('--out <file>', 'write the proof to a file')
    .option(...json)
    .option(...onDay)
    .action(
      telling((name: string, options: Common & { out?: string }) => {
        const { policy: parsed, table } = readable(name, now(options))
        const text = readFileSync(pathOf(name), 'utf8')
        const proof = prove(parsed, table, text, now(options), progress())
        if (options.out !== undefined) writeFileSync(pathOf(options.out), `${JSON.stringify(proof, undefined, 2)}\n`)
        if (options.json) print(JSON.stringify(proof))
        else for (const line of proofLines(proof)) print(line)
        answer(proof.holds)
      }),
    )
}

/** A line that is written over, on a terminal only. */
function progress(): (stage: Stage, done: number, all: number) => void {
  if (!process.stderr.isTTY) return () => {}
  let last = -1
  return (stage, done, all) => {
    const percent = Math.floor((done / all) * 100)
    if (percent === last) return
    last = percent
    const bar = '█'.repeat(Math.floor(percent / 4)).padEnd(25, '░')
    process.stderr.write(
      `\r${stage.padEnd(10)} ${bar} ${percent} % of ${all.toLocaleString('en')}${done >= all ? '\n' : ''}`,
    )
  }
}

function proofLines({ policy, reference, cedar, invariants, tests, coverage: met, holds }: Proof): string[] {
  const mark = (good: boolean): string => (good ? pc.green('✓') : pc.red('✗'))
  const number = (of: number): string => of.toLocaleString('en')
  return [
    `${policy.id} v${policy.version}  sha256 ${policy.sha256.slice(0, 16)}…`,
    `${mark(reference.different === 0)} table = reference   ${number(reference.decisions - reference.different)} of ${number(reference.decisions)} decisions, ${number(reference.cells)} cells × ${2 ** reference.conditions.length} condition sets, ${reference.seconds} s`,
    `${mark(cedar.different === 0)} table = ${cedar.engine}   ${number(cedar.decisions - cedar.different)} of ${number(cedar.decisions)} decisions, ${cedar.policies} policies, ${cedar.seconds} s`,
    `${mark(invariants.broken.length === 0)} invariants          ${invariants.held} of ${invariants.held + invariants.broken.length} hold${invariants.broken.length > 0 ? `; broken: ${invariants.broken.join(', ')}` : ''}`,
    `${mark(tests.failed.length === 0)} tests               ${tests.passed} of ${tests.passed + tests.failed.length} pass`,
    `${mark(met.notMet.length === 0)} coverage            ${met.rulesMet}/${met.rules} rules are met by a test`,
    holds ? pc.green('It holds.') : pc.red('It does not hold.'),
  ]
}

function addPreview(policy: Command): void {
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
    .option(...json)
    .option(...onDay)
    .addHelpText(
      'after',
      '\nExample:\n  npx meridian policy explain policies/global-chat.yaml --zone EU --class msg.e2ee --op store --to cn-north --form e2ee',
    )
    .action(
      telling((name: string, options: Common & Record<'zone' | 'class' | 'op' | 'to' | 'form' | 'when', string>) => {
        const { policy: parsed, table } = readable(name, now(options))
        const tuple = {
          zone: options.zone,
          class: options.class,
          op: options.op,
          region: options.to,
          form: options.form,
        }
        const when = options.when.split(',').filter((word) => word !== '')
        const explanation = explain(parsed, table, tuple, when, now(options))
        if (options.json) print(JSON.stringify({ schema: 'meridian/policy.explain@1', ...tuple, ...explanation }))
        else for (const line of explanationLines(tuple, explanation)) print(line)
        answer(explanation.effect === 'allow')
      }),
    )
  policy
    .command('diff')
    .description('flows that a change opens and closes')
    .argument('<before>')
    .argument('<after>')
    .option('--no-new-flows', 'the answer is no if anything opens (for CI)')
    .option(...json)
    .option(...onDay)
    .action(
      telling((before: string, after: string, options: Common & { newFlows: boolean }) => {
        const changes = diff(readable(before, now(options)).table, readable(after, now(options)).table, now(options))
        if (options.json) print(JSON.stringify({ schema: 'meridian/policy.diff@1', ...changes }))
        else for (const line of diffLines(changes)) print(line)
        answer(options.newFlows || changes.added.length === 0)
      }),
    )
  policy
    .command('matrix')
    .description('zone by zone, what people can do together')
    .argument('<file>')
    .option('--html <file>', 'write one page to read and print')
    .option(...json)
    .option(...onDay)
    .action(
      telling((name: string, options: Common & { html?: string }) => {
        const { policy: parsed, table } = readable(name, now(options))
        const all = matrices(parsed.document, table, now(options))
        if (options.html !== undefined)
          writeFileSync(pathOf(options.html), matrixPage(parsed.document, all, now(options)))
        if (options.json) print(JSON.stringify({ schema: 'meridian/policy.matrix@1', matrices: all }))
        else for (const line of all.flatMap(matrixLines)) print(line)
      }),
    )
}

function addMachine(policy: Command): void {
  policy
    .command('table')
    .description('every allowed cell, one JSON object a line')
    .argument('<file>')
    .option(...json)
    .option(...onDay)
    .action(
      telling((name: string, options: Common) => {
        for (const cell of allowedCells(readable(name, now(options)).table, now(options))) print(JSON.stringify(cell))
      }),
    )
  policy
    .command('decide')
    .description('answer questions: one JSON object a line on standard input')
    .argument('<file>')
    .requiredOption('--stdin', 'read questions from standard input')
    .option(...onDay)
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"zone":"EU","class":"msg.body","op":"store","region":"us-east","form":"plain"}\' | npx meridian policy decide policies/three-regions.yaml --stdin',
    )
    .action(
      telling(async (name: string, options: Common) => {
        const { refused } = await answerLines(readable(name, now(options)).table, process.stdin, now(options), print)
        answer(refused === 0)
      }),
    )
}

const program = new Command('meridian policy')
  .description('where people’s data may live and travel: written, proved, previewed')
  .exitOverride()
addCheck(program)
addPreview(program)
addMachine(program)

try {
  await program.parseAsync()
} catch (caught) {
  if (caught instanceof CommanderError) process.exitCode = caught.exitCode === 0 ? 0 : 2
  else {
    note(caught instanceof Error ? caught.message : String(caught))
    process.exitCode = 2
  }
}
