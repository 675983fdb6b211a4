/** A command line that is none: commander has said so to people; a program that asked for JSON hears it as every other error. */
import { type ExitCode, exitCodes } from './exit.ts'
import { print } from './output.node.ts'

/** Help and versions end this way, too, and are no errors. */
export function endOfUsage({ exitCode, message }: { exitCode: number; message: string }): ExitCode {
  if (exitCode === 0) return exitCodes.done
  const hint = message.replace(/^error: /, '')
  if (process.argv.includes('--json')) print(JSON.stringify({ error: { code: 'usage', hint } }))
  return exitCodes.usage
}
