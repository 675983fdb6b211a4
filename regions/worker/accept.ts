/**
 * The way of a command into the log: check its form, stamp what a fold may not look up (W8), append.
 * Nothing is decided here; the verdict is the fold's word about the record at its place (W6). What is
 * refused here was not appended and used no number up, so a device may send it again.
 *
 * Commands of one sender keep their order, also when a directory takes its time: those behind one that
 * waits are held, too.
 */
import type { Clock, Scheduler } from '../../platform/clock.ts'
import type { EventLog, NewRecord } from '../../platform/event-log/event-log.ts'
import { encodeCommand } from '../../protocol/codec/command.ts'
import { readGroupInvitation } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import type { IdStamper } from '../../protocol/hlc.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { feedSlotOf, type PartCounts, recordKinds } from '../../protocol/log-records.ts'
import { type Command, emptySend, kinds, type Route, type Send, toKinds } from '../../protocol/messages.ts'
import { payloadHash } from '../../protocol/payload-hash.ts'
import { type Places, regionByName } from '../../protocol/places.ts'
import { isAnswered } from './answered.ts'
import { checkForm } from './command-form.ts'
import type { CommandInbox } from './command-inbox.ts'
import { type GroupWords, isGroupText } from './group-words.ts'
import type { Origin } from './origin.ts'
import type { PartRunner } from './part-runner.ts'

/** Whose command it is, from the connection or the request, never from the command. */
export interface Sender {
  readonly user: UserKey
  /** Number of the device, 0 for a request without a counter (W5). */
  readonly writer: number
  readonly part: number
  readonly zone: number
}

/** Homes by key as they are known here, at once for those used lately. */
export interface HomeLookup {
  lookup(key: UserKey): Route | undefined | Promise<Route | undefined>
}

/** Homes that are not known here, asked for where they may be. */
export interface HomeFinder {
  /** Rejects with what the sender is to hear. */
  find(user: UserKey, by: Sender): Promise<Route>
}

export interface AcceptPorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly directory: HomeLookup
  readonly elsewhere: HomeFinder
  readonly ids: IdStamper
  readonly places: Places
  readonly region: number
  readonly counts: PartCounts
  /** By user part. */
  readonly inboxes: readonly CommandInbox[]
  readonly log: Pick<EventLog, 'end'>
  /** Of a user part. `behind`: durable records that are not folded yet. */
  readonly runner: (part: number) => Pick<PartRunner, 'part' | 'behind' | 'folded' | 'read'>
  /** Nothing is to be sent to this region for now (L7). */
  readonly isFull: (region: number) => boolean
  /** Where a group of the sender's lives, 0 if that is not at hand. */
  readonly groupRegion: (sender: Sender, group: GroupKey) => number
  /** Absent: none is stopped. */
  readonly words: GroupWords | undefined
}

/** Commands of a part that may wait for their verdict before new ones are refused as `overloaded`. */
const waitingMax = limits.effectsAheadRecordsMax

const nowhere: Route = { region: 0, part: 0, zone: 0 }

export class Accept {
  readonly #ports: AcceptPorts
  readonly #dirty: CommandInbox[] = []

  constructor(ports: AcceptPorts) {
    this.#ports = ports
  }

  /**
   * Appends `send`. Answers a promise only when the recipient's home is not at hand, or for a word.
   * Throws or rejects with an error of the table when it was not appended. `send` may be a view: it is
   * copied.
   */
  append(sender: Sender, send: Send, origin: Origin): undefined | Promise<void> {
    const body = checkForm(send)
    if (send.to === sender.user) throw fail('request_invalid', 'a message to oneself')
    if (isGroupText(send) && body !== undefined && this.#ports.words?.stops(body) === true) {
      return this.#unlessStopped(sender, send, body, origin)
    }
    return this.#route(sender, send, body, origin)
  }

  /**
   * G7: a text with a word that is stopped. A list changes, an answer does not (W4): what was accepted by
   * an earlier list and is sent again, because its verdict was lost, goes to the fold, which knows it.
   */
  async #unlessStopped(sender: Sender, view: Send, bytes: Uint8Array, origin: Origin): Promise<void> {
    const body = bytes.slice()
    const send = { ...view, clientMsgId: view.clientMsgId?.slice(), body }
    const { log, inboxes, runner } = this.#ports
    const part = { log, inbox: inboxes[sender.part] as CommandInbox, runner: runner(sender.part) }
    if (!(await isAnswered(part, sender, send))) throw fail('word_not_allowed')
    await this.#route(sender, send, body, origin)
  }

  #route(sender: Sender, send: Send, body: Uint8Array | undefined, origin: Origin): undefined | Promise<void> {
    const to = this.#routeOf(send, sender)
    const subject = send.subject === undefined ? nowhere : this.#homeOf(send.subject, sender)
    if (!(to instanceof Promise) && !(subject instanceof Promise)) {
      this.#stamp(sender, send, body, to, subject, origin)
      return undefined
    }
    return Promise.all([to, subject]).then(([toRoute, subjectRoute]) =>
      this.#stamp(sender, send, body, toRoute, subjectRoute, origin),
    )
  }

  /** A receipt, which no client sends: the person's devices have everything of `peer` up to `place`. */
  delivered(sender: Sender, peer: UserKey, place: number): void {
    const home = this.#homeOf(peer, sender)
    if (home instanceof Promise) home.then((found) => this.#receipt(sender, peer, place, found), nobodyWaits)
    else this.#receipt(sender, peer, place, home)
  }

  #receipt(sender: Sender, peer: UserKey, place: number, home: Route): void {
    const send = { ...emptySend, kind: kinds.delivered, toKind: toKinds.person, to: peer, target: place }
    // Without a counter: it is no send of a device, and repeating it changes nothing.
    const { user, part, zone } = sender
    this.#stamp({ user, writer: 0, part, zone }, send, undefined, home, nowhere, silent)
  }

  #routeOf(send: Send, sender: Sender): Route | Promise<Route> {
    switch (send.toKind) {
      case toKinds.nobody:
        return nowhere
      case toKinds.person:
        return this.#homeOf(send.to as UserKey, sender)
      case toKinds.group:
        return this.#groupRoute(send)
    }
  }

  #homeOf(user: UserKey, sender: Sender): Route | Promise<Route> {
    const { directory, elsewhere } = this.#ports
    const home = directory.lookup(user)
    if (home instanceof Promise) return home.then((known) => known ?? elsewhere.find(user, sender))
    return home ?? elsewhere.find(user, sender)
  }

  /** A group's home is the creator's region; a joiner has it from a link; everybody else's fold knows it. */
  #groupRoute(send: Send): Route {
    const { region, counts, places } = this.#ports
    if (send.kind === kinds.groupCreate) {
      return { region, part: feedSlotOf(send.to as GroupKey) % counts.group, zone: 0 }
    }
    if (send.kind !== kinds.groupJoin || send.body === undefined || send.body.length === 0) return nowhere
    const link = readGroupInvitation(send.body)
    const home = regionByName(places, link.region)
    if (home === undefined || link.group !== send.to) throw fail('group_unknown')
    return { region: home.number, part: link.part, zone: 0 }
  }

  #stamp(sender: Sender, send: Send, body: Uint8Array | undefined, to: Route, subject: Route, origin: Origin): void {
    const { clock, ids, inboxes, runner } = this.#ports
    const inbox = inboxes[sender.part] as CommandInbox
    if (inbox.pending + runner(sender.part).behind > waitingMax) throw fail('overloaded')
    if (this.#isHeldUp(sender, send, to.region)) throw fail('unavailable')
    const id = ids.next({ idHi: send.seenIdHi, idLo: send.seenIdLo })
    const command: Command = {
      writer: sender.writer,
      n: send.n,
      prev: send.prev,
      hash: payloadHash(send),
      kind: send.kind,
      flags: send.flags,
      zone: sender.zone,
      toKind: send.toKind,
      toRegion: to.region,
      toPart: to.part,
      toZone: to.zone,
      idHi: id.idHi,
      idLo: id.idLo,
      target: send.target,
      user: sender.user,
      to: send.to,
      clientMsgId: send.clientMsgId,
      targetAuthor: send.targetAuthor,
      subject: send.subject,
      parents: send.parents,
      mentions: send.mentions,
      subjectRegion: subject.region,
      subjectPart: subject.part,
      subjectZone: subject.zone,
      bodies: send.bodies,
      body,
    }
    const record: NewRecord = { kind: recordKinds.command, flags: 0, at: clock.now(), payload: encodeCommand(command) }
    if (inbox.add(record, origin, send.n)) this.#flushLater(inbox)
  }

  /** L7: its destination has been away for so long that its lanes may hold no more. */
  #isHeldUp(sender: Sender, { toKind, to }: Send, region: number): boolean {
    const { isFull, groupRegion } = this.#ports
    return isFull(toKind === toKinds.group && region === 0 ? groupRegion(sender, to as GroupKey) : region)
  }

  /** What came in one turn goes into the log together. */
  #flushLater(inbox: CommandInbox): void {
    this.#dirty.push(inbox)
    if (this.#dirty.length > 1) return
    this.#ports.scheduler.soon(() => {
      for (const waiting of this.#dirty.splice(0)) waiting.flush()
    })
  }
}

/** A receipt to somebody who cannot be found, or that cannot be stored now: the next one says as much. */
const nobodyWaits = (): void => {}

const silent: Origin = { refused: () => {}, presumed: () => {} }
