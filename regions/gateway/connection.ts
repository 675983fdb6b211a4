/**
 * One connection as a union of states, each with only what it needs:
 *
 *   greeting    the socket is open, hello has not come
 *   attaching   hello has gone to the worker; frames that follow it wait
 *   open        frames flow
 *   leaving     told to go away, still served until its deadline
 *   closed      decided to end: nothing that still arrives has any effect (FC-034)
 *
 * There is no timer and no closure per connection: the gateway's wheel looks at `heardAt` and at the
 * deadlines. An idle connection is this object, its socket's and nothing more.
 */
import type { ErrorCode } from '../../protocol/errors.ts'
import type { ConnectionId, ConnectionIdentity } from '../worker/worker-link.ts'
import type { ClientSocket } from './client-socket.ts'

export type ConnectionState =
  | { readonly type: 'greeting'; readonly deadlineMs: number; bytes: number }
  | { readonly type: 'attaching'; readonly held: Uint8Array[]; heldBytes: number }
  | { readonly type: 'open' }
  | { readonly type: 'leaving'; readonly deadlineMs: number }
  | { readonly type: 'closed'; readonly code: ErrorCode | 'gone' }

export const openState: ConnectionState = { type: 'open' }

export class Connection {
  readonly id: ConnectionId
  readonly socket: ClientSocket
  readonly identity: ConnectionIdentity
  state: ConnectionState
  /** Monotonic ms of the last frame, and the interval the client has named. */
  heardAtMs: number
  heartbeatMs: number
  /** Entries that go out at the end of this turn. */
  waiting: Uint8Array[] = noEntries
  waitingBytes = 0

  constructor(
    id: ConnectionId,
    socket: ClientSocket,
    identity: ConnectionIdentity,
    nowMs: number,
    heartbeatMs: number,
    helloTimeoutMs: number,
  ) {
    this.id = id
    this.socket = socket
    this.identity = identity
    this.heardAtMs = nowMs
    this.heartbeatMs = heartbeatMs
    this.state = { type: 'greeting', deadlineMs: nowMs + helloTimeoutMs, bytes: 0 }
  }

  get served(): boolean {
    return this.state.type === 'open' || this.state.type === 'leaving'
  }
}

/** Shared by all connections with nothing to send; replaced, never changed. */
export const noEntries: Uint8Array[] = []
