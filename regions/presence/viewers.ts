/**
 * The viewing side: which connection has whom in view. It finds the home of each person, subscribes
 * there, and ends everything with the connection.
 */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodePresence } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { PresenceSource } from './presence-source.ts'
import { type Presence, unknown } from './presence-store.ts'

/** A connection that looks at people. */
export interface Viewer {
  readonly user: UserKey
  deliver(entry: Uint8Array): void
}

export interface ViewersPorts {
  /** Number of the region a person lives in; undefined: nobody knows. */
  homeOf(user: UserKey): Promise<number | undefined>
  source(region: number): PresenceSource | undefined
}

export class Viewers {
  readonly #ports: ViewersPorts
  /** What ends each subscription; a person whose home is being looked up has one that only marks the end. */
  readonly #watching = new Map<Viewer, Map<UserKey, () => void>>()

  constructor(ports: ViewersPorts) {
    this.#ports = ports
  }

  /** False when there are too many in view: those beyond the limit are not watched. */
  watch(viewer: Viewer, add: readonly UserKey[], remove: readonly UserKey[]): boolean {
    const mine = this.#watching.get(viewer) ?? new Map<UserKey, () => void>()
    this.#watching.set(viewer, mine)
    for (const target of remove) {
      mine.get(target)?.()
      mine.delete(target)
    }
    let all = true
    for (const target of add) {
      if (mine.has(target)) continue
      if (mine.size >= limits.presenceWatchesMax) all = false
      else void this.#begin(viewer, target, mine)
    }
    return all
  }

  left(viewer: Viewer): void {
    for (const end of this.#watching.get(viewer)?.values() ?? []) end()
    this.#watching.delete(viewer)
  }

  async #begin(viewer: Viewer, target: UserKey, mine: Map<UserKey, () => void>): Promise<void> {
    let ended = false
    mine.set(target, () => {
      ended = true
    })
    const region = await this.#ports.homeOf(target).catch(() => undefined)
    if (ended) return
    const source = region === undefined ? undefined : this.#ports.source(region)
    if (source === undefined) return say(viewer, target, unknown)
    mine.set(
      target,
      source.subscribe({ viewer: viewer.user, target, tell: (presence) => say(viewer, target, presence) }),
    )
  }
}

function say(viewer: Viewer, user: UserKey, presence: Presence): void {
  const lastSeen = presence.type === 'offline' ? presence.lastSeen : 0
  viewer.deliver(entryOf(frameFields.presence, encodePresence({ user, state: presence.type, lastSeen })))
}
