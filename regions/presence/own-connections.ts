/** Whose connections a process holds, by gateway. */
import type { UserKey } from '../../protocol/ids.ts'
import type { PresenceLease } from './presence-store.ts'

export class OwnConnections {
  readonly #ofGateway = new Map<number, Map<number, UserKey>>()
  readonly #counts = new Map<UserKey, number>()

  has(user: UserKey): boolean {
    return this.#counts.has(user)
  }

  users(): Iterable<UserKey> {
    return this.#counts.keys()
  }

  gateways(): readonly number[] {
    return [...this.#ofGateway.keys()]
  }

  /** Whether it is the person's first. */
  add(user: UserKey, { gateway, connection }: PresenceLease): boolean {
    const connections = this.#ofGateway.get(gateway) ?? new Map<number, UserKey>()
    if (connections.has(connection)) return false
    this.#ofGateway.set(gateway, connections.set(connection, user))
    const count = (this.#counts.get(user) ?? 0) + 1
    this.#counts.set(user, count)
    return count === 1
  }

  /** Whose it was; undefined: it has ended before. */
  remove({ gateway, connection }: PresenceLease): UserKey | undefined {
    const connections = this.#ofGateway.get(gateway)
    const user = connections?.get(connection)
    if (connections === undefined || user === undefined) return undefined
    connections.delete(connection)
    if (connections.size === 0) this.#ofGateway.delete(gateway)
    this.#lessOne(user)
    return user
  }

  /** Those who have none left. */
  removeGateway(gateway: number): readonly UserKey[] {
    const users = [...(this.#ofGateway.get(gateway)?.values() ?? [])]
    this.#ofGateway.delete(gateway)
    for (const user of users) this.#lessOne(user)
    return [...new Set(users)].filter((user) => !this.has(user))
  }

  #lessOne(user: UserKey): void {
    const left = (this.#counts.get(user) ?? 0) - 1
    if (left > 0) this.#counts.set(user, left)
    else this.#counts.delete(user)
  }
}
