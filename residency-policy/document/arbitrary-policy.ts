/**
 * Random residency documents for properties: small ones, so that every decision of each can be asked,
 * and wild ones, with rules and guardrails that overlap, contradict and say nothing. They are right in
 * their words, as what is compiled always is. Test support.
 */
import * as fc from 'fast-check'
import { type Condition, conditionWords } from './conditions.ts'
import type { Guardrail, PolicyDocument, Rule, Selector, TransferBasis } from './policy-document.ts'

const zones = ['EU', 'US', 'CN']
const regions = ['eu-central', 'us-east', 'cn-north']
const classes = ['msg.body', 'msg.meta', 'group.body']
const ops = ['store', 'transit']
const forms = ['plain', 'pseudonym']
/** Four conditions are sixteen situations a cell. */
export const arbitraryConditions: readonly Condition[] = conditionWords.slice(0, 4)
const bases = ['LONG', 'SHORT', 'NARROW']
/** Before, on and after the last days of the bases. */
export const arbitraryDays = ['2026-06-01', '2027-01-01', '2027-01-02', '2030-01-01'].map((day) => Date.parse(day))

const some = (words: readonly string[]) => fc.subarray([...words], { minLength: 1 })
const starOr = (words: readonly string[]) => fc.oneof(fc.constant('*' as const), some(words))
const places = fc.oneof(fc.constantFrom('*' as const, 'home' as const, 'failover' as const), some(regions))
const notPlaces = fc.oneof(fc.constant('home' as const), some(regions))

const negatives = { classesNot: some(classes), formsNot: some(forms), toNot: notPlaces }

const rule: fc.Arbitrary<Rule> = fc
  .record(
    {
      zones: starOr(zones),
      classes: starOr(classes),
      ops: starOr(ops),
      to: places,
      forms: starOr(forms),
      when: fc.subarray([...arbitraryConditions], { minLength: 1, maxLength: 3 }),
      basis: fc.constantFrom(...bases),
      ...negatives,
    },
    { requiredKeys: ['zones', 'classes', 'ops', 'to', 'forms'], noNullPrototype: true },
  )
  .map((parts) => ({ id: 'rule', ...parts }))

const selector: fc.Arbitrary<Selector> = fc.record(
  { zones: starOr(zones), classes: starOr(classes), ops: starOr(ops), to: places, forms: starOr(forms), ...negatives },
  { requiredKeys: [], noNullPrototype: true },
)

export const arbitraryGuardrail: fc.Arbitrary<Guardrail> = selector.map((parts) => ({ id: 'guardrail', ...parts }))

const basis: fc.Arbitrary<TransferBasis> = fc.record(
  {
    from: fc.constantFrom('any', ...zones),
    to: fc.oneof(fc.constant('any' as const), some(zones)),
    instrument: fc.constant('placeholder'),
    expires: fc.constantFrom('2026-12-31', '2027-01-01', '2029-12-31'),
  },
  { noNullPrototype: true },
)

const move = fc.tuple(fc.constantFrom(...zones), fc.constantFrom(...zones)).filter(([from, to]) => from !== to)

const numbered = <Entry extends { readonly id: string }>(entries: readonly Entry[]): Entry[] =>
  entries.map((entry, index) => ({ ...entry, id: `${entry.id}-${index}` }))

const rehoming = {
  maxWritePause: 'PT0.5S',
  verify: ['count'],
  sourcePurge: { deadline: 'P30D', method: 'shred', thenScan: true },
  receipts: { log: 'policy', witnesses: 0 },
}

export const arbitraryPolicy: fc.Arbitrary<PolicyDocument> = fc
  .record({
    forms: fc.tuple(...classes.map(() => some(forms))),
    failover: fc.tuple(...zones.map(() => fc.subarray(regions))),
    bases: fc.tuple(...bases.map(() => basis)),
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
    guardrails: fc.array(arbitraryGuardrail, { maxLength: 3 }),
    groups: fc.option(fc.subarray(['replicate', 'pointer', 'deny'] as const, { minLength: 1 }), { nil: undefined }),
    moves: fc.option(fc.uniqueArray(move, { maxLength: 4, selector: String }), { nil: undefined }),
  })
  .map((parts) => {
    const named = <Value>(words: readonly string[], of: (index: number) => Value): Record<string, Value> =>
      Object.fromEntries(words.map((word, index) => [word, of(index)]))
    return {
      apiVersion: 'residency/v1' as const,
      kind: 'ResidencyPolicy' as const,
      metadata: { id: 'random', version: 1, owners: ['dpo@example.org'], approvals: { normal: 1, widening: 2 } },
      defaults: { effect: 'deny', unlabelled: 'deny', unknownZone: 'deny', onEvaluatorError: 'deny' } as const,
      zones: named(zones, (index) => ({ home: regions[index] as string, failover: parts.failover[index] ?? [] })),
      regions: named(regions, (index) => ({ law: zones[index] as string })),
      ops,
      forms,
      dataClasses: named(classes, (index) => ({
        kind: 'content' as const,
        forms: parts.forms[index] as string[],
        shredScope: 'user' as const,
        sinks: ['log'],
      })),
      transferBases: named(bases, (index) => parts.bases[index] as TransferBasis),
      rules: numbered(parts.rules),
      guardrails: numbered(parts.guardrails),
      ...(parts.groups && {
        groups: { modes: parts.groups, onDeny: 'refuse-join' as const, multiSubject: 'strictest' as const },
      }),
      ...(parts.moves && { rehoming: { ...rehoming, allowed: parts.moves } }),
    }
  })
