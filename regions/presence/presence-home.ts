/**
 * A region's own people, to whoever watches them: the state now, and each change once it has lasted.
 * Somebody who may not know is told nothing but `unknown`, which is also what a stranger gets.
 */
import type { Scheduler, Timer } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { PresenceSource, PresenceSubscription } from './presence-source.ts'
import { type Presence, type PresenceStore, unknown } from './presence-store.ts'

/** Changes are told together, and a connection that breaks and comes back within this is no change. */
const coalesceMs = 1_000

export interface PresenceHomePorts {
  readonly store: PresenceStore
  readonly scheduler: Scheduler
  /** What `target` lets `viewer` know. */
  disclosure(viewer: UserKey, target: UserKey): Promise<Disclosure>
}

/** Whom one has blocked learns nothing; whoever keeps to themselves when they were here tells only whether they are. */
export type Disclosure = 'nothing' | 'state' | 'everything'

/** One subscription, and what it was told last. */
interface Watching {
  readonly subscription: PresenceSubscription
  told: Presence | undefined
  /** Raised with every telling: one that was overtaken while it read says nothing. */
  turn: number
  ended: boolean
}

export class PresenceHome implements PresenceSource, Service {
  readonly #ports: PresenceHomePorts
  readonly #byTarget = new Map<UserKey, Set<Watching>>()
  readonly #changed = new Set<UserKey>()
  #timer: Timer | undefined

  constructor(ports: PresenceHomePorts) {
    this.#ports = ports
    ports.store.onChange((user) => this.#noteChange(user))
  }

  subscribe(subscription: PresenceSubscription): () => void {
    const watching: Watching = { subscription, told: undefined, turn: 0, ended: false }
    const { target } = subscription
    const all = this.#byTarget.get(target) ?? new Set<Watching>()
    this.#byTarget.set(target, all.add(watching))
    void this.#tell(watching)
    return () => {
      watching.ended = true
      all.delete(watching)
      if (all.size === 0 && this.#byTarget.get(target) === all) this.#byTarget.delete(target)
    }
  }

  /** After a block or its end: what viewers of `target` may know has changed. */
  permissionsChanged(target: UserKey): void {
    this.#noteChange(target)
  }

  stop(): Promise<void> {
    this.#timer?.cancel()
    this.#byTarget.clear()
    return Promise.resolve()
  }

  #noteChange(user: UserKey): void {
    if (!this.#byTarget.has(user)) return
    this.#changed.add(user)
    this.#timer ??= this.#ports.scheduler.after(coalesceMs, () => {
      this.#timer = undefined
      const users = [...this.#changed]
      this.#changed.clear()
      for (const target of users) for (const watching of this.#byTarget.get(target) ?? []) void this.#tell(watching)
    })
  }

  async #tell(watching: Watching): Promise<void> {
    const turn = ++watching.turn
    const { viewer, target, tell } = watching.subscription
    const presence = await this.#known(viewer, target)
    if (watching.ended || watching.turn !== turn || isSame(watching.told, presence)) return
    watching.told = presence
    tell(presence)
  }

  /** Fails fast: what cannot be read is unknown. */
  async #known(viewer: UserKey, target: UserKey): Promise<Presence> {
    try {
      const disclosure = await this.#ports.disclosure(viewer, target)
      if (disclosure === 'nothing') return unknown
      const presence = await this.#ports.store.read(target)
      return presence.type === 'offline' && disclosure === 'state' ? { type: 'offline', lastSeen: 0 } : presence
    } catch {
      return unknown
    }
  }
}

function isSame(one: Presence | undefined, other: Presence): boolean {
  if (one?.type !== other.type) return false
  return one.type !== 'offline' || other.type !== 'offline' || one.lastSeen === other.lastSeen
}
