/**
 * T2: what a seed must contain to count. A run in which nothing went wrong, nothing crossed a border
 * or a checker saw nothing is not a proof, and fails by the checker `work`.
 */
import type { Client } from './client.ts'
import type { Checker, Violation } from './checkers/checker.ts'
import { Device } from './device.ts'
import type { World } from './world.ts'

export interface Work {
  readonly events: number
  readonly actions: number
  readonly faults: Readonly<Record<string, number>>
  readonly accepted: number
  /** Rows of mailboxes and groups on devices. */
  readonly rows: number
  /** Pages of sync answered to devices that do not run the SDK. */
  readonly syncs: number
  /** Lane records that arrived in another region. */
  readonly crossed: number
  /** Ordered pairs of regions between which something did. */
  readonly crossings: number
}

const minima = {
  events: 2_000,
  actions: 80,
  accepted: 40,
  rows: 100,
  syncs: 10,
  crossed: 50,
  crossings: 2,
} as const
const faultsMin = 10
const faultKindsMin = 5

export function workOf(world: World, actions: number, faults: Readonly<Record<string, number>>): Work {
  const { devices, crossings, time } = world
  const sum = (of: (device: Client) => number): number => devices.reduce((total, device) => total + of(device), 0)
  return {
    events: time.steps,
    actions,
    faults,
    accepted: sum(({ accepted }) => accepted.length),
    rows: sum(
      ({ rows, groupRows }) => rows.length + [...groupRows.values()].reduce((all, { length }) => all + length, 0),
    ),
    syncs: sum((device) => (device instanceof Device ? device.syncs : 0)),
    crossed: [...crossings.values()].reduce((all, count) => all + count, 0),
    crossings: crossings.size,
  }
}

/** What is missing. */
export function idleness(
  work: Work,
  judged: Readonly<Record<string, number>>,
  table: Readonly<Record<string, Checker>>,
): Violation[] {
  const short: [string, number, number][] = []
  for (const [name, least] of Object.entries(minima)) short.push([name, work[name as keyof typeof minima], least])
  const counts = Object.values(work.faults)
  short.push(['faults', counts.reduce((all, count) => all + count, 0), faultsMin])
  short.push(['kinds of faults', counts.length, faultKindsMin])
  for (const [name, { atLeast, judges }] of Object.entries(table))
    short.push([`${name}: ${judges}`, judged[name] ?? 0, atLeast])
  return short
    .filter(([, has, least]) => has < least)
    .map(([name, has, least]) => ({ checker: 'work', what: `${has} ${name}, at least ${least} are wanted` }))
}
