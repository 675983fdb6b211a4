/**
 * Whose presence this program wants to know. The region forgets it with each connection, so it is told
 * anew; and without a connection nobody's presence is known.
 */
import type { Presence, Watch } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { type UserId, type UserKey, userIdOfKey, userKeyOf } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { none } from '../../protocol/messages.ts'
import type { MeridianEvents } from './events.ts'

export interface PresenceWatchPorts {
  /** Nothing happens without a connection. */
  watch(watch: Watch): void
  tell(presence: MeridianEvents['presence']): void
}

export class PresenceWatch {
  readonly #ports: PresenceWatchPorts
  /** How many want to know it. */
  readonly #watched = new Map<UserKey, number>()

  constructor(ports: PresenceWatchPorts) {
    this.#ports = ports
  }

  /** Returns the way to stop. Throws `limit_reached`. */
  add(users: readonly UserId[]): () => void {
    const keys = [...new Set(users.map(userKeyOf))]
    const fresh = keys.filter((key) => !this.#watched.has(key))
    if (this.#watched.size + fresh.length > limits.presenceWatchesMax)
      throw fail('limit_reached', 'too many people are watched', { limit: 'presenceWatchesMax' })
    for (const key of keys) this.#watched.set(key, (this.#watched.get(key) ?? 0) + 1)
    if (fresh.length > 0) this.#ports.watch({ add: fresh, remove: none })
    let isWatching = true
    return () => {
      if (isWatching) this.#remove(keys)
      isWatching = false
    }
  }

  opened(): void {
    if (this.#watched.size > 0) this.#ports.watch({ add: [...this.#watched.keys()], remove: none })
  }

  lost(): void {
    for (const key of this.#watched.keys())
      this.#ports.tell({ user: userIdOfKey(key), state: 'unknown', lastSeen: undefined })
  }

  heard({ user, state, lastSeen }: Presence): void {
    if (!this.#watched.has(user)) return
    this.#ports.tell({ user: userIdOfKey(user), state, lastSeen: lastSeen === 0 ? undefined : lastSeen })
  }

  #remove(keys: readonly UserKey[]): void {
    const gone: UserKey[] = []
    for (const key of keys) {
      const left = (this.#watched.get(key) ?? 1) - 1
      if (left > 0) this.#watched.set(key, left)
      else if (this.#watched.delete(key)) gone.push(key)
    }
    if (gone.length > 0) this.#ports.watch({ add: none, remove: gone })
  }
}
