/** How a command ends, for people and for scripts. */
import type { Denial } from '../denial.ts'
import { MeridianError } from '../errors.ts'

export const exitCodes = {
  done: 0,
  /** The answer is no. */
  no: 1,
  usage: 2,
  notAllowed: 3,
  notFound: 4,
  /** Something stands in the way; the reasons are printed and nothing was changed. */
  blocked: 5,
  /** Nobody answers; nothing was changed. */
  unreachable: 6,
  /** Some of it is done; a list says what. */
  partDone: 7,
  /** Our mistake. */
  bug: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with a sentence and a code. */
export class CommandFailed extends Error {
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

export interface Failure {
  readonly exitCode: ExitCode
  /** Of the error table, where the failure is one of it. */
  readonly code: string
  readonly hint: string
  /** Why the residency policy said no, where it did. */
  readonly denial?: Denial
}

export function failureOf(caught: unknown): Failure {
  if (caught instanceof CommandFailed)
    return { exitCode: caught.exitCode, code: nameOf(caught.exitCode), hint: caught.message }
  if (caught instanceof MeridianError) {
    const { code, hint, detail } = caught
    return { exitCode: exitCodeOf(caught), code, hint, ...(detail.denial && { denial: detail.denial }) }
  }
  return { exitCode: exitCodes.bug, code: 'bug', hint: caught instanceof Error ? caught.message : String(caught) }
}

function exitCodeOf(error: MeridianError): ExitCode {
  // Asked of a policy, and answered: nobody was kept from asking.
  if (error.code === 'policy_denied') return exitCodes.no
  switch (error.entry.http) {
    case 401:
    case 403:
      return exitCodes.notAllowed
    case 404:
      return exitCodes.notFound
    case 409:
      return exitCodes.blocked
    case 502:
    case 503:
    case 507:
      return exitCodes.unreachable
    default:
      return exitCodes.no
  }
}

const nameOf = (exitCode: ExitCode): string =>
  Object.entries(exitCodes).find(([, code]) => code === exitCode)?.[0] ?? 'bug'
