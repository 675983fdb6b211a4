/**
 * The policies that barriers have brought, by the region they came from (R7): what a lane still holds
 * from before a barrier is judged by the one behind it, also where this region has not heard of that
 * version yet. A table only ever adds a refusal to this region's own, so a wrong one can open nothing.
 */
import type { KeptFiles } from '../platform/kept-files.ts'
import { base64, fromBase64 } from '../residency-policy/publish/base64.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { readPolicyRecord } from '../residency-policy/flows/policy-record-codec.ts'
import { TableFile } from './table-file.ts'

const file = 'lane-barriers.json'
/** Activations of one region whose barriers may still be on their way at the same time; older ones are covered by newer. */
const keptMax = 16

export class BarrierTables {
  readonly #file: TableFile
  readonly #bytes: Map<string, string>
  readonly #tables = new Map<string, FlowTable>()

  private constructor(files: KeptFiles, bytes: Map<string, string>) {
    this.#bytes = bytes
    this.#file = new TableFile(files, file, () => Object.fromEntries(bytes))
  }

  static async open(files: KeptFiles): Promise<BarrierTables> {
    const saved = ((await TableFile.read(files, file)) ?? {}) as Record<string, string>
    return new BarrierTables(files, new Map(Object.entries(saved)))
  }

  /** The policy in `payload`, the content of a barrier from region `from`. Throws `frame_invalid`. */
  add(from: string, payload: Uint8Array): FlowTable {
    const table = new FlowTable(readPolicyRecord(payload))
    const key = keyOf(from, table.record.activation)
    if (!this.#bytes.has(key)) {
      this.#bytes.set(key, base64(payload))
      this.#file.changed()
      this.#forgetOld(from)
    }
    return table
  }

  /** Of the newest barrier of a lane partition; an activation that is forgotten is covered by the oldest one kept. */
  table(from: string, activation: number): FlowTable | undefined {
    const known = this.#activationsOf(from)
    const found = known.find((one) => one >= activation)
    if (found === undefined) return undefined
    const key = keyOf(from, found)
    let table = this.#tables.get(key)
    if (table === undefined) {
      table = new FlowTable(readPolicyRecord(fromBase64(this.#bytes.get(key) as string) ?? new Uint8Array()))
      this.#tables.set(key, table)
    }
    return table
  }

  save(): Promise<void> {
    return this.#file.save()
  }

  #activationsOf(from: string): number[] {
    return [...this.#bytes.keys()]
      .filter((key) => key.startsWith(`${from} `))
      .map((key) => Number(key.slice(from.length + 1)))
      .sort((a, b) => a - b)
  }

  #forgetOld(from: string): void {
    const known = this.#activationsOf(from)
    for (const old of known.slice(0, Math.max(0, known.length - keptMax))) {
      this.#bytes.delete(keyOf(from, old))
      this.#tables.delete(keyOf(from, old))
    }
  }
}

const keyOf = (from: string, activation: number): string => `${from} ${activation}`
