/** `policy shadow`: a candidate beside the active version on live traffic of every region. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { askRegion, dataFolder, readWorld } from '../../protocol/operator/world-file.node.ts'
import type { Answer } from '../shadow/shadow.ts'
import type { NamedDisagreement, ShadowReport } from '../shadow/shadow-report.ts'
import { columns } from './columns.ts'
import { dataOption } from './log-folder.node.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { answer, examples, jsonOption, note } from './terminal.node.ts'

interface ShadowOptions {
  readonly data: string
  readonly end?: boolean
  readonly replay?: boolean
  readonly json?: boolean
}

interface InRegion<Report> {
  readonly region: string
  /** None where no shadow runs, or nobody answers. */
  readonly report: Report | undefined
  readonly failed: string | undefined
}

export function addShadow(policy: Command): void {
  policy
    .command('shadow')
    .description('run a candidate beside the active version on live traffic and tell what it would decide otherwise')
    .argument('[candidate]', 'a document, or the number of a published version; without one, what was seen so far')
    .option('--end', 'end it, and tell what was seen')
    .option('--replay', 'read the same records again and compare: the answer is no if anything is counted otherwise')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('shadow my-policy.yaml', 'shadow', 'shadow --end --json'))
    .action(shadow)
}

async function shadow(candidate: string | undefined, options: ShadowOptions): Promise<void> {
  const { data, end, replay, json } = options
  if (replay === true) return tellReplays(options)
  if (candidate !== undefined && end === true)
    throw new CommandFailed(exitCodes.usage, 'name a candidate to begin, or --end to end')
  const body = candidate === undefined ? undefined : bodyOf(candidate)
  const method = body !== undefined ? 'POST' : end === true ? 'DELETE' : 'GET'
  const answers = await Promise.all(
    readWorld(dataFolder(data)).regions.map(({ alias, name }) =>
      ask<ShadowReport>(dataFolder(data), alias, name, method, '/policy/shadow', body),
    ),
  )
  const silent = answers.filter(({ report }) => report === undefined)
  if (silent.length === answers.length)
    throw new CommandFailed(exitCodes.notFound, silent[0]?.failed ?? 'there is no region')
  if (silent.length > 0) process.exitCode = exitCodes.partDone
  if (json) return print(JSON.stringify({ schema: 'meridian/policy.shadow@1', regions: answers }))
  for (const line of shadowLines(answers)) print(line)
  if (body !== undefined)
    note('It runs until `meridian policy shadow --end`; `meridian policy shadow` tells what it has seen.')
}

/** A number is a version that the regions have; else a document, told here if it cannot be used. */
function bodyOf(candidate: string): object {
  if (/^v?\d+$/.test(candidate)) return { version: Number(candidate.replace('v', '')) }
  readable(candidate, Date.now())
  return { document: readFileSync(pathOf(candidate), 'utf8') }
}

async function ask<Report>(
  data: string,
  alias: string,
  region: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<InRegion<Report>> {
  try {
    return { region, report: await askRegion<Report>(data, alias, method, path, body), failed: undefined }
  } catch (caught) {
    return { region, report: undefined, failed: caught instanceof Error ? caught.message : String(caught) }
  }
}

interface Replay {
  readonly equal: boolean
  readonly live: ShadowReport
}

async function tellReplays({ data, json }: ShadowOptions): Promise<void> {
  const folder = dataFolder(data)
  const answers = await Promise.all(
    readWorld(folder).regions.map(({ alias, name }) =>
      ask<Replay>(folder, alias, name, 'GET', '/policy/shadow/replay'),
    ),
  )
  answer(answers.every(({ report }) => report?.equal === true))
  if (json) return print(JSON.stringify({ schema: 'meridian/policy.shadow-replay@1', regions: answers }))
  const rows = answers.map(({ region, report, failed }) => [
    region,
    report === undefined ? (failed ?? '') : report.equal ? pc.green('counts the same') : pc.red('counts otherwise'),
    report === undefined ? '' : `${report.live.questions.toLocaleString('en')} questions`,
  ])
  for (const line of columns(rows)) print(line)
}

function shadowLines(answers: readonly InRegion<ShadowReport>[]): string[] {
  const rows = answers.map(({ region, report, failed }) =>
    report === undefined ? [region, failed ?? ''] : [region, ...rowOf(report)],
  )
  const disagreements = answers.flatMap(({ region, report }) =>
    (report?.disagreements ?? []).map((each) => disagreementRow(region, each)),
  )
  return [
    ...columns([['REGION', 'ACTIVE', 'CANDIDATE', 'QUESTIONS', 'OTHERWISE', 'NOT COMPARED', ''], ...rows]),
    '',
    ...(disagreements.length === 0
      ? ['The candidate decides nothing otherwise.']
      : columns([['IN', 'WHO', 'WHAT', 'TO', 'ACTIVE', 'CANDIDATE', 'TIMES', 'LAST'], ...disagreements])),
  ]
}

function rowOf(report: ShadowReport): string[] {
  const { active, candidate, questions, disagreements, unlisted, underOther, unreadable, missed, state } = report
  const otherwise = disagreements.reduce((sum, { count }) => sum + count, unlisted)
  return [
    `${active.policy} v${active.version}`,
    `${candidate.policy} v${candidate.version}`,
    questions.toLocaleString('en'),
    otherwise.toLocaleString('en'),
    (underOther + unreadable + missed).toLocaleString('en'),
    state === 'failed' ? pc.red('the log cannot be read') : '',
  ]
}

const disagreementRow = (
  inRegion: string,
  { zone, toZone, class: dataClass, region, active, candidate, count, lastAt }: NamedDisagreement,
): string[] => [
  inRegion,
  toZone === undefined ? zone : `${zone} → ${toZone}`,
  dataClass,
  region,
  told(active),
  told(candidate),
  count.toLocaleString('en'),
  new Date(lastAt).toISOString(),
]

const told = ({ allow, by }: Answer): string => `${allow ? 'allow' : 'deny'} by ${by}`
