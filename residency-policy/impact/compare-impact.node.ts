/** `policy impact`: two documents and a population in a folder. */
import type { PolicyDocument } from '../document/policy-document.ts'
import { classesOf, regionsOf, zonesOf } from '../document/policy-document.ts'
import { ImpactCount } from './impact-count.ts'
import { JudgedVersion } from './judged-version.ts'
import type { PopulationWords } from './population.ts'
import { readPopulation } from './population-files.node.ts'

export interface Compared {
  readonly before: PolicyDocument
  readonly after: PolicyDocument
  readonly nowMs: number
}

/** A count of the whole population; `BrokenPopulation` is thrown when there is none. */
export async function compareImpact(
  { before, after, nowMs }: Compared,
  folder: string,
  onProgress: (bytes: number, all: number) => void = () => {},
): Promise<ImpactCount> {
  const words = wordsOf(before, after)
  const versions = {
    before: new JudgedVersion(before, words, nowMs),
    after: new JudgedVersion(after, words, nowMs),
  }
  const count = new ImpactCount(versions, words)
  await readPopulation(folder, words, count, onProgress)
  return count
}

/** Words of both: a population may speak of a zone that only one of them knows. */
function wordsOf(before: PolicyDocument, after: PolicyDocument): PopulationWords {
  const both = (words: (document: PolicyDocument) => readonly string[]): string[] => [
    ...new Set([...words(before), ...words(after)]),
  ]
  return { zones: both(zonesOf), regions: both(regionsOf), classes: both(classesOf), forms: both(({ forms }) => forms) }
}
