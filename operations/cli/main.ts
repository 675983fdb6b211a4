/**
 * The command line. Answers go to standard output, notes and progress to standard error; with `--json`
 * each answer is one JSON object on a line of its own, errors too. How it ends: `exit.ts`.
 */
import { Command, CommanderError } from 'commander'
import { denialBody } from '../../protocol/denial.ts'
import { errorTable } from '../../protocol/errors.ts'
import { chat, type ChatOptions } from './chat.ts'
import { codeAndRule } from './code-and-rule.ts'
import { completionScript } from './completion.ts'
import { explain } from './explain.ts'
import { failureOf } from '../../protocol/operator/exit.ts'
import { endOfUsage } from '../../protocol/operator/usage.node.ts'
import { goOn, parkedChains } from './dead-letters.ts'
import { findingColumns, type FindingKind, showFindings } from './moderation.ts'
import { cutOrHeal, drain, lanes, snapshot, status } from './operate.ts'
import { findTrace } from './trace.ts'
import { setWords, showWords, testWords } from './words.ts'
import { dataFolder } from '../../protocol/operator/world-file.node.ts'

const dataOption = ['--data <folder>', 'data folder of the installation', '.meridian'] as const
const jsonOption = ['--json', 'one JSON object a line'] as const
const regionOption = ['--region <region>', 'alias or name of a region'] as const
const examples = (...lines: string[]): string =>
  `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n  ${lines.join('\n  ')}`

interface Common {
  readonly data: string
  readonly json?: boolean
}

const output = ({ data, json }: Common) => ({ data: dataFolder(data), json: json === true })

const program = new Command('meridian')
  .description('Messaging that keeps each person’s data in the region their policy names.')
  .exitOverride()
  .addHelpText('after', examples('meridian chat --help', 'meridian dev status', 'meridian explain policy_denied'))

program
  .command('chat')
  .description('write to people and groups from the terminal')
  .requiredOption('--as <name>', 'who you are, `anna@eu`')
  .requiredOption('--password <password>', 'your password')
  .option('--to <name>', 'to whom, `mei@ap`, or a group’s link')
  .option('--url <url>', 'base URL of an edge; otherwise the one nearest to your home')
  .option('--device <name>', 'which of your devices this terminal is', 'terminal')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText(
    'after',
    examples(
      'meridian chat --as anna@eu --password … --to mei@ap',
      'echo hallo | meridian chat --as anna@eu --password … --to mei@ap --json',
    ),
  )
  .action((options: ChatOptions) => chat(options))

program
  .command('explain')
  .description('what an error code means and what to do')
  .argument('[code]', 'as it stands in an answer; without it, all of them')
  .option(...jsonOption)
  .addHelpText('after', examples('meridian explain policy_denied'))
  .action((code: string | undefined, { json }: { json?: boolean }) => explain(code, json === true))

// Its own entry (bin/meridian.js): here only so that help and completion know it.
const policy = program
  .command('policy')
  .description('residency documents: written, proved, previewed, published and put in force')

const dev = program.command('dev').description('the installation on this machine')
dev
  .command('status')
  .description('regions, connections and lanes')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian dev status'))
  .action((options: Common) => status(output(options)))
for (const what of ['cut', 'heal'] as const) {
  dev
    .command(what)
    .description(what === 'cut' ? 'cut the link between two regions' : 'let it work again')
    .argument('<from>', 'alias or name of a region')
    .argument('<to>', 'another one')
    .option(...jsonOption)
    .option(...dataOption)
    .addHelpText('after', examples(`meridian dev ${what} eu ap`))
    .action((from: string, to: string, options: Common) => cutOrHeal(what, from, to, output(options)))
}

program
  .command('lane')
  .description('lanes between regions')
  .command('list')
  .description('what arrives from where, how far behind it is and what is missing')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian lane list', 'meridian lane list --json'))
  .action((options: Common) => lanes(output(options)))

const region = program.command('region').description('one region')
region
  .command('drain')
  .description('send the connections of a region’s own gateway elsewhere')
  .argument('<region>', 'alias or name')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian region drain ap'))
  .action((name: string, options: Common) => drain(name, output(options)))
region
  .command('snapshot')
  .description('make a snapshot of a region’s rows now, and cut the log as far as two snapshots allow')
  .argument('<region>', 'alias or name')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian region snapshot eu'))
  .action((name: string, options: Common) => snapshot(name, output(options)))

const deadLetters = region
  .command('dlq')
  .description('chains that stand still before a record that could not be processed')
deadLetters
  .command('list')
  .description('which chains stand, before which record, and why')
  .argument('<region>', 'alias or name')
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian region dlq list eu'))
  .action((name: string, options: Common) => parkedChains(name, output(options)))
for (const how of ['replay', 'skip'] as const) {
  deadLetters
    .command(how)
    .description(
      how === 'replay'
        ? 'let a chain go on with the record it stands before'
        : 'let a chain go on without that record; its sender is told that it was not delivered',
    )
    .argument('<region>', 'alias or name')
    .argument('<chain>', 'as `list` names it')
    .option(...jsonOption)
    .option(...dataOption)
    .addHelpText('after', examples(`meridian region dlq ${how} eu CHAIN`))
    .action((name: string, chain: string, options: Common) => goOn(how, name, chain, output(options)))
}

interface OfRegion extends Common {
  readonly region: string
}

program
  .command('trace')
  .description('the trace under which a region’s collector has a message')
  .argument('<message>', 'its id, as the API says it')
  .requiredOption(...regionOption)
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian trace 123456789012345678 --region eu'))
  .action((message: string, options: OfRegion) => findTrace(message, options.region, output(options)))

const words = program.command('words').description('words that are stopped or flagged in a region’s groups')
words
  .command('show')
  .description('the list in force')
  .requiredOption(...regionOption)
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian words show --region eu'))
  .action((options: OfRegion) => showWords(options.region, output(options)))
words
  .command('set')
  .description('put a list in force, at once')
  .argument(
    '<file>',
    'JSON lines: `{"region": …, "version": …}`, then `{"word": …, "then": "stop"}` and `{"allow": …}`',
  )
  .requiredOption(...regionOption)
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian words set words.jsonl --region eu'))
  .action((file: string, options: OfRegion) => setWords(file, options.region, output(options)))
words
  .command('test')
  .description('what the list in force would do with a text')
  .argument('<text>', 'as somebody might write it')
  .requiredOption(...regionOption)
  .option(...jsonOption)
  .option(...dataOption)
  .addHelpText('after', examples('meridian words test "some text" --region eu'))
  .action((text: string, options: OfRegion) => testWords(text, options.region, output(options)))

const moderation = program.command('moderation').description('what was found in a region’s groups')
const findings: Readonly<Record<FindingKind, string>> = {
  flagged: 'posts with words of the list',
  stats: 'messages, senders and hits of groups, in windows of ten seconds',
  abuse: 'people who flood, or send one text to many groups',
  'dead-letters': 'records that could not be looked at, and why',
}
for (const kind of Object.keys(findingColumns) as FindingKind[]) {
  moderation
    .command(kind)
    .description(findings[kind])
    .requiredOption(...regionOption)
    .option('--limit <count>', 'how many, the newest first', '100')
    .option(...jsonOption)
    .option(...dataOption)
    .addHelpText('after', examples(`meridian moderation ${kind} --region eu`))
    .action((options: OfRegion & { limit: string }) =>
      showFindings(kind, options.region, options.limit, output(options)),
    )
}

program
  .command('completion')
  .description('a script that completes these commands in a shell')
  .argument('<shell>', 'bash or zsh')
  .addHelpText('after', examples('source <(meridian completion bash)'))
  .action(async (shell: string) => {
    // Read only here: the policy engine is much to load for a command that does not need it.
    const { policyProgram } = await import('../../residency-policy/cli/program.node.ts')
    for (const command of policyProgram().commands) policy.addCommand(command)
    process.stdout.write(completionScript(program, shell))
  })

try {
  await program.parseAsync()
} catch (caught) {
  process.exitCode = end(caught)
}

function end(caught: unknown): number {
  if (caught instanceof CommanderError) return endOfUsage(caught)
  const { exitCode, code, hint, denial } = failureOf(caught)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code, hint, ...(denial && denialBody(denial)) } })}\n`)
  else process.stderr.write(`${hint}${Object.hasOwn(errorTable, code) ? ` (${codeAndRule(code, denial)})` : ''}\n`)
  return exitCode
}
