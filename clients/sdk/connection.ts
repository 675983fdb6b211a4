/**
 * One connection to the home, however often it has to be made anew: token, dialling, hello, heartbeat,
 * and what each end of it asks for (close-codes.ts). Everything that the region could leave unanswered
 * has a time limit, and every wait before another try is jittered (FC-035), so that neither a silent
 * region nor a crowd of devices can wear the other down.
 *
 * What is said over it is for others: entries that are not about the connection are handed on.
 */
import { adviceOf, closeCodes } from '../../protocol/close-codes.ts'
import { entriesOf, entryOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import {
  encodeHello,
  encodePing,
  readError,
  readGoAway,
  readPong,
  readWelcome,
  type Welcome,
} from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode, MeridianError } from '../../protocol/errors.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { Clock, Connect, Line, Random, Scheduler, Timer } from './ports.ts'

/** Why a token is asked for: what happened to the last one. */
export type TokenWhy = 'start' | 'expiring' | 'rejected'

export type ConnectionStatus =
  | { readonly s: 'offline'; readonly retryInMs: number }
  | { readonly s: 'connecting' }
  /** The person has to sign in again; what was not sent is kept. */
  | { readonly s: 'signed-out'; readonly why: ErrorCode }
  /** Not to be tried again before something changes: an update, or the person's decision. */
  | { readonly s: 'stopped'; readonly why: ErrorCode }

export interface ConnectionPorts {
  readonly url: string
  readonly connect: Connect
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Scheduler
  readonly random: Random
  /** An access token that is good now. Rejects with an error of the table when only signing in helps. */
  token(why: TokenWhy): Promise<string>
  /** Newest row that is stored here. */
  head(): number
}

export interface ConnectionEvents {
  status(status: ConnectionStatus): void
  welcomed(welcome: Welcome): void
  /** The bytes belong to the listener. */
  entry(field: FrameField, bytes: Uint8Array): void
  /** The newest row of the mailbox, 0 when it is not known. */
  head(seq: number): void
  /** After `welcomed`: nothing comes or goes any more. */
  lost(): void
}

type State =
  | { readonly s: 'idle' }
  | { readonly s: 'waiting'; readonly timer: Timer }
  | { readonly s: 'dialling'; readonly limit: Timer; line: Line | undefined }
  | { readonly s: 'open'; readonly line: Line; beat: Beat; leave: Timer | undefined }
  | { readonly s: 'ended' }

interface Beat {
  readonly timer: Timer
  /** Wall-clock milliseconds, to notice that the device was asleep since (FC-014). */
  readonly sentAt: number
  pongDue: boolean
}

const heartbeat = { firstMs: 20_000, leastMs: 10_000, mostMs: 120_000 } as const
const backOff = { firstMs: 250, mostMs: 30_000 } as const
/** Token, dial and welcome together: several slow round trips, and a region that is just starting. */
const welcomeWaitMs = 20_000
/** After a sleep or a change of network an open connection has this long to show that it lives. */
const wakeWaitMs = 5_000
/** A timer that is later than this was held up by a sleep. */
const asleepMs = 10_000

export class Connection {
  readonly #ports: ConnectionPorts
  readonly #events: ConnectionEvents
  #state: State = { s: 'idle' }
  #tokenWhy: TokenWhy = 'start'
  /** Kept in memory only, so that no copy of a store can present an old one ([hello-5]). */
  #ticket: Uint8Array = new Uint8Array(0)
  #backOffMs: number = backOff.firstMs
  #heartbeatMs: number = heartbeat.firstMs
  /** What the region has said of the end it is about to make. */
  #parting: { readonly code: ErrorCode; readonly retryAfterMs: number } | undefined

  constructor(ports: ConnectionPorts, events: ConnectionEvents) {
    this.#ports = ports
    this.#events = events
  }

  get isOpen(): boolean {
    return this.#state.s === 'open'
  }

  /** Dials, unless it is at it or has ended. */
  start(): void {
    if (this.#state.s === 'idle') this.#dial()
  }

  /** Hangs up and stays away until `start`. */
  stop(): void {
    this.#become({ s: 'idle' })
  }

  close(): void {
    this.#become({ s: 'ended' })
  }

  /** Hangs up and dials again. */
  redial(): void {
    if (this.#state.s === 'open') this.#lost(noCloseFrame)
  }

  /** The device woke up, or its network changed: a wait is cut short, a dead connection shows itself soon. */
  wake(): void {
    if (this.#state.s === 'waiting') this.#dial()
    else if (this.#state.s === 'open') this.#ping(this.#state, wakeWaitMs)
  }

  /** Nothing happens unless it is open. */
  write(field: FrameField, message: Uint8Array): void {
    if (this.#state.s === 'open') this.#put(this.#state.line, field, message)
  }

  /** Leaves the state of now, with everything that belongs to it. */
  #become(next: State): void {
    const before = this.#state
    this.#state = next
    switch (before.s) {
      case 'waiting':
        return before.timer.cancel()
      case 'dialling':
        before.limit.cancel()
        return before.line?.close()
      case 'open':
        before.beat.timer.cancel()
        before.leave?.cancel()
        before.line.close()
        return this.#events.lost()
      case 'idle':
      case 'ended':
    }
  }

  #dial(): void {
    const limit = this.#ports.scheduler.after(welcomeWaitMs, () => {
      if (this.#state === attempt) this.#lost(noCloseFrame)
    })
    const attempt: State & { s: 'dialling' } = { s: 'dialling', limit, line: undefined }
    this.#become(attempt)
    this.#events.status({ s: 'connecting' })
    this.#ports.token(this.#tokenWhy).then(
      (token) => (this.#state === attempt ? this.#dialWith(attempt, token) : undefined),
      (caught: unknown) => (this.#state === attempt ? this.#withoutToken(caught) : undefined),
    )
  }

  #dialWith(attempt: State & { s: 'dialling' }, token: string): void {
    this.#parting = undefined
    const line = this.#ports.connect(this.#ports.url, token, {
      open: () => (this.#lineOfNow === line ? this.#greet(line) : undefined),
      frame: (bytes) => this.#heard(line, bytes),
      closed: (code, retryAfterMs = 0) => (this.#lineOfNow === line ? this.#lost(code, retryAfterMs) : undefined),
    })
    attempt.line = line
  }

  /** The line that counts; an older one may still speak, and is not listened to ([conn-5]). */
  get #lineOfNow(): Line | undefined {
    return this.#state.s === 'dialling' || this.#state.s === 'open' ? this.#state.line : undefined
  }

  /** Only signing in helps, or it was the network. */
  #withoutToken(caught: unknown): void {
    const isAnswer = caught instanceof MeridianError
    if (isAnswer && (caught.entry.do === 'sign-in' || caught.code === 'credentials_wrong')) {
      return this.#end({ s: 'signed-out', why: caught.code })
    }
    this.#retry(isAnswer ? (caught.detail.retryAfterMs ?? 0) : 0)
  }

  #greet(line: Line): void {
    const hello = encodeHello({
      version: protocolVersion,
      resumeTicket: this.#ticket,
      head: this.#ports.head(),
      heartbeatMs: Math.round(this.#heartbeatMs),
      client: 'meridian-sdk/0.1',
    })
    this.#put(line, frameFields.hello, hello)
  }

  #lost(code: number, retryAfterMs = 0): void {
    // A connection that died in silence could not bear so long a pause.
    if (this.#state.s === 'open' && this.#state.beat.pongDue && code === noCloseFrame)
      this.#heartbeatMs = Math.max(heartbeat.leastMs, this.#heartbeatMs / 2)
    const advice = adviceOf(code)
    const why = this.#parting?.code ?? whyOf(code)
    const waitMs = Math.max(retryAfterMs, this.#parting?.retryAfterMs ?? 0)
    switch (advice) {
      case 'stay-away':
        return this.#end({ s: 'stopped', why })
      case 'sign-in':
        // One new token; when that is rejected, too, another will not help.
        if (this.#tokenWhy === 'rejected') return this.#end({ s: 'signed-out', why })
        this.#tokenWhy = 'rejected'
        return this.#retry(waitMs)
      case 'again':
      case 'elsewhere':
        return this.#retry(waitMs)
    }
  }

  #end(status: ConnectionStatus): void {
    this.#become({ s: 'ended' })
    this.#events.status(status)
  }

  /** Full jitter: everybody comes back at another moment, none before the region has asked for. */
  #retry(leastMs: number): void {
    const retryInMs = Math.round(leastMs + this.#backOffMs * this.#ports.random.fraction())
    this.#backOffMs = Math.min(this.#backOffMs * 2, backOff.mostMs)
    this.#become({ s: 'waiting', timer: this.#ports.scheduler.after(retryInMs, () => this.#dial()) })
    this.#events.status({ s: 'offline', retryInMs })
  }

  #heard(line: Line, frame: Uint8Array): void {
    entriesOf(frame, (field, start, end) => {
      // Whatever came before in this frame may have ended the connection.
      if (this.#lineOfNow === line) this.#entry(line, field, frame.slice(start, end))
    })
  }

  #entry(line: Line, field: FrameField, bytes: Uint8Array): void {
    if (field === frameFields.welcome) return this.#welcomed(line, readWelcome(bytes))
    if (field === frameFields.error && this.#isAboutConnection(bytes)) return
    const state = this.#state
    if (state.s !== 'open') return
    if (field === frameFields.goAway) return this.#goAway(state, readGoAway(bytes).deadlineMs)
    if (field !== frameFields.pong) return this.#events.entry(field, bytes)
    state.beat.pongDue = false
    this.#heartbeatMs = Math.min(heartbeat.mostMs, this.#heartbeatMs * 1.2)
    this.#events.head(readPong(bytes).head)
  }

  #isAboutConnection(bytes: Uint8Array): boolean {
    const { code, request, retryAfterMs } = readError(bytes)
    if (request !== 0) return false
    this.#parting = { code: errorCodeOf(code), retryAfterMs }
    return true
  }

  #welcomed(line: Line, welcome: Welcome): void {
    if (this.#state.s !== 'dialling') return
    this.#state.limit.cancel()
    const open: State & { s: 'open' } = { s: 'open', line, beat: noBeat, leave: undefined }
    this.#state = open
    this.#backOffMs = backOff.firstMs
    this.#tokenWhy = 'expiring'
    this.#ticket = welcome.resumeTicket
    this.#ping(open, this.#heartbeatMs)
    this.#events.welcomed(welcome)
  }

  /** The interval grows while the network bears it. */
  #ping(open: State & { s: 'open' }, waitMs: number): void {
    open.beat.timer.cancel()
    const heartbeatMs = Math.round(Math.max(waitMs, heartbeat.leastMs))
    this.#put(open.line, frameFields.ping, encodePing({ stamp: 1, heartbeatMs }))
    const timer = this.#ports.scheduler.after(waitMs, () => {
      if (this.#state !== open) return
      if (open.beat.pongDue) return this.#lost(noCloseFrame)
      const wasAsleep = this.#ports.clock.now() - open.beat.sentAt > waitMs + asleepMs
      this.#ping(open, wasAsleep ? wakeWaitMs : this.#heartbeatMs)
    })
    open.beat = { timer, sentAt: this.#ports.clock.now(), pongDue: true }
  }

  /** The gateway has spread the moments already: go at ours, and come back on another ([close-1]). */
  #goAway(open: State & { s: 'open' }, deadlineMs: number): void {
    open.leave?.cancel()
    open.leave = this.#ports.scheduler.after(deadlineMs, () => {
      if (this.#state === open) this.#lost(closeCodes.goAway.drain)
    })
  }

  #put(line: Line, field: FrameField, message: Uint8Array): void {
    line.send(entryOf(field, message).slice())
  }
}

const noBeat: Beat = { timer: { cancel: () => {} }, sentAt: 0, pongDue: false }
const noCloseFrame = 1006

/** What a close code means when the region has not said more. */
function whyOf(code: number): ErrorCode {
  const { signIn, stayAway } = closeCodes
  switch (code) {
    case signIn.token:
      return 'token_invalid'
    case signIn.revoked:
      return 'session_revoked'
    case stayAway.tooLarge:
      return 'frame_too_large'
    case stayAway.version:
      return 'version_unsupported'
    case stayAway.replaced:
      return 'replaced'
    default:
      return 'frame_invalid'
  }
}
