/**
 * The command line of a program of this repository: `--help`, and a sentence with exit code 2 for a line
 * that is none, by Node's own parser. Programs with commands of their own use commander.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util'

type Parsed<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>

/** Ends the process where the line asks for `help`, or cannot be read. */
export function commandLine<const Config extends ParseArgsConfig>(help: string, config: Config): Parsed<Config> {
  const args = process.argv.slice(2).filter((argument) => argument !== '--')
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${help}\n`)
    process.exit(0)
  }
  try {
    return parseArgs({ ...config, args }) as Parsed<Config>
  } catch (caught) {
    // Behind the first sentence it says how to write an argument that begins so.
    return badCommandLine(String((caught as Error).message).split('. ')[0] ?? '', help)
  }
}

export function badCommandLine(why: string, help: string): never {
  process.stderr.write(`${why}\n\n${help}\n`)
  process.exit(2)
}

/** A whole number above 0. */
export function countOf(option: string, text: string, help: string): number {
  const count = Number(text)
  return Number.isSafeInteger(count) && count > 0
    ? count
    : badCommandLine(`${option} is a whole number above 0, and not \`${text}\``, help)
}
