/**
 * What a document that can be read may still have wrong: words, rules that do nothing, movements that
 * are half allowed, bases that end, invariants and tests that fail. Everything at once.
 */
import { coverage, runDocumentTests } from '../proof/document-tests.ts'
import { checkInvariants } from '../proof/invariants.ts'
import { checkMovements } from '../proof/whole-movements.ts'
import { compile, expiryOf, tuplesOf } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { basisReaches, hasForm, matches, type Tuple } from './matching.ts'
import { type ParsedPolicy, problem } from './parse.ts'
import { type PolicyDocument, type Rule, regionsOf, zonesOf } from './policy-document.ts'
import type { Problem } from './problems.ts'
import { unknownWords } from './words.ts'

/** A basis that ends within so many days is worth a word: renewing one takes lawyers weeks. */
export const expiringDays = 90
const dayMs = 86_400_000

export interface Checked {
  readonly problems: readonly Problem[]
  /** Absent when a word is unknown: a table made of such a document would mean nothing. */
  readonly table: DecisionTable | undefined
}

export function check(policy: ParsedPolicy, nowMs: number): Checked {
  const first = [...unknownWords(policy), ...duplicateIds(policy), ...orders(policy)]
  if (first.some(({ severity }) => severity === 'error')) return { problems: inOrder(first), table: undefined }
  const table = compile(policy.document)
  const problems = [
    ...first,
    ...rulesAndGuardrails(policy),
    ...zonesAndRegions(policy, table),
    ...bases(policy, nowMs),
    ...movements(policy, table, nowMs),
    ...invariants(policy, table),
    ...tests(policy, table, nowMs),
  ]
  return { problems: inOrder(problems), table }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column)

function duplicateIds({ document, at }: ParsedPolicy): Problem[] {
  const seen = new Set<string>()
  const named = [
    ...document.rules.map(({ id }, index) => ({ id, path: ['rules', index, 'id'] })),
    ...(document.guardrails ?? []).map(({ id }, index) => ({ id, path: ['guardrails', index, 'id'] })),
    ...(document.invariants ?? []).map(({ id }, index) => ({ id, path: ['invariants', index, 'id'] })),
  ]
  return named.flatMap(({ id, path }) => {
    if (seen.has(id) || id === 'default') return [problem('duplicate-id', at(path), `the id \`${id}\` is taken`)]
    seen.add(id)
    return []
  })
}

function orders({ document: { metadata, transferBases = {} }, at }: ParsedPolicy): Problem[] {
  const version =
    metadata.supersedes !== undefined && metadata.version <= metadata.supersedes
      ? [
          problem(
            'version-order',
            at(['metadata', 'version']),
            `version ${metadata.version} does not follow ${metadata.supersedes}`,
          ),
        ]
      : []
  const { effectiveFrom } = metadata
  const days =
    effectiveFrom !== undefined && Number.isNaN(Date.parse(effectiveFrom))
      ? [problem('wrong-value', at(['metadata', 'effectiveFrom']), `\`${effectiveFrom}\` is no moment`)]
      : []
  const quotas = Object.entries(transferBases).flatMap(([name, { quota }]) =>
    quota !== undefined && quota.warn >= quota.stop
      ? [
          problem(
            'quota-order',
            at(['transferBases', name, 'quota', 'warn']),
            `\`${name}\` warns at ${quota.warn} and stops at ${quota.stop}`,
          ),
        ]
      : [],
  )
  return [...version, ...days, ...quotas]
}

function rulesAndGuardrails(policy: ParsedPolicy): Problem[] {
  const { document, at } = policy
  const tuples = [...tuplesOf(document)].filter((tuple) => hasForm(document, tuple))
  const guardrails = (document.guardrails ?? []).map((guardrail) => ({
    guardrail,
    forbids: tuples.filter((tuple) => matches(document, guardrail, tuple)),
  }))
  const forbidden = new Set(guardrails.flatMap(({ forbids }) => forbids))
  const reaches = document.rules.map((rule) => reachOf(document, rule, tuples, forbidden))
  const wanted = new Set(reaches.flatMap(({ covered }) => covered))
  return [
    ...reaches.flatMap((reach, index) => ruleProblems(policy, reach, index, reaches)),
    ...guardrails.flatMap(({ guardrail: { id }, forbids }, index) => {
      const path = at(['guardrails', index, 'id'])
      if (forbids.length === 0)
        return [problem('vacuous-guardrail', path, `\`${id}\` fits no tuple, so it forbids nothing`)]
      if (forbids.some((tuple) => wanted.has(tuple))) return []
      return [problem('idle-guardrail', path, `\`${id}\` forbids only what no rule allows`)]
    }),
  ]
}

/** Each tuple is asked of each rule once: a document has ten thousand. */
interface Reach {
  readonly rule: Rule
  /** Tuples it names in a form that their class has. */
  readonly named: readonly Tuple[]
  /** Those of them that its basis covers. */
  readonly covered: readonly Tuple[]
  /** Those of them that no guardrail forbids: what it allows. */
  readonly live: ReadonlySet<Tuple>
  /** How many it names, no guardrail forbids, and its basis does not cover. */
  readonly uncovered: number
}

function reachOf(document: PolicyDocument, rule: Rule, tuples: readonly Tuple[], forbidden: ReadonlySet<Tuple>): Reach {
  const named = tuples.filter((tuple) => matches(document, rule, tuple))
  const covered = named.filter((tuple) => basisReaches(document, rule.basis, tuple))
  const live = new Set(covered.filter((tuple) => !forbidden.has(tuple)))
  const left = named.filter((tuple) => !forbidden.has(tuple))
  return { rule, named, covered, live, uncovered: left.length - live.size }
}

function ruleProblems({ document, at }: ParsedPolicy, reach: Reach, index: number, all: readonly Reach[]): Problem[] {
  const { rule, named, live, uncovered } = reach
  const { id, basis = '' } = rule
  const path = ['rules', index, 'id']
  if (named.length === 0 && [...tuplesOf(document)].some((tuple) => matches(document, rule, tuple)))
    return [
      problem('form-not-of-class', at(['rules', index, 'forms']), `\`${id}\` names no form that its classes have`),
    ]
  if (live.size === 0) return [problem('dead-rule', at(path), `\`${id}\` allows nothing`)]
  const others = all.filter((other) => other !== reach && asksNoMore(other.rule, rule))
  const isRedundant = [...live].every((tuple) => others.some((other) => other.live.has(tuple)))
  return [
    ...(uncovered > 0
      ? [
          problem(
            'basis-too-narrow',
            at(['rules', index, 'basis']),
            `\`${basis}\` does not cover ${uncovered} of the tuples that \`${id}\` names`,
          ),
        ]
      : []),
    ...(isRedundant
      ? [problem('redundant-rule', at(path), `\`${id}\` allows nothing that another rule does not`)]
      : []),
  ]
}

/** Whether `other` allows under every condition under which `rule` does, for at least as long. */
const asksNoMore = (other: Rule, rule: Rule): boolean =>
  (other.when ?? []).every((condition) => rule.when?.includes(condition)) &&
  (other.basis === undefined || other.basis === rule.basis)

function zonesAndRegions({ document, at }: ParsedPolicy, table: DecisionTable): Problem[] {
  const allowed = [...tuplesOf(document)].filter((_, index) => {
    const entry = table.cells[index] as number
    return table.firstWay[entry] !== table.firstWay[entry + 1]
  })
  const bricked = zonesOf(document)
    .filter(
      (zone) =>
        !allowed.some(
          (tuple) =>
            tuple.zone === zone &&
            tuple.region === document.zones[zone]?.home &&
            tuple.op === 'store' &&
            // That somebody exists, and where, is not yet a product for them.
            document.dataClasses[tuple.class]?.kind === 'content',
        ),
    )
    .map((zone) =>
      problem(
        'bricked-zone',
        at(['zones', zone], 'key'),
        `\`${zone}\` may store no content at its home, ${document.zones[zone]?.home ?? ''}`,
      ),
    )
  const unreachable = regionsOf(document)
    .filter((region) => !allowed.some((tuple) => tuple.region === region))
    .map((region) =>
      problem('unreachable-region', at(['regions', region], 'key'), `nothing may ever be in \`${region}\``),
    )
  return [...bricked, ...unreachable]
}

function bases({ document, at }: ParsedPolicy, nowMs: number): Problem[] {
  return Object.entries(document.transferBases ?? {}).flatMap(([name, basis]) => {
    const users = document.rules.filter((rule) => rule.basis === name).length
    const where = at(['transferBases', name, 'expires'])
    if (users === 0) return [problem('basis-unused', at(['transferBases', name], 'key'), `no rule names \`${name}\``)]
    const left = expiryOf(basis) - nowMs
    const rules = users === 1 ? '1 rule' : `${users} rules`
    if (Number.isNaN(left)) return [problem('wrong-value', where, `\`${basis.expires}\` is no day`)]
    if (left <= 0)
      return [problem('basis-expired', where, `\`${name}\` ended on ${basis.expires}; ${rules} allow nothing`)]
    if (left > expiringDays * dayMs) return []
    return [
      problem(
        'basis-expiring',
        where,
        `\`${name}\` ends in ${Math.ceil(left / dayMs)} days; ${rules} become deny after ${basis.expires}`,
      ),
    ]
  })
}

function movements({ document, at }: ParsedPolicy, table: DecisionTable, nowMs: number): Problem[] {
  return checkMovements(document, table, nowMs).half.map(({ movement, complete, lacking }) => {
    const missing = lacking.missing
      .map(([dataClass, op, form]) => `${dataClass} · ${op} · ${lacking.region} · ${form}`)
      .join('; ')
    // The direction that comes first in the document names the pair.
    const [a, b] = zonesOf(document).filter((zone) => zone === complete.from || zone === complete.to)
    return problem(
      'half-movement',
      at(['movements', movement], 'key'),
      `${movement} ${a} ↔ ${b}: ${complete.from} → ${complete.to} is allowed, ${lacking.from} → ${lacking.to} is not`,
      `Missing: ${missing}. Allow it, remove the other direction, or say that it is meant: add the test { movement: ${movement}, between: [${a}, ${b}], expect: deny }.`,
    )
  })
}

function invariants({ document, at }: ParsedPolicy, table: DecisionTable): Problem[] {
  return checkInvariants(document, table).flatMap((result, index) => {
    if (result.holds) return []
    const { zone, class: dataClass, op, region, form } = result.counterexample
    const what = `${zone} → ${region} · ${dataClass} · ${op} · ${form}`
    const message =
      result.rule === undefined
        ? `\`${result.id}\`: ${what} is not possible`
        : `\`${result.id}\`: ${what} is allowed by \`${result.rule}\``
    return [problem('invariant-broken', at(['invariants', index]), message)]
  })
}

function tests({ document, at }: ParsedPolicy, table: DecisionTable, nowMs: number): Problem[] {
  const failed = runDocumentTests(document, table, nowMs)
    .filter(({ passed }) => !passed)
    .map(({ index, name, decided, expected }) =>
      problem('test-failed', at(['tests', index]), `${name}: expected ${expected}, decided ${decided}`),
    )
  const { notMet } = coverage(document, table, nowMs)
  const untested = document.rules.flatMap(({ id }, index) =>
    notMet.includes(id) ? [problem('rule-untested', at(['rules', index, 'id']), `no test meets \`${id}\``)] : [],
  )
  return [...failed, ...untested]
}
