/** `policy activate`, `status`, `stop`, `resume`: a published version goes into force, or traffic stands. */
import type { Command } from 'commander'
import pc from 'picocolors'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { CommandFailed, type ExitCode, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { dataFolder } from '../../protocol/operator/world-file.node.ts'
import {
  activate,
  type ActivationAsked,
  planActivation,
  type RegionOutcome,
  type RegionPolicy,
} from '../publish/activation.ts'
import { nodePolicyCrypto } from '../publish/policy-crypto.node.ts'
import { publishedSince } from '../publish/published-since.ts'
import { hasPolicyLog } from '../publish/policy-log.node.ts'
import { columns } from './columns.ts'
import {
  type ChangeOptions,
  dataOption,
  logFolder,
  type LogOptions,
  logOption,
  onLog,
  planOption,
  reasonOption,
} from './log-folder.node.ts'
import { type Answer, askAll, doorsOf, failureOf } from './region-doors.node.ts'
import { examples, jsonOption, note } from './terminal.node.ts'

export function addLive(policy: Command): void {
  changing(policy.command('activate'))
    .description('put a published version in force in every region, those that lose flows first')
    .argument('<version>', 'as `history` shows it, or `newest`')
    .option('--early', 'before its `effectiveFrom`')
    .option('--wait <seconds>', 'how long to watch until it is in force everywhere', '60')
    .addHelpText('after', examples('activate 15 --plan', 'activate 15 --reason "groups between EU and US"'))
    .action(activateVersion)
  reading(policy.command('status'))
    .description('which version is in force where, and what is stopped')
    .addHelpText('after', examples('status', 'status --json'))
    .action(status)
  for (const what of ['stop', 'resume'] as const)
    changing(policy.command(what))
      .description(
        what === 'stop'
          ? 'stop everything between regions now, or what goes from or to a zone'
          : 'let what was stopped with the same words flow again',
      )
      .option('--from <zone>', 'of the person the data is about')
      .option('--to <zone>', 'whose home it would reach')
      .addHelpText('after', examples(what, `${what} --from EU --to CN --reason "order of the regulator"`))
      .action((options: StopOptions) => stopOrResume(what, options))
}

const reading = (command: Command): Command =>
  command
    .option(...dataOption)
    .option(...logOption)
    .option(...jsonOption)
const changing = (command: Command): Command => reading(command.option(...reasonOption).option(...planOption))

type ActivateOptions = ChangeOptions & { early?: boolean; wait: string }

async function activateVersion(word: string, options: ActivateOptions): Promise<void> {
  const waitMs = Number(options.wait) * 1_000
  if (!(waitMs >= 0)) throw new CommandFailed(exitCodes.usage, `\`${options.wait}\` are no seconds`)
  const state = await onLog(options, (log) => log.read())
  const { releases } = state
  const wanted = Number(word.replace(/^v/, ''))
  const release = word === 'newest' ? releases.at(-1) : releases.find(({ statement }) => statement.version === wanted)
  if (release === undefined)
    throw new CommandFailed(exitCodes.notFound, `version \`${word}\` is not published; \`history\` shows what is`)
  const { version } = release.statement
  const { effectiveFrom } = release.document.metadata
  if (effectiveFrom !== undefined && Date.now() < Date.parse(effectiveFrom) && options.early !== true)
    throw new CommandFailed(exitCodes.blocked, `version ${version} is for ${effectiveFrom}; --early activates it now`)
  const asked: ActivationAsked = {
    doors: doorsOf(dataFolder(options.data)),
    releases,
    rings: state.rings,
    lackedSince: (from) => publishedSince(nodePolicyCrypto, state, from),
    version,
    reason: options.reason,
    early: options.early === true,
    waitMs,
    clock: nodeClock,
    scheduler: nodeScheduler,
    onProgress: progressLine(version),
  }
  if (options.plan === true) return tellPlan(asked, options)
  const outcomes = await activate(asked)
  await onLog(options, (log) => log.audit('activate', `version ${version}: ${summaryOf(outcomes)}`, options.reason))
  tellOutcomes(version, outcomes, options)
}

async function tellPlan(asked: ActivationAsked, { json }: LogOptions): Promise<void> {
  const plans = [...(await planActivation(asked))].map(([region, plan]) => ({ region, ...plan, answers: !!plan }))
  if (json)
    return print(JSON.stringify({ schema: 'meridian/policy.activate@1', planned: true, version: asked.version, plans }))
  const order = plans.toSorted((a, b) => Number((b.closes ?? 0) > 0) - Number((a.closes ?? 0) > 0))
  const rows = order.map(({ region, from, lacks, opens, closes, answers }) =>
    answers
      ? [region, `v${from} → v${asked.version}`, `${lacks}`, `${opens}`, `${closes}`]
      : [region, 'does not answer'],
  )
  for (const line of columns([['REGION', 'CHANGE', 'RELEASES TO SEND', 'OPENS', 'CLOSES'], ...rows])) print(line)
  print('In this order: who opens something waits until everybody who closes something has.')
}

const words: Readonly<Record<RegionOutcome['is'], string>> = {
  'in-force': pc.green('in force'),
  'under-way': pc.yellow('under way'),
  unreachable: pc.red('does not answer'),
  refused: pc.red('refuses'),
  'held-back': pc.yellow('held back: another region has not closed yet'),
}

function tellOutcomes(version: number, outcomes: readonly RegionOutcome[], { json }: LogOptions): void {
  process.exitCode = exitOf(outcomes)
  if (json) return print(JSON.stringify({ schema: 'meridian/policy.activate@1', planned: false, version, outcomes }))
  const detail = (outcome: RegionOutcome): string => {
    if (outcome.is === 'refused') return `${outcome.code}: ${outcome.because}`
    if (!('state' in outcome)) return ''
    const { parts, barriers } = outcome.state
    return `${parts.on} of ${parts.of} parts, ${barriers.through} of ${barriers.of} barriers`
  }
  for (const line of columns(outcomes.map((each) => [each.region, words[each.is], detail(each)]))) print(line)
  print(
    process.exitCode === exitCodes.done
      ? `version ${version} is in force everywhere`
      : `version ${version} is not in force everywhere; the same command goes on where it stands`,
  )
}

function exitOf(outcomes: readonly RegionOutcome[]): ExitCode {
  const are = (is: RegionOutcome['is']): boolean => outcomes.every((each) => each.is === is)
  if (are('in-force')) return exitCodes.done
  if (are('unreachable')) return exitCodes.unreachable
  return outcomes.some((each) => 'state' in each) ? exitCodes.partDone : exitCodes.blocked
}

const summaryOf = (outcomes: readonly RegionOutcome[]): string =>
  outcomes.map(({ region, is }) => `${region} ${is}`).join(', ')

/** On a terminal the line is written over; elsewhere it is said now and then. */
function progressLine(version: number): (states: readonly RegionPolicy[]) => void {
  let [last, saidAt] = ['', -Infinity]
  return (states) => {
    const sum = (of: (state: RegionPolicy) => number): number => states.reduce((all, state) => all + of(state), 0)
    const on = states.filter(({ active }) => active.version === version)
    const line = `v${version}: ${sum(({ parts }) => parts.on)} of ${sum(({ parts }) => parts.of)} parts, ${sum(({ barriers }) => barriers.through)} of ${sum(({ barriers }) => barriers.of)} barriers, in force in ${on.filter(({ inForce }) => inForce).length} of ${states.length} regions`
    const now = nodeClock.monotonic()
    if (line === last || (!process.stderr.isTTY && now < saidAt + saidEveryMs)) return
    ;[last, saidAt] = [line, now]
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
    else note(line)
  }
}

const saidEveryMs = 2_000

async function status(options: LogOptions): Promise<void> {
  const answers = await askAll(doorsOf(dataFolder(options.data)), (door) => door.state())
  tellStates(answers, options, 'policy.status')
}

type StopOptions = ChangeOptions & { from?: string; to?: string }

async function stopOrResume(what: 'stop' | 'resume', options: StopOptions): Promise<void> {
  const { from, to, reason, plan } = options
  const zones = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const flow = from === undefined && to === undefined ? 'everything between regions' : `${from ?? '*'} → ${to ?? '*'}`
  const doors = doorsOf(dataFolder(options.data))
  if (plan === true) {
    const regions = doors.map(({ region }) => region)
    if (options.json) print(JSON.stringify({ schema: `meridian/policy.${what}@1`, planned: true, ...zones, regions }))
    else print(`would ${what} ${flow} in ${regions.join(', ')}`)
    return
  }
  const answers = await askAll(doors, (door) => door.post(`/policy/${what}`, { ...zones, reason }))
  if (hasPolicyLog(logFolder(options))) await onLog(options, (log) => log.audit(what, flow, reason))
  tellStates(answers, options, `policy.${what}`)
  if (options.json) return
  const undo = what === 'stop' ? 'resume' : 'stop'
  const same = [...(from === undefined ? [] : [`--from ${from}`]), ...(to === undefined ? [] : [`--to ${to}`])]
  print(`${what === 'stop' ? 'stopped' : 'flows again'}: ${flow}. Undo: meridian policy ${[undo, ...same].join(' ')}`)
}

function tellStates(answers: readonly Answer[], { json }: LogOptions, schema: string): void {
  const failed = answers.filter(({ state }) => state === undefined)
  const [first] = failed
  if (first !== undefined && failed.length === answers.length)
    throw first.refused === undefined
      ? new CommandFailed(exitCodes.unreachable, 'no region answers')
      : new CommandFailed(exitCodes.blocked, `${first.door.region} ${failureOf(first.refused)}`)
  if (failed.length > 0) process.exitCode = exitCodes.partDone
  if (json) {
    const regions = answers.map(
      ({ door, state, refused }) => state ?? { region: door.region, failed: failureOf(refused) },
    )
    return print(JSON.stringify({ schema: `meridian/${schema}@1`, planned: false, regions }))
  }
  const rows = answers.map(({ door, state, refused }) => [
    door.region,
    ...(state === undefined ? [failureOf(refused)] : rowOf(state)),
  ])
  for (const line of columns([['REGION', 'POLICY', 'PARTS', 'BARRIERS', 'IN FORCE', 'STOPPED'], ...rows])) print(line)
}

function rowOf({ active, parts, barriers, inForce }: RegionPolicy): string[] {
  const stops = active.stops.map(({ from, to }) => `${from ?? '*'} → ${to ?? '*'}`).join(', ')
  return [
    `${active.policy} v${active.version}`,
    `${parts.on}/${parts.of}`,
    `${barriers.through}/${barriers.of}`,
    inForce ? 'yes' : 'not yet',
    stops,
  ]
}
