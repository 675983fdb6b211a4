/**
 * Writes what has changed of the device's records, one commit at a time. Whoever asks while one is
 * under way shares the next: a thousand sends at once are two commits, and a commit has all that was
 * there when it began.
 */
import { type DeviceState, recordsOf } from './device-records.ts'
import type { DeviceStore } from './ports.ts'

export class RecordWriter {
  readonly #store: DeviceStore
  readonly #state: () => DeviceState
  #kept: ReadonlyMap<string, string>
  #last: Promise<unknown> = Promise.resolve()
  #next: Promise<DeviceState> | undefined

  /** `kept`: what the store has of these records; others in it are left alone. */
  constructor(store: DeviceStore, kept: ReadonlyMap<string, string>, state: () => DeviceState) {
    this.#store = store
    this.#kept = kept
    this.#state = state
  }

  /** Resolves to what is durable now: at least what there was at the call. Rejects as the store does. */
  save(): Promise<DeviceState> {
    if (this.#next !== undefined) return this.#next
    const writing = this.#afterLast()
    this.#next = writing
    this.#last = writing
    return writing
  }

  async #afterLast(): Promise<DeviceState> {
    // How the write before ended is for those who waited for it.
    await Promise.allSettled([this.#last])
    this.#next = undefined
    const state = this.#state()
    const records = recordsOf(state)
    const changes = changesBetween(this.#kept, records)
    if (changes.size > 0) await this.#store.commit(changes)
    this.#kept = records
    return state
  }
}

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const changes = new Map<string, string | undefined>()
  for (const [key, value] of after) if (before.get(key) !== value) changes.set(key, value)
  for (const key of before.keys()) if (!after.has(key)) changes.set(key, undefined)
  return changes
}
