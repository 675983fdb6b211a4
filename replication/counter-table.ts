/**
 * The counters of every lane partition that arrives here, saved beside the log at most once a second
 * and only ever after the records they count are durable (R2). An older table after a crash makes
 * replayed records look new, which changes nothing.
 */
import type { KeptFiles } from '../platform/kept-files.ts'
import { type CounterState, noCounters } from './counters.ts'
import { TableFile } from './table-file.ts'

const file = 'lane-counters.json'

export class CounterTable {
  readonly #file: TableFile
  readonly #states: Map<string, CounterState>

  private constructor(files: KeptFiles, states: Map<string, CounterState>) {
    this.#states = states
    this.#file = new TableFile(files, file, () => Object.fromEntries(states))
  }

  static async open(files: KeptFiles): Promise<CounterTable> {
    const saved = ((await TableFile.read(files, file)) ?? {}) as Record<string, CounterState>
    return new CounterTable(files, new Map(Object.entries(saved)))
  }

  /** The state to change; tell by `touched` that it was. */
  of(from: string, topic: string, partition: number): CounterState {
    const key = `${from} ${topic} ${partition}`
    let state = this.#states.get(key)
    if (state === undefined) {
      state = noCounters()
      this.#states.set(key, state)
    }
    return state
  }

  touched(): void {
    this.#file.changed()
  }

  *entries(): Generator<{ from: string; topic: string; partition: number; state: CounterState }> {
    for (const [key, state] of this.#states) {
      const [from, topic, partition] = key.split(' ') as [string, string, string]
      yield { from, topic, partition: Number(partition), state }
    }
  }

  save(): Promise<void> {
    return this.#file.save()
  }
}
