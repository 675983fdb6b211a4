/**
 * A device's conversation with its home, over as many connections as it takes: dials, greets, beats,
 * and hands each entry to its part (`sender.ts` the verdicts, `catch-up.ts` rows and pages). What the
 * parts change goes into one document, and rows are acknowledged when it is stored.
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
  readError,
  readGoAway,
  readPage,
  readPong,
  readTyping,
  readWelcome,
  type Sync,
  type Typing,
} from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { GroupRow, Row, Send, Verdict } from '../../protocol/messages.ts'
import { protocolVersion } from '../../protocol/version.ts'
import { CatchUp, type Resync } from './catch-up.ts'
import { type DeviceState, readDocument } from './device-document.ts'
import { DocumentWriter } from './document-writer.ts'
import type { HoleFillerPorts } from './hole-filler.ts'
import { emptyOutbox, Outbox, type Outgoing } from './outbox.ts'
import type { Clock, Connect, DeviceStore, Line, Random, Scheduler, Timer } from './ports.ts'
import { fromTheBeginning, Positions } from './positions.ts'
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
  /** Rows between two numbers were not told and will not be: they are in the history. */
  resynced(resync: Resync): void
}

export interface SessionPorts extends Pick<HoleFillerPorts, 'groupHistory'> {
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
/** How long what was taken may wait to be stored: rows that come together are one write. */
const saveWithinMs = 200

export class Session {
  readonly #ports: SessionPorts
  readonly #events: SessionEvents
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #document: DocumentWriter
  readonly #positions: Positions
  readonly #catchUp: CatchUp
  #line: Line | undefined
  #open = false
  #closed = false
  #tokenWhy: 'start' | 'expiring' | 'rejected' = 'start'
  #ticket: Uint8Array = new Uint8Array(0)
  #backOffMs: number = backOff.firstMs
  #heartbeatMs: number = heartbeat.firstMs
  #beat: Timer | undefined
  #pongDue = false
  #seen = { hi: 0, lo: 0 }
  /** Newest row that the region was told is stored here. */
  #acked: number
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
    this.#sender = this.#sends()
    this.#document = new DocumentWriter(ports.store, () => this.#state())
    this.#positions = new Positions(ports.user, known?.positions ?? nowhere)
    this.#acked = this.#positions.m
    this.#catchUp = this.#catchesUp()
    this.#dial()
  }

  #sends(): Sender {
    const ports = { ...this.#ports, put: (send: Send) => this.#write(frameFields.send, encodeSend(send)) }
    return new Sender(this.#outbox, ports, {
      answered: (send, verdict, code) => {
        this.#meet(verdict)
        this.#events.answered(send, verdict, code)
        this.#saveSoon()
      },
      setAside: (outgoing) => {
        this.#events.setAside(outgoing)
        this.#saveSoon()
      },
      redial: () => this.#line?.close(),
    })
  }

  #catchesUp(): CatchUp {
    const { scheduler, groupHistory } = this.#ports
    const ask = (sync: Sync): void => this.#write(frameFields.sync, encodeSync(sync))
    return new CatchUp(
      this.#positions,
      { scheduler, groupHistory, ask },
      {
        row: (row) => {
          this.#meet(row)
          this.#events.row(row)
          this.#saveSoon()
        },
        groupRow: (row) => {
          this.#meet(row)
          this.#events.groupRow(row)
          this.#saveSoon()
        },
        catchingUp: () => this.#events.status({ s: 'catching-up' }),
        live: () => this.#events.status({ s: 'live', region: this.#region }),
        resynced: (resync) => this.#events.resynced(resync),
        moved: () => this.#saveSoon(),
      },
    )
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
    this.#catchUp.close()
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
      head: this.#positions.m,
      heartbeatMs: Math.round(this.#heartbeatMs),
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
    this.#catchUp.lost()
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
        return this.#catchUp.pushed(readRow(bytes))
      case frameFields.groupRow:
        return this.#catchUp.pushedToGroup(readGroupRow(bytes))
      case frameFields.page:
        return this.#catchUp.page(readPage(bytes))
      case frameFields.pong:
        return this.#ponged(readPong(bytes).head)
      case frameFields.error: {
        const { request, code } = readError(bytes)
        return this.#catchUp.refused(request, errorCodeOf(code))
      }
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
    this.#catchUp.opened()
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
    this.#catchUp.head(head)
  }

  /** I3: an answer's id lies above the id it answers. */
  #meet({ idHi, idLo }: { idHi: number; idLo: number }): void {
    if (idHi > this.#seen.hi || (idHi === this.#seen.hi && idLo > this.#seen.lo)) this.#seen = { hi: idHi, lo: idLo }
  }

  #write(field: FrameField, message: Uint8Array): void {
    this.#line?.send(entryOf(field, message).slice())
  }

  #saveSoon(): void {
    if (this.#saveScheduled) return
    this.#saveScheduled = true
    this.#ports.scheduler.after(saveWithinMs, () => {
      this.#saveScheduled = false
      // A store that fails says so to whoever sends; what was only read is read again after a crash.
      this.#save().catch(() => {})
    })
  }
  #saveScheduled = false

  async #save(): Promise<void> {
    const { outbox, positions } = await this.#document.save()
    this.#sender.saved(outbox.n)
    this.#ack(positions.m)
  }

  /** Only what is stored is acknowledged: the sender is told "delivered" by it. */
  #ack(m: number): void {
    if (m <= this.#acked || !this.#open) return
    this.#acked = m
    this.#write(frameFields.ack, encodeAck({ seq: m }))
  }

  #state(): DeviceState {
    const { user, device } = this.#ports
    return { user, device, outbox: this.#outbox.state, positions: { ...this.#positions.state } }
  }
}

const nowhere = { m: 0, syncKey: fromTheBeginning, groups: new Map() }
