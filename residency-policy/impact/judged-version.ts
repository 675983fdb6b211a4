/**
 * One version of a policy, asked about a population: may a copy lie there, can these two write to each
 * other, how does a group travel. What came there came in one of three ways, and the conditions of that
 * way count as met: a change that forbids it then forbids it whatever else holds.
 */
import { type Condition, conditionSet } from '../document/conditions.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { allConditions } from '../proof/document-tests.ts'
import { compile } from '../table/compile.ts'
import { type DecisionCode, type DecisionTable, decideCell, guardrailOf } from '../table/decision-table.ts'
import { closure, groupMode, type GroupMode } from '../table/movement.ts'
import { type PopulationWords, wordsOfKind } from './population.ts'

/** How a copy came to lie where it lies: at home, sent to a person who lives there, posted to a group. */
export type Way = 'kept' | 'sent' | 'posted'

/** Not `read_through`: what is shown and not kept is no copy. */
export const conditionsOfWay: Readonly<Record<Way, readonly Condition[]>> = {
  kept: [],
  sent: ['recipient_home', 'user_initiated', 'sender_warned', 'mutual_contact', 'audience_in_target'],
  posted: ['member_in_target', 'user_initiated', 'sender_warned'],
}

/** Whether a copy may lie in a region, and on which basis it got there. */
export interface Stored {
  readonly allowed: boolean
  /** Of a copy outside the zone's own home: only those are transfers. */
  readonly basis: string | undefined
}

/** From the freest mode to none. */
export const groupModes: readonly GroupMode[] = ['home', 'replicate', 'pointer', 'deny']

export class JudgedVersion {
  readonly document: PolicyDocument
  readonly table: DecisionTable
  readonly #words: PopulationWords
  readonly #nowMs: number

  constructor(document: PolicyDocument, words: PopulationWords, nowMs: number) {
    this.document = document
    this.table = compile(document)
    this.#words = words
    this.#nowMs = nowMs
  }

  stored(way: Way, zone: number, kind: number, region: number): Stored {
    const { table } = this
    const code = this.#decide(way, zone, kind, region)
    const isTransfer = code >= 0 && table.homes[this.#zoneOf(zone)] !== this.#regionOf(region)
    return { allowed: code >= 0, basis: isTransfer ? table.rules[code]?.basis : undefined }
  }

  /** The guardrail that forbids such a copy; undefined where it is allowed, or where merely nobody has allowed it. */
  forbiddenBy(way: Way, zone: number, kind: number, region: number): string | undefined {
    return this.table.guardrails[guardrailOf(this.#decide(way, zone, kind, region))]
  }

  #zoneOf(zone: number): number {
    return this.table.zones.indexOf(this.#words.zones[zone] ?? '')
  }

  #regionOf(region: number): number {
    return this.table.regions.indexOf(this.#words.regions[region] ?? '')
  }

  #decide(way: Way, zone: number, kind: number, region: number): DecisionCode {
    const { table } = this
    const { class: dataClass, form } = wordsOfKind(this.#words, kind)
    return decideCell(
      table,
      this.#zoneOf(zone),
      table.classes.indexOf(dataClass),
      table.ops.indexOf('store'),
      this.#regionOf(region),
      table.forms.indexOf(form),
      conditionSet(conditionsOfWay[way]),
      this.#nowMs,
    )
  }

  /**
   * Whether what `from` sends to `to` arrives as part of something that works in all its directions. A
   * kind that no movement stores is its record and nothing more.
   */
  reaches(from: number, to: number, kind: number, region: number): boolean {
    const { class: dataClass, form } = wordsOfKind(this.#words, kind)
    if (!this.stored('sent', from, kind, region).allowed) return false
    const carrying = Object.values(this.document.movements ?? {}).filter(({ needs }) =>
      needs.some((need) => need[0] === dataClass && need[1] === 'store' && need[2] === form),
    )
    const [author, other] = [this.#words.zones[from] ?? '', this.#words.zones[to] ?? '']
    return (
      carrying.length === 0 ||
      carrying.some((movement) => closure(this.table, movement, author, other, allConditions, this.#nowMs).allowed)
    )
  }

  /** How a group of people of these zones travels: as its most restricted pair does. */
  groupMode(zones: readonly number[]): GroupMode {
    const words = zones.map((zone) => this.#words.zones[zone] ?? '')
    if (!words.every((zone) => this.table.zones.includes(zone))) return 'deny'
    const modes = words.flatMap((author) => words.map((member) => this.#pairMode(author, member)))
    return groupModes.findLast((mode) => modes.includes(mode)) ?? 'deny'
  }

  #pairMode(author: string, member: string): GroupMode {
    const { movements = {}, groups } = this.document
    return groupMode(this.table, movements, groups?.modes ?? [], author, member, allConditions, this.#nowMs)
  }
}
