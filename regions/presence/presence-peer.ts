/** Another region, as presence and typing go there: never through a log, never late (N3). */
import type { UserKey } from '../../protocol/ids.ts'
import type { Typing } from '../../protocol/cold-messages.ts'
import type { PresenceSource } from './presence-source.ts'

export interface PresencePeer extends PresenceSource {
  /** `typing.peer` is who types. Dropped when the way there is closed. */
  typing(to: UserKey, typing: Typing): void
}

/** What a region does for another one; each question is judged here, at the source. */
export interface PeerService {
  /** For the viewers of region `alias`. */
  sourceFor(alias: string): PresenceSource
  typingFrom(alias: string, to: UserKey, typing: Typing): void
}
