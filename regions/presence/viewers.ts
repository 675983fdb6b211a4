/**
 * The viewing side: which connection has whom in view. It finds the home of each person, subscribes
 * there, and ends everything with the connection. Whoever looks is never kept waiting: of whom nothing
 * is heard soon, whatever it is that stands still, it says that they are unknown, and what is heard
 * later is told then.
 */
import type { Scheduler } from '../../platform/clock.ts'
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

/** Longer than every engine and region that is well takes, shorter than anybody waits for a dot beside a name. */
export const unknownAfterMs = 1_000

export interface ViewersPorts {
  readonly scheduler: Pick<Scheduler, 'after'>
  /** Number of the region a person lives in; undefined: nobody knows. */
  homeOf(user: UserKey): Promise<number | undefined>
  source(region: number): PresenceSource | undefined
}

export class Viewers {
  readonly #ports: ViewersPorts
  /** What ends each: the look-up of a home, or the subscription there. */
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
    let end = (): void => {}
    let ended = false
    const silence = this.#ports.scheduler.after(unknownAfterMs, () => say(viewer, target, unknown))
    const tell = (presence: Presence): void => {
      silence.cancel()
      say(viewer, target, presence)
    }
    mine.set(target, () => {
      ended = true
      silence.cancel()
      end()
    })
    const region = await this.#ports.homeOf(target).catch(() => undefined)
    if (ended) return
    const source = region === undefined ? undefined : this.#ports.source(region)
    if (source === undefined) return tell(unknown)
    end = source.subscribe({ viewer: viewer.user, target, tell })
  }
}

function say(viewer: Viewer, user: UserKey, presence: Presence): void {
  const lastSeen = presence.type === 'offline' ? presence.lastSeen : 0
  viewer.deliver(entryOf(frameFields.presence, encodePresence({ user, state: presence.type, lastSeen })))
}
