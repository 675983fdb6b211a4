/**
 * Which resume ticket of each session is good (I6): kept by the worker of the person's part here, by
 * Redis there. It may be lost at any time; then tickets are unknown and clients connect with their
 * access token instead, which costs a sync and no message.
 *
 * Duties: each method is atomic. The answer may come at once.
 */
import type { SessionId } from '../../protocol/ids.ts'

export type Presented =
  /** Good: the ticket to hand out now has this generation. */
  | { readonly type: 'next'; readonly generation: number }
  /** Never seen here, forgotten, or from before the session last connected without a ticket. */
  | { readonly type: 'unknown' }
  /** Somebody holds a ticket that its owner has moved on from. The table has forgotten the session. */
  | { readonly type: 'reused' }

export interface ResumeTable {
  /** The session connected with its access token: a new ticket; earlier ones are unknown from now on. */
  start(session: SessionId): number | Promise<number>
  /** The newest ticket moves the session on; the one before it is still good, and moves nothing, until the newest was confirmed. */
  present(session: SessionId, generation: number): Presented | Promise<Presented>
  /** A heartbeat came over the connection that got this ticket: it has arrived, so the one before it is spent. */
  confirm(session: SessionId, generation: number): void | Promise<void>
  forget(session: SessionId): void | Promise<void>
}
