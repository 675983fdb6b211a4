/** Which engines test files ask for, read from the text: `engineOfTest` with its words, in them or in what they import. */
import { type EngineName, engineNames } from '../engines/engine.ts'
import { defaultEngines } from '../engines/engine-set.ts'
import { type RegionAlias, regionAliases } from '../engines/region-plan.ts'
import type { WantedEngines } from '../engines/test-engines.ts'
import { importsOf } from './imports.ts'
import { reachedFrom } from './purity.ts'
import type { SourceFile } from './source-files.ts'

const asked = /engineOfTest\(\s*'(\w+)'(?:,\s*'(\w+)')?/g

/** By test file. One that names none by a word of its own gets all of eu. */
export function enginesOfFiles(sources: readonly SourceFile[], files: readonly string[]): Map<string, WantedEngines> {
  const imports = sources.flatMap((file) => importsOf(file))
  const textOf = new Map(sources.map(({ path, text }) => [path, text]))
  return new Map(
    files.map((file) => {
      const reached = [...reachedFrom(imports, file)].map((path) => textOf.get(path) ?? '')
      const words = reached.flatMap((text) => [...text.matchAll(asked)])
      const wanted = regionAliases.map((alias): [RegionAlias, readonly EngineName[]] => {
        const here = words.filter(([, , region = 'eu']) => region === alias)
        return [alias, engineNames.filter((name) => here.some(([, engine]) => engine === name))]
      })
      const named = wanted.filter(([, engines]) => engines.length > 0)
      return [file, new Map(named.length > 0 ? named : [['eu', defaultEngines]])]
    }),
  )
}

/** What all of them want, together. */
export function together(wishes: Iterable<WantedEngines>): WantedEngines {
  const all = [...wishes].flatMap((wanted) => [...wanted])
  const engines = (alias: RegionAlias): EngineName[] =>
    engineNames.filter((name) => all.some(([region, names]) => region === alias && names.includes(name)))
  return new Map(regionAliases.map((alias) => [alias, engines(alias)] as const).filter(([, names]) => names.length > 0))
}
