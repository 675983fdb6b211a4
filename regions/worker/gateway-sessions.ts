/**
 * The worker's side of its gateways: who is connected, who hears what, and the way of a command from
 * a connection into the log. One link per gateway; when a gateway is lost its connections are gone.
 */
import type { Clock } from '../../platform/clock.ts'
import { readSend } from '../../protocol/codec/send.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeRow, readRow } from '../../protocol/codec/row.ts'
import {
  encodePong,
  encodeResponse,
  encodeTyping,
  readTyping,
  readWatch,
  type Typing,
} from '../../protocol/cold-messages.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import { type GroupKey, type SessionId, type UserKey, userIdOfKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { flags, toKinds, type Verdict } from '../../protocol/messages.ts'
import type { ResumeTickets } from '../accounts/resume-ticket.ts'
import type { RowOutcome, TimelineOutcome, VerdictOutcome } from '../fold/outcome.ts'
import type { ConnectionPresence } from '../presence/connection-presence.ts'
import type { Accept } from './accept.ts'
import { OperationTimes } from './operation-times.ts'
import type { Receipts } from './receipts.ts'
import { RefusalCounts } from './refusal-counts.ts'
import { Session } from './session.ts'
import { SendRates } from './send-rates.ts'
import { type Rate, TokenBucket } from './token-bucket.ts'
import type { Unary } from './unary.ts'
import { UserSessions } from './user-sessions.ts'
import type { AttachAnswer, AttachRequest, ConnectionId, ConnectionIdentity, GatewaySink } from './worker-link.ts'
import type { ServedLink } from './served-link.ts'
import { VerdictCounts } from './verdict-counts.ts'

/** What is known of a person when they connect. */
export type PersonAtAttach =
  | {
      readonly type: 'here'
      readonly part: number
      readonly zone: number
      readonly head: number
      readonly epoch: number
      /** Newest n of the writer that connects. */
      readonly last: number
    }
  /** Signed up, and the first record of the mailbox is not folded yet. */
  | { readonly type: 'opening' }
  /** Another worker of this region runs their part; its name, if somebody is known to. */
  | { readonly type: 'beside'; readonly worker: string | undefined }
  /** The home's name, if it is known. */
  | { readonly type: 'elsewhere'; readonly home: string | undefined }

export interface SessionPorts {
  readonly clock: Clock
  readonly accept: Accept
  readonly unary: Unary
  readonly receipts: Receipts
  /** Of one device. */
  readonly sendRate: Rate
  readonly tickets: ResumeTickets
  readonly presence: ConnectionPresence
  person(user: UserKey, writer: number): Promise<PersonAtAttach>
  /** Seq of the newest row if memory has it; it has when a row was folded since `person` was asked. */
  headNow(part: number, user: UserKey): number | undefined
  isEnded(session: SessionId): boolean
  rowAt(user: UserKey, seq: number): Promise<Uint8Array | undefined>
  /** The bytes of the page with its request number. */
  sync(user: UserKey, key: string, limit: number, request: number): Promise<Uint8Array>
  request(identity: ConnectionIdentity, method: string, body: Uint8Array): Promise<Uint8Array>
  /** To the members of a group in this region who may see its newest row, if `from` is one. */
  typingInGroup(from: UserKey, group: GroupKey, typing: Typing): void
}

const typingRate = { perSecond: limits.typingsPerSecond, burst: limits.typingsBurst }

/** A device that goes on sending after this many refusals in a row is cut. */
const refusalsMax = 100

export class GatewaySessions {
  readonly #ports: SessionPorts
  readonly rates: SendRates
  readonly verdicts = new VerdictCounts()
  readonly times: OperationTimes
  readonly refusals = new RefusalCounts()
  readonly #people = new Map<UserKey, UserSessions>()
  /** Gateways that ever connected, the newest one's number: its lease. */
  #gateways = 0

  constructor(ports: SessionPorts) {
    this.#ports = ports
    this.times = new OperationTimes(ports.clock)
    this.rates = new SendRates(ports.sendRate, ports.clock)
  }

  connectGateway(sink: GatewaySink): ServedLink {
    return new GatewayLink(this, this.#ports, sink, ++this.#gateways)
  }

  /** Connections of all gateways, for health and capacity. */
  get count(): number {
    let count = 0
    for (const { sessions } of this.#people.values()) count += sessions.length
    return count
  }

  isConnected(user: UserKey): boolean {
    return this.#people.has(user)
  }

  sessionsOf(user: UserKey): readonly Session[] {
    return this.#people.get(user)?.sessions ?? []
  }

  join(session: Session): void {
    for (const other of [...session.person.sessions]) {
      if (other.identity.device !== session.identity.device) continue
      this.leave(other)
      other.close('replaced')
    }
    this.#people.set(session.person.user, session.person)
    session.person.add(session)
    this.#ports.presence.arrived(session.user, session)
  }

  leave(session: Session): void {
    session.person.remove(session)
    if (session.person.sessions.length === 0 && this.#people.get(session.person.user) === session.person) {
      this.#people.delete(session.person.user)
    }
    this.#ports.presence.departed(session.user, session)
    this.#ports.presence.left(session)
  }

  personOf(user: UserKey, head: number): UserSessions {
    return this.#people.get(user) ?? new UserSessions(user, head, this.refusals)
  }

  /** A session ended: its connections go at once. */
  revoke(user: UserKey, session: SessionId): void {
    for (const one of [...this.sessionsOf(user)]) {
      if (one.identity.session !== session) continue
      this.leave(one)
      one.close('session_revoked')
    }
  }

  /** Another worker goes on with the people of these parts: they connect again and find it. */
  endParts(partitions: ReadonlySet<number>): void {
    if (partitions.size === 0) return
    for (const { sessions } of [...this.#people.values()])
      for (const one of sessions) if (partitions.has(one.part)) this.#end(one)
  }

  /** What was meant for devices here did not all arrive: they connect again and sync. */
  endAll(): void {
    for (const { sessions } of [...this.#people.values()]) for (const one of sessions) this.#end(one)
  }

  #end(session: Session): void {
    this.leave(session)
    session.close('unavailable')
  }

  /** An entry that a colleague has for some of the people who are connected here. */
  deliver(to: readonly UserKey[], entry: Uint8Array): void {
    for (const user of to) for (const session of this.sessionsOf(user)) session.deliver(entry)
  }

  verdict(outcome: VerdictOutcome): void {
    this.verdicts.add(outcome.code)
    // What was answered before was stamped then: it says nothing of today.
    if (!outcome.repeat) this.times.send(this.#ports.clock.now() - outcome.at)
    if (outcome.repeat && outcome.code === 0 && outcome.seq > 0) void this.#completed(outcome)
    else this.#deliverVerdict(outcome, outcome)
  }

  row(outcome: RowOutcome): void {
    const person = this.#people.get(outcome.user)
    if (person === undefined) return
    person.head = outcome.seq
    const entry = entryOf(frameFields.row, outcome.bytes)
    for (const session of person.sessions) session.deliver(entry)
    const incoming = outcome.author !== outcome.user && outcome.place > 0 && outcome.toKind === toKinds.person
    if (incoming) person.delivered.pushed(outcome.seq, outcome.author, outcome.place)
  }

  /** Planted bug pushFromSender (W15): a message reaches its recipient's devices before their own fold has judged it. */
  presumedRow({ author, user, peer, place, toKind, bytes }: RowOutcome): void {
    const person = this.#people.get(peer as UserKey)
    if (person === undefined || author !== user || place === 0 || toKind !== toKinds.person) return
    const row = readRow(bytes)
    const seen = { ...row, seq: person.head + 1, prevSeq: person.head, flags: row.flags & ~flags.mine, peer: user }
    const entry = entryOf(frameFields.row, encodeRow(seen))
    for (const session of person.sessions) session.deliver(entry)
  }

  /** Typing of `typing.peer`, here or elsewhere, to somebody at home here. */
  deliverTyping(to: UserKey, typing: Typing): void {
    const sessions = this.sessionsOf(to)
    if (sessions.length === 0) return
    const entry = entryOf(frameFields.typing, encodeTyping(typing))
    for (const session of sessions) session.deliver(entry)
  }

  timeline(outcome: TimelineOutcome): void {
    if (outcome.at !== 'feed' || outcome.to.length === 0) return
    const entry = entryOf(frameFields.groupRow, outcome.bytes)
    const bySink = new Map<GatewaySink, ConnectionId[]>()
    for (const user of outcome.to) {
      for (const session of this.sessionsOf(user)) {
        const list = bySink.get(session.sink)
        if (list === undefined) bySink.set(session.sink, [session.connection])
        else list.push(session.connection)
      }
    }
    for (const [sink, connections] of bySink) sink.deliverMany(connections, entry)
  }

  /** An answer given before: what it said of the row is read from the row. */
  async #completed(outcome: VerdictOutcome): Promise<void> {
    const bytes = await this.#ports.rowAt(outcome.user, outcome.seq).catch(() => undefined)
    const verdict = verdictOf(outcome)
    if (bytes === undefined) return this.#deliverVerdict(outcome, verdict)
    const { idHi, idLo, at, place } = readRow(bytes)
    this.#deliverVerdict(outcome, { ...verdict, idHi, idLo, at, place })
  }

  #deliverVerdict(outcome: VerdictOutcome, verdict: Verdict): void {
    if (outcome.writer === 0) {
      this.#ports.unary.verdict(outcome.user, verdict)
      return
    }
    for (const session of this.sessionsOf(outcome.user)) {
      if (session.identity.device !== outcome.writer) continue
      session.inFlight = Math.max(0, session.inFlight - 1)
      session.answer(verdict)
    }
  }
}

function verdictOf(outcome: VerdictOutcome): Verdict {
  const { n, code, last, seq, idHi, idLo, at, place, clientMsgId, denial } = outcome
  return { n, code, last, seq, idHi, idLo, at, place, clientMsgId, denial }
}

class GatewayLink implements ServedLink {
  readonly #all: GatewaySessions
  readonly #ports: SessionPorts
  readonly #sink: GatewaySink
  readonly #gateway: number
  readonly #sessions = new Map<ConnectionId, Session>()
  /** Connections that went away while their attach was under way. */
  readonly #attaching = new Set<ConnectionId>()
  #lost = false

  constructor(all: GatewaySessions, ports: SessionPorts, sink: GatewaySink, gateway: number) {
    this.#all = all
    this.#ports = ports
    this.#sink = sink
    this.#gateway = gateway
  }

  get up(): boolean {
    return !this.#lost
  }

  attach(request: AttachRequest): Promise<AttachAnswer> {
    return this.#all.times.measure('attach', this.#attach(request), ({ type }) => type === 'refused')
  }

  async #attach({ connection, identity, resumeTicket }: AttachRequest): Promise<AttachAnswer> {
    const { tickets, isEnded, person } = this.#ports
    this.#attaching.add(connection)
    try {
      if (isEnded(identity.session)) return refused('session_revoked')
      const known = await person(identity.user, identity.device)
      if (known.type === 'elsewhere') return refused('home_moved', known.home)
      if (known.type === 'opening') return refused('unavailable')
      if (known.type === 'beside')
        return known.worker === undefined ? refused('unavailable') : { type: 'beside', worker: known.worker }
      const holder = { user: userIdOfKey(identity.user), device: identity.device, session: identity.session }
      const resumed = resumeTicket === undefined ? undefined : await tickets.resume(holder, resumeTicket)
      if (resumed?.type === 'reused') return refused('resume_reused')
      const ticket = resumed?.type === 'resumed' ? resumed.ticket : await tickets.start(holder)
      if (this.#lost || !this.#attaching.has(connection)) return refused('unavailable')
      // It may have been revoked while the ticket was judged: from here on the cut finds the session.
      if (isEnded(identity.session)) return refused('session_revoked')
      // What was folded while the ticket was judged was pushed to nobody: the head says that it is there.
      const headNow = this.#ports.headNow(known.part, identity.user) ?? known.head
      const session = new Session(
        this.#sink,
        { gateway: this.#gateway, connection },
        identity,
        this.#all.personOf(identity.user, headNow),
        known,
      )
      session.unconfirmedTicket = ticket.generation
      this.#sessions.set(connection, session)
      this.#all.join(session)
      return {
        type: 'attached',
        last: known.last,
        head: Math.max(headNow, session.person.head),
        epoch: known.epoch,
        resumeTicket: ticket.bytes,
        resumed: resumed?.type === 'resumed',
      }
    } finally {
      this.#attaching.delete(connection)
    }
  }

  detach(connection: ConnectionId): void {
    this.#attaching.delete(connection)
    const session = this.#sessions.get(connection)
    if (session === undefined) return
    this.#sessions.delete(connection)
    session.closed = true
    this.#all.leave(session)
  }

  lost(): void {
    this.#lost = true
    for (const connection of [...this.#sessions.keys()]) this.detach(connection)
    this.#ports.presence.gatewayLost(this.#gateway)
  }

  command(connection: ConnectionId, send: Uint8Array): void {
    const session = this.#live(connection)
    if (session === undefined) return
    if (session.held !== undefined) {
      if (session.held.length >= limits.sendsInFlightMax) return this.#cut(session, 'overloaded')
      session.held.push(send.slice())
      return
    }
    this.#append(session, send)
  }

  sync(connection: ConnectionId, request: number, key: string, limit: number): void {
    const session = this.#live(connection)
    if (session === undefined) return
    this.#ask(session, request, async () => {
      const { times } = this.#all
      const page = await times.measure('sync', this.#ports.sync(session.identity.user, key, limit, request))
      return entryOf(frameFields.page, page)
    })
  }

  ack(connection: ConnectionId, seq: number): void {
    const session = this.#live(connection)
    session?.person.delivered.acked(seq, (peer, place) => this.#ports.receipts.have(session, peer, place))
  }

  ping(connection: ConnectionId, stamp: number): void {
    const session = this.#live(connection)
    if (session === undefined) return
    if (session.unconfirmedTicket !== undefined) {
      void this.#ports.tickets.confirm(session.identity.session, session.unconfirmedTicket)
      session.unconfirmedTicket = undefined
    }
    session.deliver(entryOf(frameFields.pong, encodePong({ stamp, head: session.person.head })))
  }

  /** Never logged, never late: whoever is connected now hears it, nobody else ever does. */
  typing(connection: ConnectionId, bytes: Uint8Array): void {
    const session = this.#live(connection)
    if (session === undefined) return
    const typing = this.#read(session, readTyping, bytes)
    if (typing === undefined || !this.#mayType(session)) return
    const said = { ...typing, peer: session.user }
    if (typing.toKind === toKinds.group) {
      if (typing.group !== undefined) this.#ports.typingInGroup(session.user, typing.group as GroupKey, said)
      return
    }
    if (typing.peer !== undefined && typing.peer !== session.user) this.#ports.presence.typing(typing.peer, said)
  }

  #mayType(session: Session): boolean {
    const { clock } = this.#ports
    session.typings ??= new TokenBucket(typingRate, clock)
    return session.typings.take(clock.monotonic())
  }

  watch(connection: ConnectionId, bytes: Uint8Array): void {
    const session = this.#live(connection)
    if (session === undefined) return
    const watch = this.#read(session, readWatch, bytes)
    if (watch === undefined) return
    if (!this.#ports.presence.watch(session, watch.add, watch.remove))
      session.tell(fail('limit_reached', undefined, { limit: 'presenceWatchesMax' }), 0)
  }

  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void {
    const session = this.#live(connection)
    if (session === undefined) return
    const asked = body.slice()
    this.#ask(session, request, async () => {
      const answer = await this.#ports.request(session.identity, method, asked)
      return entryOf(frameFields.response, encodeResponse({ request, body: answer }))
    })
  }

  /** Answers one question; who has too many of them under way hears so instead. */
  #ask(session: Session, request: number, answer: () => Promise<Uint8Array>): void {
    if (session.asks >= limits.asksInFlightMax) {
      session.tell(fail('rate_limited', undefined, { limit: 'asksInFlightMax' }), request)
      return
    }
    session.asks += 1
    answer().then(
      (entry) => {
        session.asks -= 1
        session.deliver(entry)
      },
      (caught: unknown) => {
        session.asks -= 1
        session.tell(MeridianError.from(caught), request)
      },
    )
  }

  /** What a client has sent comes here unread: undefined when nobody can read it, and then the connection is cut. */
  #read<Value>(session: Session, read: (bytes: Uint8Array) => Value, bytes: Uint8Array): Value | undefined {
    try {
      return read(bytes)
    } catch {
      this.#cut(session, 'frame_invalid')
      return undefined
    }
  }

  #live(connection: ConnectionId): Session | undefined {
    const session = this.#sessions.get(connection)
    return session?.closed === false ? session : undefined
  }

  #append(session: Session, bytes: Uint8Array): void {
    let n = 0
    try {
      const send = readSend(bytes)
      n = send.n
      if (send.n === 0) throw fail('request_invalid', '`n` counts from 1')
      if (session.inFlight >= limits.sendsInFlightMax)
        throw fail('rate_limited', undefined, { limit: 'sendsInFlightMax' })
      session.sends ??= this.#all.rates.of(session.user, session.identity.device)
      if (!session.sends.take(this.#ports.clock.monotonic()))
        throw fail('rate_limited', undefined, { limit: 'sendsPerSecond' })
      session.refusedByRate = 0
      session.inFlight += 1
      const waiting = this.#ports.accept.append(session, send, session)
      if (waiting !== undefined) this.#holdBehind(session, n, waiting)
    } catch (caught) {
      this.#refuse(session, n, MeridianError.from(caught))
    }
  }

  /** Order is kept while a recipient's home is looked up: what follows waits. */
  #holdBehind(session: Session, n: number, waiting: Promise<void>): void {
    session.held = []
    const goOn = (): void => {
      const held = session.held ?? []
      session.held = undefined
      for (const bytes of held) this.command(session.connection, bytes)
    }
    waiting.then(goOn, (caught: unknown) => {
      const { code, detail } = MeridianError.from(caught)
      session.refused(n, code, detail.denial)
      goOn()
    })
  }

  #refuse(session: Session, n: number, error: MeridianError): void {
    if (error.code === 'frame_invalid') return this.#cut(session, 'frame_invalid')
    if (error.code === 'rate_limited') {
      session.refusedByRate += 1
      if (session.refusedByRate > refusalsMax) return this.#cut(session, 'rate_limited')
      session.refuse(n, error.code)
      return
    }
    session.refused(n, error.code, error.detail.denial)
  }

  #cut(session: Session, code: 'overloaded' | 'rate_limited' | 'frame_invalid'): void {
    this.#sessions.delete(session.connection)
    this.#all.leave(session)
    session.close(code)
  }
}

const refused = (
  code: 'session_revoked' | 'home_moved' | 'resume_reused' | 'unavailable',
  home?: string,
): AttachAnswer => ({ type: 'refused', code, home })
