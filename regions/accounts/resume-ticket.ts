/**
 * The resume ticket: lets a device whose connection broke take up its session again on any gateway
 * of the region, and shows when somebody else tries (I6). It rotates: presenting generation g gives
 * g + 1. The answer may be lost on the way, so g stays good until the device shows that it has
 * g + 1, by presenting it or by a heartbeat over the connection that brought it. Whoever presents
 * anything older has a copy, and the session ends.
 *
 * A ticket comes with an access token of the same person, device and session, or it is of no use.
 */
import type { Clock } from '../../platform/clock.ts'
import type { ImmediateMac } from '../../platform/mac.ts'
import {
  bytesOfId,
  type DeviceNumber,
  idBytes,
  type SessionId,
  sessionIdOf,
  type UserId,
  userIdOf,
} from '../../protocol/ids.ts'
import { lifetimes } from './lifetimes.ts'
import type { ResumeTable } from './resume-table.ts'
import { type SecretPair, signedByEither } from './secrets.ts'

export interface TicketHolder {
  readonly user: UserId
  readonly device: DeviceNumber
  readonly session: SessionId
}

export interface Ticket {
  /** Opaque to the client, 81 bytes. */
  readonly bytes: Uint8Array
  /** To be confirmed by the first heartbeat. */
  readonly generation: number
}

export type ResumeOutcome =
  | { readonly type: 'resumed'; readonly ticket: Ticket }
  /** Answer `resume_unknown`, or go on as if no ticket had been presented. */
  | { readonly type: 'unknown' }
  /** Answer `resume_reused`. The session has ended. */
  | { readonly type: 'reused' }

export interface ResumeTicketsOptions {
  readonly table: ResumeTable
  readonly mac: ImmediateMac
  /** Asked each time, so that a rotation takes effect. */
  readonly secret: () => SecretPair
  readonly clock: Pick<Clock, 'now'>
  /** Ends the session for good; the answer waits for it. */
  readonly onReused: (holder: TicketHolder) => Promise<void>
}

export class ResumeTickets {
  readonly #options: ResumeTicketsOptions

  constructor(options: ResumeTicketsOptions) {
    this.#options = options
  }

  /** The first ticket of a connection made with an access token alone. */
  async start(holder: TicketHolder): Promise<Ticket> {
    return this.#ticket(holder, await this.#options.table.start(holder.session))
  }

  /** Judges the ticket that `holder`, known by access token, presents. */
  async resume(holder: TicketHolder, presented: Uint8Array): Promise<ResumeOutcome> {
    const ticket = this.#open(presented)
    if (ticket === undefined || !sameHolder(ticket, holder)) return { type: 'unknown' }
    const answer = await this.#options.table.present(holder.session, ticket.generation)
    switch (answer.type) {
      case 'next':
        return { type: 'resumed', ticket: this.#ticket(holder, answer.generation) }
      case 'unknown':
        return answer
      case 'reused':
        await this.#options.onReused(holder)
        return answer
    }
  }

  /** The first heartbeat of the connection that was given this generation. */
  async confirm(session: SessionId, generation: number): Promise<void> {
    await this.#options.table.confirm(session, generation)
  }

  /** The session has ended: its tickets are unknown. */
  async forget(session: SessionId): Promise<void> {
    await this.#options.table.forget(session)
  }

  #ticket(holder: TicketHolder, generation: number): Ticket {
    const { mac, secret, clock } = this.#options
    const bytes = new Uint8Array(signedBytes + macBytes)
    write(bytes, { ...holder, generation, expiresAt: clock.now() + lifetimes.resumeTicketMs })
    bytes.set(mac.sign(secret().current, bytes.subarray(0, signedBytes)), signedBytes)
    return { bytes, generation }
  }

  /** Undefined unless this region made it less than a day ago. */
  #open(bytes: Uint8Array): TicketContent | undefined {
    const { mac, secret, clock } = this.#options
    if (bytes.length !== signedBytes + macBytes || bytes[0] !== version) return undefined
    const signed = bytes.subarray(0, signedBytes)
    if (!signedByEither(mac, secret(), signed, bytes.subarray(signedBytes))) return undefined
    const content = read(signed)
    return content.expiresAt > clock.now() ? content : undefined
  }
}

interface TicketContent extends TicketHolder {
  readonly generation: number
  readonly expiresAt: number
}

const sameHolder = (one: TicketHolder, other: TicketHolder): boolean =>
  one.user === other.user && one.device === other.device && one.session === other.session

const version = 1
const macBytes = 32
const at = {
  user: 1,
  session: 1 + idBytes,
  device: 1 + 2 * idBytes,
  generation: 5 + 2 * idBytes,
  expiry: 9 + 2 * idBytes,
}
const signedBytes = at.expiry + 8

function write(bytes: Uint8Array, content: TicketContent): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  bytes[0] = version
  bytes.set(bytesOfId(content.user), at.user)
  bytes.set(bytesOfId(content.session), at.session)
  view.setUint32(at.device, content.device)
  view.setUint32(at.generation, content.generation)
  view.setFloat64(at.expiry, content.expiresAt)
}

function read(bytes: Uint8Array): TicketContent {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return {
    user: userIdOf(bytes.subarray(at.user, at.user + idBytes)),
    session: sessionIdOf(bytes.subarray(at.session, at.session + idBytes)),
    device: view.getUint32(at.device) as DeviceNumber,
    generation: view.getUint32(at.generation),
    expiresAt: view.getFloat64(at.expiry),
  }
}
