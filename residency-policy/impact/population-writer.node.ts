/** Writes a population into a folder, a line an object. The counts come last: without them it is none. */
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { populationSchema } from './population.ts'
import { populationFiles } from './population-files.node.ts'
import type { PopulationSize } from './synthetic.ts'

export interface WrittenPopulation {
  people(): Iterable<object>
  groups(): Iterable<object>
  edges(): Iterable<object>
}

const blockCharacters = 1_048_576
const linesBetweenProgress = 10_000

export function writePopulation(
  folder: string,
  size: PopulationSize,
  population: WrittenPopulation,
  onProgress: (lines: number, all: number) => void,
): void {
  const all = size.people + size.groups + size.edges
  let lines = 0
  const count = (): void => {
    lines += 1
    if (lines % linesBetweenProgress === 0 || lines === all) onProgress(lines, all)
  }
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, populationFiles.header), { force: true })
  writeLines(join(folder, populationFiles.people), population.people(), count)
  writeLines(join(folder, populationFiles.groups), population.groups(), count)
  writeLines(join(folder, populationFiles.edges), population.edges(), count)
  const { people, groups, edges } = size
  writeFileSync(
    join(folder, populationFiles.header),
    `${JSON.stringify({ schema: populationSchema, people, groups, edges })}\n`,
  )
}

function writeLines(path: string, lines: Iterable<object>, onLine: () => void): void {
  const file = openSync(path, 'w')
  try {
    let block = ''
    for (const line of lines) {
      block += `${JSON.stringify(line)}\n`
      onLine()
      if (block.length < blockCharacters) continue
      writeFileSync(file, block)
      block = ''
    }
    writeFileSync(file, block)
  } finally {
    closeSync(file)
  }
}
