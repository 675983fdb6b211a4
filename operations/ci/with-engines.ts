/** Runs something while the engines run that its test files need. */
import colors from 'picocolors'
import type { EngineName } from '../engines/engine.ts'
import { startTestEngines } from '../engines/test-engines.ts'
import { enginesOfFiles } from './engines-of-files.ts'
import type { SourceFile } from './source-files.ts'

export interface RunOnEngines<Result> {
  readonly sources: readonly SourceFile[]
  readonly files: readonly string[]
  readonly signal: AbortSignal
  /** Gets the files whose engines are there, and a sentence for each engine that could not be had. */
  run(files: readonly string[], leftOut: readonly string[]): Promise<Result>
}

const variable = 'MERIDIAN_ENGINES'

export async function withEngines<Result>({ sources, files, signal, run }: RunOnEngines<Result>): Promise<Result> {
  // Somebody has some running, and wants these tests on them.
  if (files.length === 0 || process.env[variable] !== undefined) return run(files, [])
  const needed = enginesOfFiles(sources, files)
  const started = await startTestEngines({
    engines: [...new Set([...needed.values()].flatMap(({ engines }) => engines))],
    regions: [...new Set([...needed.values()].flatMap(({ regions }) => regions))],
    say: (text) => console.log(colors.dim(`  ${text}`)),
    signal,
  })
  try {
    const without = (file: string): readonly EngineName[] =>
      (needed.get(file)?.engines ?? []).filter((engine) => started.leftOut.has(engine))
    const sentences = [...started.leftOut].map(([engine, why]) => {
      const left = files.filter((file) => without(file).includes(engine))
      return `left out, for there is no ${engine}: ${left.join(', ')}; ${why}`
    })
    if (started.addresses !== undefined) process.env[variable] = started.addresses
    const result = await run(
      files.filter((file) => without(file).length === 0),
      sentences,
    )
    return result
  } finally {
    delete process.env[variable]
    await started.stop()
  }
}
