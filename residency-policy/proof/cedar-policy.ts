/**
 * The document as a Cedar policy: a second language with semantics proved by others, made from the
 * document and not from our table, so that a mistake in compiling cannot be in both. Zones are
 * principals, operations actions, regions resources; class, form, conditions and time are context.
 */
import { conditionWords } from '../document/conditions.ts'
import {
  classesOf,
  type PolicyDocument,
  type Rule,
  regionsOf,
  type Selector,
  zonesOf,
} from '../document/policy-document.ts'
import { expiryOf } from '../table/compile.ts'

export interface CedarPolicy {
  readonly schema: string
  /** By id: `rule.…`, `guardrail.…`, `forms`. */
  readonly policies: Readonly<Record<string, string>>
}

export function toCedar(document: PolicyDocument): CedarPolicy {
  return {
    schema: schemaOf(document),
    policies: {
      forms: formsPolicy(document),
      ...Object.fromEntries(
        (document.guardrails ?? []).map((guardrail) => [
          `guardrail.${guardrail.id}`,
          statement('forbid', conjunction(selectorTerms(document, guardrail))),
        ]),
      ),
      ...Object.fromEntries(document.rules.map((rule) => [`rule.${rule.id}`, rulePolicy(document, rule)])),
    },
  }
}

function schemaOf(document: PolicyDocument): string {
  const enumeration = (name: string, words: readonly string[]): string =>
    `entity ${name} enum [${words.map(quoted).join(', ')}];`
  const conditions = conditionWords.map((word) => `${word}: Bool`).join(', ')
  return [
    enumeration('Zone', zonesOf(document)),
    enumeration('Region', regionsOf(document)),
    enumeration('DataClass', classesOf(document)),
    enumeration('Form', document.forms),
    `action ${document.ops.map(quoted).join(', ')} appliesTo {`,
    `  principal: Zone, resource: Region,`,
    `  context: { class: DataClass, form: Form, now: Long, ${conditions} }`,
    '};',
  ].join('\n')
}

/** What has a form its class does not know is unlabelled. */
function formsPolicy(document: PolicyDocument): string {
  const known = classesOf(document).map(
    (name) =>
      `(${is('context.class', 'DataClass', [name])} && ${is('context.form', 'Form', document.dataClasses[name]?.forms ?? [])})`,
  )
  return `forbid (principal, action, resource) unless { ${known.join(' || ')} };`
}

function rulePolicy(document: PolicyDocument, rule: Rule): string {
  const basis = rule.basis === undefined ? undefined : document.transferBases?.[rule.basis]
  const terms = [
    ...selectorTerms(document, rule),
    ...(rule.when ?? []).map((condition) => `context.${condition}`),
    ...(rule.basis === undefined ? [] : [reach(document, rule.basis), `context.now < ${expiryOf(basis)}`]),
  ]
  return statement('permit', conjunction(terms))
}

function selectorTerms(document: PolicyDocument, selector: Selector): string[] {
  const terms: string[] = []
  const add = (subject: string, type: string, words: '*' | readonly string[] | undefined): void => {
    if (words !== undefined && words !== '*') terms.push(is(subject, type, words))
  }
  add('principal', 'Zone', selector.zones)
  add('context.class', 'DataClass', selector.classes)
  add('action', 'Action', selector.ops)
  add('context.form', 'Form', selector.forms)
  if (selector.classesNot !== undefined) terms.push(`!${is('context.class', 'DataClass', selector.classesNot)}`)
  if (selector.formsNot !== undefined) terms.push(`!${is('context.form', 'Form', selector.formsNot)}`)
  if (selector.to !== undefined && selector.to !== '*') terms.push(place(document, selector.to))
  if (selector.toNot !== undefined) terms.push(`!${place(document, selector.toNot)}`)
  return terms
}

function place(document: PolicyDocument, places: 'home' | 'failover' | readonly string[]): string {
  if (typeof places !== 'string') return is('resource', 'Region', places)
  return disjunction(
    Object.entries(document.zones).flatMap(([name, { home, failover }]) => {
      const regions = places === 'home' ? [home] : failover
      return regions.length === 0
        ? []
        : [`(${is('principal', 'Zone', [name])} && ${is('resource', 'Region', regions)})`]
    }),
  )
}

/** The basis holds from the person's zone to the law of the region; at home none is needed. */
function reach(document: PolicyDocument, name: string): string {
  const basis = document.transferBases?.[name]
  if (basis === undefined) return place(document, 'home')
  const { from, to } = basis
  const lawful = regionsOf(document).filter(
    (region) => to === 'any' || to.includes(document.regions[region]?.law ?? ''),
  )
  const zones = from === 'any' ? zonesOf(document) : [from]
  const covered =
    lawful.length === 0 ? [] : [`(${is('principal', 'Zone', zones)} && ${is('resource', 'Region', lawful)})`]
  return disjunction([place(document, 'home'), ...covered])
}

const quoted = (word: string): string => JSON.stringify(word)
const is = (subject: string, type: string, words: readonly string[]): string =>
  words.length === 1
    ? `(${subject} == ${type}::${quoted(words[0] as string)})`
    : `[${words.map((word) => `${type}::${quoted(word)}`).join(', ')}].contains(${subject})`
const conjunction = (terms: readonly string[]): string => (terms.length === 0 ? 'true' : terms.join(' && '))
const disjunction = (terms: readonly string[]): string => (terms.length === 0 ? 'false' : `(${terms.join(' || ')})`)
const statement = (effect: 'permit' | 'forbid', condition: string): string =>
  `${effect} (principal, action, resource) when { ${condition} };`
