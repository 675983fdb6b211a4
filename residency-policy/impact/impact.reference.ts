/**
 * An impact counted the slow and obvious way: every line is an object in a list, every single record
 * is decided by itself, in words, and every pair of members of a group, too. Nothing is shared with
 * the count that is compared with it but the policy's own decision and closure.
 */
import { conditionWords, conditionSet } from '../document/conditions.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compile } from '../table/compile.ts'
import { closure, groupMode, type GroupMode } from '../table/movement.ts'
import { decide, type Decision } from '../table/policy.ts'

interface KeptLine {
  readonly class: string
  readonly form: string
  readonly records: number
  readonly bytes: number
}

export interface Lines {
  readonly people: readonly { readonly zone: string; readonly home: string; readonly kept?: readonly KeptLine[] }[]
  readonly groups: readonly { readonly members: readonly number[] }[]
  readonly edges: readonly (KeptLine & { readonly from: number; readonly to?: number; readonly group?: number })[]
}

/** What is true of a copy that lies in the author's home, in the home of who was written to, or of a member. */
const truths = {
  kept: [],
  sent: ['recipient_home', 'user_initiated', 'sender_warned', 'mutual_contact', 'audience_in_target'],
  posted: ['member_in_target', 'user_initiated', 'sender_warned'],
} as const
type Truths = (typeof truths)[keyof typeof truths]

const ranks: Readonly<Record<GroupMode, number>> = { home: 0, replicate: 1, pointer: 2, deny: 3 }

/** Sums by name, as `people EU losing`; what is not there is nothing. */
export type Sums = Readonly<Record<string, number>>

export function referenceImpact(old: PolicyDocument, young: PolicyDocument, lines: Lines, nowMs: number): Sums {
  const sums = new Map<string, number>()
  const add = (name: string, by: number): void => void sums.set(name, (sums.get(name) ?? 0) + by)
  const losing = new Set<number>()
  const gaining = new Set<number>()
  const subjects = new Map<string, Set<number>>()
  const versions = [judge(old, nowMs), judge(young, nowMs)] as const
  const personOf = (number: number) => lines.people[number] as Lines['people'][number]

  const record = (author: number, line: KeptLine, bytes: number, region: string, when: Truths): void => {
    const { class: dataClass, form } = line
    const { zone } = personOf(author)
    const kind = `${dataClass} ${form}`
    const [before, after] = versions.map(({ store }) => store(zone, dataClass, form, region, when)) as [
      Decision,
      Decision,
    ]
    const count = (what: string): void => {
      add(`records ${kind} ${what}`, 1)
      add(`bytes ${kind} ${what}`, bytes)
    }
    count('total')
    if (before.effect === 'allow') count('allowedBefore')
    if (after.effect === 'allow') count('allowedAfter')
    if (before.effect === 'allow' && after.effect === 'deny') {
      count('closed')
      add(`purge ${zone} ${kind} ${region} records`, 1)
      add(`purge ${zone} ${kind} ${region} bytes`, bytes)
      losing.add(author)
    }
    if (before.effect === 'deny' && after.effect === 'allow') {
      count('opened')
      gaining.add(author)
    }
    const documents = [old, young]
    for (const [index, decision] of [before, after].entries()) {
      if (decision.effect === 'deny' || decision.rule.basis === undefined) continue
      if (documents[index]?.zones[zone]?.home === region) continue
      const name = `subjects ${decision.rule.basis} ${index === 0 ? 'before' : 'after'}`
      subjects.set(name, (subjects.get(name) ?? new Set()).add(author))
    }
  }
  /** Bytes of one record: the first one takes what does not divide. */
  const eachRecord = ({ records, bytes }: KeptLine, act: (bytes: number) => void): void => {
    const share = Math.floor(bytes / records)
    for (let at = 0; at < records; at++) act(at === 0 ? bytes - share * (records - 1) : share)
  }

  for (const [person, { home, kept = [] }] of lines.people.entries())
    for (const each of kept) eachRecord(each, (bytes) => record(person, each, bytes, home, truths.kept))

  for (const { members } of lines.groups) {
    const zones = members.map((member) => personOf(member).zone)
    const [before, after] = versions.map(({ mode }) => mode(zones)) as [GroupMode, GroupMode]
    add('groups total', 1)
    if (before === 'deny') add('groups refusedBefore', 1)
    if (after === 'deny') add('groups refusedAfter', 1)
    if (before !== 'deny' && after === 'deny') add('groups newlyRefused', 1)
    if (before !== after) add(`groups ${before} ${after}`, 1)
    for (const member of members) {
      if (ranks[after] > ranks[before]) losing.add(member)
      if (ranks[after] < ranks[before]) gaining.add(member)
    }
  }

  for (const edge of lines.edges) {
    const { from, to, group } = edge
    if (to === undefined) {
      const members = lines.groups[group ?? -1]?.members ?? []
      for (const region of new Set(members.map((member) => personOf(member).home)))
        if (region !== personOf(from).home)
          eachRecord(edge, (bytes) => record(from, edge, bytes, region, truths.posted))
      continue
    }
    const region = personOf(to).home
    const [author, other] = [personOf(from).zone, personOf(to).zone]
    eachRecord(edge, (bytes) => record(from, edge, bytes, region, truths.sent))
    const tuple = versions.map(
      ({ store }) => store(author, edge.class, edge.form, region, truths.sent).effect === 'allow',
    )
    const works = versions.map(({ carried }, at) => tuple[at] === true && carried(author, other, edge.class, edge.form))
    add(`exchanges ${author} ${other} edges`, 1)
    if (works[0] === true && works[1] === false) add(`exchanges ${author} ${other} closed`, 1)
    if (works[0] === false && works[1] === true) add(`exchanges ${author} ${other} opened`, 1)
    for (const [was, is] of [tuple, works]) {
      if (was === true && is === false) for (const person of [from, to]) losing.add(person)
      if (was === false && is === true) for (const person of [from, to]) gaining.add(person)
    }
  }

  for (const [person, { zone }] of lines.people.entries()) {
    add(`people ${zone} people`, 1)
    if (losing.has(person)) add(`people ${zone} losing`, 1)
    if (gaining.has(person)) add(`people ${zone} gaining`, 1)
  }
  for (const [name, set] of subjects) add(name, set.size)
  return Object.fromEntries(sums)
}

function judge(document: PolicyDocument, nowMs: number) {
  const table = compile(document)
  const everything = conditionSet(conditionWords)
  return {
    store: (zone: string, dataClass: string, form: string, region: string, when: Truths): Decision =>
      decide(table, { zone, class: dataClass, op: 'store', region, form, conditions: when }, nowMs),
    carried: (from: string, to: string, dataClass: string, form: string): boolean => {
      const movements = Object.values(document.movements ?? {})
      const carrying = movements.filter(({ needs }) =>
        needs.some((need) => `${need}` === `${[dataClass, 'store', form]}`),
      )
      return carrying.length === 0 || carrying.some((each) => closure(table, each, from, to, everything, nowMs).allowed)
    },
    mode: (zones: readonly string[]): GroupMode => {
      let worst: GroupMode = 'home'
      for (const author of new Set(zones))
        for (const member of new Set(zones)) {
          const known = document.zones[author] !== undefined && document.zones[member] !== undefined
          const modes = document.groups?.modes ?? []
          const mode = known
            ? groupMode(table, document.movements ?? {}, modes, author, member, everything, nowMs)
            : 'deny'
          if (ranks[mode] > ranks[worst]) worst = mode
        }
      return worst
    },
  }
}
