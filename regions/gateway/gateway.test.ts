import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeCodes } from '../../protocol/close-codes.ts'
import { entriesOf, entryOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { encodePing, encodeSync, readGoAway, readWelcome } from '../../protocol/cold-messages.ts'
import type { ErrorCode } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import type { ConnectionId } from '../worker/worker-link.ts'
import type { ClientSocket } from './client-socket.ts'
import { Gateway, heartbeatDefaults } from './gateway.ts'
import { anna, FakeLink, hello, send } from './gateway-harness.ts'

/** Time that moves when told to; enough for one gateway. */
class ManualTime {
  #now = 0
  #soon: (() => void)[] = []
  #timers: { at: number; everyMs: number; work: () => void }[] = []
  now = (): number => 1_800_000_000_000 + this.#now
  monotonic = (): number => this.#now
  soon = (work: () => void): void => {
    this.#soon.push(work)
  }
  after = (delayMs: number, work: () => void) => this.#timer(delayMs, 0, work)
  every = (periodMs: number, work: () => void) => this.#timer(periodMs, periodMs, work)
  #timer(delayMs: number, everyMs: number, work: () => void) {
    const timer = { at: this.#now + delayMs, everyMs, work }
    this.#timers.push(timer)
    return { cancel: () => void (this.#timers = this.#timers.filter((other) => other !== timer)) }
  }
  async settle(): Promise<void> {
    for (let i = 0; i < 5; i++) {
      await Promise.resolve()
      for (const work of this.#soon.splice(0)) work()
    }
  }
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = next.at
      if (next.everyMs > 0) next.at += next.everyMs
      else this.#timers = this.#timers.filter((other) => other !== next)
      next.work()
      await this.settle()
    }
    this.#now = end
  }
}

class FakeSocket implements ClientSocket {
  readonly frames: Uint8Array[] = []
  readonly lists: (readonly Uint8Array[])[] = []
  closed: number | undefined
  bufferedBytes = 0
  hasCloseCodes = true
  send(entries: readonly Uint8Array[]): void {
    this.lists.push(entries)
    this.frames.push(Buffer.concat(entries))
  }
  close(code: number): void {
    this.closed = code
  }
  entries(): { field: FrameField; bytes: Uint8Array }[] {
    const found: { field: FrameField; bytes: Uint8Array }[] = []
    for (const frame of this.frames)
      entriesOf(frame, (field, start, end) => found.push({ field, bytes: frame.subarray(start, end) }))
    return found
  }
}

function setUp(connectionsMax = 100, fraction = () => 0.5) {
  const time = new ManualTime()
  const link = new FakeLink()
  const random = { bytes: (count: number) => new Uint8Array(count), fraction, integer: () => 0 }
  const gateway = new Gateway(
    { link, clock: time, scheduler: time, random },
    { region: 'eu-central', heartbeat: heartbeatDefaults, connectionsMax, targetOf: () => 'gateway-2' },
  )
  return { time, link, gateway }
}

async function open(parts: ReturnType<typeof setUp>) {
  const socket = new FakeSocket()
  const events = parts.gateway.accept(socket, anna)
  events.frame(hello())
  await parts.time.settle()
  return { socket, events, id: parts.link.attached.at(-1)?.connection as ConnectionId }
}

test('a connection opens with hello and welcome, and its entries reach the worker in order', async () => {
  const parts = setUp()
  const { socket, events } = await open(parts)
  const [welcome] = socket.entries()
  assert.equal(welcome?.field, frameFields.welcome)
  assert.deepEqual(
    (({ writer, last, head, heartbeatMs }) => ({ writer, last, head, heartbeatMs }))(
      readWelcome(welcome?.bytes as Uint8Array),
    ),
    { writer: 3, last: 14, head: 99, heartbeatMs: 10_000 },
  )
  const sync = entryOf(frameFields.sync, encodeSync({ request: 7, key: 'k', limit: 100 })).slice()
  events.frame(Buffer.concat([send('one'), send('two'), sync]))
  assert.deepEqual(parts.link.calls, ['command one', 'command two', 'sync 7 k 100'])
})

test('frames sent behind hello wait for the welcome and keep their order', async () => {
  const parts = setUp()
  const socket = new FakeSocket()
  const events = parts.gateway.accept(socket, anna)
  events.frame(hello())
  events.frame(send('early'))
  assert.deepEqual(parts.link.calls, [])
  await parts.time.settle()
  events.frame(send('later'))
  assert.deepEqual(parts.link.calls, ['command early', 'command later'])
})

test('everything for one socket in one turn is one frame, and a group entry is the same list for all', async () => {
  const parts = setUp()
  const first = await open(parts)
  const second = await open(parts)
  const [row, other] = [
    entryOf(frameFields.row, Buffer.from('r1')).slice(),
    entryOf(frameFields.row, Buffer.from('r2')).slice(),
  ]
  parts.gateway.deliverMany([first.id, second.id], row)
  parts.gateway.deliverMany([first.id, second.id], other)
  await parts.time.settle()
  assert.equal(first.socket.frames.length, 2)
  assert.deepEqual(first.socket.frames[1], Buffer.concat([row, other]))
  assert.equal(first.socket.lists[1], second.socket.lists[1])
})

test('what comes before hello, a second hello, an entry that is not for clients: refused and closed', async () => {
  const parts = setUp()
  const early = new FakeSocket()
  parts.gateway.accept(early, anna).frame(send('x'))
  assert.equal(early.closed, closeCodes.stayAway.protocol)
  const old = new FakeSocket()
  parts.gateway.accept(old, anna).frame(hello(99))
  assert.equal(old.closed, closeCodes.stayAway.version)
  const { socket, events } = await open(parts)
  events.frame(hello())
  assert.equal(socket.closed, closeCodes.stayAway.protocol)
  const broken = await open(parts)
  broken.events.frame(new Uint8Array([0xff, 0xff]))
  assert.equal(broken.socket.closed, closeCodes.stayAway.protocol)
  const large = new FakeSocket()
  parts.gateway.accept(large, anna).frame(new Uint8Array(limits.bytesBeforeHelloMax + 1))
  assert.equal(large.closed, closeCodes.stayAway.tooLarge)
})

test('FC-034 nothing that arrives after the decision to close has any effect, not even in the same frame', async () => {
  const parts = setUp()
  const { socket, events, id } = await open(parts)
  parts.link.onCommand = () => parts.gateway.close(id, 'rate_limited')
  events.frame(Buffer.concat([send('the one too many'), send('after'), send('after that')]))
  events.frame(send('late'))
  assert.deepEqual(
    parts.link.calls.filter((call) => call.startsWith('command')),
    ['command the one too many'],
  )
  assert.equal(socket.closed, closeCodes.again.slower)
  assert.equal(parts.gateway.connections, 0)
})

test('FC-033 a slow reader is cut with a code that means resume', async () => {
  const parts = setUp()
  const { socket, id } = await open(parts)
  socket.bufferedBytes = limits.socketBufferBytesMax + 1
  parts.gateway.deliver(id, entryOf(frameFields.row, Buffer.from('r')).slice())
  await parts.time.settle()
  assert.equal(socket.closed, closeCodes.again.slowReader)
  assert.ok(parts.link.calls.includes('detach'))
})

test('silence of two heartbeats ends a connection, a ping keeps it; no hello ends it, too', async () => {
  const parts = setUp()
  const silent = await open(parts)
  const alive = await open(parts)
  const mute = new FakeSocket()
  parts.gateway.accept(mute, anna)
  for (let i = 0; i < 6; i++) {
    await parts.time.advance(5_000)
    alive.events.frame(entryOf(frameFields.ping, encodePing({ stamp: i, heartbeatMs: 0 })).slice())
  }
  assert.equal(silent.socket.closed, closeCodes.again.idle)
  assert.equal(mute.closed, closeCodes.again.idle)
  assert.equal(alive.socket.closed, undefined)
})

test('a drain tells everyone where to go, keeps serving, and closes who stays', async () => {
  const parts = setUp()
  const { socket, events } = await open(parts)
  const done = parts.gateway.drain(4_000)
  await parts.time.settle()
  const goAway = socket.entries().at(-1)
  assert.equal(goAway?.field, frameFields.goAway)
  assert.deepEqual(readGoAway(goAway?.bytes as Uint8Array), { deadlineMs: 2_000, target: 'gateway-2' })
  events.frame(send('still served'))
  assert.ok(parts.link.calls.includes('command still served'))
  assert.throws(() => parts.gateway.checkRoom(), { code: 'draining' satisfies ErrorCode })
  await parts.time.advance(15_000)
  await done
  assert.equal(socket.closed, closeCodes.goAway.drain)
})

test('FC-093 whatever makes all clients come again spreads them over its window: no tenth of it gets many more than its share', async () => {
  let next = 0
  const parts = setUp(400, () => (next = (next + 0.618) % 1))
  const sockets: FakeSocket[] = []
  for (let i = 0; i < 400; i++) sockets.push((await open(parts)).socket)
  const done = parts.gateway.drain(10_000)
  await parts.time.settle()
  const waits = sockets.map((socket) => readGoAway(socket.entries().at(-1)?.bytes as Uint8Array).deadlineMs)
  for (let from = 0; from < 10_000; from += 1_000) {
    const count = waits.filter((wait) => wait >= from && wait < from + 1_000).length
    assert.ok(count > 20 && count < 60, `${count} of 400 in one second`)
  }
  assert.deepEqual(new Set(sockets.map(({ closed }) => closed)), new Set([undefined]))
  await parts.time.advance(20_000)
  await done
})

test('when the link to the worker breaks everybody is sent to resume; a refused attach says why', async () => {
  const parts = setUp()
  const { socket } = await open(parts)
  parts.gateway.linkLost()
  assert.equal(socket.closed, closeCodes.again.restart)
  parts.link.answer = { type: 'refused', code: 'session_revoked', home: undefined }
  const refused = await open(parts)
  assert.equal(refused.socket.closed, closeCodes.signIn.revoked)
})

test('while the worker cannot be reached no socket is taken: an edge tries the next gateway', () => {
  const parts = setUp()
  parts.link.up = false
  assert.throws(() => parts.gateway.checkRoom(), { code: 'unavailable' satisfies ErrorCode })
  parts.link.up = true
  parts.gateway.checkRoom()
})

test('connections are bounded before a socket exists', async () => {
  const parts = setUp(1)
  parts.gateway.checkRoom()
  await open(parts)
  assert.throws(() => parts.gateway.checkRoom(), { code: 'overloaded' satisfies ErrorCode })
})
