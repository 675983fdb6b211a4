/**
 * A lean client for tests of scale: frames on a socket, no model of chats. It keeps what a client must
 * keep to be told the truth: its unanswered sends, the newest row, its sync key; and it checks what
 * it is promised (W3, W15, S3, S6). Hundreds of them fit one process.
 */
import { WebSocket } from 'ws'
import { entriesOf, entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import {
  encodeAck,
  encodeHello,
  encodePing,
  encodeSync,
  encodeWatch,
  type Page,
  type Presence,
  readPage,
  readPresence,
  readWelcome,
  type Watch,
} from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import { type GroupKey, type UserId, type UserKey, userKeyOf } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { emptySend, type GroupRow, kinds, type Row, type Send, toKinds, type Verdict } from '../../protocol/messages.ts'
import { protocolVersion, subprotocol } from '../../protocol/version.ts'

export interface WireIdentity {
  readonly user: UserId
  /** An access token that is good now. */
  token(): Promise<string>
}

export interface WireEvents {
  /** Said, and not yet on its way. */
  said?(send: Send): void
  row?(row: Row): void
  groupRow?(row: GroupRow): void
  verdict?(verdict: Verdict, send: Send): void
  presence?(presence: Presence): void
}

interface Pending {
  readonly send: Send
  readonly resolve: (verdict: Verdict) => void
}

/** What cannot be had now but the same send may get later. */
const again = new Set<number>(
  (['storage_full', 'overloaded', 'unavailable', 'log_failed', 'rate_limited'] as const).map(
    (code) => errorTable[code].wire,
  ),
)
/** A tick and a little: what was not final is by then. */
const behindMs = 250
const backOffMs = { first: 50, max: 2_000 } as const

export class WireClient {
  readonly identity: WireIdentity
  readonly key: UserKey
  /** Promises that were broken, in words. */
  readonly complaints: string[] = []
  /** What the region calls this device. */
  writer = 0
  reconnects = 0
  sentCount = 0
  m = 0
  syncKey = 'start'
  /** Newest gseq taken of each group. */
  readonly groups = new Map<GroupKey, number>()
  readonly #url: string
  readonly #events: WireEvents
  readonly #pending = new Map<number, Pending>()
  readonly #waiting: (() => void)[] = []
  #dialling = false
  #socket: WebSocket | undefined
  #open = false
  #closed = false
  #n = 0
  /** The newest number that was not refused: what the next send names as `prev` (W3). */
  #prev = 0
  #seen = { hi: 0, lo: 0 }
  #ticket: Uint8Array = new Uint8Array(0)
  #backOffMs: number = backOffMs.first
  #syncing = false
  #syncWanted = false
  #pings: NodeJS.Timeout | undefined

  /** `url`: base URL of an edge. */
  constructor(url: string, identity: WireIdentity, events: WireEvents = {}) {
    this.#url = url
    this.identity = identity
    this.key = userKeyOf(identity.user)
    this.#events = events
  }

  get connected(): boolean {
    return this.#open
  }

  get pending(): number {
    return this.#pending.size
  }

  /** Resolves when welcome has come; goes on trying until `close`. */
  connect(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#open) return resolve()
      this.#waiting.push(resolve)
      if (!this.#dialling) {
        this.#dialling = true
        this.#dial()
      }
    })
  }

  /** As a network that breaks: no close frame, no goodbye. */
  drop(): void {
    this.#socket?.terminate()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#pings)
    this.#socket?.terminate()
  }

  /** Resolves to the verdict, however often it has to be sent for it. */
  command(given: Partial<Send>): Promise<Verdict> {
    this.#n += 1
    const send: Send = {
      ...emptySend,
      n: this.#n,
      prev: this.#prev,
      kind: kinds.message,
      seenIdHi: this.#seen.hi,
      seenIdLo: this.#seen.lo,
      ...given,
    }
    this.#prev = send.n
    this.sentCount += 1
    this.#events.said?.(send)
    return new Promise((resolve) => {
      this.#pending.set(send.n, { send, resolve })
      if (this.#open && this.#pending.size <= limits.sendsInFlightMax / 2) this.#put(send)
    })
  }

  say(to: UserKey, text: string, more: Partial<Send> = {}): Promise<Verdict> {
    return this.command({ toKind: toKinds.person, to, body: Buffer.from(text), ...more })
  }

  sayToGroup(to: GroupKey, text: string, more: Partial<Send> = {}): Promise<Verdict> {
    return this.command({ toKind: toKinds.group, to, body: Buffer.from(text), ...more })
  }

  /** Until the connection ends. */
  watch(watch: Watch): void {
    this.#write(frameFields.watch, encodeWatch(watch))
  }

  /** Resolves when everything up to the heads is here. */
  async caughtUp(): Promise<void> {
    while (this.#syncing || this.#syncWanted) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  sync(): void {
    if (!this.#open || this.#closed) return
    if (this.#syncing) {
      this.#syncWanted = true
      return
    }
    this.#syncing = true
    this.#syncWanted = false
    this.#write(frameFields.sync, encodeSync({ request: 1, key: this.syncKey, limit: limits.pageRowsMax }))
  }

  #dial(): void {
    this.identity.token().then(
      (token) => this.#dialWith(token),
      () => this.#dialLater(),
    )
  }

  #dialLater(): void {
    setTimeout(() => (this.#closed ? undefined : this.#dial()), this.#backOffMs * Math.random())
    this.#backOffMs = Math.min(this.#backOffMs * 2, backOffMs.max)
  }

  #dialWith(token: string): void {
    if (this.#closed) return
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}/v1/connect`, [subprotocol], {
      headers: { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
      handshakeTimeout: 5_000,
    })
    this.#socket = socket
    socket.on('open', () => {
      const hello = encodeHello({
        version: protocolVersion,
        resumeTicket: this.#ticket,
        head: this.m,
        heartbeatMs: 20_000,
        client: 'wire/1',
      })
      this.#write(frameFields.hello, hello)
    })
    socket.on('message', (data: Buffer) => this.#heard(data))
    socket.on('error', () => {})
    socket.on('close', () => this.#lost(socket))
  }

  #lost(socket: WebSocket): void {
    if (this.#socket !== socket) return
    this.#socket = undefined
    this.#open = false
    this.#syncing = false
    clearInterval(this.#pings)
    if (this.#closed) return
    this.reconnects += 1
    this.#dialLater()
  }

  #heard(data: Buffer): void {
    entriesOf(data, (field, start, end) => {
      const bytes = data.subarray(start, end)
      switch (field) {
        case frameFields.welcome:
          return this.#welcomed(bytes)
        case frameFields.verdict:
          return this.#verdict(readVerdict(bytes))
        case frameFields.row:
          return this.#pushed(readRow(bytes))
        case frameFields.groupRow:
          return this.#pushedToGroup(readGroupRow(bytes))
        case frameFields.presence:
          return this.#events.presence?.(readPresence(bytes))
        case frameFields.page:
          return this.#page(readPage(bytes))
        default:
      }
    })
  }

  #welcomed(bytes: Uint8Array): void {
    const welcome = readWelcome(bytes)
    this.#open = true
    this.writer = welcome.writer
    this.#backOffMs = backOffMs.first
    this.#ticket = welcome.resumeTicket.slice()
    if (this.#n === 0) this.#n = this.#prev = welcome.last
    this.#ping()
    this.#pings = setInterval(() => this.#ping(), 15_000)
    for (const { send } of this.#window()) this.#put(send)
    this.sync()
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #ping(): void {
    this.#write(frameFields.ping, encodePing({ stamp: 1, heartbeatMs: 0 }))
  }

  /** Unanswered sends that may be on the wire at once, oldest first. */
  #window(): Pending[] {
    return [...this.#pending.values()].sort((a, b) => a.send.n - b.send.n).slice(0, limits.sendsInFlightMax / 2)
  }

  #verdict(verdict: Verdict): void {
    const pending = this.#pending.get(verdict.n)
    // A send that went out twice, over two connections, is answered twice.
    if (pending === undefined) return
    if (verdict.code === errorTable.previous_missing.wire) {
      for (const { send } of this.#window()) if (send.n > verdict.last) this.#put(send)
      return
    }
    if (again.has(verdict.code)) {
      setTimeout(() => (this.#pending.has(verdict.n) && this.#open ? this.#put(pending.send) : undefined), 200)
      return
    }
    this.#pending.delete(verdict.n)
    if (verdict.code !== 0) this.#skip(pending.send)
    this.#events.verdict?.(verdict, pending.send)
    pending.resolve(verdict)
    const next = this.#window().at(-1)
    if (next !== undefined && this.#pending.size >= limits.sendsInFlightMax / 2) this.#put(next.send)
  }

  /** Some refusals use a number up and some do not: what is behind one names what is before it. */
  #skip({ n, prev }: Send): void {
    for (const [other, waiting] of this.#pending) {
      if (waiting.send.prev === n) this.#pending.set(other, { ...waiting, send: { ...waiting.send, prev } })
    }
    if (this.#prev === n) this.#prev = prev
  }

  #pushed(row: Row): void {
    if (row.seq <= this.m) return
    if (row.prevSeq === this.m && !this.#syncing) this.#take(row)
    else this.sync()
  }

  #take(row: Row): void {
    if (row.prevSeq !== this.m)
      this.complaints.push(`row ${row.seq} follows ${row.prevSeq}, the newest here is ${this.m}`)
    this.m = row.seq
    this.#meet(row)
    this.#events.row?.(row)
    this.#write(frameFields.ack, encodeAck({ seq: row.seq }))
  }

  #pushedToGroup(row: GroupRow): void {
    const last = this.groups.get(row.group)
    if (last !== undefined && row.gseq <= last) return
    if (!this.#syncing && (last === undefined ? this.#isOwnJoin(row) : row.gseq === last + 1)) this.#takeOfGroup(row)
    else this.sync()
  }

  #isOwnJoin(row: GroupRow): boolean {
    return row.subject === this.key && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)
  }

  #takeOfGroup(row: GroupRow): void {
    this.groups.set(row.group, row.gseq)
    this.#meet(row)
    this.#events.groupRow?.(row)
  }

  #page(page: Page): void {
    this.#syncing = false
    for (const bytes of page.rows) {
      const row = readRow(bytes)
      if (row.seq > this.m) this.#take(row)
    }
    for (const bytes of page.groupRows) {
      const row = readGroupRow(bytes)
      const last = this.groups.get(row.group)
      if (last !== undefined && row.gseq <= last) continue
      if (last !== undefined && row.gseq !== last + 1 && !this.#isOwnJoin(row)) {
        this.complaints.push(`group row ${row.gseq} follows ${last} in a page`)
      }
      this.#takeOfGroup(row)
    }
    this.syncKey = page.key
    if (page.more || this.#syncWanted) {
      this.#syncWanted = false
      this.sync()
    } else if (page.behind) {
      this.#syncWanted = true
      setTimeout(() => this.sync(), behindMs)
    }
  }

  /** I3: an answer's id lies above the id it answers. */
  #meet({ idHi, idLo }: { idHi: number; idLo: number }): void {
    if (idHi > this.#seen.hi || (idHi === this.#seen.hi && idLo > this.#seen.lo)) this.#seen = { hi: idHi, lo: idLo }
  }

  #put(send: Send): void {
    this.#write(frameFields.send, encodeSend(send))
  }

  #write(field: Parameters<typeof entryOf>[0], message: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(entryOf(field, message).slice())
  }
}
