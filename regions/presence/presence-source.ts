/** Where presence of people comes from: their own region, here (`presence-home.ts`) or over a stream (`presence-peer.grpc.ts`). */
import type { UserKey } from '../../protocol/ids.ts'
import type { Presence } from './presence-store.ts'

export interface PresenceSubscription {
  readonly viewer: UserKey
  readonly target: UserKey
  /** Called with what is known now, then with each change. `unknown` at once when the way there breaks. */
  readonly tell: (presence: Presence) => void
}

export interface PresenceSource {
  /** Answers with what ends it. */
  subscribe(subscription: PresenceSubscription): () => void
}
