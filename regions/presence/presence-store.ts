/**
 * Who is connected in this region, and when who is not was last seen. Rebuildable state only: losing
 * it makes people offline until their next connection, never anything else.
 *
 * Duties: a connection belongs to a gateway, and a gateway's lease covers all its connections, so
 * that a million people cost one renewal per gateway. Ends of connections may come late or never: a
 * person is online as long as any connection of theirs stands, whatever ends meanwhile. Last seen is
 * written when the last one ends, in whole minutes, because nobody needs to know better.
 */
import type { Service } from '../../platform/lifecycle.ts'
import type { UserKey } from '../../protocol/ids.ts'

export type Presence =
  | { readonly type: 'unknown' }
  | { readonly type: 'online' }
  /** `lastSeen` in ms, whole minutes; 0: never, or long ago. */
  | { readonly type: 'offline'; readonly lastSeen: number }

export const unknown: Presence = { type: 'unknown' }

/** A connection, unique in the region as long as it lives. */
export interface PresenceLease {
  readonly gateway: number
  readonly connection: number
}

export interface PresenceStore extends Service {
  arrive(user: UserKey, lease: PresenceLease): void
  depart(user: UserKey, lease: PresenceLease): void
  /** Its lease ran out: none of its connections stands. */
  gatewayLost(gateway: number): void
  read(user: UserKey): Promise<Presence>
  /** Calls `listen` with whoever came or went, after the fact. */
  onChange(listen: (user: UserKey) => void): void
}

export const minuteMs = 60_000
