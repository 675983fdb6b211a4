/**
 * One connection as the worker sees it. The gateway owns the socket; here is who it is, what it may
 * send and what it waits for. Once the worker has decided to close it, nothing it still sends has any
 * effect (FC-034).
 */
import { errorEntry } from '../../protocol/codec/error-entry.ts'
import { verdictEntry } from '../../protocol/codec/verdict.ts'
import type { Denial } from '../../protocol/denial.ts'
import { type ErrorCode, errorTable, type MeridianError } from '../../protocol/errors.ts'
import type { Verdict } from '../../protocol/messages.ts'
import type { Sender } from './accept.ts'
import type { Origin } from './origin.ts'
import type { TokenBucket } from './token-bucket.ts'
import type { UserSessions } from './user-sessions.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { ConnectionId, ConnectionIdentity, GatewaySink } from './worker-link.ts'

/** A connection, unique among all gateways of the region. */
export interface ConnectionLease {
  /** Number of the link to the gateway. */
  readonly gateway: number
  readonly connection: ConnectionId
}

/** What it says of the person's home is as of attach. Its own sender and lease: an idle connection is as few objects as can be. */
export class Session implements Origin, Sender, ConnectionLease {
  readonly sink: GatewaySink
  readonly gateway: number
  readonly connection: ConnectionId
  readonly identity: ConnectionIdentity
  readonly person: UserSessions
  readonly part: number
  readonly zone: number
  /** The device's, from its first send on. */
  sends: TokenBucket | undefined
  /** Generation of the resume ticket handed out at attach, until the first heartbeat confirms it (I6). */
  unconfirmedTicket: number | undefined
  /** Sends without a verdict. */
  inFlight = 0
  /** Syncs and requests without an answer. */
  asks = 0
  /** Made by the first notice: most connections never type. */
  typings: TokenBucket | undefined
  /** Sends refused by the rate limit since the last one that passed. */
  refusedByRate = 0
  /** Sends that wait behind one whose recipient is being looked up. */
  held: Uint8Array[] | undefined
  closed = false

  constructor(
    sink: GatewaySink,
    { gateway, connection }: ConnectionLease,
    identity: ConnectionIdentity,
    person: UserSessions,
    { part, zone }: Pick<Sender, 'part' | 'zone'>,
  ) {
    this.sink = sink
    this.gateway = gateway
    this.connection = connection
    this.identity = identity
    this.person = person
    this.part = part
    this.zone = zone
  }

  get user(): UserKey {
    return this.identity.user
  }

  get writer(): number {
    return this.identity.device
  }

  deliver(entry: Uint8Array): void {
    if (!this.closed) this.sink.deliver(this.connection, entry)
  }

  /** Tells the gateway to close; whoever calls it takes the session out of the tables. */
  close(code: ErrorCode): void {
    if (this.closed) return
    this.closed = true
    this.sink.close(this.connection, code)
  }

  answer(verdict: Verdict): void {
    this.deliver(verdictEntry(verdict))
  }

  refused(n: number, code: ErrorCode, denial?: Denial): void {
    this.inFlight = Math.max(0, this.inFlight - 1)
    this.refuse(n, code, denial)
  }

  /** For a send that was never in flight. */
  refuse(n: number, code: ErrorCode, denial?: Denial): void {
    this.person.refusals.add(code)
    this.answer({ ...blank, n, code: errorTable[code].wire, denial })
  }

  presumed(n: number): void {
    this.answer({ ...blank, n })
  }

  /** What went wrong with a request, or with the connection when `request` is 0. */
  tell(error: MeridianError, request: number): void {
    this.deliver(errorEntry(error, request))
  }
}

const blank: Verdict = {
  n: 0,
  code: 0,
  last: 0,
  seq: 0,
  idHi: 0,
  idLo: 0,
  at: 0,
  place: 0,
  clientMsgId: undefined,
  denial: undefined,
}
