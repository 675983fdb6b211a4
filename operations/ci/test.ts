/**
 * `npm test`: all that must hold, stage by stage, each beside the minutes it was given. Every stage
 * runs even if an earlier one failed, so that one run tells everything; the last line is the total.
 *
 *   npm test                                everything
 *   npm test -- --only unit,fuzz            some stages
 *   npm test -- --only unit regions/fold    the files below a folder
 *   npm test -- --list                      the stages and how many files each has
 */
import colors from 'picocolors'
import { badCommandLine, commandLine } from '../../platform/command-line.node.ts'
import { type CommandLine, root, runCommand } from './command.ts'
import { NeededPrograms } from './needed-programs.ts'
import { runTests, type Tally } from './run-tests.ts'
import { readSourceFiles, type SourceFile } from './source-files.ts'
import { commandsOf, filesOf, shiftsOf, type Stage, type StageKey, stageKeys, stages } from './stages.ts'
import { withEngines } from './with-engines.ts'

/** A stage that takes so many times its budget hangs, and is ended. */
const patience = 3

interface Selection {
  readonly stages: readonly Stage[]
  readonly prefixes: readonly string[]
  readonly list: boolean
}

interface StageResult extends Tally {
  readonly stage: Stage
  readonly seconds: number
  readonly empty: boolean
}

const help = `npm test                                everything
npm test -- --only unit,fuzz            some stages
npm test -- --only unit regions/fold    the files below a folder
npm test -- --list                      the stages and how many files each has`

function selectionOf(): Selection {
  const { values, positionals } = commandLine(help, {
    options: { only: { type: 'string' }, list: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const keys = values.only === undefined ? stageKeys : values.only.split(',').map(stageKey)
  return {
    stages: stages.filter((stage) => keys.includes(stage.key)),
    prefixes: positionals.map((path) => path.replace(/^\.\//, '')),
    list: values.list,
  }
}

function stageKey(word: string): StageKey {
  const key = stageKeys.find((each) => each === word)
  if (key === undefined) return badCommandLine(`no stage \`${word}\`; there are ${stageKeys.join(', ')}`, help)
  return key
}

async function runStage(
  stage: Stage,
  files: readonly string[],
  commands: readonly CommandLine[],
): Promise<StageResult> {
  const start = performance.now()
  const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(stage.budgetMinutes * 60_000 * patience)])
  let passed = 0
  const failures: string[] = []
  for (const shift of shiftsOf(stage, files)) {
    const tests = await runTests({ ...shift, signal, print: (text) => console.log(text) })
    passed += tests.passed
    failures.push(...tests.failures)
  }
  for (const command of commands) {
    if (await runStageCommand(command, signal)) passed += 1
    else failures.push(command.join(' '))
  }
  const seconds = (performance.now() - start) / 1000
  return { stage, passed, failures, seconds, empty: files.length + commands.length === 0 }
}

/** Fires when somebody ends the run: what it has started outside of this process has to be taken away first. */
const stopped = new AbortController()

/** Under CI everything must run; elsewhere a machine may lack an engine, and then that is said. */
async function runStageOnEngines(
  stage: Stage,
  sources: readonly SourceFile[],
  files: readonly string[],
  commands: readonly CommandLine[],
): Promise<StageResult> {
  const start = performance.now()
  const seconds = (): number => (performance.now() - start) / 1000
  const run = async (there: readonly string[], leftOut: readonly string[]): Promise<StageResult> => {
    for (const sentence of leftOut) console.log(colors.yellow(sentence))
    const result = await runStage(stage, there, commands)
    return process.env['CI'] ? { ...result, failures: [...result.failures, ...leftOut] } : result
  }
  try {
    return { ...(await withEngines({ sources, files, signal: stopped.signal, run })), seconds: seconds() }
  } catch (caught) {
    // That they do not start is this stage's failure, and the end of no other.
    const reason = caught instanceof Error ? caught.message : String(caught)
    console.log(colors.red(reason))
    return { stage, passed: 0, failures: [`${stage.name}: ${reason}`], seconds: seconds(), empty: false }
  }
}

/** Prints the last lines of a command that is content, and all of one that is not. */
async function runStageCommand(command: CommandLine, signal: AbortSignal): Promise<boolean> {
  const result = await runCommand(command, { signal })
  const lines = result.output.trimEnd().split('\n')
  const shown = result.ok ? lines.slice(-12) : lines
  console.log(`${result.ok ? '·' : '✖'} ${command.join(' ')}`)
  console.log(shown.map((line) => `  ${line}`).join('\n'))
  return result.ok
}

function lineOf(result: StageResult): string {
  const { stage, seconds, passed, failures, empty } = result
  const failed = failures.length
  const budget = stage.budgetMinutes * 60
  const mark = failed > 0 ? colors.red('FAILED') : empty ? colors.yellow('empty ') : colors.green('ok    ')
  const time = `${seconds.toFixed(1).padStart(7)} s of ${String(budget).padStart(3)}`
  const over = seconds > budget ? colors.yellow('  over budget') : ''
  return `${mark} ${stage.name.padEnd(22)}${time}   ${passed} passed, ${failed} failed${over}`
}

const budgetLine = (chosen: readonly Stage[]): string =>
  `Budget in minutes on 2 cores: ${chosen.map((stage) => `${stage.name} ${stage.budgetMinutes}`).join(', ')}; ` +
  `together ${chosen.reduce((minutes, stage) => minutes + stage.budgetMinutes, 0)}`

async function main(): Promise<void> {
  const { stages: chosen, prefixes, list } = selectionOf()
  const sources = readSourceFiles(root)
  const paths = sources.map((file) => file.path)
  console.log(budgetLine(chosen))
  const programs = new NeededPrograms(list ? [] : chosen.flatMap((stage) => filesOf(stage, paths, prefixes)))
  const results: StageResult[] = []
  for (const stage of chosen) {
    const files = await programs.runnable(filesOf(stage, paths, prefixes), (text) => console.log(colors.yellow(text)))
    // A narrowed run is about test files; the stage's commands belong to the whole.
    const commands = prefixes.length === 0 ? commandsOf(stage) : []
    console.log(`\n${colors.bold(stage.name)} (${stage.key}): ${files.length} files, ${commands.length} commands`)
    if (list) continue
    if (stopped.signal.aborted) break
    const onEngines = stage.key === 'engines'
    const result = await (onEngines
      ? runStageOnEngines(stage, sources, files, commands)
      : runStage(stage, files, commands))
    results.push(result)
    console.log(lineOf(result))
  }
  if (list) return
  const passed = results.reduce((total, result) => total + result.passed, 0)
  const failures = results.flatMap((result) => result.failures)
  console.log(`\n${results.map(lineOf).join('\n')}\n`)
  // Named once more at the end, for whoever sees only that.
  for (const failure of failures) console.log(`${colors.red('✖')} ${failure}`)
  console.log(`${passed} passed, ${failures.length} failed`)
  if (stopped.signal.aborted) console.log(colors.yellow('broken off: the rest was not run'))
  process.exitCode = failures.length === 0 && !stopped.signal.aborted ? 0 : 1
}

const stop = (): void => stopped.abort()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// The channel ends with whoever started this, also when that is killed. Hearing it must not keep this alive.
process.once('disconnect', stop)
process.channel?.unref()
await main()
