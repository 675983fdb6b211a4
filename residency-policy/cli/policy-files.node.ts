/** Policies from files, with what is wrong with them told as people read compiler errors. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pc from 'picocolors'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { check } from '../document/check.ts'
import { parse, type ParsedPolicy } from '../document/parse.ts'
import type { Problem, Severity } from '../document/problems.ts'
import type { DecisionTable } from '../table/decision-table.ts'

export interface PolicyFile {
  readonly name: string
  readonly text: string
  readonly policy: ParsedPolicy | undefined
  readonly problems: readonly Problem[]
  readonly table: DecisionTable | undefined
}

/** The user's folder, not the one the command runs in. */
export const pathOf = (name: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', name)

export function textOf(name: string): string {
  try {
    return readFileSync(pathOf(name), 'utf8')
  } catch {
    throw new CommandFailed(exitCodes.notFound, `there is no file \`${name}\` that can be read`)
  }
}

export function readPolicy(name: string, nowMs: number): PolicyFile {
  const text = textOf(name)
  const parsed = parse(text)
  if (!parsed.ok) return { name, text, policy: undefined, problems: parsed.problems, table: undefined }
  const { problems, table } = check(parsed.policy, nowMs)
  return { name, text, policy: parsed.policy, problems, table }
}

/** A policy that can be asked: its words are known. Its other problems are `check`'s to tell. */
export interface Readable {
  readonly text: string
  readonly policy: ParsedPolicy
  readonly table: DecisionTable
}

export class Unreadable extends Error {
  readonly file: PolicyFile

  constructor(file: PolicyFile) {
    super(`${file.name} cannot be used`)
    this.file = file
  }
}

export function readable(name: string, nowMs: number): Readable {
  const file = readPolicy(name, nowMs)
  if (file.policy === undefined || file.table === undefined) throw new Unreadable(file)
  return { text: file.text, policy: file.policy, table: file.table }
}

const colour: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  note: pc.dim,
}

/** `57:23  error  unknown-word    …` with the fix below it. */
export function problemLines(problems: readonly Problem[]): string[] {
  const place = (one: Problem): string => `${one.line}:${one.column}`
  const wide = Math.max(0, ...problems.map((one) => place(one).length))
  const long = Math.max(0, ...problems.map(({ code }) => code.length))
  return problems.flatMap((one) => {
    const { severity, code, message, fix } = one
    const start = `  ${place(one).padEnd(wide)}  ${colour[severity](severity.padEnd(7))}  ${code.padEnd(long)}  `
    return [`${start}${message}`, ...(severity === 'note' ? [] : [pc.dim(`${' '.repeat(wide + long + 15)}${fix}`)])]
  })
}

export function countLine(problems: readonly Problem[], ms: number): string {
  const count = (severity: Severity, one: string, many: string): string => {
    const found = problems.filter((each) => each.severity === severity).length
    return `${found} ${found === 1 ? one : many}`
  }
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  const more = first === undefined ? '' : ` · meridian policy problem ${first.code}`
  return `${count('error', 'error', 'errors')}, ${count('warning', 'warning', 'warnings')}, ${count('note', 'note', 'notes')} · ${Math.round(ms)} ms${more}`
}
