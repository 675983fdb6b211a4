/**
 * Writes the device's document, one write at a time. Whoever asks while one is under way shares the
 * next: a thousand sends at once are two writes, and a write has all that was there when it began.
 */
import { type DeviceState, writeDocument } from './device-document.ts'
import type { DeviceStore } from './ports.ts'

export class DocumentWriter {
  readonly #store: DeviceStore
  readonly #state: () => DeviceState
  #last: Promise<unknown> = Promise.resolve()
  #next: Promise<DeviceState> | undefined

  constructor(store: DeviceStore, state: () => DeviceState) {
    this.#store = store
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
    await this.#store.save(writeDocument(state))
    return state
  }
}
