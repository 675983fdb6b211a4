/** Runs something while the engines run that its test files need. */
import colors from 'picocolors'
import { missingEngines, startTestEngines, type WantedEngines } from '../engines/test-engines.ts'
import { enginesOfFiles, together } from './engines-of-files.ts'
import type { SourceFile } from './source-files.ts'

export interface RunOnEngines<Result> {
  readonly sources: readonly SourceFile[]
  readonly files: readonly string[]
  /** Breaks a start off. */
  readonly signal: AbortSignal
  /** Gets the files whose engines are there, and a sentence for each engine that could not be had. */
  run(files: readonly string[], leftOut: readonly string[]): Promise<Result>
}

const variable = 'MERIDIAN_ENGINES'
const say = (text: string): void => console.log(colors.dim(`  ${text}`))
const namesIn = (wanted: WantedEngines | undefined) => [...(wanted?.values() ?? [])].flat()

export async function withEngines<Result>({ sources, files, signal, run }: RunOnEngines<Result>): Promise<Result> {
  // Somebody has some running, and wants these tests on them.
  if (process.env[variable] !== undefined) return run(files, [])
  const wanted = enginesOfFiles(sources, files)
  const missing = await missingEngines(namesIn(together(wanted.values())), say)
  const lacks = (file: string): boolean => namesIn(wanted.get(file)).some((engine) => missing.has(engine))
  const sentences = [...missing].map(([engine, why]) => {
    const left = files.filter((file) => namesIn(wanted.get(file)).includes(engine))
    return `left out, for there is no ${engine}: ${left.join(', ')}; ${why}`
  })
  const there = files.filter((file) => !lacks(file))
  if (there.length === 0) return run([], sentences)
  const needed = together(there.flatMap((file) => wanted.get(file) ?? []))
  const engines = await startTestEngines(needed, { say, signal })
  process.env[variable] = engines.addresses
  try {
    return await run(there, sentences)
  } finally {
    delete process.env[variable]
    await engines.stop()
  }
}
