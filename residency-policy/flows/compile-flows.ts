/** From a compiled document to what a running region asks of it. */
import { conditionSet } from '../document/conditions.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { byDefault, type DecisionTable, decideCell, guardrailOf } from '../table/decision-table.ts'
import { type Crossing, crossings, personalClasses } from './data-classes.ts'
import { cellCodes, type FlowRule, type PolicyRecord } from './policy-record.ts'

/** Names of places and their numbers in records; a zone or region without one is not part of the installation. */
export interface NumberedPlaces {
  readonly zones: readonly { readonly number: number; readonly zone: string }[]
  readonly regions: readonly { readonly number: number; readonly name: string }[]
}

export type Flows = Omit<PolicyRecord, 'activation' | 'generation' | 'stops' | 'document'>

export function compileFlows(document: PolicyDocument, table: DecisionTable, places: NumberedPlaces): Flows {
  const zones = places.zones.filter(({ zone }) => table.zones.includes(zone))
  const regions = places.regions.filter(({ name }) => table.regions.includes(name))
  const suspended = quotaRules(document, table)
  const rules = new Map<string, { readonly index: number; readonly rule: FlowRule }>()
  const cells: number[] = []
  for (const { zone } of zones)
    for (const dataClass of personalClasses)
      for (const { name } of regions) {
        const found = decideCrossing(table, crossings[dataClass], zone, name, suspended)
        cells.push(typeof found === 'number' ? found : indexOf(rules, found))
      }
  return {
    policy: table.id,
    version: table.version,
    zones: zones.map(({ number }) => number),
    homes: zones.map(({ zone }) => {
      const home = table.regions[table.homes[table.zones.indexOf(zone)] ?? -1]
      return places.regions.find(({ name }) => name === home)?.number ?? 0
    }),
    regions: regions.map(({ number }) => number),
    classes: personalClasses,
    rules: [...rules.values()].map(({ rule }) => rule),
    guardrails: table.guardrails,
    cells,
  }
}

/** The rule that allows all of it for the shortest time, or the code of the first need that is refused. */
function decideCrossing(
  table: DecisionTable,
  { needs, conditions }: Crossing,
  zone: string,
  region: string,
  suspended: Uint8Array,
): FlowRule | number {
  const given = conditionSet(conditions)
  let shortest: FlowRule | undefined
  for (const [dataClass, op, form] of needs) {
    const at = [
      table.zones.indexOf(zone),
      table.classes.indexOf(dataClass),
      table.ops.indexOf(op),
      table.regions.indexOf(region),
      table.forms.indexOf(form),
    ] as const
    // Asked as of the beginning of time: expiry is judged when the flow is asked.
    const code = decideCell(table, ...at, given, 0, suspended)
    if (code < 0) return codeOf(code, decideCell(table, ...at, given, 0) >= 0)
    const rule = longestRule(table, at, given, suspended, code)
    if (shortest === undefined || ends(rule) < ends(shortest)) shortest = rule
  }
  return shortest ?? cellCodes.byDefault
}

/** Of the rules that allow a cell the one that holds longest: found by asking again once the one before has ended. */
function longestRule(
  table: DecisionTable,
  at: readonly [number, number, number, number, number],
  given: number,
  suspended: Uint8Array,
  first: number,
): FlowRule {
  let rule = flowRule(table, first)
  for (let next = first; rule.expiresAt !== 0; ) {
    next = decideCell(table, ...at, given, rule.expiresAt, suspended)
    if (next < 0) break
    rule = flowRule(table, next)
  }
  return rule
}

function flowRule(table: DecisionTable, index: number): FlowRule {
  const { id, basis, expiresAt } = table.rules[index] as DecisionTable['rules'][number]
  return { id, basis: basis ?? '', expiresAt: Number.isFinite(expiresAt) ? expiresAt : 0 }
}

const ends = ({ expiresAt }: FlowRule): number => (expiresAt === 0 ? Number.MAX_SAFE_INTEGER : expiresAt)

function codeOf(code: number, isOnlyQuota: boolean): number {
  if (isOnlyQuota) return cellCodes.byQuota
  return code === byDefault ? cellCodes.byDefault : cellCodes.byGuardrail(guardrailOf(code))
}

/** Rules whose basis counts people: nobody counts yet, so they allow nothing here. */
export function quotaRules(document: PolicyDocument, table: DecisionTable): Uint8Array {
  return Uint8Array.from(table.rules, ({ basis }) =>
    Number(basis !== undefined && document.transferBases?.[basis]?.quota !== undefined),
  )
}

function indexOf(rules: Map<string, { readonly index: number; readonly rule: FlowRule }>, rule: FlowRule): number {
  const key = `${rule.id} ${rule.expiresAt}`
  const known = rules.get(key)
  if (known !== undefined) return known.index
  rules.set(key, { index: rules.size, rule })
  return rules.size - 1
}
