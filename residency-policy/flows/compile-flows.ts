/** From a compiled document to what a running region asks of it. */
import { conditionSet } from '../document/conditions.ts'
import type { PolicyDocument, Quota } from '../document/policy-document.ts'
import { countedClasses, toldOfCounted } from './quotas.ts'
import { byDefault, type DecisionTable, decideCell, guardrailOf } from '../table/decision-table.ts'
import { type Crossing, crossings, personalClasses } from './data-classes.ts'
import { cellCodes, type FlowQuota, type FlowRule, type PolicyRecord } from './policy-record.ts'

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
  const quotas = Object.keys(document.transferBases ?? {}).filter((basis) => quotaOf(document, basis) !== undefined)
  const rules = new Map<string, { readonly index: number; readonly rule: FlowRule }>()
  const cells: number[] = []
  const homes = zones.map(({ zone }) => homeOf(table, places, zone))
  /** By quota: regions whose people are counted by it. */
  const counting = quotas.map(() => new Set<number>())
  for (const [index, { zone }] of zones.entries())
    for (const dataClass of personalClasses)
      for (const { name } of regions) {
        const given = {
          table,
          suspended,
          quotas,
          isKnown: countedClasses.has(dataClass) || toldOfCounted.has(dataClass),
        }
        const found = decideCrossing(given, crossings[dataClass], zone, name)
        cells.push(typeof found === 'number' ? found : indexOf(rules, found))
        if (typeof found !== 'number' && countedClasses.has(dataClass))
          for (const quota of found.quotas) counting[quota - 1]?.add(homes[index] as number)
      }
  return {
    policy: table.id,
    version: table.version,
    zones: zones.map(({ number }) => number),
    homes,
    regions: regions.map(({ number }) => number),
    classes: personalClasses,
    rules: [...rules.values()].map(({ rule }) => rule),
    quotas: quotas.map((basis, index) => shareOf(document, basis, counting[index]?.size ?? 0)),
    guardrails: table.guardrails,
    cells,
  }
}

function homeOf(table: DecisionTable, places: NumberedPlaces, zone: string): number {
  const home = table.regions[table.homes[table.zones.indexOf(zone)] ?? -1]
  return places.regions.find(({ name }) => name === home)?.number ?? 0
}

const quotaOf = (document: PolicyDocument, basis: string): Quota | undefined => document.transferBases?.[basis]?.quota

/** Regions count on their own: what several of them may use together is divided between them beforehand. */
function shareOf(document: PolicyDocument, basis: string, regions: number): FlowQuota {
  const { period, warn, stop } = quotaOf(document, basis) as Quota
  const share = (people: number): number => Math.floor(people / Math.max(regions, 1))
  return { basis, monthly: period === 'calendar-month', warn: share(warn), stop: share(stop) }
}

interface Given {
  readonly table: DecisionTable
  /** By rule: its basis has a quota. */
  readonly suspended: Uint8Array
  readonly quotas: readonly string[]
  /** Whether it is known who is counted where this class is decided. */
  readonly isKnown: boolean
}

type CellPlace = readonly [number, number, number, number, number]

/**
 * The rule that allows all of it for the shortest time, or the code of the first need that is refused.
 * One with a quota is taken where no other allows it; then it is told, and its people are counted: under all quotas that the needs together have.
 */
function decideCrossing(
  given: Given,
  { needs, conditions }: Crossing,
  zone: string,
  region: string,
): FlowRule | number {
  const { table } = given
  const holding = conditionSet(conditions)
  let shortest: FlowRule | undefined
  for (const [dataClass, op, form] of needs) {
    const at = [
      table.zones.indexOf(zone),
      table.classes.indexOf(dataClass),
      table.ops.indexOf(op),
      table.regions.indexOf(region),
      table.forms.indexOf(form),
    ] as const
    const rule = ruleFor(given, at, holding)
    if (typeof rule === 'number') return rule
    shortest = shortest === undefined ? rule : tighter(shortest, rule)
  }
  return shortest ?? cellCodes.byDefault
}

function tighter(a: FlowRule, b: FlowRule): FlowRule {
  const sooner = Math.min(ends(a), ends(b))
  const isLimited = a.quotas.length > 0
  const told = isLimited !== b.quotas.length > 0 ? (isLimited ? a : b) : ends(b) < ends(a) ? b : a
  const quotas = [...new Set([...a.quotas, ...b.quotas])].sort((one, other) => one - other)
  return { ...told, quotas, expiresAt: sooner === never ? 0 : sooner }
}

/** Asked as of the beginning of time: expiry is judged when the flow is asked. */
function ruleFor({ table, suspended, quotas, isKnown }: Given, at: CellPlace, holding: number): FlowRule | number {
  const free = decideCell(table, ...at, holding, 0, suspended)
  if (free >= 0) return longestRule(table, at, holding, suspended, free)
  const limited = decideCell(table, ...at, holding, 0)
  if (limited < 0) return free === byDefault ? cellCodes.byDefault : cellCodes.byGuardrail(guardrailOf(free))
  if (!isKnown) return cellCodes.byQuota
  const basis = table.rules[limited]?.basis ?? ''
  return { ...flowRule(table, limited), quotas: [quotas.indexOf(basis) + 1] }
}

/** Of the rules that allow a cell the one that holds longest: found by asking again once the one before has ended. */
function longestRule(
  table: DecisionTable,
  at: CellPlace,
  holding: number,
  suspended: Uint8Array,
  first: number,
): FlowRule {
  let rule = flowRule(table, first)
  for (let next = first; rule.expiresAt !== 0; ) {
    next = decideCell(table, ...at, holding, rule.expiresAt, suspended)
    if (next < 0) break
    rule = flowRule(table, next)
  }
  return rule
}

function flowRule(table: DecisionTable, index: number): FlowRule {
  const { id, basis, expiresAt } = table.rules[index] as DecisionTable['rules'][number]
  return { id, basis: basis ?? '', expiresAt: Number.isFinite(expiresAt) ? expiresAt : 0, quotas: [] }
}

const never = Number.MAX_SAFE_INTEGER
const ends = ({ expiresAt }: FlowRule): number => (expiresAt === 0 ? never : expiresAt)

/** Rules whose basis counts people: where nobody counts, they allow nothing. */
export function quotaRules(document: PolicyDocument, table: DecisionTable): Uint8Array {
  return Uint8Array.from(table.rules, ({ basis }) =>
    Number(basis !== undefined && document.transferBases?.[basis]?.quota !== undefined),
  )
}

function indexOf(rules: Map<string, { readonly index: number; readonly rule: FlowRule }>, rule: FlowRule): number {
  const key = `${rule.id} ${rule.expiresAt} ${rule.quotas.join()}`
  const known = rules.get(key)
  if (known !== undefined) return known.index
  rules.set(key, { index: rules.size, rule })
  return rules.size - 1
}
