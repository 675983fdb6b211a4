import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../../platform/clock.ts'
import type { StepFacts, StepName, Tracing } from '../../platform/tracing.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeRow } from '../../protocol/codec/row.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { verdictEntry } from '../../protocol/codec/verdict.ts'
import { emptySend, type Row, type Verdict } from '../../protocol/messages.ts'
import type { ConnectionId, GatewaySink } from '../worker/worker-link.ts'
import { anna, FakeLink } from './gateway-harness.ts'
import { linkEnds } from './traced-gateway.ts'

interface Told {
  readonly name: StepName
  readonly fromMs: number
  readonly facts: StepFacts
}

/** Follows messages with an even `idLo`. */
function setUp() {
  const told: Told[] = []
  const later: (() => void)[] = []
  const delivered: Uint8Array[] = []
  let nowMs = 100
  const tracing: Tracing = {
    now: () => nowMs,
    trace: (_idHi, idLo) =>
      idLo % 2 === 0 ? { step: (name, fromMs, facts) => void told.push({ name, fromMs, facts }) } : undefined,
  }
  const none = (): never => assert.fail('no timer is needed')
  const scheduler: Scheduler = { after: none, every: none, soon: (work) => void later.push(work) }
  const gateway: GatewaySink = {
    deliver: (_connection, entry) => void delivered.push(entry),
    deliverMany: (_connections, entry) => void delivered.push(entry),
    close: () => {},
  }
  const fake = new FakeLink()
  const ends = linkEnds(scheduler, tracing)
  return {
    told,
    delivered,
    fake,
    link: ends.link(fake),
    sink: ends.sink(gateway),
    at: (ms: number) => {
      nowMs = ms
    },
    turn: () => {
      for (const work of later.splice(0)) work()
    },
  }
}

const [first, second] = [1 as ConnectionId, 2 as ConnectionId]
const send = (n: number): Uint8Array => encodeSend({ ...emptySend, n, body: Buffer.from('hello') }).slice()
const blank: Verdict = {
  n: 0,
  code: 0,
  last: 0,
  seq: 0,
  idHi: 7,
  idLo: 0,
  at: 0,
  place: 0,
  clientMsgId: undefined,
  denial: undefined,
}
const verdict = (n: number, idLo: number): Uint8Array => verdictEntry({ ...blank, n, idLo }).slice()

const row = (seq: number, idLo: number): Uint8Array => {
  const content: Row = {
    ...{ seq, prevSeq: 0, idHi: 7, idLo, at: 1, place: 1, target: 0, kind: 1, flags: 0, toKind: 1, convN: 1 },
    ...{ writer: 0, n: 0, error: 0, author: anna.user, peer: anna.user, clientMsgId: undefined },
    ...{ targetAuthor: undefined, subject: undefined, parents: [], mentions: [], body: undefined },
  }
  return entryOf(frameFields.row, encodeRow(content)).slice()
}

test('a send is told from its frame to its verdict, whatever else is sent meanwhile', () => {
  const { told, link, sink, at } = setUp()
  link.command(first, send(4))
  at(101)
  link.command(second, send(4))
  link.command(first, send(5))
  at(103)
  sink.deliver(first, verdict(4, 8))
  sink.deliver(first, verdict(5, 9))
  assert.deepEqual(told, [{ name: 'gateway.send', fromMs: 100, facts: {} }])
})

test('a send that is long gone from the list has no such step', () => {
  const { told, link, sink } = setUp()
  link.command(first, send(1))
  for (let n = 2; n < 1_100; n++) link.command(first, send(n))
  sink.deliver(first, verdict(1, 2))
  sink.deliver(first, verdict(1_099, 2))
  assert.equal(told.length, 1)
})

test('a row is told when it went to the socket, and when the device has said that it has it', () => {
  const { told, link, sink, at, turn, delivered, fake } = setUp()
  sink.deliver(first, row(30, 2))
  sink.deliver(first, row(31, 3))
  at(105)
  assert.equal(told.length, 0)
  turn()
  at(120)
  link.ack(first, 29)
  link.ack(second, 30)
  link.ack(first, 31)
  link.ack(first, 31)
  assert.deepEqual(told, [
    { name: 'deliver', fromMs: 100, facts: { connections: 1 } },
    { name: 'device', fromMs: 105, facts: {} },
  ])
  assert.equal(delivered.length, 2)
  assert.deepEqual(fake.calls, ['ack 29', 'ack 30', 'ack 31', 'ack 31'])
})

test('a connection that has gone is waited for no more', () => {
  const { told, link, sink, turn } = setUp()
  sink.deliver(first, row(30, 2))
  turn()
  link.detach(first)
  link.ack(first, 30)
  assert.deepEqual(
    told.map(({ name }) => name),
    ['deliver'],
  )
})

test('where no message is followed, nothing stands between gateway and worker', () => {
  const fake = new FakeLink()
  const scheduler = {} as Scheduler
  assert.equal(linkEnds(scheduler, undefined).link(fake), fake)
})
