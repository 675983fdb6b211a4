/** Another region, as presence and typing go there: never through a log, never late (N3). */
import type { UserKey } from '../../protocol/ids.ts'
import type { Typing } from '../../protocol/cold-messages.ts'
import type { Permitted } from '../../residency-policy/flows/resident.ts'
import type { PresenceSource, PresenceSubscription } from './presence-source.ts'
import type { Presence } from './presence-store.ts'

export interface PresencePeer extends PresenceSource {
  /** `typing.peer` is who types. Dropped when the way there is closed. */
  typing(to: UserKey, typing: Permitted<'presence', Typing>): void
}

/** Presence on its way to another region. */
export interface PresenceForPeer {
  subscribe(
    subscription: Omit<PresenceSubscription, 'tell'> & {
      /** Undefined: not known, or not to be told. */
      readonly tell: (presence: Permitted<'presence', Presence> | undefined) => void
    },
  ): () => void
}

/** What a region does for another one; each question is judged here, at the source. */
export interface PeerService {
  /** For the viewers of region `alias`. */
  sourceFor(alias: string): PresenceForPeer
  typingFrom(alias: string, to: UserKey, typing: Typing): void
}
