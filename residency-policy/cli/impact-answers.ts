/** How an impact reads in a terminal: whom it touches, what must go, and what stays of each quota. */
import pc from 'picocolors'
import type { Amount, BasisImpact, Impact } from '../impact/impact.ts'
import { columns } from './columns.ts'

export const number = (count: number): string => count.toLocaleString('en')

export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(count || 1) / 3)))
  const value = count / 1000 ** power
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power] ?? ''}`
}

export function impactLines(impact: Impact): string[] {
  const { policies, population } = impact
  const named = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id} v${version}`
  return [
    pc.bold(`${named(policies.before)} → ${named(policies.after)}`) +
      pc.dim(
        `  ${number(population.people)} people, ${number(population.groups)} groups, ${number(population.edges)} edges`,
      ),
    '',
    ...peopleLines(impact),
    '',
    ...groupLines(impact),
    '',
    ...exchangeLines(impact),
    '',
    ...recordLines(impact),
    '',
    ...purgeLines(impact),
    '',
    ...quotaLines(impact),
  ]
}

function peopleLines({ people }: Impact): string[] {
  const rows = people.map(({ zone, people: count, losing, gaining }) => [
    zone,
    number(count),
    number(losing),
    number(gaining),
  ])
  return table('PEOPLE', ['zone', 'people', 'lose something', 'gain something'], rows)
}

function groupLines({ groups }: Impact): string[] {
  const { total, refusedBefore, refusedAfter, newlyRefused, changes } = groups
  const title = `GROUPS  ${number(total)}; refused ${number(refusedBefore)} before, ${number(refusedAfter)} after, ${number(newlyRefused)} of them new`
  if (changes.length === 0) return [pc.bold(title), '  no group changes its mode']
  return table(
    title,
    ['before', 'after', 'groups'],
    changes.map(({ before, after, groups: count }) => [before, after, number(count)]),
  )
}

function exchangeLines({ exchanges }: Impact): string[] {
  const changed = exchanges.filter(({ closed, opened }) => closed > 0 || opened > 0)
  if (changed.length === 0) return [pc.bold('WHO REACHES WHOM'), '  nothing changes']
  const rows = changed.map(({ from, to, edges, closed, opened }) => [
    from,
    to,
    number(edges),
    number(closed),
    number(opened),
  ])
  return table('WHO REACHES WHOM', ['from', 'to', 'edges', 'close', 'open'], rows)
}

function recordLines({ records }: Impact): string[] {
  const rows = records.map(({ class: dataClass, form, total, allowedBefore, allowedAfter, closed, opened }) => [
    dataClass,
    form,
    ...[total, allowedBefore, allowedAfter, closed, opened].map((amount) => number(amount.records)),
  ])
  return table('RECORDS', ['what', 'form', 'copies', 'allowed before', 'after', 'close', 'open'], rows)
}

function purgeLines({ purge }: Impact): string[] {
  if (purge.length === 0) return [pc.bold('TO PURGE'), '  nothing']
  const all = purge.reduce<Amount>(
    (sum, each) => ({ records: sum.records + each.records, bytes: sum.bytes + each.bytes }),
    { records: 0, bytes: 0 },
  )
  const rows = purge.map((each) => [
    each.zone,
    each.class,
    each.form,
    each.region,
    number(each.records),
    bytes(each.bytes),
  ])
  const title = pc.yellow(`TO PURGE  ${number(all.records)} records, ${bytes(all.bytes)}`)
  return table(title, ['who', 'what', 'form', 'lies in', 'records', 'bytes'], rows)
}

function quotaLines({ quotas }: Impact): string[] {
  const rows = quotas.map((each) => [
    each.basis,
    number(each.subjectsBefore),
    number(each.subjectsAfter),
    each.quota === undefined ? '–' : number(each.quota.warn),
    each.quota === undefined ? '–' : number(each.quota.stop),
    each.left === undefined ? '–' : number(each.left),
    stateText[each.state],
  ])
  return table('PEOPLE ON EACH BASIS', ['basis', 'before', 'after', 'warn', 'stop', 'left', ''], rows)
}

const stateText: Readonly<Record<BasisImpact['state'], string>> = {
  'no-quota': '',
  free: pc.green('free'),
  warn: pc.yellow('warns'),
  stop: pc.red('used up: its rules deny'),
}

/** Counts stand to the right, words to the left. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isCount = (at: number): boolean =>
    rows.length > 0 && rows.every((row) => /^(–|-?[\d,.]+( [kMGTP]?B)?)$/.test(row[at] ?? ''))
  const widths = head.map((word, at) => Math.max(word.length, ...rows.map((row) => (row[at] ?? '').length)))
  const placed = [head, ...rows].map((row) =>
    row.map((cell, at) => (isCount(at) ? cell.padStart(widths[at] ?? 0) : cell)),
  )
  return [pc.bold(title), ...columns(placed).map((line) => `  ${line}`)]
}
