/** Gates of a simulated region that an operator closed before its parts know: what arrives is stopped on the way (R7, W13). */
import { standardPlaces } from '../protocol/places.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { cellCodes } from '../residency-policy/flows/policy-record.ts'
import type { Denial } from './policy-office.ts'

export class ClosedGates {
  readonly #closed: readonly Denial[]
  readonly #tables = new WeakMap<FlowTable, FlowTable>()

  constructor(closed: readonly Denial[]) {
    this.#closed = closed
  }

  of(table: FlowTable): FlowTable {
    if (this.#closed.length === 0) return table
    let made = this.#tables.get(table)
    if (made === undefined) {
      made = this.#without(table)
      this.#tables.set(table, made)
    }
    return made
  }

  #without({ record }: FlowTable): FlowTable {
    const cells = [...record.cells]
    for (const { from, to, dataClass } of this.#closed) {
      const zone = record.homes.indexOf(numberOf(from))
      const at = zone * record.classes.length + record.classes.indexOf(dataClass)
      cells[at * record.regions.length + record.regions.indexOf(numberOf(to))] = cellCodes.byDefault
    }
    return new FlowTable({ ...record, cells })
  }
}

const numberOf = (alias: string): number => standardPlaces.regions.find((region) => region.alias === alias)?.number ?? 0
