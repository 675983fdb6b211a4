/** Something that was sent: kept in the store, and on its way to an answer. */
import { fail, type MeridianError } from '../../protocol/errors.ts'
import type { ClientMessageId } from '../../protocol/ids.ts'

export type SentState =
  /** In the store; goes out by itself. */
  | { readonly s: 'queued' }
  /** In the log of the home region. `place`: of a message, its place in the conversation. */
  | { readonly s: 'accepted'; readonly place: number }
  | { readonly s: 'refused'; readonly error: MeridianError }
  /** For more than a day (FC-006): it waits for `resend` or `discard`. */
  | { readonly s: 'unsent' }

export class Sent {
  readonly id: ClientMessageId
  #state: SentState = { s: 'queued' }
  readonly #waiting: ((state: SentState) => void)[] = []

  constructor(id: ClientMessageId) {
    this.id = id
  }

  get state(): SentState {
    return this.#state
  }

  /** Resolves to the place; rejects with the error of the table. A call, so that nobody has to catch what they do not ask for. */
  async accepted(): Promise<number> {
    const state = await this.#answer()
    switch (state.s) {
      case 'accepted':
        return state.place
      case 'refused':
        throw state.error
      case 'unsent':
      case 'queued':
        throw fail('id_expired', 'it was not sent for more than a day')
    }
  }

  #answer(): Promise<SentState> {
    if (this.#state.s !== 'queued') return Promise.resolve(this.#state)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  become(state: SentState): void {
    this.#state = state
    for (const resolve of this.#waiting.splice(0)) resolve(state)
  }
}

/** What was sent in this run and has no answer yet, by its id: as many as the outbox holds. */
export class SentItems {
  readonly #open = new Map<ClientMessageId, Sent>()

  add(id: ClientMessageId): Sent {
    const sent = new Sent(id)
    this.#open.set(id, sent)
    return sent
  }

  accepted(id: ClientMessageId, place: number): void {
    this.#become(id, { s: 'accepted', place })
  }

  refused(id: ClientMessageId, error: MeridianError): void {
    this.#become(id, { s: 'refused', error })
  }

  setAside(id: ClientMessageId): void {
    this.#become(id, { s: 'unsent' })
  }

  /** It never came into the store. */
  forget(id: ClientMessageId): void {
    this.#open.delete(id)
  }

  #become(id: ClientMessageId, state: SentState): void {
    const sent = this.#open.get(id)
    this.#open.delete(id)
    sent?.become(state)
  }
}
