/**
 * The two ends of a gateway's link to its worker, telling when followed messages pass: what a person
 * sent until its verdict, and a row until it went to the sockets and until the device has said that it
 * has it. Both stand around the link, so that the gateway itself still knows no messages.
 */
import type { Scheduler } from '../../platform/clock.ts'
import type { Trace, Tracing } from '../../platform/tracing.ts'
import { entriesOf, frameFields } from '../../protocol/codec/frame.ts'
import { messageIdInEntry } from '../../protocol/codec/message-id-in.ts'
import { u32 } from '../../protocol/codec/reader.ts'
import { seqOfRow } from '../../protocol/codec/row.ts'
import type { AttachAnswer, AttachRequest, ConnectionId, GatewaySink, WorkerLink } from '../worker/worker-link.ts'
import type { ErrorCode } from '../../protocol/errors.ts'

/** What the gateway and its worker are given in place of each other. */
export interface LinkEnds {
  link(link: WorkerLink): WorkerLink
  sink(sink: GatewaySink): GatewaySink
}

export function linkEnds(scheduler: Scheduler, tracing: Tracing | undefined): LinkEnds {
  if (tracing === undefined) return { link: (link) => link, sink: (sink) => sink }
  const passing = new Passing(tracing, scheduler)
  return { link: (link) => new TracedLink(link, passing), sink: (sink) => new TracedSink(sink, passing) }
}

/** Sends that wait for their verdict: of a busy gateway's last tenth of a second. Older ones are told from accept on. */
const sendsMax = 1_024
/** Rows that a device has not confirmed: one at a time of each connection. */
const shownMax = 1_024

interface Shown {
  readonly trace: Trace
  readonly seq: number
  readonly atMs: number
}

class Passing {
  readonly #tracing: Tracing
  readonly #scheduler: Scheduler
  /** The last sends, in a ring: whether one is followed shows only with its verdict, which brings its id. */
  readonly #connections = new Float64Array(sendsMax)
  readonly #numbers = new Uint32Array(sendsMax)
  readonly #times = new Float64Array(sendsMax)
  readonly #shown = new Map<ConnectionId, Shown>()
  #next = 0

  constructor(tracing: Tracing, scheduler: Scheduler) {
    this.#tracing = tracing
    this.#scheduler = scheduler
  }

  /** `n` stands first in what our clients write; a send that is written otherwise has no such step. */
  sent(connection: ConnectionId, send: Uint8Array): void {
    if (send.length < 5 || send[0] !== leadingNumber) return
    const at = this.#next
    this.#connections[at] = connection
    this.#numbers[at] = u32(send, 1)
    this.#times[at] = this.#tracing.now()
    this.#next = (at + 1) % sendsMax
  }

  /** Looks at an entry on its way to `connections`. */
  told(connections: readonly ConnectionId[], entry: Uint8Array): void {
    entriesOf(entry, (field, start, end) => {
      const id = messageIdInEntry(field, entry, start, end)
      const trace = id && this.#tracing.trace(id.idHi, id.idLo)
      const connection = connections[0]
      if (trace === undefined || connection === undefined) return
      if (field === frameFields.verdict) this.#verdict(trace, connection, entry, start)
      else this.#row(trace, connections, field === frameFields.row ? seqOfRow(entry, start) : 0)
    })
  }

  #verdict(trace: Trace, connection: ConnectionId, entry: Uint8Array, start: number): void {
    const n = entry[start] === leadingNumber ? u32(entry, start + 1) : 0
    for (let back = 1; back <= sendsMax; back++) {
      const at = (this.#next - back + sendsMax) % sendsMax
      if (this.#connections[at] !== connection || this.#numbers[at] !== n) continue
      trace.step('gateway.send', this.#times[at] as number, {})
      return
    }
  }

  /** Sockets are written at the end of this turn, by work that was put off before this. */
  #row(trace: Trace, connections: readonly ConnectionId[], seq: number): void {
    const fromMs = this.#tracing.now()
    this.#scheduler.soon(() => {
      trace.step('deliver', fromMs, { connections: connections.length })
      if (seq > 0) this.#show(connections[0] as ConnectionId, { trace, seq, atMs: this.#tracing.now() })
    })
  }

  #show(connection: ConnectionId, shown: Shown): void {
    if (this.#shown.size < shownMax && !this.#shown.has(connection)) this.#shown.set(connection, shown)
  }

  acked(connection: ConnectionId, seq: number): void {
    const shown = this.#shown.get(connection)
    if (shown === undefined || shown.seq > seq) return
    this.#shown.delete(connection)
    shown.trace.step('device', shown.atMs, {})
  }

  gone(connection: ConnectionId): void {
    this.#shown.delete(connection)
  }
}

/** Tag of `n`, a fixed32, in Send and Verdict. */
const leadingNumber = 13

class TracedLink implements WorkerLink {
  readonly #link: WorkerLink
  readonly #passing: Passing

  constructor(link: WorkerLink, passing: Passing) {
    this.#link = link
    this.#passing = passing
  }

  get up(): boolean {
    return this.#link.up
  }

  attach(request: AttachRequest): Promise<AttachAnswer> {
    return this.#link.attach(request)
  }

  detach(connection: ConnectionId): void {
    this.#passing.gone(connection)
    this.#link.detach(connection)
  }

  command(connection: ConnectionId, send: Uint8Array): void {
    this.#passing.sent(connection, send)
    this.#link.command(connection, send)
  }

  sync(connection: ConnectionId, request: number, key: string, limit: number): void {
    this.#link.sync(connection, request, key, limit)
  }

  ack(connection: ConnectionId, seq: number): void {
    this.#passing.acked(connection, seq)
    this.#link.ack(connection, seq)
  }

  ping(connection: ConnectionId, stamp: number): void {
    this.#link.ping(connection, stamp)
  }

  typing(connection: ConnectionId, typing: Uint8Array): void {
    this.#link.typing(connection, typing)
  }

  watch(connection: ConnectionId, watch: Uint8Array): void {
    this.#link.watch(connection, watch)
  }

  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void {
    this.#link.request(connection, request, method, body)
  }
}

class TracedSink implements GatewaySink {
  readonly #sink: GatewaySink
  readonly #passing: Passing

  constructor(sink: GatewaySink, passing: Passing) {
    this.#sink = sink
    this.#passing = passing
  }

  deliver(connection: ConnectionId, entry: Uint8Array): void {
    this.#sink.deliver(connection, entry)
    this.#passing.told([connection], entry)
  }

  deliverMany(connections: readonly ConnectionId[], entry: Uint8Array): void {
    this.#sink.deliverMany(connections, entry)
    this.#passing.told(connections, entry)
  }

  close(connection: ConnectionId, code: ErrorCode): void {
    this.#sink.close(connection, code)
  }
}
