/**
 * A session whose edge is a script: a test sees the frames that the device sends and answers them in
 * its own words, under a time that it moves itself.
 */
import { entriesOf, entryOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { encodeGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow } from '../../protocol/codec/row.ts'
import { readSend } from '../../protocol/codec/send.ts'
import { encodeVerdict } from '../../protocol/codec/verdict.ts'
import {
  encodeError,
  encodeGoAway,
  encodePage,
  encodePong,
  encodeWelcome,
  type Page,
  readAck,
  readPing,
  readSync,
  type Sync,
} from '../../protocol/cold-messages.ts'
import { type ErrorCode, errorTable } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type GroupRow, kinds, none, type Row, type Send, toKinds, type Verdict } from '../../protocol/messages.ts'
import type { Resync } from './catch-up.ts'
import { ManualTime } from './manual-time.ts'
import { type DeviceStore, type Line, type LineEvents, memoryStore } from './ports.ts'
import type { Shown } from './shown-gate.ts'
import { Session, type SessionEvents, type SessionPorts, type Status } from './session.ts'

export const anna = 'anna-in-frankfurt'.slice(0, 16) as UserKey
export const mei = 'mei-in-singapore' as UserKey
export const hiking = 'hiking-on-sunday' as GroupKey

export const aRow = (seq: number, prevSeq: number, given: Partial<Row> = {}): Row => ({
  seq,
  prevSeq,
  idHi: 1,
  idLo: seq % 2 ** 32,
  at: 0,
  place: seq,
  target: 0,
  kind: kinds.message,
  flags: 0,
  toKind: toKinds.person,
  convN: seq % 2 ** 32,
  writer: 0,
  n: 0,
  error: 0,
  author: mei,
  peer: mei,
  clientMsgId: undefined,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: new TextEncoder().encode(`row ${seq}`),
  ...given,
})

export const aGroupRow = (gseq: number, given: Partial<GroupRow> = {}): GroupRow => ({
  gseq,
  mseq: gseq,
  tick: 1,
  idHi: 2,
  idLo: gseq,
  at: 0,
  place: gseq,
  target: 0,
  pm: 0,
  kind: kinds.message,
  flags: 0,
  group: hiking,
  author: mei,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: new TextEncoder().encode(`group row ${gseq}`),
  ...given,
})

export const ownJoin = (gseq: number, pm = 0): GroupRow =>
  aGroupRow(gseq, { kind: kinds.groupJoin, author: anna, subject: anna, pm, body: undefined })

export interface PageScript extends Partial<Omit<Page, 'rows' | 'groupRows'>> {
  readonly rows?: readonly Row[]
  readonly groupRows?: readonly GroupRow[]
}

/** One connection as the region sees it. */
export class ScriptedLine implements Line {
  readonly token: string
  readonly #events: LineEvents
  readonly #heard: { field: FrameField; bytes: Uint8Array }[] = []
  closed = false

  constructor(token: string, events: LineEvents) {
    this.token = token
    this.#events = events
  }

  send(frame: Uint8Array): void {
    if (!this.closed)
      entriesOf(frame, (field, start, end) => this.#heard.push({ field, bytes: frame.slice(start, end) }))
  }

  close(): void {
    this.end(1006)
  }

  /** The connection ends with a code. */
  end(code: number, retryAfterMs?: number): void {
    if (this.closed) return
    this.closed = true
    this.#events.closed(code, retryAfterMs)
  }

  /** What the device has sent of one kind since the last look. */
  taken(field: FrameField): Uint8Array[] {
    const found = this.#heard.filter((entry) => entry.field === field)
    for (const entry of found) this.#heard.splice(this.#heard.indexOf(entry), 1)
    return found.map(({ bytes }) => bytes)
  }

  sends(): Send[] {
    return this.taken(frameFields.send).map((bytes) => readSend(bytes))
  }

  /** `n` and `prev` of each send. */
  numbers(): number[][] {
    return this.sends().map(({ n, prev }) => [n, prev])
  }

  syncs(): Sync[] {
    return this.taken(frameFields.sync).map((bytes) => readSync(bytes))
  }

  acks(): number[] {
    return this.taken(frameFields.ack).map((bytes) => readAck(bytes).seq)
  }

  say(field: FrameField, message: Uint8Array): void {
    if (!this.closed) this.#events.frame(entryOf(field, message).slice())
  }

  /** The upgrade went through, and no more. */
  opened(): void {
    this.#events.open()
  }

  /** The connection is open and the hello was answered. */
  welcome({ last = 0, head = 0, epoch = 0 }: { last?: number; head?: number; epoch?: number } = {}): void {
    this.#events.open()
    const welcome = { writer: 1, last, head, epoch, resumeTicket: Uint8Array.of(1), heartbeatMs: 20_000, now: 0 }
    this.say(frameFields.welcome, encodeWelcome({ ...welcome, resumed: false, region: 'eu-central' }))
    this.pong(head)
  }

  pong(head: number): void {
    for (const bytes of this.taken(frameFields.ping)) {
      this.say(frameFields.pong, encodePong({ stamp: readPing(bytes).stamp, head }))
    }
  }

  verdict(n: number, code?: ErrorCode, given: Partial<Verdict> = {}): void {
    const wire = code === undefined ? 0 : errorTable[code].wire
    const blank = { last: 0, seq: 0, idHi: 1, idLo: n, at: 0, place: n, clientMsgId: undefined, denial: undefined }
    this.say(frameFields.verdict, encodeVerdict({ ...blank, n, code: wire, ...given }))
  }

  row(row: Row): void {
    this.say(frameFields.row, encodeRow(row))
  }

  groupRow(row: GroupRow): void {
    this.say(frameFields.groupRow, encodeGroupRow(row))
  }

  /** Answers the sync that waits; fails if there is none. */
  page({ rows = [], groupRows = [], ...given }: PageScript): void {
    const request = this.#pendingSync().request
    const encoded = {
      rows: rows.map((row) => encodeRow(row).slice()),
      groupRows: groupRows.map((row) => encodeGroupRow(row).slice()),
    }
    const blank = { key: 'key', more: false, behind: false, fullResync: false, head: 0, groups: none, epoch: 0 }
    this.say(frameFields.page, encodePage({ request, ...blank, ...encoded, ...given }))
  }

  refuseSync(code: ErrorCode, retryAfterMs = 0): void {
    this.error(code, retryAfterMs, this.#pendingSync().request)
  }

  /** An error about a request, or with `request` 0 about the connection. */
  error(code: ErrorCode, retryAfterMs = 0, request = 0): void {
    const { wire } = errorTable[code]
    this.say(
      frameFields.error,
      encodeError({ code: wire, message: code, retryAfterMs, request, limit: '', denial: undefined }),
    )
  }

  goAway(deadlineMs: number): void {
    this.say(frameFields.goAway, encodeGoAway({ deadlineMs, target: '' }))
  }

  #pendingSync(): Sync {
    const sync = this.syncs().at(-1)
    if (sync === undefined) throw new Error('the device has asked for nothing')
    return sync
  }
}

/** What the session has told, in order. */
export interface Told {
  readonly rows: Row[]
  readonly groupRows: GroupRow[]
  readonly answers: { readonly n: number; readonly code: ErrorCode | undefined }[]
  readonly aside: Send[]
  readonly resyncs: Resync[]
  readonly statuses: Status[]
  readonly errors: unknown[]
  readonly shown: Shown[]
}

export class Harness {
  readonly time: ManualTime
  readonly store: DeviceStore
  readonly lines: ScriptedLine[] = []
  readonly told: Told = {
    rows: [],
    groupRows: [],
    answers: [],
    aside: [],
    resyncs: [],
    statuses: [],
    errors: [],
    shown: [],
  }
  readonly #given: Partial<SessionPorts>
  readonly #listeners: Partial<SessionEvents>

  constructor(
    store: DeviceStore = memoryStore(),
    time = new ManualTime(),
    given: Partial<SessionPorts> = {},
    listeners: Partial<SessionEvents> = {},
  ) {
    this.store = store
    this.time = time
    this.#given = given
    this.#listeners = listeners
  }

  /** Opens the session and lets it dial. */
  async open(): Promise<Session> {
    const session = await Session.open(this.#ports(), this.#events())
    await this.time.advance(0)
    return session
  }

  /** The connection of now. */
  get line(): ScriptedLine {
    const line = this.lines.at(-1)
    if (line === undefined) throw new Error('the device has not dialled')
    return line
  }

  /** Lets what is under way come about. */
  settle(): Promise<void> {
    return this.time.advance(0)
  }

  #ports(): SessionPorts {
    return {
      url: 'http://edge.test',
      connect: (_url, token, events) => {
        const line = new ScriptedLine(token, events)
        this.lines.push(line)
        return line
      },
      store: this.store,
      clock: this.time,
      scheduler: this.time,
      random: { bytes: (count) => new Uint8Array(count), fraction: () => 0, integer: () => 0 },
      user: anna,
      device: 1,
      token: () => Promise.resolve('token'),
      newWriter: () => Promise.reject(new Error('no new writer in this test')),
      groupHistory: () => Promise.reject(new Error('no history in this test')),
      ...this.#given,
    }
  }

  #events(): SessionEvents {
    const { rows, groupRows, answers, aside, resyncs, statuses, errors, shown } = this.told
    return {
      status: (status) => statuses.push(status),
      row: (row) => rows.push(row),
      groupRow: (row) => groupRows.push(row),
      answered: (send, _verdict, code) => answers.push({ n: send.n, code }),
      typing: () => {},
      presence: () => {},
      setAside: ({ send }) => aside.push(send),
      resynced: (resync) => resyncs.push(resync),
      shown: (one) => shown.push(one),
      error: (caught) => errors.push(caught),
      ...this.#listeners,
    }
  }
}
