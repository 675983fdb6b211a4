/**
 * Every word of the document against the vocabulary it must come from. The nearest known word is
 * offered, because an unknown word matches nothing and nothing is what nobody means.
 */
import { conditionWords } from './conditions.ts'
import { nearest } from './nearest.ts'
import { type ParsedPolicy, problem } from './parse.ts'
import { classesOf, type PolicyDocument, regionsOf, type Selector, zonesOf } from './policy-document.ts'
import type { DocumentPath, Problem } from './problems.ts'

interface Vocabulary {
  /** "a zone", as a sentence needs it. */
  readonly noun: string
  readonly words: readonly string[]
}

interface Use {
  readonly path: DocumentPath
  readonly word: string
  readonly from: Vocabulary
}

export function unknownWords({ document, at }: ParsedPolicy): Problem[] {
  return usesIn(document)
    .filter(({ word, from }) => !from.words.includes(word))
    .map(({ path, word, from }) => {
      const like = nearest(word, from.words)
      const fix = like === undefined ? `There are ${from.words.join(', ') || 'none'}.` : `Did you mean \`${like}\`?`
      return problem('unknown-word', at(path), `\`${word}\` is not ${from.noun}`, fix)
    })
}

function usesIn(document: PolicyDocument): Use[] {
  const zone = { noun: 'a zone', words: zonesOf(document) }
  const region = { noun: 'a region', words: regionsOf(document) }
  const dataClass = { noun: 'a data class', words: classesOf(document) }
  const op = { noun: 'an operation', words: document.ops }
  const form = { noun: 'a form', words: document.forms }
  const basis = { noun: 'a transfer basis', words: Object.keys(document.transferBases ?? {}) }
  const condition = { noun: 'a condition', words: conditionWords }
  const movement = { noun: 'a movement', words: Object.keys(document.movements ?? {}) }
  const decides = {
    noun: 'a rule or guardrail',
    words: [...document.rules, ...(document.guardrails ?? [])].map(({ id }) => id).concat('default'),
  }

  const list = (path: DocumentPath, words: unknown, from: Vocabulary): Use[] =>
    Array.isArray(words) ? words.map((word: string, index) => ({ path: [...path, index], word, from })) : []
  const one = (path: DocumentPath, word: string | undefined, from: Vocabulary): Use[] =>
    word === undefined ? [] : [{ path, word, from }]
  const selector = (path: DocumentPath, value: Selector): Use[] => [
    ...list([...path, 'zones'], value.zones, zone),
    ...list([...path, 'classes'], value.classes, dataClass),
    ...list([...path, 'classesNot'], value.classesNot, dataClass),
    ...list([...path, 'ops'], value.ops, op),
    ...list([...path, 'to'], value.to, region),
    ...list([...path, 'toNot'], value.toNot, region),
    ...list([...path, 'forms'], value.forms, form),
    ...list([...path, 'formsNot'], value.formsNot, form),
  ]
  return [
    ...Object.entries(document.zones).flatMap(([name, { home, failover }]) => [
      ...one(['zones', name, 'home'], home, region),
      ...list(['zones', name, 'failover'], failover, region),
    ]),
    ...Object.entries(document.dataClasses).flatMap(([name, { forms }]) =>
      list(['dataClasses', name, 'forms'], forms, form),
    ),
    ...Object.entries(document.transferBases ?? {}).flatMap(([name, { from, to }]) => [
      ...(from === 'any' ? [] : one(['transferBases', name, 'from'], from, zone)),
      ...list(['transferBases', name, 'to'], to, zone),
    ]),
    ...Object.entries(document.regions).flatMap(([name, { law }]) => one(['regions', name, 'law'], law, zone)),
    ...document.rules.flatMap((rule, index) => [
      ...selector(['rules', index], rule),
      ...list(['rules', index, 'when'], rule.when, condition),
      ...one(['rules', index, 'basis'], rule.basis, basis),
    ]),
    ...(document.guardrails ?? []).flatMap((guardrail, index) => selector(['guardrails', index], guardrail)),
    ...Object.entries(document.movements ?? {}).flatMap(([name, { needs }]) =>
      needs.flatMap(([className, opName, formName], index) => [
        ...one(['movements', name, 'needs', index, 0], className, dataClass),
        ...one(['movements', name, 'needs', index, 1], opName, op),
        ...one(['movements', name, 'needs', index, 2], formName, form),
      ]),
    ),
    ...(document.rehoming?.allowed ?? []).flatMap((pair, index) => list(['rehoming', 'allowed', index], pair, zone)),
    ...(document.invariants ?? []).flatMap((invariant, index) => {
      const path = ['invariants', index]
      if ('never' in invariant) return selector([...path, 'never'], invariant.never)
      if ('possible' in invariant) return selector([...path, 'possible'], invariant.possible)
      return [
        ...selector([...path, 'basisRequired'], invariant.basisRequired),
        ...list([...path, 'basisRequired', 'except'], invariant.basisRequired.except, decides),
      ]
    }),
    ...(document.tests ?? []).flatMap((test, index) => {
      const path = ['tests', index]
      if ('movement' in test)
        return [
          ...one([...path, 'movement'], test.movement, movement),
          ...list([...path, 'between'], test.between, zone),
        ]
      const { given, rule } = test
      return [
        ...one([...path, 'given', 'zone'], given.zone, zone),
        ...one([...path, 'given', 'class'], given.class, dataClass),
        ...one([...path, 'given', 'op'], given.op, op),
        ...one([...path, 'given', 'to'], given.to, region),
        ...one([...path, 'given', 'form'], given.form, form),
        ...list([...path, 'given', 'when'], given.when, condition),
        ...one([...path, 'rule'], rule, decides),
      ]
    }),
  ]
}
