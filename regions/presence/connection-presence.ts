/** What the connections of a region tell its presence, and what they ask of it. */
import type { Typing } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { PresenceLease } from './presence-store.ts'
import type { Viewer } from './viewers.ts'

export interface ConnectionPresence {
  arrived(user: UserKey, lease: PresenceLease): void
  departed(user: UserKey, lease: PresenceLease): void
  gatewayLost(gateway: number): void
  /** False when there are more people in view than `presenceWatchesMax`: the ones beyond are not watched. */
  watch(viewer: Viewer, add: readonly UserKey[], remove: readonly UserKey[]): boolean
  /** The connection is gone, and with it whatever it watched. */
  left(viewer: Viewer): void
  /** A block or its end: what others may know of `user`. */
  permissionsChanged(user: UserKey): void
  /** To one person, wherever they live; `typing.peer` is who types. */
  typing(to: UserKey, typing: Typing): void
}
