/**
 * The counters of every lane partition that arrives here, saved beside the log at most once a second
 * and only ever after the records they count are durable (R2). An older table after a crash makes
 * replayed records look new, which changes nothing.
 */
import { type Disk, DiskError } from '../platform/disk.ts'
import { type CounterState, noCounters } from './counters.ts'

const file = 'lane-counters.json'

export class CounterTable {
  readonly #disk: Disk
  readonly #states: Map<string, CounterState>
  #changed = false

  private constructor(disk: Disk, states: Map<string, CounterState>) {
    this.#disk = disk
    this.#states = states
  }

  static async open(disk: Disk): Promise<CounterTable> {
    try {
      const saved: unknown = JSON.parse(new TextDecoder().decode(await disk.readAll(file)))
      return new CounterTable(disk, new Map(Object.entries(saved as Record<string, CounterState>)))
    } catch (caught) {
      if (caught instanceof DiskError && caught.code === 'not-found') return new CounterTable(disk, new Map())
      throw caught
    }
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
    this.#changed = true
  }

  *entries(): Generator<{ from: string; topic: string; partition: number; state: CounterState }> {
    for (const [key, state] of this.#states) {
      const [from, topic, partition] = key.split(' ') as [string, string, string]
      yield { from, topic, partition: Number(partition), state }
    }
  }

  async save(): Promise<void> {
    if (!this.#changed) return
    this.#changed = false
    try {
      await this.#disk.replace(file, new TextEncoder().encode(JSON.stringify(Object.fromEntries(this.#states))))
    } catch (caught) {
      this.#changed = true
      throw caught
    }
  }
}
