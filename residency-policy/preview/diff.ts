/**
 * What a change of policy opens and closes: the exact difference of two tables, cell by cell and
 * condition set by condition set, on a day and on every later day on which a basis ends. Words that
 * only one of them has take part, so a new region or class shows with all its flows. Beside flows: what
 * else is permitted, re-homing and modes of groups.
 */
import { type Condition, conditionsIn } from '../document/conditions.ts'
import type { Tuple } from '../document/matching.ts'
import { cellAt, type DecisionTable } from '../table/decision-table.ts'
import { minimalSets, waysOf } from '../table/minimal-sets.ts'
import { type Permission, permissionsBeyond } from '../table/permissions.ts'

export interface Flow extends Tuple {
  /** Smallest sets of conditions under which it is (or was) allowed. */
  readonly when: readonly (readonly Condition[])[]
}

/** `when`: those of its sets of conditions that are new, or gone. */
export interface ChangedFlow extends Flow {
  /** All of its sets, before and after the change: who puts `after` in the place of `before` has the new table. */
  readonly before: Flow['when']
  readonly after: Flow['when']
}

/** What changes only when a basis has ended in one of the two versions and not in the other. */
export interface LaterFlow extends ChangedFlow {
  /** The first day on which it does, UTC. */
  readonly from: string
}

/** What was possible for fewer people a year, today or later: a quota went, rose, or stands on another basis. */
export interface LooserFlow extends Flow {
  readonly peopleBefore: number
  /** None where there is no quota any more. */
  readonly peopleAfter: number | undefined
}

export interface PolicyDiff {
  readonly added: readonly ChangedFlow[]
  readonly removed: readonly ChangedFlow[]
  readonly looser: readonly LooserFlow[]
  readonly later: { readonly added: readonly LaterFlow[]; readonly removed: readonly LaterFlow[] }
  readonly permissions: { readonly added: readonly Permission[]; readonly removed: readonly Permission[] }
}

export function diff(before: DecisionTable, after: DecisionTable, nowMs: number): PolicyDiff {
  const { added, removed } = diffOn(before, after, nowMs)
  const byKey = (flows: readonly ChangedFlow[]): Map<string, ChangedFlow | LaterFlow> =>
    new Map(flows.map((flow) => [keyOf(flow), flow]))
  const later = { added: byKey(added), removed: byKey(removed) }
  const days = daysAfter(before, after, nowMs)
  for (const day of days) {
    const from = new Date(day).toISOString().slice(0, 10)
    const then = diffOn(before, after, day)
    for (const which of ['added', 'removed'] as const)
      for (const flow of then[which])
        if (!later[which].has(keyOf(flow))) later[which].set(keyOf(flow), { ...flow, from })
  }
  const looser = looserOn(before, after, [nowMs, ...days])
  return {
    added,
    removed,
    looser,
    later: { added: onlyLater(later.added), removed: onlyLater(later.removed) },
    permissions: {
      added: permissionsBeyond(after.permissions, before.permissions),
      removed: permissionsBeyond(before.permissions, after.permissions),
    },
  }
}

/** Whether anything is allowed or permitted that was not, today or later, or for more people: what needs more approvals. */
export const opensAnything = ({ added, looser, later, permissions }: PolicyDiff): boolean =>
  added.length > 0 || looser.length > 0 || later.added.length > 0 || permissions.added.length > 0

/** Of what was possible and is, on any of the days; what was not is `added`, however many people it is for. */
function looserOn(before: DecisionTable, after: DecisionTable, days: readonly number[]): LooserFlow[] {
  const limited = [...limitedCells(before)]
  const found = days.flatMap((day) => limited.flatMap((tuple) => looserFlows(before, after, tuple, day)))
  return [...new Map(found.map((flow) => [JSON.stringify(flow), flow])).values()]
}

function* limitedCells(table: DecisionTable): Generator<Tuple> {
  if (table.rules.every(({ peopleAYear }) => peopleAYear === Infinity)) return
  for (const tuple of tuplesOfBoth(table, table))
    if (waysOf(table, cellOf(table, tuple), -Infinity).some(({ peopleAYear }) => peopleAYear < Infinity)) yield tuple
}

function looserFlows(before: DecisionTable, after: DecisionTable, tuple: Tuple, day: number): LooserFlow[] {
  const old = waysOf(before, cellOf(before, tuple), day)
  return waysOf(after, cellOf(after, tuple), day).flatMap(({ conditions, peopleAYear }): LooserFlow[] => {
    const met = old.filter((way) => (way.conditions & conditions) === way.conditions)
    const peopleBefore = Math.max(0, ...met.map((way) => way.peopleAYear))
    if (peopleBefore === 0 || peopleAYear <= peopleBefore) return []
    const peopleAfter = peopleAYear === Infinity ? undefined : peopleAYear
    return [{ ...tuple, when: [conditionsIn(conditions)], peopleBefore, peopleAfter }]
  })
}

/** A flow with the same new sets is told once. */
const keyOf = ({ zone, class: dataClass, op, region, form, when }: ChangedFlow): string =>
  [zone, dataClass, op, region, form, ...when.map((set) => set.join('+'))].join(' ')

const onlyLater = (flows: ReadonlyMap<string, ChangedFlow | LaterFlow>): LaterFlow[] =>
  [...flows.values()].filter((flow): flow is LaterFlow => 'from' in flow)

/** Days on which a basis of one of the tables holds no more. */
const daysAfter = (before: DecisionTable, after: DecisionTable, nowMs: number): number[] =>
  [...new Set([...before.rules, ...after.rules].map(({ expiresAt }) => expiresAt))]
    .filter((day) => Number.isFinite(day) && day > nowMs)
    .sort((a, b) => a - b)

function diffOn(before: DecisionTable, after: DecisionTable, nowMs: number): Pick<PolicyDiff, 'added' | 'removed'> {
  const added: ChangedFlow[] = []
  const removed: ChangedFlow[] = []
  for (const tuple of tuplesOfBoth(before, after)) {
    const old = setsOf(before, tuple, nowMs)
    const young = setsOf(after, tuple, nowMs)
    const opened = young.filter((set) => !isCovered(set, old))
    const closed = old.filter((set) => !isCovered(set, young))
    if (opened.length === 0 && closed.length === 0) continue
    const sets = { before: old.map(conditionsIn), after: young.map(conditionsIn) }
    if (opened.length > 0) added.push({ ...tuple, when: opened.map(conditionsIn), ...sets })
    if (closed.length > 0) removed.push({ ...tuple, when: closed.map(conditionsIn), ...sets })
  }
  return { added, removed }
}

/** Whether something allowed under one of `sets` is allowed under `set`, which has more conditions. */
const isCovered = (set: number, sets: readonly number[]): boolean => sets.some((other) => (other & set) === other)

const setsOf = (table: DecisionTable, tuple: Tuple, nowMs: number): number[] =>
  minimalSets(table, cellOf(table, tuple), nowMs)

export const cellOf = (table: DecisionTable, { zone, class: dataClass, op, region, form }: Tuple): number =>
  cellAt(
    table,
    table.zones.indexOf(zone),
    table.classes.indexOf(dataClass),
    table.ops.indexOf(op),
    table.regions.indexOf(region),
    table.forms.indexOf(form),
  )

function* tuplesOfBoth(a: DecisionTable, b: DecisionTable): Generator<Tuple> {
  const both = (words: (table: DecisionTable) => readonly string[]): string[] => [
    ...new Set([...words(a), ...words(b)]),
  ]
  const classes = both(({ classes: words }) => words)
  const ops = both(({ ops: words }) => words)
  const regions = both(({ regions: words }) => words)
  const forms = both(({ forms: words }) => words)
  for (const zone of both(({ zones: words }) => words))
    for (const dataClass of classes)
      for (const op of ops)
        for (const region of regions) for (const form of forms) yield { zone, class: dataClass, op, region, form }
}
