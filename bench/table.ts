/** Rows for people: the same columns for every scenario, and beside them what only some of them know. */
import { figureOf } from './harness/rounds.ts'
import type { BenchRow, GoalRow } from './row.ts'

const columns = [
  { title: 'scenario', width: 24, text: (row: BenchRow) => nameOf(row) },
  { title: 'µs CPU', width: 10, text: (row: BenchRow) => figure(row.cpuUsPerOp) },
  { title: 'limit', width: 10, text: (row: BenchRow) => figure(row.limitCpuUsPerOp) },
  { title: 'ratio', width: 7, text: (row: BenchRow) => figure(row.ratio) },
  { title: 'p50 ms', width: 8, text: (row: BenchRow) => figure(row.p50Ms) },
  { title: 'p95 ms', width: 8, text: (row: BenchRow) => figure(row.p95Ms) },
  { title: 'p99 ms', width: 8, text: (row: BenchRow) => figure(row.p99Ms) },
  { title: 'ops', width: 9, text: (row: BenchRow) => String(row.ops) },
  { title: 'batch', width: 7, text: (row: BenchRow) => figure(row['recordsPerBatch']) },
  { title: 'writes', width: 8, text: (row: BenchRow) => figure(row['socketWritesPerOp']) },
  { title: 'puts', width: 8, text: (row: BenchRow) => figure(row['putsPerOp']) },
  { title: 'B/conn', width: 8, text: (row: BenchRow) => figure(row.bytesPerConn) },
  { title: 'engines', width: 9, text: (row: BenchRow) => figure(row['enginesCpuUsPerOp']) },
  { title: 'at limit', width: 9, text: (row: BenchRow) => figure(row['limitEnginesCpuUsPerOp']) },
] as const

/** What tells apart the rows of one scenario. */
export function nameOf(row: BenchRow | GoalRow): string {
  if (isHeldToGoal(row)) return row.scenario
  const { scenario, per, waiters } = row
  return [scenario, per, waiters === undefined ? undefined : `${waiters} waiting`]
    .filter((part) => part !== undefined)
    .join(' ')
}

export const tableHead = (): string => line(columns.map(({ title }) => title))

export const tableLine = (row: BenchRow | GoalRow): string =>
  line(isHeldToGoal(row) ? goalCells(row) : columns.map(({ text }) => text(row)))

/** Parts of a region that may run in processes of their own. */
const parts = ['gateway', 'worker', 'keeper', 'api', 'edge']

/** Below the row: what each part of ours has used of its microseconds. Nothing where all of it is one process. */
export function partsLines(row: BenchRow | GoalRow): readonly string[] {
  if (isHeldToGoal(row)) return []
  const told = parts.flatMap((part) => {
    const us = row[figureOf(part)]
    return us === undefined ? [] : [`${part} ${figure(us)}`]
  })
  return told.length === 0 ? [] : [`  of it ${told.join(', ')}`]
}

const isHeldToGoal = (row: BenchRow | GoalRow): row is GoalRow => !('cpuUsPerOp' in row)

/** Under the same heads; the unit stands beside the figure, because the head speaks of microseconds. */
function goalCells(row: GoalRow): string[] {
  const unit = 'ms' in row ? 'ms' : 'ns'
  const cells = new Map<string, string>([
    ['scenario', row.scenario],
    ['µs CPU', `${figure('ms' in row ? row.ms : row.nsPerOp)} ${unit}`],
    ['limit', `${figure(row.limit)} ${unit}`],
    ['ratio', figure(row.ratio)],
    ['ops', String(row.ops)],
  ])
  return columns.map(({ title }) => cells.get(title) ?? '–')
}

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => {
      const { width } = columns[at] as (typeof columns)[number]
      return at === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    .join('')

/** Three digits say what a machine that others use can say. */
function figure(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '–'
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
