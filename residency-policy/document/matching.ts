/**
 * Whether a rule or guardrail speaks of a tuple. The one meaning of a selector, slow and obvious: the
 * reference decides by it, and the compiler fills its table by it, cell by cell.
 */
import type { PolicyDocument, Selector } from './policy-document.ts'

/** One thing that could be done with data: what, whose, where, in which form. */
export interface Tuple {
  readonly zone: string
  readonly class: string
  readonly op: string
  readonly region: string
  readonly form: string
}

export function matches(document: PolicyDocument, selector: Selector, tuple: Tuple): boolean {
  return (
    includes(selector.zones, tuple.zone) &&
    includes(selector.classes, tuple.class) &&
    !selector.classesNot?.includes(tuple.class) &&
    includes(selector.ops, tuple.op) &&
    includes(selector.forms, tuple.form) &&
    !selector.formsNot?.includes(tuple.form) &&
    isPlace(document, selector.to, tuple) &&
    !(selector.toNot !== undefined && isPlace(document, selector.toNot, tuple))
  )
}

const includes = (words: '*' | readonly string[] | undefined, word: string): boolean =>
  words === undefined || words === '*' || words.includes(word)

function isPlace(document: PolicyDocument, places: Selector['to'], { zone, region }: Tuple): boolean {
  if (places === undefined || places === '*') return true
  if (places === 'home') return document.zones[zone]?.home === region
  if (places === 'failover') return document.zones[zone]?.failover.includes(region) ?? false
  return places.includes(region)
}

/** Whether the class may take this form at all. What has a form its class does not know is unlabelled. */
export const hasForm = (document: PolicyDocument, { class: dataClass, form }: Tuple): boolean =>
  document.dataClasses[dataClass]?.forms.includes(form) ?? false

/**
 * Whether the basis of a rule reaches from the tuple's zone to the law of its region. A rule without a
 * basis needs none; one whose basis does not reach is no rule for that tuple.
 */
export function basisReaches(document: PolicyDocument, basis: string | undefined, { zone, region }: Tuple): boolean {
  if (basis === undefined || document.zones[zone]?.home === region) return true
  const found = document.transferBases?.[basis]
  if (found === undefined) return false
  const law = document.regions[region]?.law
  return (
    (found.from === 'any' || found.from === zone) &&
    (found.to === 'any' || (law !== undefined && found.to.includes(law)))
  )
}
