/**
 * `meridian policy …`: a residency document written, proved, previewed, published and put in force.
 * Answers go to standard output, progress to standard error; with `--json` the answer is one JSON
 * document, errors too. How it ends: `protocol/operator/exit.ts`.
 */
import { CommanderError } from 'commander'
import { type ExitCode, exitCodes, failureOf } from '../../protocol/operator/exit.ts'
import { endOfUsage } from '../../protocol/operator/usage.node.ts'
import { print } from '../../protocol/operator/output.node.ts'
import type { Problem } from '../document/problems.ts'
import { PolicyLogRefused, type RefusalKind } from '../publish/policy-log-refusal.ts'
import { problemLines, Unreadable } from './policy-files.node.ts'
import { policyProgram } from './program.node.ts'
import { note } from './terminal.node.ts'

interface Ending {
  readonly exitCode: ExitCode
  readonly code: string
  readonly hint: string
  readonly problems: readonly Problem[]
}

const exitOfRefusal: Readonly<Record<RefusalKind, ExitCode>> = {
  unknown: exitCodes.notFound,
  blocked: exitCodes.blocked,
  damaged: exitCodes.blocked,
}

function endingOf(caught: unknown): Ending {
  if (caught instanceof Unreadable)
    return { exitCode: exitCodes.no, code: 'document-unreadable', hint: caught.message, problems: caught.file.problems }
  if (caught instanceof PolicyLogRefused)
    return {
      exitCode: exitOfRefusal[caught.kind],
      code: caught.because,
      hint: caught.message,
      problems: caught.problems,
    }
  return { ...failureOf(caught), problems: [] }
}

function end(caught: unknown): ExitCode {
  if (caught instanceof CommanderError) return endOfUsage(caught)
  const { exitCode, code, hint, problems } = endingOf(caught)
  if (process.argv.includes('--json'))
    print(JSON.stringify({ error: { code, hint, ...(problems.length > 0 && { problems }) } }))
  else for (const line of [hint, ...problemLines(problems)]) note(line)
  return exitCode
}

// Who reads the first lines of a long answer and closes the pipe has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await policyProgram().name('meridian policy').parseAsync()
} catch (caught) {
  process.exitCode = end(caught)
}
