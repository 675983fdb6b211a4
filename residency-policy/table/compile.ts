/**
 * From the document to its table: every cell is asked of every rule and guardrail once. Equal cells
 * share one entry, so the whole table of four regions is some forty kilobytes.
 */
import { conditionSet } from '../document/conditions.ts'
import { basisReaches, hasForm, matches, type Tuple } from '../document/matching.ts'
import {
  classesOf,
  type PolicyDocument,
  type Quota,
  type Rule,
  regionsOf,
  type TransferBasis,
  zonesOf,
} from '../document/policy-document.ts'
import { byDefault, byGuardrail, type DecisionCode, type DecisionTable, type TableRule } from './decision-table.ts'
import { permissionsOf } from './permissions.ts'

interface Way {
  readonly conditions: number
  readonly rule: number
}

export function compile(document: PolicyDocument): DecisionTable {
  const zones = zonesOf(document)
  const regions = regionsOf(document)
  const entries = new Entries()
  const cells: number[] = []
  for (const tuple of tuplesOf(document)) cells.push(entries.add(waysOf(document, tuple), otherwise(document, tuple)))
  return {
    id: document.metadata.id,
    version: document.metadata.version,
    zones,
    classes: classesOf(document),
    ops: document.ops,
    regions,
    forms: document.forms,
    rules: document.rules.map((rule) => tableRule(document, rule)),
    guardrails: (document.guardrails ?? []).map(({ id }) => id),
    permissions: permissionsOf(document),
    homes: zones.map((zone) => regions.indexOf(document.zones[zone]?.home ?? '')),
    cells: Uint16Array.from(cells),
    ...entries.arrays(),
  }
}

/** Every tuple of the document's words, in the order of the table's cells. */
export function* tuplesOf(document: PolicyDocument): Generator<Tuple> {
  for (const zone of zonesOf(document))
    for (const dataClass of classesOf(document))
      for (const op of document.ops)
        for (const region of regionsOf(document))
          for (const form of document.forms) yield { zone, class: dataClass, op, region, form }
}

/** What allows the tuple: fewest conditions first, so that the plainest reason is the one that is told. */
function waysOf(document: PolicyDocument, tuple: Tuple): Way[] {
  if (!hasForm(document, tuple) || otherwise(document, tuple) !== byDefault) return []
  return document.rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => matches(document, rule, tuple) && basisReaches(document, rule.basis, tuple))
    .map(({ rule, index }) => ({ conditions: conditionSet(rule.when ?? []), rule: index }))
    .toSorted((a, b) => bitCount(a.conditions) - bitCount(b.conditions) || a.rule - b.rule)
}

function otherwise(document: PolicyDocument, tuple: Tuple): DecisionCode {
  const guardrail = (document.guardrails ?? []).findIndex((each) => matches(document, each, tuple))
  return guardrail < 0 ? byDefault : byGuardrail(guardrail)
}

function tableRule(document: PolicyDocument, { id, basis, ledger }: Rule): TableRule {
  const found = basis === undefined ? undefined : document.transferBases?.[basis]
  const expiresAt = basis === undefined ? Infinity : expiryOf(found)
  return { id, basis, ledger, expiresAt, peopleAYear: peopleAYear(found?.quota) }
}

const peopleAYear = (quota: Quota | undefined): number =>
  quota === undefined ? Infinity : quota.stop * (quota.period === 'calendar-month' ? 12 : 1)

/** A basis holds to the end of the day it names, UTC. One that is not there holds never. */
export const expiryOf = (basis: TransferBasis | undefined): number =>
  basis === undefined ? -Infinity : Date.parse(`${basis.expires}T00:00:00Z`) + 86_400_000

export function bitCount(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Distinct answers of cells. */
class Entries {
  readonly #numbers = new Map<string, number>()
  readonly #ways: Way[] = []
  readonly #firstWay: number[] = [0]
  readonly #otherwise: DecisionCode[] = []

  add(ways: readonly Way[], denied: DecisionCode): number {
    const key = `${denied}|${ways.map(({ conditions, rule }) => `${conditions}:${rule}`).join()}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#otherwise.length
    this.#numbers.set(key, number)
    this.#ways.push(...ways)
    this.#firstWay.push(this.#ways.length)
    this.#otherwise.push(denied)
    return number
  }

  arrays(): Pick<DecisionTable, 'firstWay' | 'otherwise' | 'wayConditions' | 'wayRule'> {
    return {
      firstWay: Uint32Array.from(this.#firstWay),
      otherwise: Int32Array.from(this.#otherwise),
      wayConditions: Uint32Array.from(this.#ways, ({ conditions }) => conditions),
      wayRule: Uint16Array.from(this.#ways, ({ rule }) => rule),
    }
  }
}
