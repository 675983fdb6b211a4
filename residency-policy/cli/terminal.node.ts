/** What every `meridian policy` command shares: where it speaks, which day it judges by, how it ends. */
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'

export const note = (text: string): void => void process.stderr.write(`${text}\n`)
export const answer = (yes: boolean): void => void (process.exitCode = yes ? exitCodes.done : exitCodes.no)

export const jsonOption = ['--json', 'one JSON document, for a program'] as const
export const onDayOption = ['--on <day>', 'judge bases as on this day, 2027-01-31; otherwise today'] as const

export interface Common {
  readonly json?: boolean
  readonly on?: string
}

export function dayOf({ on }: Common): number {
  if (on === undefined) return Date.now()
  const day = Date.parse(`${on}T00:00:00Z`)
  if (Number.isNaN(day)) throw new CommandFailed(exitCodes.usage, `\`${on}\` is no day; write 2027-01-31`)
  return day
}

export const examples = (...lines: string[]): string =>
  `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  npx meridian policy ${line}`).join('\n')}`

export const mark = (good: boolean): string => (good ? pc.green('✓') : pc.red('✗'))
