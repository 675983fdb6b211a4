/**
 * A device's conversation with its home, over as many connections as it takes. Sends what is in the
 * outbox until it has an answer; takes rows only behind the one it has (W15, S3) and group rows only
 * in their dense order (S6); asks for what is missing and says `live` only when nothing is.
 *
 * Sans-I/O: sockets, time, chance and the store are ports, so that the simulation runs this code.
 */
import { adviceOf } from '../../protocol/close-codes.ts'
import { entriesOf, entryOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import {
  encodeAck,
  encodeHello,
  encodePing,
  encodeSync,
  encodeTyping,
  type Page,
  readGoAway,
  readPage,
  readPong,
  readTyping,
  readWelcome,
  type Typing,
} from '../../protocol/cold-messages.ts'
import type { ErrorCode } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { type GroupRow, kinds, type Row, type Send, type Verdict } from '../../protocol/messages.ts'
import { protocolVersion } from '../../protocol/version.ts'
import { type DeviceState, readDocument } from './device-document.ts'
import { DocumentWriter } from './document-writer.ts'
import { emptyOutbox, Outbox, type Outgoing } from './outbox.ts'
import type { Clock, Connect, DeviceStore, Line, Random, Scheduler, Timer } from './ports.ts'
import { Sender } from './sender.ts'

/** One union, never two booleans. */
export type Status =
  | { readonly s: 'offline'; readonly retryInMs: number }
  | { readonly s: 'connecting' }
  | { readonly s: 'catching-up' }
  | { readonly s: 'live'; readonly region: string }
  | { readonly s: 'signed-out'; readonly code: number }
  | { readonly s: 'closed' }

export interface SessionEvents {
  status(status: Status): void
  row(row: Row): void
  groupRow(row: GroupRow): void
  /** A send has its answer: `code` undefined when it was accepted. */
  answered(send: Send, verdict: Verdict, code: ErrorCode | undefined): void
  typing(typing: Typing): void
  /** Something stayed unsent for more than a day: it waits for `resend` or `discard` (FC-006). */
  setAside(outgoing: Outgoing): void
}

export interface SessionPorts {
  readonly url: string
  readonly connect: Connect
  readonly store: DeviceStore
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  readonly user: UserKey
  readonly device: number
  /** An access token that is good now. `why`: what happened to the last one. */
  token(why: 'start' | 'expiring' | 'rejected'): Promise<string>
}

const heartbeat = { firstMs: 20_000, leastMs: 10_000, mostMs: 120_000 } as const
const backOff = { firstMs: 250, mostMs: 30_000 } as const
/** A tick and a little: what was not final is by then. */
const behindMs = 250
const fromTheBeginning = 'start'

export class Session {
  readonly #ports: SessionPorts
  readonly #events: SessionEvents
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #document: DocumentWriter
  readonly #groups: Map<GroupKey, number>
  #m: number
  #syncKey: string
  #line: Line | undefined
  #open = false
  #closed = false
  #tokenWhy: 'start' | 'expiring' | 'rejected' = 'start'
  #ticket: Uint8Array = new Uint8Array(0)
  #backOffMs: number = backOff.firstMs
  #heartbeatMs: number = heartbeat.firstMs
  #beat: Timer | undefined
  #pongDue = false
  #syncing = false
  #syncAgain = false
  #seen = { hi: 0, lo: 0 }
  #region = ''

  /** Opens the local store; the network is not waited for. */
  static async open(ports: SessionPorts, events: SessionEvents): Promise<Session> {
    const text = await ports.store.load()
    const known = text === undefined ? undefined : readDocument(text)
    const fits = known?.user === ports.user && known.device === ports.device
    return new Session(ports, events, fits ? known : undefined)
  }

  private constructor(ports: SessionPorts, events: SessionEvents, known: DeviceState | undefined) {
    this.#ports = ports
    this.#events = events
    this.#outbox = new Outbox(known?.outbox ?? emptyOutbox)
    this.#sender = new Sender(
      this.#outbox,
      { ...ports, put: (send) => this.#write(frameFields.send, encodeSend(send)) },
      {
        answered: (send, verdict, code) => {
          this.#meet(verdict)
          events.answered(send, verdict, code)
          this.#saveSoon()
        },
        setAside: (outgoing) => {
          events.setAside(outgoing)
          this.#saveSoon()
        },
        redial: () => this.#line?.close(),
      },
    )
    this.#document = new DocumentWriter(ports.store, () => this.#state())
    this.#m = known?.m ?? 0
    this.#syncKey = known?.syncKey ?? fromTheBeginning
    this.#groups = new Map(known?.groups as ReadonlyMap<GroupKey, number> | undefined)
    this.#dial()
  }

  /** Resolves when the send is in the store; its answer comes as an event. Rejects when the store does: nothing is sent then. */
  async send(given: Partial<Send>): Promise<Send> {
    const { send } = this.#outbox.add(
      { seenIdHi: this.#seen.hi, seenIdLo: this.#seen.lo, ...given },
      this.#ports.clock.now(),
    )
    try {
      await this.#save()
    } catch (caught) {
      this.#outbox.givenUp(send.n)
      throw caught
    }
    return send
  }

  /** What was set aside goes out after all, as a new send; undefined if it is not there any more. */
  async resend(n: number): Promise<Send | undefined> {
    const outgoing = this.#outbox.takeAside(n)
    if (outgoing === undefined) return undefined
    try {
      return await this.send(outgoing.send)
    } catch (caught) {
      this.#outbox.keepAside(outgoing)
      throw caught
    }
  }

  /** What was set aside is thrown away. */
  async discard(n: number): Promise<void> {
    if (this.#outbox.takeAside(n) !== undefined) await this.#save()
  }

  /** What waits for its author's word, oldest first. */
  get aside(): readonly Outgoing[] {
    return this.#outbox.state.aside
  }

  typing(typing: Typing): void {
    this.#write(frameFields.typing, encodeTyping(typing))
  }

  /** Unanswered sends. */
  get pending(): number {
    return this.#outbox.size
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#beat?.cancel()
    this.#line?.close()
    this.#events.status({ s: 'closed' })
    await this.#save()
  }

  #dial(): void {
    if (this.#closed) return
    this.#events.status({ s: 'connecting' })
    this.#ports.token(this.#tokenWhy).then(
      (token) => this.#dialWith(token),
      () => this.#retry(this.#backOffMs),
    )
  }

  #dialWith(token: string): void {
    if (this.#closed) return
    const line = this.#ports.connect(this.#ports.url, token, {
      open: () => this.#greet(),
      frame: (bytes) => this.#heard(line, bytes),
      closed: (code) => this.#lost(line, code),
    })
    this.#line = line
  }

  #greet(): void {
    const hello = encodeHello({
      version: protocolVersion,
      resumeTicket: this.#ticket,
      head: this.#m,
      heartbeatMs: this.#heartbeatMs,
      client: 'meridian-sdk/0.1',
    })
    this.#write(frameFields.hello, hello)
  }

  #lost(line: Line, code: number): void {
    if (this.#line !== line) return
    this.#line = undefined
    this.#beat?.cancel()
    // A connection that died in silence could not bear so long a pause.
    if (this.#open && this.#pongDue) this.#heartbeatMs = Math.max(heartbeat.leastMs, this.#heartbeatMs / 2)
    this.#open = false
    this.#sender.lost()
    this.#syncing = false
    if (this.#closed) return
    const advice = adviceOf(code)
    if (advice === 'stay-away') {
      this.#closed = true
      this.#events.status({ s: 'signed-out', code })
      return
    }
    this.#tokenWhy = advice === 'sign-in' ? 'rejected' : 'expiring'
    this.#retry(advice === 'elsewhere' ? 0 : this.#backOffMs)
  }

  /** Full jitter: everybody comes back at another moment (FC-035). */
  #retry(mostMs: number): void {
    if (this.#closed) return
    const retryInMs = Math.round(mostMs * this.#ports.random.fraction())
    this.#backOffMs = Math.min(this.#backOffMs * 2, backOff.mostMs)
    this.#events.status({ s: 'offline', retryInMs })
    this.#ports.scheduler.after(retryInMs, () => this.#dial())
  }

  #heard(line: Line, frame: Uint8Array): void {
    if (this.#line !== line) return
    entriesOf(frame, (field, start, end) => this.#entry(field, frame.slice(start, end)))
  }

  #entry(field: FrameField, bytes: Uint8Array): void {
    switch (field) {
      case frameFields.welcome:
        return this.#welcomed(bytes)
      case frameFields.verdict:
        return this.#sender.verdict(readVerdict(bytes))
      case frameFields.row:
        return this.#pushed(readRow(bytes))
      case frameFields.groupRow:
        return this.#pushedToGroup(readGroupRow(bytes))
      case frameFields.page:
        return this.#page(readPage(bytes))
      case frameFields.pong:
        return this.#ponged(readPong(bytes).head)
      case frameFields.typing:
        return this.#events.typing(readTyping(bytes))
      case frameFields.goAway: {
        // The gateway has spread the moments already: go at ours, and come back on another.
        const { deadlineMs } = readGoAway(bytes)
        const line = this.#line
        this.#ports.scheduler.after(deadlineMs, () => line?.close())
        return
      }
      default:
      // What a newer server says beside it is not for this version.
    }
  }

  #welcomed(bytes: Uint8Array): void {
    const welcome = readWelcome(bytes)
    this.#open = true
    this.#backOffMs = backOff.firstMs
    this.#tokenWhy = 'expiring'
    this.#ticket = welcome.resumeTicket
    this.#region = welcome.region
    this.#events.status({ s: 'catching-up' })
    this.#ping()
    this.#sender.welcomed(welcome.last)
    this.#sync()
  }

  #pushed(row: Row): void {
    if (row.seq <= this.#m) return
    if (row.prevSeq === this.#m && !this.#syncing) this.#take(row)
    else this.#sync()
  }

  #take(row: Row): void {
    this.#m = row.seq
    this.#meet(row)
    this.#events.row(row)
    this.#saveSoon()
    this.#write(frameFields.ack, encodeAck({ seq: row.seq }))
  }

  #pushedToGroup(row: GroupRow): void {
    const last = this.#groups.get(row.group)
    if (last !== undefined && row.gseq <= last) return
    if (!this.#syncing && (last === undefined ? this.#isOwnJoin(row) : row.gseq === last + 1)) this.#takeOfGroup(row)
    else this.#sync()
  }

  #isOwnJoin(row: GroupRow): boolean {
    return row.subject === this.#ports.user && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)
  }

  #takeOfGroup(row: GroupRow): void {
    this.#groups.set(row.group, row.gseq)
    this.#meet(row)
    this.#events.groupRow(row)
    this.#saveSoon()
  }

  #sync(): void {
    if (!this.#open) return
    if (this.#syncing) {
      this.#syncAgain = true
      return
    }
    this.#syncing = true
    this.#syncAgain = false
    this.#write(frameFields.sync, encodeSync({ request: 1, key: this.#syncKey, limit: limits.pageRowsMax }))
  }

  #page(page: Page): void {
    this.#syncing = false
    for (const bytes of page.rows) {
      const row = readRow(bytes)
      if (row.seq > this.#m) this.#take(row)
    }
    for (const bytes of page.groupRows) {
      const row = readGroupRow(bytes)
      if (row.gseq > (this.#groups.get(row.group) ?? 0)) this.#takeOfGroup(row)
    }
    this.#syncKey = page.key
    this.#saveSoon()
    if (page.more || this.#syncAgain) this.#sync()
    else if (page.behind) this.#ports.scheduler.after(behindMs, () => this.#sync())
    else this.#events.status({ s: 'live', region: this.#region })
  }

  /** The interval grows while the network bears it. */
  #ping(): void {
    this.#write(frameFields.ping, encodePing({ stamp: 1, heartbeatMs: Math.round(this.#heartbeatMs) }))
    this.#pongDue = true
    const line = this.#line
    this.#beat = this.#ports.scheduler.after(this.#heartbeatMs, () => {
      if (this.#line !== line) return
      if (this.#pongDue) line?.close()
      else this.#ping()
    })
  }

  #ponged(head: number): void {
    this.#pongDue = false
    this.#heartbeatMs = Math.min(heartbeat.mostMs, this.#heartbeatMs * 1.2)
    // A push that was lost shows within one beat (W15).
    if (head > this.#m) this.#sync()
  }

  /** I3: an answer's id lies above the id it answers. */
  #meet({ idHi, idLo }: { idHi: number; idLo: number }): void {
    if (idHi > this.#seen.hi || (idHi === this.#seen.hi && idLo > this.#seen.lo)) this.#seen = { hi: idHi, lo: idLo }
  }

  #write(field: FrameField, message: Uint8Array): void {
    this.#line?.send(entryOf(field, message).slice())
  }

  /** What was read may be read again after a crash; only what is sent must be kept before it goes out. */
  #saveSoon(): void {
    if (this.#saveScheduled) return
    this.#saveScheduled = true
    this.#ports.scheduler.after(200, () => {
      this.#saveScheduled = false
      this.#save().catch(() => {})
    })
  }
  #saveScheduled = false

  async #save(): Promise<void> {
    const { outbox } = await this.#document.save()
    this.#sender.saved(outbox.n)
  }

  #state(): DeviceState {
    return {
      user: this.#ports.user,
      device: this.#ports.device,
      outbox: this.#outbox.state,
      m: this.#m,
      syncKey: this.#syncKey,
      groups: this.#groups,
    }
  }
}
