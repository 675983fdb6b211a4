/**
 * A device in the simulated world: the least that a client must do to be told the truth (W3, W15, S3,
 * S6). It keeps its sends until they have a verdict, takes a pushed row only behind the one it has,
 * and syncs whenever something is missing. The SDK does the same and more.
 */
import { entriesOf, frameFields } from '../protocol/codec/frame.ts'
import { gseqOfGroupRow, readGroupRow } from '../protocol/codec/group-row.ts'
import { readRow } from '../protocol/codec/row.ts'
import { encodeSend } from '../protocol/codec/send.ts'
import { readVerdict } from '../protocol/codec/verdict.ts'
import {
  encodeTyping,
  encodeWatch,
  type Presence,
  readPage,
  readPresence,
  readTyping,
  type Typing,
} from '../protocol/cold-messages.ts'
import { errorTable } from '../protocol/errors.ts'
import {
  type DeviceNumber,
  type GroupKey,
  newSessionId,
  type UserId,
  type UserKey,
  userKeyOf,
} from '../protocol/ids.ts'
import { limits } from '../protocol/limits.ts'
import { emptySend, type GroupRow, kinds, type Row, type Send, toKinds, type Verdict } from '../protocol/messages.ts'
import { isAcceptance, type Said } from './client.ts'
import { fromTheBeginning } from '../regions/mailbox/sync.ts'
import type { RegionWorker } from '../regions/worker/region-worker.ts'
import type { ServedLink } from '../regions/worker/served-link.ts'
import type { ConnectionId } from '../regions/worker/worker-link.ts'
import type { SeededRandom } from '../platform/random.seeded.ts'
import type { SimulatedRegion } from './region.ts'

/** `prev` is told anew each time it goes out. */
interface Outgoing extends Said {
  verdict: Verdict | undefined
  givenUp: boolean
}

let connections = 0

export class Device {
  readonly user: UserId
  readonly key: UserKey
  readonly number: DeviceNumber
  readonly region: SimulatedRegion
  readonly #random: SeededRandom
  readonly outbox: Outgoing[] = []
  readonly rows: Row[] = []
  readonly groupRows = new Map<GroupKey, GroupRow[]>()
  /** Presence and typing as they came, newest last. */
  readonly presences: Presence[] = []
  readonly typings: Typing[] = []
  /** Broken promises seen from here. */
  readonly complaints: string[] = []
  syncKey = 'start'
  /** Pages that came. */
  syncs = 0
  m = 0
  #n = 0
  #link: ServedLink | undefined
  #connection = 0 as ConnectionId
  #syncing = false
  #syncWanted = false
  #deaf = false
  /** Numbers of sends on this connection that have no answer. */
  readonly #inFlight = new Set<number>()

  constructor(user: UserId, number: number, region: SimulatedRegion, random: SeededRandom) {
    this.user = user
    this.key = userKeyOf(user)
    this.number = number as DeviceNumber
    this.region = region
    this.#random = random
  }

  get connected(): boolean {
    return this.#link !== undefined
  }

  /** Everything that is believed accepted: said so, or said to have been there already (W4). */
  get accepted(): readonly Outgoing[] {
    return this.outbox.filter(({ verdict }) => verdict !== undefined && isAcceptance(verdict))
  }

  /** `worker` is another one than the region's own only where a zombie still serves. */
  async connect(worker?: RegionWorker): Promise<void> {
    if (this.connected || !this.region.up) return
    const connection = ++connections as ConnectionId
    const link = (worker ?? this.region.worker).connectGateway({
      deliver: (_to, entry) => this.#heard(connection, entry),
      deliverMany: (_to, entry) => this.#heard(connection, entry),
      close: () => this.disconnect(connection),
    })
    const identity = {
      user: this.key,
      device: this.number,
      session: newSessionId(this.#random),
      zone: 'EU',
      epoch: 0,
      address: 'a',
    }
    const answer = await link.attach({ connection, identity, resumeTicket: undefined, head: this.m })
    const other = answer.type === 'beside' ? this.region.beside?.workerAt(answer.worker) : undefined
    if (other !== undefined && worker === undefined) return this.connect(other)
    if (answer.type !== 'attached') return
    this.#link = link
    this.#connection = connection
    this.#inFlight.clear()
    this.#putWaiting()
    this.sync()
  }

  disconnect(connection: ConnectionId = this.#connection): void {
    if (connection !== this.#connection) return
    this.#link?.detach(this.#connection)
    this.lost()
  }

  /** The other side has died: nothing can be said to it any more. */
  lost(): void {
    this.#deaf = false
    this.#link = undefined
    this.#connection = 0 as ConnectionId
    this.#syncing = false
  }

  say(to: Pick<Device, 'key'>, text: string): void {
    this.command({ toKind: toKinds.person, to: to.key, body: Buffer.from(text) }, text)
  }

  sayToGroup(group: GroupKey, text: string): void {
    this.command({ toKind: toKinds.group, to: group, body: Buffer.from(text) }, text)
  }

  command(given: Partial<Send>, text = ''): void {
    this.#n += 1
    const outgoing: Outgoing = {
      send: { ...emptySend, n: this.#n, kind: kinds.message, ...given },
      text,
      verdict: undefined,
      givenUp: false,
    }
    this.outbox.push(outgoing)
    this.#put(outgoing)
  }

  watch(add: readonly Device[], remove: readonly Device[] = []): void {
    const keysOf = (devices: readonly Device[]) => devices.map(({ key }) => key)
    this.#link?.watch(this.#connection, encodeWatch({ add: keysOf(add), remove: keysOf(remove) }).slice())
  }

  typeTo(to: Device): void {
    const typing = { peer: to.key, toKind: toKinds.person, stopped: false, group: undefined }
    this.#link?.typing(this.#connection, encodeTyping(typing).slice())
  }

  sync(): void {
    if (this.#link === undefined) return
    if (this.#syncing) {
      this.#syncWanted = true
      return
    }
    this.#syncing = true
    this.#link.sync(this.#connection, 1, this.syncKey, 50)
  }

  /** From now on nothing is heard on this connection, though everything said arrives. */
  deafen(): void {
    this.#deaf = true
  }

  /** W3: whatever has no answer is given up; the number it had is never used again. */
  giveUp(): void {
    for (const outgoing of this.outbox) if (outgoing.verdict === undefined) outgoing.givenUp = true
  }

  /** What was left from before goes out as fast as it is answered; beyond the limit it would be refused. */
  #putWaiting(): void {
    for (const outgoing of this.#waiting) {
      if (this.#inFlight.size >= limits.sendsInFlightMax) return
      if (!this.#inFlight.has(outgoing.send.n)) this.#put(outgoing)
    }
  }

  #put({ send }: Outgoing): void {
    this.#inFlight.add(send.n)
    this.#link?.command(this.#connection, encodeSend({ ...send, prev: this.#prevOf(send.n) }).slice())
  }

  /** W3: the newest send before it that may stand in the log: neither refused nor given up. */
  #prevOf(n: number): number {
    const before = this.outbox.findLast(
      (other) => other.send.n < n && !other.givenUp && (other.verdict === undefined || isAcceptance(other.verdict)),
    )
    return before?.send.n ?? 0
  }

  get #waiting(): readonly Outgoing[] {
    return this.outbox.filter(({ verdict, givenUp }) => verdict === undefined && !givenUp)
  }

  #heard(connection: ConnectionId, bytes: Uint8Array): void {
    if (connection !== this.#connection || this.#deaf) return
    entriesOf(bytes, (field, start, end) => {
      const entry = bytes.slice(start, end)
      if (field === frameFields.verdict) this.#verdict(readVerdict(entry))
      else if (field === frameFields.row) this.#pushed(readRow(entry))
      else if (field === frameFields.groupRow) this.#pushedToGroup(readGroupRow(entry))
      else if (field === frameFields.presence) this.presences.push(readPresence(entry))
      else if (field === frameFields.typing) this.typings.push(readTyping(entry))
      else if (field === frameFields.page) this.#page(readPage(entry))
    })
  }

  #verdict(verdict: Verdict): void {
    const outgoing = this.outbox.find(({ send }) => send.n === verdict.n)
    if (outgoing === undefined) {
      this.complaints.push(`a verdict for n ${verdict.n}, which was never sent`)
      return
    }
    const { previous_missing, storage_full, overloaded, unavailable, log_failed, rate_limited } = errorTable
    const retried = [storage_full, overloaded, unavailable, log_failed, rate_limited]
    if (verdict.code === previous_missing.wire) {
      for (const other of this.#waiting) if (other.send.n > verdict.last) this.#put(other)
      return
    }
    if (retried.some(({ wire }) => wire === verdict.code)) return
    if (outgoing.verdict !== undefined && outgoing.verdict.code !== verdict.code) {
      this.complaints.push(`n ${verdict.n} was ${outgoing.verdict.code} and is ${verdict.code} now`)
    }
    outgoing.verdict = verdict
    this.#inFlight.delete(verdict.n)
    this.#putWaiting()
  }

  /** W15: only the row behind the one that is here; a lower one is old, a later one shows a hole. */
  #pushed(row: Row): void {
    if (row.seq <= this.m) return
    if (row.prevSeq === this.m && !this.#syncing) this.#take(row)
    else this.sync()
  }

  #take(row: Row): void {
    if (row.prevSeq !== this.m) this.complaints.push(`row ${row.seq} follows ${row.prevSeq}, the one here is ${this.m}`)
    this.rows.push(row)
    this.m = row.seq
  }

  /** S6: the next number, or the own join; anything else is a hole that sync fills. */
  #pushedToGroup(row: GroupRow): void {
    const rows = this.groupRows.get(row.group)
    const last = rows?.at(-1)?.gseq
    const own = row.subject === this.key && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)
    if (last !== undefined && row.gseq <= last) return
    if ((last !== undefined && row.gseq === last + 1) || own) this.#takeOfGroup(row)
    else this.sync()
  }

  #takeOfGroup(row: GroupRow): void {
    const rows = this.groupRows.get(row.group) ?? []
    rows.push(row)
    this.groupRows.set(row.group, rows)
  }

  #page(page: ReturnType<typeof readPage>): void {
    this.#syncing = false
    this.syncs += 1
    for (const bytes of page.rows) {
      const row = readRow(bytes)
      if (row.seq > this.m) this.#take({ ...row, body: row.body?.slice() })
    }
    for (const bytes of page.groupRows) {
      const row = readGroupRow(bytes)
      const have = this.groupRows.get(row.group)?.some((other) => other.gseq === gseqOfGroupRow(bytes))
      if (have !== true) this.#insert({ ...row, body: row.body?.slice() })
    }
    this.#checkKey(page.key)
    this.syncKey = page.key
    const again = page.more || this.#syncWanted
    this.#syncWanted = false
    if (again) this.sync()
    // What was not final is so a tick later.
    else if (page.behind) this.region.node?.after(250, () => this.sync())
  }

  /** S2: whoever answers, however far behind, sends nobody back. */
  #checkKey(given: string): void {
    if (this.syncKey === fromTheBeginning) return
    const [before, now] = [this.syncKey, given].map((key) => this.region.positionOf(this.key, key))
    if (before !== undefined && now !== undefined && (now.m < before.m || now.t < before.t))
      this.complaints.push(`a sync that began at ${before.m} ended at ${now.m}, ticks ${before.t} and ${now.t}`)
  }

  #insert(row: GroupRow): void {
    const rows = this.groupRows.get(row.group) ?? []
    rows.push(row)
    rows.sort((a, b) => a.gseq - b.gseq)
    this.groupRows.set(row.group, rows)
  }
}
