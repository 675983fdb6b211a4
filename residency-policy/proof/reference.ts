/**
 * What the document means, decided the slow and obvious way: no table, no index, no sharing. The
 * compiled table is compared with this on every decision there is.
 */
import { basisReaches, hasForm, matches, type Tuple } from '../document/matching.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { expiryOf } from '../table/compile.ts'

/** Whether the tuple is allowed while `conditions` hold, on a day on which `now` is the time. */
export function referenceAllows(
  document: PolicyDocument,
  tuple: Tuple,
  conditions: ReadonlySet<string>,
  now: number,
): boolean {
  if (!hasForm(document, tuple)) return false
  if (document.guardrails?.some((guardrail) => matches(document, guardrail, tuple))) return false
  return document.rules.some(
    (rule) =>
      matches(document, rule, tuple) &&
      (rule.when ?? []).every((condition) => conditions.has(condition)) &&
      basisReaches(document, rule.basis, tuple) &&
      (rule.basis === undefined || now < expiryOf(document.transferBases?.[rule.basis])),
  )
}
