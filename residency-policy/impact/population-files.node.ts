/**
 * Reads a population from its folder, a quarter of a megabyte at a time. Broken lines are told
 * together, up to a number that somebody repairs in one go, and then nothing was counted: whoever
 * reads takes the result only from a reading that came to its end.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  BrokenLine,
  type PopulationHeader,
  PopulationReader,
  type PopulationSink,
  type PopulationWords,
  readHeader,
} from './population.ts'

export const populationFiles = {
  header: 'population.json',
  people: 'people.jsonl',
  groups: 'groups.jsonl',
  edges: 'edges.jsonl',
} as const

export interface BrokenPlace {
  readonly file: string
  readonly line: number
  readonly message: string
  readonly fix: string
}

export class BrokenPopulation extends Error {
  readonly places: readonly BrokenPlace[]

  constructor(places: readonly BrokenPlace[]) {
    super('the population cannot be counted')
    this.places = places
  }
}

const placesMax = 20
const chunkBytes = 262_144
/** A group of thousands fits; what is longer is no line. */
const lineCharactersMax = 1_048_576

export async function readPopulation(
  folder: string,
  words: PopulationWords,
  sink: PopulationSink,
  onProgress: (bytes: number, all: number) => void,
): Promise<PopulationHeader> {
  const places: BrokenPlace[] = []
  const files = [populationFiles.people, populationFiles.groups, populationFiles.edges]
  const header = headerOf(folder)
  const all = files.reduce((sum, file) => sum + sizeOf(folder, file), 0)
  const reader = new PopulationReader(words)
  let done = 0
  const read = async (file: string, expected: number, take: (text: string, number: number) => void): Promise<void> => {
    const lines = await eachLine(folder, file, places, take, (bytes) => onProgress((done += bytes), all))
    if (lines !== expected && places.length < placesMax)
      places.push({
        file,
        line: lines,
        message: `the file has ${lines} lines, and ${populationFiles.header} says ${expected}`,
        fix: 'It was cut, or the count is wrong: export it again.',
      })
    // Lines of the next file speak of those of this one.
    if (places.length > 0) throw new BrokenPopulation(places)
  }
  sink.begin(header)
  await read(populationFiles.people, header.people, (text, number) => sink.person(reader.person(text, number)))
  await read(populationFiles.groups, header.groups, (text, number) =>
    sink.group(reader.group(text, number, header.people)),
  )
  await read(populationFiles.edges, header.edges, (text) => sink.edge(reader.edge(text, header)))
  return header
}

function headerOf(folder: string): PopulationHeader {
  const file = populationFiles.header
  try {
    return readHeader(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    if (error instanceof BrokenLine)
      throw new BrokenPopulation([{ file, line: 1, message: error.message, fix: error.fix }])
    throw missing(file, error)
  }
}

function sizeOf(folder: string, file: string): number {
  try {
    return statSync(join(folder, file)).size
  } catch (error) {
    throw missing(file, error)
  }
}

const missing = (file: string, error: unknown): BrokenPopulation =>
  new BrokenPopulation([
    {
      file,
      line: 0,
      message: error instanceof Error ? error.message : 'the file cannot be read',
      fix: `A population is a folder with ${Object.values(populationFiles).join(', ')}.`,
    },
  ])

/** Hands over every line; answers how many there were. Ends early when too much is broken. */
async function eachLine(
  folder: string,
  file: string,
  broken: BrokenPlace[],
  take: (text: string, number: number) => void,
  onBytes: (bytes: number) => void,
): Promise<number> {
  let number = 0
  const takeLine = (text: string): void => {
    try {
      take(text, number++)
    } catch (error) {
      if (!(error instanceof BrokenLine)) throw error
      broken.push({ file, line: number, message: error.message, fix: error.fix })
      if (broken.length >= placesMax) throw new BrokenPopulation(broken)
    }
  }
  let rest = ''
  let bytes = 0
  const stream = createReadStream(join(folder, file), { encoding: 'utf8', highWaterMark: chunkBytes })
  for await (const chunk of stream) {
    const lines = `${rest}${chunk as string}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) takeLine(line)
    if (rest.length > lineCharactersMax) takeLine('a line without end')
    onBytes(stream.bytesRead - bytes)
    bytes = stream.bytesRead
  }
  if (rest !== '') takeLine(rest)
  return number
}
