/** `policy quota`: how many people each region has counted on a basis, and how many may still come. */
import type { Command } from 'commander'
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { dataFolder } from '../../protocol/operator/world-file.node.ts'
import type { QuotaCount } from '../flows/quotas.ts'
import { columns } from './columns.ts'
import { dataOption } from './log-folder.node.ts'
import { type Answer, askAll, doorsOf, failureOf } from './region-doors.node.ts'
import { examples, jsonOption } from './terminal.node.ts'

export function addQuota(policy: Command): void {
  policy
    .command('quota')
    .description('how many people each region has counted on a basis with a quota, and how many may still come')
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('quota', 'quota --json'))
    .action(quota)
}

async function quota({ data, json }: { data: string; json?: boolean }): Promise<void> {
  const answers = await askAll(doorsOf(dataFolder(data)), (door) => door.state())
  const silent = answers.filter(({ state }) => state === undefined)
  if (silent.length === answers.length) throw new CommandFailed(exitCodes.unreachable, 'no region answers')
  if (silent.length > 0) process.exitCode = exitCodes.partDone
  if (json === true) print(JSON.stringify({ schema: 'meridian/policy.quota@1', regions: answers.map(jsonOf) }))
  else tell(answers)
}

// A region of an earlier version counts nobody and lists nothing.
const countsOf = ({ state }: Answer): readonly QuotaCount[] => state?.quotas ?? []

const jsonOf = (answer: Answer): object =>
  answer.state === undefined
    ? { region: answer.door.region, failed: failureOf(answer.refused) }
    : { region: answer.door.region, quotas: countsOf(answer) }

function tell(answers: readonly Answer[]): void {
  const rows = answers.flatMap((answer) =>
    answer.state === undefined
      ? [[answer.door.region, failureOf(answer.refused)]]
      : countsOf(answer).map((count) => rowOf(answer.door.region, count)),
  )
  if (rows.length === 0) return print('no basis in force has a quota')
  for (const line of columns([['REGION', 'BASIS', 'PERIOD', 'PEOPLE', 'WARN', 'STOP', 'LEFT', ''], ...rows]))
    print(line)
}

const words: Readonly<Record<QuotaCount['state'], string>> = {
  free: '',
  warn: pc.yellow('past its warning'),
  'used-up': pc.red('used up: others are refused'),
}

const rowOf = (region: string, { basis, period, people, warn, stop, left, state }: QuotaCount): string[] => [
  region,
  basis,
  period,
  `${people}`,
  `${warn}`,
  `${stop}`,
  `${left}`,
  words[state],
]
