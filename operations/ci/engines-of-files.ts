/** Which engines test files ask for, read from the text: `engineOfTest('kafka', 'us')` in them or in what they import. */
import { type EngineName, engineNames } from '../engines/engine.ts'
import { defaultEngines } from '../engines/engine-set.ts'
import { type RegionAlias, regionAliases } from '../engines/region-plan.ts'
import { importsOf } from './imports.ts'
import { reachedFrom } from './purity.ts'
import type { SourceFile } from './source-files.ts'

export interface NeededEngines {
  readonly engines: readonly EngineName[]
  readonly regions: readonly RegionAlias[]
}

const asked = /engineOfTest\(\s*'(\w+)'(?:,\s*'(\w+)')?/g

/** By test file. One that names none by a word of its own gets all. */
export function enginesOfFiles(sources: readonly SourceFile[], files: readonly string[]): Map<string, NeededEngines> {
  const imports = sources.flatMap((file) => importsOf(file))
  const textOf = new Map(sources.map(({ path, text }) => [path, text]))
  return new Map(
    files.map((file) => {
      const found = [...reachedFrom(imports, file)].flatMap((path) => [...(textOf.get(path) ?? '').matchAll(asked)])
      const engines = engineNames.filter((name) => found.some(([, engine]) => engine === name))
      const regions = regionAliases.filter((alias) => alias === 'eu' || found.some(([, , region]) => region === alias))
      return [file, { engines: engines.length > 0 ? engines : defaultEngines, regions }]
    }),
  )
}
