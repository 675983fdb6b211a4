/**
 * What lies where a version does not let it, whatever let it there: by region, zone, class and form, with
 * the stores of that class and what forbids it. A plan, as data: nothing is removed by it. It says what
 * a population can know (population.ts), so it names no person and no record.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import type { Amount } from './impact.ts'
import type { JudgedVersion, Way } from './judged-version.ts'
import { type PopulationWords, wordsOfKind } from './population.ts'

export interface PurgePlan {
  readonly policy: { readonly id: string; readonly version: number }
  readonly total: Amount
  /** By region, as each removes what it has. */
  readonly regions: readonly { readonly region: string; readonly steps: readonly PurgeStep[] }[]
}

export interface PurgeStep extends Amount {
  /** Whose it is. */
  readonly zone: string
  readonly class: string
  readonly form: string
  /** How it came there. */
  readonly way: Way
  /** Where copies of the class may lie in a region, in the document's words. */
  readonly sinks: readonly string[]
  readonly because: 'guardrail' | 'default'
  /** The guardrail; empty where no rule allows it. */
  readonly rule: string
}

/** Copies that are judged alike. */
export interface LyingCopies extends Amount {
  readonly zone: number
  readonly kind: number
  readonly way: Way
  readonly region: number
}

export function purgePlanOf(version: JudgedVersion, words: PopulationWords, copies: readonly LyingCopies[]): PurgePlan {
  const alike = Map.groupBy(copies, ({ zone, kind, way, region }) => `${region} ${zone} ${kind} ${way}`)
  const steps = [...alike.values()].flatMap((those) => stepOf(version, words, those))
  const regions = Map.groupBy(steps, ({ region }) => region)
  const { id, version: number } = version.table
  return {
    policy: { id, version: number },
    total: sumOf(steps.map(({ step }) => step)),
    regions: [...regions]
      .map(([region, those]) => ({ region, steps: those.map(({ step }) => step).toSorted(byNames) }))
      .toSorted((a, b) => (a.region < b.region ? -1 : 1)),
  }
}

function stepOf(
  version: JudgedVersion,
  words: PopulationWords,
  copies: readonly LyingCopies[],
): { readonly region: string; readonly step: PurgeStep }[] {
  const [first] = copies
  if (first === undefined) return []
  const { zone, kind, way, region } = first
  const { class: dataClass, form } = wordsOfKind(words, kind)
  const guardrail = version.forbiddenBy(way, zone, kind, region)
  const step: PurgeStep = {
    zone: words.zones[zone] ?? '',
    class: dataClass,
    form,
    way,
    sinks: sinksOf(version.document, dataClass),
    because: guardrail === undefined ? 'default' : 'guardrail',
    rule: guardrail ?? '',
    ...sumOf(copies),
  }
  return [{ region: words.regions[region] ?? '', step }]
}

const sinksOf = ({ dataClasses }: PolicyDocument, dataClass: string): readonly string[] =>
  dataClasses[dataClass]?.sinks ?? []

const nameOf = ({ zone, class: dataClass, form, way }: PurgeStep): string => `${zone} ${dataClass} ${form} ${way}`
const byNames = (a: PurgeStep, b: PurgeStep): number => (nameOf(a) < nameOf(b) ? -1 : 1)

const sumOf = (amounts: readonly Amount[]): Amount => ({
  records: amounts.reduce((sum, { records }) => sum + records, 0),
  bytes: amounts.reduce((sum, { bytes }) => sum + bytes, 0),
})
