/**
 * A device's conversation with its home: what comes over the connection goes to its part (`sender.ts`
 * the verdicts, `catch-up.ts` rows and pages), what the parts change goes into the store together, and
 * rows are acknowledged when it is there.
 *
 * Sans-I/O: sockets, time, chance and the store are ports, so that the simulation runs this code.
 */
import { type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import {
  encodeAck,
  encodeSync,
  encodeTyping,
  encodeWatch,
  type Presence,
  readError,
  readPage,
  readPresence,
  readTyping,
  type Sync,
  type Typing,
  type Watch,
  type Welcome,
} from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode, fail } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { type GroupRow, type Id64, kinds, type Row, type Send, type Verdict } from '../../protocol/messages.ts'
import { CatchUp, type Resync } from './catch-up.ts'
import { Connection, type ConnectionStatus, type TokenWhy } from './connection.ts'
import { type ClientFaults, noClientFaults } from './client-faults.ts'
import { type DeviceState, recordsOf, stateOf } from './device-records.ts'
import { RecordWriter } from './record-writer.ts'
import { type Shown, ShownGate } from './shown-gate.ts'
import type { HoleFillerPorts } from './hole-filler.ts'
import { guarded } from './guarded.ts'
import { emptyOutbox, Outbox, type Outgoing } from './outbox.ts'
import type { Clock, Connect, DeviceStore, Random, Scheduler } from './ports.ts'
import { fromTheBeginning, Positions } from './positions.ts'
import { Sender } from './sender.ts'

/** One union, never two booleans. */
export type Status =
  | ConnectionStatus
  | { readonly s: 'catching-up' }
  | { readonly s: 'live'; readonly region: string }
  | { readonly s: 'closed' }

export interface SessionEvents {
  status(status: Status): void
  /** Taken, in the order of the mailbox. */
  row(row: Row): void
  /** Taken, in the order of its group. */
  groupRow(row: GroupRow): void
  /** The same rows as they are to be shown: answers after what they answer (G6). */
  shown(shown: Shown): void
  /** A send has its answer: `code` undefined when it was accepted. */
  answered(send: Send, verdict: Verdict, code: ErrorCode | undefined): void
  typing(typing: Typing): void
  presence(presence: Presence): void
  /** Something stayed unsent for more than a day: it waits for `resend` or `discard` (FC-006). */
  setAside(outgoing: Outgoing): void
  /** Rows between two numbers were not told and will not be: they are in the history. */
  resynced(resync: Resync): void
  /** A listener threw, or the store failed. The session goes on. */
  error(caught: unknown): void
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
  /** An access token that is good now. Rejects with an error of the table when only signing in helps. */
  token(why: TokenWhy): Promise<string>
  /** Registers this device anew, because another one has a copy of its store; resolves to its number, whose token `token` gives from then on. */
  newWriter(): Promise<number>
  readonly faults?: ClientFaults
}

/** How long what was taken may wait to be stored: rows that come together are one write. */
const saveWithinMs = 200
/** A store that fails is tried again, ever less often. */
const storeRetry = { firstMs: 1_000, mostMs: 60_000 } as const
const newWriterRetry = { firstMs: 2_000, mostMs: 60_000 } as const

export class Session {
  readonly #ports: SessionPorts
  readonly #events: SessionEvents
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #connection: Connection
  readonly #records: RecordWriter
  readonly #positions: Positions
  readonly #catchUp: CatchUp
  readonly #gate: ShownGate
  readonly #drains: { resolve(): void; reject(error: Error): void }[] = []
  #device: number
  #closed = false
  #seen: Id64
  #epoch: number
  /** Newest row that the region was told is stored here. */
  #acked: number
  #region = ''

  /**
   * Opens the local store; the network is not waited for. Throws `not_allowed` when the store is
   * another person's: it is left as it is.
   */
  static async open(ports: SessionPorts, events: SessionEvents): Promise<Session> {
    const known = stateOf(await ports.store.load())
    if (known !== undefined && known.user !== ports.user)
      throw fail('not_allowed', 'the store belongs to another person; open it as them, or choose another one')
    return new Session(ports, events, known)
  }

  private constructor(ports: SessionPorts, events: SessionEvents, known: DeviceState | undefined) {
    this.#ports = ports
    this.#events = guarded(events)
    this.#device = ports.device
    this.#seen = known?.seen ?? { idHi: 0, idLo: 0 }
    this.#epoch = known?.epoch ?? 0
    this.#outbox = new Outbox(known?.outbox ?? emptyOutbox)
    // Another device's numbers say nothing here: what it left unsent waits for its author.
    if (known !== undefined && known.device !== ports.device) this.#outbox.startAnewAside()
    this.#sender = this.#sends()
    const kept = known === undefined ? new Map<string, string>() : recordsOf(known)
    this.#records = new RecordWriter(ports.store, kept, () => this.#state())
    this.#positions = new Positions(ports.user, known?.positions ?? nowhere)
    this.#acked = this.#positions.m
    this.#catchUp = this.#catchesUp()
    this.#gate = this.#shows()
    this.#gate.restore(known?.held ?? [])
    this.#connection = this.#connects()
    this.#connection.start()
  }

  #connects(): Connection {
    const ports = { ...this.#ports, head: () => this.#positions.m }
    return new Connection(ports, {
      status: (status) => this.#events.status(status),
      welcomed: (welcome) => this.#welcomed(welcome),
      entry: (field, bytes) => this.#entry(field, bytes),
      head: (seq) => this.#catchUp.head(seq),
      lost: () => {
        this.#sender.lost()
        this.#catchUp.lost()
      },
    })
  }

  #sends(): Sender {
    const ports = { ...this.#ports, put: (send: Send) => this.#connection.write(frameFields.send, encodeSend(send)) }
    return new Sender(this.#outbox, ports, {
      answered: (send, verdict, code) => {
        this.#meet(verdict)
        this.#events.answered(send, verdict, code)
        this.#saveSoon()
      },
      setAside: (outgoing) => {
        this.#events.setAside(outgoing)
        this.#drained()
        this.#saveSoon()
      },
      redial: () => this.#connection.redial(),
      copied: () => {
        this.#connection.stop()
        this.#takeNewWriter(newWriterRetry.firstMs)
      },
    })
  }

  #catchesUp(): CatchUp {
    const { scheduler, groupHistory, faults = noClientFaults } = this.#ports
    const ask = (sync: Sync): void => this.#connection.write(frameFields.sync, encodeSync(sync))
    return new CatchUp(
      this.#positions,
      { scheduler, groupHistory, faults, ask },
      {
        row: (row) => {
          this.#meet(row)
          this.#events.row(row)
          this.#gate.take({ of: 'mailbox', row })
          this.#saveSoon()
        },
        groupRow: (row) => {
          this.#meet(row)
          this.#events.groupRow(row)
          this.#gate.take({ of: 'group', row })
          this.#saveSoon()
        },
        catchingUp: () => this.#events.status({ s: 'catching-up' }),
        live: () => this.#events.status({ s: 'live', region: this.#region }),
        resynced: (resync) => this.#events.resynced(resync),
        moved: () => this.#saveSoon(),
        epoch: (epoch) => this.#probe(epoch),
        redial: () => this.#connection.redial(),
      },
    )
  }

  #shows(): ShownGate {
    const { clock, scheduler, faults = noClientFaults } = this.#ports
    const show = (shown: Shown): void => {
      this.#events.shown(shown)
      this.#saveSoon()
    }
    return new ShownGate({ clock, scheduler, faults, show }, this.#seen)
  }

  /** Resolves when the send is in the store; its answer comes as an event. Rejects when the store does: nothing is sent then. */
  async send(given: Partial<Send>): Promise<Send> {
    const { send } = this.#outbox.add(
      { seenIdHi: this.#seen.idHi, seenIdLo: this.#seen.idLo, ...given },
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
    this.#connection.write(frameFields.typing, encodeTyping(typing))
  }

  /** Ends with the connection. */
  watch(watch: Watch): void {
    this.#connection.write(frameFields.watch, encodeWatch(watch))
  }

  /** Resolves when nothing waits to be sent. Rejects with `unavailable` when the session is closed before. */
  drain(): Promise<void> {
    if (this.#outbox.size === 0) return Promise.resolve()
    if (this.#closed) return Promise.reject(fail('unavailable', 'closed with unsent messages'))
    return new Promise((resolve, reject) => this.#drains.push({ resolve, reject }))
  }

  #drained(): void {
    if (this.#outbox.size > 0) return
    for (const { resolve } of this.#drains.splice(0)) resolve()
  }

  /** Unanswered sends. */
  get pending(): number {
    return this.#outbox.size
  }

  /** The device woke up, or its network changed. */
  wake(): void {
    this.#connection.wake()
  }

  /** Ends the connection and stores what there is. Rejects as the store does. */
  async close(): Promise<void> {
    this.#closed = true
    this.#catchUp.close()
    this.#gate.close()
    this.#connection.close()
    for (const { reject } of this.#drains.splice(0)) reject(fail('unavailable', 'closed with unsent messages'))
    this.#events.status({ s: 'closed' })
    await this.#save()
  }

  #welcomed({ last, region, epoch }: Welcome): void {
    this.#region = region
    this.#events.status({ s: 'catching-up' })
    this.#sender.welcomed(last)
    this.#catchUp.opened()
    this.#probe(epoch)
  }

  /** The epoch has risen: what the region has forgotten shows in the answer to a send ([hello-8]). */
  #probe(epoch: number): void {
    if (epoch <= this.#epoch) return
    this.#epoch = epoch
    if (this.#outbox.n > 0) this.send({ kind: kinds.probe }).catch((caught: unknown) => this.#events.error(caught))
  }

  #entry(field: FrameField, bytes: Uint8Array): void {
    switch (field) {
      case frameFields.verdict:
        this.#sender.verdict(readVerdict(bytes))
        return this.#drained()
      case frameFields.row:
        return this.#catchUp.pushed(readRow(bytes))
      case frameFields.groupRow:
        return this.#catchUp.pushedToGroup(readGroupRow(bytes))
      case frameFields.page:
        return this.#catchUp.page(readPage(bytes))
      case frameFields.error: {
        const { request, code, retryAfterMs } = readError(bytes)
        return this.#catchUp.refused(request, errorCodeOf(code), retryAfterMs)
      }
      case frameFields.typing:
        return this.#events.typing(readTyping(bytes))
      case frameFields.presence:
        return this.#events.presence(readPresence(bytes))
      default:
      // What a newer server says beside it is not for this version.
    }
  }

  /**
   * This store is a copy: the numbers of this device are used by another one, too ([verdict-3]). What
   * was not stored goes out as sends of a new device, once the store knows of it: a crash in between
   * leaves what waits aside, and nothing is sent twice.
   */
  #takeNewWriter(retryMs: number): void {
    if (this.#closed) return
    this.#ports.newWriter().then(
      (device) => {
        this.#device = device
        this.#sender.renumbered()
        this.#saveOrRetry()
        if (!this.#closed) this.#connection.start()
      },
      (caught: unknown) => {
        this.#events.error(caught)
        this.#ports.scheduler.after(retryMs, () => this.#takeNewWriter(Math.min(retryMs * 2, newWriterRetry.mostMs)))
      },
    )
  }

  /** I3: an answer's id lies above the id it answers. */
  #meet({ idHi, idLo }: Id64): void {
    const { idHi: hi, idLo: lo } = this.#seen
    if (idHi > hi || (idHi === hi && idLo > lo)) this.#seen = { idHi, idLo }
  }

  #saveSoon(waitMs: number = saveWithinMs): void {
    if (this.#saveScheduled) return
    this.#saveScheduled = true
    this.#ports.scheduler.after(waitMs, () => {
      this.#saveScheduled = false
      this.#saveOrRetry()
    })
  }

  #saveOrRetry(): void {
    this.#save().then(
      () => {
        this.#storeRetryMs = storeRetry.firstMs
      },
      (caught: unknown) => {
        this.#events.error(caught)
        const retryMs = this.#storeRetryMs
        this.#storeRetryMs = Math.min(retryMs * 2, storeRetry.mostMs)
        if (!this.#closed) this.#saveSoon(retryMs)
      },
    )
  }

  #saveScheduled = false
  #storeRetryMs: number = storeRetry.firstMs

  async #save(): Promise<void> {
    const { outbox, positions } = await this.#records.save()
    this.#sender.saved(outbox.n)
    this.#ack(positions.m)
  }

  /** Only what is stored is acknowledged: the sender is told "delivered" by it. */
  #ack(m: number): void {
    if (m <= this.#acked || !this.#connection.isOpen) return
    this.#acked = m
    this.#connection.write(frameFields.ack, encodeAck({ seq: m }))
  }

  #state(): DeviceState {
    return {
      user: this.#ports.user,
      device: this.#device,
      epoch: this.#epoch,
      seen: this.#seen,
      outbox: this.#outbox.state,
      positions: { ...this.#positions.state },
      held: this.#gate.held,
    }
  }
}

const nowhere = { m: 0, syncKey: fromTheBeginning, groups: new Map() }
