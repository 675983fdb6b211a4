/**
 * Figures that outlive a run: what a row says, when and on which machine it was measured, and how busy
 * that was. The capacity model reads them; nobody types one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { BenchRow, GoalRow } from './row.ts'
import { nameOf } from './table.ts'

export type KeptFigures = Readonly<Record<string, KeptFigure>>

export interface KeptFigure {
  readonly measured: {
    /** Day, UTC. */
    readonly on: string
    /** Processors, their model, and the Node it ran on. */
    readonly machine: string
    /** Of one minute, at the end of the run: above the number of processors others were at work, too. */
    readonly load: number
  }
  readonly row: BenchRow | GoalRow
}

/** By place and name: `engines direct-8`. A row that was kept before under the same name goes. */
export function keepFigures(file: string, place: 'embedded' | 'engines', rows: readonly (BenchRow | GoalRow)[]): void {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptFigures) : {}
  const measured = {
    on: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
  const all = new Map(Object.entries(kept))
  for (const row of rows) all.set(`${place} ${nameOf(row)}`, { measured, row: rounded(row) })
  const sorted = Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

/** Four digits are more than a machine can say. */
const rounded = <Row extends BenchRow | GoalRow>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  ) as unknown as Row
