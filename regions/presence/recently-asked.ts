/** Who was asked about lately, and what the answer was; those longest ago are forgotten first. */
import type { UserKey } from '../../protocol/ids.ts'
import type { Presence } from './presence-store.ts'

export class RecentlyAsked {
  readonly #answers = new Map<UserKey, Presence['type']>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  note(user: UserKey, answer: Presence['type']): void {
    this.#answers.delete(user)
    this.#answers.set(user, answer)
    if (this.#answers.size <= this.#max) return
    const [oldest] = this.#answers.keys()
    if (oldest !== undefined) this.#answers.delete(oldest)
  }

  has(user: UserKey): boolean {
    return this.#answers.has(user)
  }

  users(): readonly UserKey[] {
    return [...this.#answers.keys()]
  }

  /** Whether it is another one than was given. Then it is forgotten: whoever still wants to know asks again. */
  differs(user: UserKey, answer: Presence['type']): boolean {
    const before = this.#answers.get(user)
    if (before === undefined || before === answer) return false
    return this.#answers.delete(user)
  }
}
