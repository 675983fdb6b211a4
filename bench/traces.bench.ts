/**
 * What looking costs where messages are followed and this one is not, which is what nearly all of them
 * pay: everything that a 1:1 message inside one region meets, in one loop. Where none is followed
 * nothing of it is there, and there is nothing to measure.
 */
import { fineNow, nodeScheduler } from '../platform/clock.node.ts'
import { chooser, type Tracing } from '../platform/tracing.ts'
import { encodeCommand } from '../protocol/codec/command.ts'
import { encodeDerived } from '../protocol/codec/derived.ts'
import { entryOf, frameFields } from '../protocol/codec/frame.ts'
import { encodeSend } from '../protocol/codec/send.ts'
import { verdictEntry } from '../protocol/codec/verdict.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { type Command, type Derived, emptySend, kinds, none, toKinds } from '../protocol/messages.ts'
import { traceOfRecord } from '../protocol/trace-of.ts'
import { linkEnds } from '../regions/gateway/traced-gateway.ts'
import { anna, mailboxRow, mei } from '../regions/mailbox/row-fixtures.ts'
import type { ConnectionId, GatewaySink, WorkerLink } from '../regions/worker/worker-link.ts'
import { cpuUsOf } from './harness/process-usage.ts'
import type { GoalRow } from './row.ts'

const rounds = 7
const messages = 200_000
/** A hundredth of what a message may cost. */
const nsMax = 1_000

const id = { idHi: 123_456_789, idLo: 99 }
const body = Buffer.from('see you tomorrow at eight, and bring the map')
const subject = { subject: undefined, subjectRegion: 0, subjectPart: 0, subjectZone: 0 }
const beside = { targetAuthor: undefined, parents: none, mentions: none, bodies: none, target: 0, flags: 0, ...subject }
const message = { ...id, ...beside, kind: kinds.message, zone: 1, n: 5, writer: 1, body }

const command: Command = {
  ...message,
  ...{ prev: 4, hash: 7, toKind: toKinds.person, toRegion: 1, toPart: 3, toZone: 1 },
  ...{ user: anna, to: mei, clientMsgId: undefined },
}
const derived: Derived = {
  ...message,
  ...{ place: 5, prevPlace: 4, sentAt: 1, fromRegion: 1, fromPart: 2, error: 0, denial: undefined, counted: undefined },
  ...{ from: anna, to: mei },
}
const answer = { ...id, n: 5, code: 0, last: 5, seq: 9, at: 1, place: 5, clientMsgId: undefined, denial: undefined }

export function runTracesBench(): readonly GoalRow[] {
  const isFollowed = chooser(1_000_000)
  if (isFollowed(id.idHi, id.idLo)) throw new Error('the message of this bench is followed: take another id')
  const tracing: Tracing = {
    now: fineNow,
    trace: (idHi, idLo) => (isFollowed(idHi, idLo) ? { step: () => {} } : undefined),
  }
  const pass = passing(tracing)
  const least = Math.min(...Array.from({ length: rounds }, () => cpuNsOf(pass)))
  const nsPerOp = least / messages
  return [{ scenario: 'traces', nsPerOp, limit: nsMax, ratio: nsPerOp / nsMax, ops: messages }]
}

function passing(tracing: Tracing): () => void {
  const ends = linkEnds(nodeScheduler, tracing)
  const silent = (): void => {}
  const link = ends.link({ up: true, command: silent, ack: silent } as unknown as WorkerLink)
  const sink = ends.sink({ deliver: silent } as unknown as GatewaySink)
  const [hers, his] = [1 as ConnectionId, 2 as ConnectionId]
  const send = encodeSend({ ...emptySend, n: 5, prev: 4, toKind: toKinds.person, to: mei, body }).slice()
  const [accepted, said] = [encodeCommand(command).slice(), encodeDerived(derived).slice()]
  const verdict = verdictEntry(answer).slice()
  const row = entryOf(frameFields.row, mailboxRow(mei, 9, id).bytes).slice()
  return () => {
    link.command(his, send)
    // Once when it is appended, once when it is folded.
    for (let i = 0; i < 2; i++) traceOfRecord(tracing, recordKinds.command, accepted)
    sink.deliver(his, verdict)
    sink.deliver(his, row)
    for (let i = 0; i < 2; i++) traceOfRecord(tracing, recordKinds.derived, said)
    sink.deliver(hers, row)
    link.ack(his, 9)
    link.ack(hers, 9)
  }
}

function cpuNsOf(work: () => void): number {
  const before = cpuUsOf(process.pid)
  for (let i = 0; i < messages; i++) work()
  return (cpuUsOf(process.pid) - before) * 1_000
}
