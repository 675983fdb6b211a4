/** What stands before publishing, but for the proof: no error, and every rule met by a test. */
import { check } from '../document/check.ts'
import { parse, type ParsedPolicy } from '../document/parse.ts'
import { PolicyLogRefused } from './policy-log-refusal.ts'

/** Throws `PolicyLogRefused` with every problem that is in the way. */
export function readyDocument(text: string, nowMs: number): ParsedPolicy {
  const parsed = parse(text)
  if (!parsed.ok) throw new PolicyLogRefused('not-ready', undefined, parsed.problems)
  const inTheWay = check(parsed.policy, nowMs).problems.filter(
    ({ severity, code }) => severity === 'error' || code === 'rule-untested',
  )
  if (inTheWay.length > 0) throw new PolicyLogRefused('not-ready', undefined, inTheWay)
  return parsed.policy
}
