/** `PresenceStore` of a simulated region. What it knows of connections ends with the machine; last seen stays. */
import type { Clock } from '../platform/clock.ts'
import type { UserKey } from '../protocol/ids.ts'
import { minuteMs, type Presence, type PresenceLease, type PresenceStore } from '../regions/presence/presence-store.ts'

export class SimulatedPresenceTable {
  readonly minutes = new Map<UserKey, number>()

  /** As the process that runs under `clock` sees it. */
  open(clock: Clock): PresenceStore {
    return new SimulatedPresence(this.minutes, clock)
  }
}

class SimulatedPresence implements PresenceStore {
  readonly #minutes: Map<UserKey, number>
  readonly #clock: Clock
  readonly #leases = new Map<UserKey, PresenceLease[]>()
  #listen: (user: UserKey) => void = () => {}

  constructor(minutes: Map<UserKey, number>, clock: Clock) {
    this.#minutes = minutes
    this.#clock = clock
  }

  arrive(user: UserKey, lease: PresenceLease): void {
    const leases = this.#leases.get(user) ?? []
    this.#leases.set(user, [...leases, lease])
    if (leases.length === 0) this.#listen(user)
  }

  depart(user: UserKey, { gateway, connection }: PresenceLease): void {
    this.#drop(user, (lease) => lease.gateway === gateway && lease.connection === connection)
  }

  gatewayLost(gateway: number): void {
    for (const user of [...this.#leases.keys()]) this.#drop(user, (lease) => lease.gateway === gateway)
  }

  read(user: UserKey): Promise<Presence> {
    if (this.#leases.has(user)) return Promise.resolve({ type: 'online' })
    return Promise.resolve({ type: 'offline', lastSeen: (this.#minutes.get(user) ?? 0) * minuteMs })
  }

  onChange(listen: (user: UserKey) => void): void {
    this.#listen = listen
  }

  stop(): Promise<void> {
    for (const user of [...this.#leases.keys()]) this.#drop(user, () => true)
    return Promise.resolve()
  }

  #drop(user: UserKey, isEnded: (lease: PresenceLease) => boolean): void {
    const before = this.#leases.get(user)
    if (before === undefined) return
    const left = before.filter((lease) => !isEnded(lease))
    if (left.length > 0) this.#leases.set(user, left)
    else {
      this.#leases.delete(user)
      this.#minutes.set(user, Math.floor(this.#clock.now() / minuteMs))
      this.#listen(user)
    }
  }
}
