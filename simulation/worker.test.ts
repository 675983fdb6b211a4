/** The worker of one region under what its ports may do to it; whole worlds are in `world.test.ts`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredRecord } from '../platform/event-log/event-log.ts'
import { EmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import { entriesOf, frameFields } from '../protocol/codec/frame.ts'
import { encodeSend } from '../protocol/codec/send.ts'
import { readVerdict } from '../protocol/codec/verdict.ts'
import { encodeCode } from '../protocol/cold-messages.ts'
import { type ErrorCode, errorTable } from '../protocol/errors.ts'
import type { DeviceNumber, SessionId, UserKey } from '../protocol/ids.ts'
import { limits } from '../protocol/limits.ts'
import { recordKinds, userPart } from '../protocol/log-records.ts'
import { compareIds } from '../protocol/message-id.ts'
import { emptySend, kinds, type Row, toKinds } from '../protocol/messages.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import { ResumeTickets } from '../regions/accounts/resume-ticket.ts'
import type { PersonCell } from '../regions/fold/cells.ts'
import { foldVersion } from '../regions/fold/fold.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import type { ConnectionId } from '../regions/worker/worker-link.ts'
import type { Device } from './device.ts'
import type { SimulatedRegion } from './region.ts'
import { World, type WorldOptions } from './world.ts'

const [eu, , ap] = standardPlaces.regions as [Region, Region, Region]

async function frankfurt(seed: number, options: WorldOptions = {}) {
  const world = new World(seed, options, [eu])
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  return { world, region: world.region('eu'), anna, ben }
}

test('L3 a worker whose store fails stops all the same, and the next one folds what was not stored', async () => {
  const { world, region, anna, ben } = await frankfurt(1)
  region.rows.failing = true
  for (let i = 0; i < 20; i++) anna.say(ben, `${i}`)
  await world.time.advance(500)
  const before = world.time.trueMs
  await world.time.settle(region.worker.stop())
  assert.ok(world.time.trueMs - before <= 6_500)
  world.crash(region)
  region.rows.failing = false
  await world.heal()
  assert.equal(ben.rows.filter(({ author }) => author === anna.key).length, 20)
  assert.deepEqual([...anna.complaints, ...ben.complaints], [])
})

test('L6 a worker stops at records of a version that it does not know, and its start says so', async () => {
  const { world, region } = await frankfurt(2)
  const payload = encodeCode({ foldVersion: foldVersion + 1 }).slice()
  const append = region.log.append(userPart(3), [{ kind: recordKinds.code, flags: 0, at: 1, payload }])
  await world.time.settle(append)
  await world.time.advance(10)
  assert.match(String(region.failure), /is for fold version/)
  assert.equal(region.up, false)
  await assert.rejects(world.time.settle(region.start()), /is for fold version/)
})

test('I3 ids go on above those of earlier runs, also when the clock has gone back', async () => {
  const { world, region, anna, ben } = await frankfurt(3)
  region.node?.skew({ offsetMs: 3_600_000 })
  for (let i = 0; i < 3; i++) anna.say(ben, `${i}`)
  await world.time.advance(3_000)
  world.crash(region)
  await world.time.settle(region.start())
  for (const device of world.devices) await world.time.settle(device.connect())
  anna.say(ben, 'an hour earlier')
  await world.time.advance(2_000)
  const ids = ben.rows.filter(({ author }) => author === anna.key)
  assert.equal(ids.length, 4)
  for (const [at, id] of ids.slice(1).entries()) assert.ok(compareIds(id, ids[at] as Row) > 0)
})

const poisonous = 'poison'

async function poisoned(seed: number) {
  const bad = { now: true }
  const poisons = ({ kind, payload }: StoredRecord): boolean =>
    bad.now && kind === recordKinds.derived && Buffer.from(payload).includes(poisonous)
  const parts = await frankfurt(seed, { workerFaults: { ...noWorkerFaults, poisons } })
  const { world, region, anna, ben } = parts
  for (const text of ['one', poisonous, 'three', 'four']) anna.say(ben, text)
  await world.time.advance(2_000)
  const { deadLetters } = region.worker
  return { ...parts, bad, list: () => world.time.settle(deadLetters.list()), deadLetters }
}

const textsFrom = (device: Device, author: Device): string[] =>
  device.rows.filter((row) => row.author === author.key).map(({ body }) => Buffer.from(body ?? []).toString())

test('W18 a parked chain is listed, and goes on in order and once when it is replayed', async () => {
  const { world, anna, ben, bad, list, deadLetters } = await poisoned(4)
  assert.deepEqual(textsFrom(ben, anna), ['one'])
  const [parked] = await list()
  assert.match(parked?.chain ?? '', /^user\.\d+\.\d+$/)
  assert.equal(parked?.reason, 'poisoned')
  await world.time.settle(deadLetters.unpark(parked?.chain ?? '', 'replay'))
  await world.time.advance(5_000)
  const [again] = await list()
  assert.notEqual(again?.chain, undefined, 'nothing was repaired: it stands again')
  bad.now = false
  await world.time.settle(deadLetters.unpark(again?.chain ?? '', 'replay'))
  await world.time.advance(5_000)
  assert.deepEqual(textsFrom(ben, anna), ['one', poisonous, 'three', 'four'])
  assert.equal(deadLetters.count, 0)
})

test('W18 a skipped place is refused to its sender, and the chain goes on behind it', async () => {
  const { world, anna, ben, list, deadLetters } = await poisoned(5)
  const [parked] = await list()
  await world.time.settle(deadLetters.unpark(parked?.chain ?? '', 'skip'))
  await world.time.advance(5_000)
  assert.deepEqual(textsFrom(ben, anna), ['one', 'three', 'four'])
  assert.equal(anna.rows.filter(({ kind }) => kind === kinds.refused).length, 1)
  await assert.rejects(world.time.settle(deadLetters.unpark(parked?.chain ?? '', 'skip')), /no chain stands/)
})

const toSomebody = { ...emptySend, kind: kinds.message, toKind: toKinds.person }

/** Attaches by hand, on a link whose other end notes what it is told. */
function link(region: SimulatedRegion) {
  const heard: Uint8Array[] = []
  const closed: ErrorCode[] = []
  const served = region.worker.connectGateway({
    deliver: (_to, entry) => void heard.push(entry),
    deliverMany: (_to, entry) => void heard.push(entry),
    close: (_to, code) => void closed.push(code),
  })
  const attach = (user: UserKey, connection = 900_001) => {
    const identity = {
      user,
      device: 9 as DeviceNumber,
      session: 'ses_test' as SessionId,
      zone: 'EU',
      epoch: 0,
      address: 'a',
    }
    return served.attach({ connection: connection as ConnectionId, identity, resumeTicket: undefined, head: 0 })
  }
  return { served, attach, heard, closed }
}

test('S2 the head that hello tells includes what was folded while the ticket was judged', async () => {
  const { world, region, anna, ben } = await frankfurt(6)
  const { attach, heard } = link(region)
  const late = Promise.withResolvers<void>()
  const tickets = ResumeTickets.prototype.start
  ResumeTickets.prototype.start = async function (holder) {
    await late.promise
    return tickets.call(this, holder)
  }
  try {
    ben.disconnect()
    const attached = attach(ben.key)
    anna.say(ben, 'meanwhile')
    await world.time.advance(1_000)
    late.resolve()
    const answer = await world.time.settle(attached)
    const { head } = (await region.worker.reads.person(ben.key)) as PersonCell
    assert.equal(answer.type === 'attached' && answer.head, head)
    assert.ok(head > (ben.rows.at(-1)?.seq ?? 0))
    assert.equal(heard.length, 0, 'nobody was there to be told')
  } finally {
    ResumeTickets.prototype.start = tickets
  }
})

test('somebody who lives elsewhere is told where; a mailbox that is not open yet may be tried again', async () => {
  const world = new World(7, {}, [eu, ap])
  await world.start()
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(2_000)
  const { attach } = link(world.region('eu'))
  assert.deepEqual(await world.time.settle(attach(mei.key)), { type: 'refused', code: 'home_moved', home: ap.name })
  const unopened = 'somebody-is-new1' as UserKey
  await world.time.settle(world.region('eu').directory.createHome(unopened, eu.number))
  assert.deepEqual(await world.time.settle(attach(unopened)), { type: 'refused', code: 'unavailable', home: undefined })
})

test('FC-034 after a device is cut, nothing of what it still sends has an effect', async () => {
  const { world, region, anna, ben } = await frankfurt(8)
  const { served, attach, closed } = link(region)
  const connection = 900_001 as ConnectionId
  await world.time.settle(attach(anna.key))
  const send = (n: number): Uint8Array =>
    encodeSend({ ...toSomebody, n, prev: n - 1, to: ben.key, body: Buffer.from(`${n}`) }).slice()
  for (let n = 1; n <= 10_000; n++) served.command(connection, send(n))
  await world.time.advance(3_000)
  const here = textsFrom(ben, anna)
  assert.deepEqual(closed, ['rate_limited'])
  assert.ok(here.length <= limits.sendsInFlightMax, `${here.length} of a burst`)
  assert.deepEqual(
    here,
    here.map((_, at) => `${at + 1}`),
  )
  await world.time.settle(attach(anna.key, 900_002))
  served.typing(900_002 as ConnectionId, Buffer.from([0xff]))
  served.command(900_002 as ConnectionId, send(here.length + 1))
  await world.time.advance(3_000)
  assert.deepEqual(closed, ['rate_limited', 'frame_invalid'])
  assert.deepEqual(textsFrom(ben, anna), here)
})

test('W10 commands are refused as overloaded while too many wait for a store that fails, and accepted when it is back', async () => {
  const { world, region, anna, ben } = await frankfurt(9)
  const { part } = await region.worker.reads.homeOf(anna.key)
  region.rows.failing = true
  const idle = { kind: recordKinds.code, flags: 0, at: 1, payload: encodeCode({ foldVersion }).slice() }
  for (let i = 0; i < 22; i++) {
    await world.time.settle(
      region.log.append(
        userPart(part),
        Array.from({ length: 1_000 }, () => idle),
      ),
    )
  }
  await world.time.advance(1_000)
  const { attach, served, heard } = link(region)
  await world.time.settle(attach(anna.key))
  const send = encodeSend({ ...toSomebody, n: 1, to: ben.key, body: Buffer.from('now') }).slice()
  served.command(900_001 as ConnectionId, send)
  await world.time.advance(1_000)
  assert.deepEqual(verdictsIn(heard), [errorTable.overloaded.wire])
  region.rows.failing = false
  await world.time.advance(10_000)
  served.command(900_001 as ConnectionId, send)
  await world.time.advance(2_000)
  assert.deepEqual(verdictsIn(heard), [errorTable.overloaded.wire, 0])
})

function verdictsIn(heard: readonly Uint8Array[]): number[] {
  const codes: number[] = []
  for (const bytes of heard) {
    entriesOf(bytes, (field, start, end) => {
      if (field === frameFields.verdict) codes.push(readVerdict(bytes.slice(start, end)).code)
    })
  }
  return codes
}

/** As a client over HTTP makes it, with the time in its first 48 bits. */
function clientMsgId(at: number, last: number): Uint8Array {
  const id = new Uint8Array(16)
  new DataView(id.buffer).setUint32(0, Math.floor(at / 0x1_0000))
  new DataView(id.buffer).setUint16(4, at % 0x1_0000)
  id[6] = 0x70
  id[8] = 0x80
  id[15] = last
  return id
}

test('W5 a request without a counter is known by its id: one answer, however often it comes, and none when it is too old', async () => {
  const { world, region, anna, ben } = await frankfurt(10)
  const now = region.node?.now() ?? 0
  const day = 86_400_000
  const ask = (at: number, last: number, text = 'once') => {
    const send = { ...toSomebody, to: ben.key, body: Buffer.from(text), clientMsgId: clientMsgId(at, last) }
    return region.worker.submit(anna.key, send)
  }
  const [first, second] = await world.time.settle(Promise.all([ask(now, 1), ask(now, 1)]))
  assert.equal(first.code, 0)
  assert.deepEqual({ seq: second.seq, place: second.place }, { seq: first.seq, place: first.place })
  world.crash(region)
  await world.time.settle(region.start())
  const again = await world.time.settle(ask(now, 1))
  assert.deepEqual({ code: again.code, seq: again.seq }, { code: 0, seq: first.seq })
  assert.equal((await world.time.settle(ask(now, 1, 'another text'))).code, errorTable.conflict.wire)
  for (const at of [now - 7 * day - 60_000, now + 6 * 60_000])
    await assert.rejects(world.time.settle(ask(at, 2)), /last seven days/)
  for (const device of [anna, ben]) await world.time.settle(device.connect())
  await world.time.advance(2_000)
  assert.deepEqual(textsFrom(ben, anna), ['once'])
})

test('P2 a record is read once, and nobody reads who has nothing to read', async () => {
  const { world, anna, ben } = await frankfurt(11)
  await world.time.advance(5_000)
  const counts = { reads: 0, empty: 0 }
  const { read } = EmbeddedEventLog.prototype
  EmbeddedEventLog.prototype.read = function (...asked) {
    const found = read.apply(this, asked)
    counts.reads += 1
    if (!(found instanceof Promise) && found.length === 0) counts.empty += 1
    return found
  }
  try {
    for (let i = 0; i < 50; i++) {
      anna.say(ben, `${i}`)
      await world.time.advance(10)
    }
  } finally {
    EmbeddedEventLog.prototype.read = read
  }
  assert.equal(ben.rows.filter(({ author }) => author === anna.key).length, 50)
  assert.equal(counts.empty, 0)
  assert.ok(counts.reads <= 2 * 50 + 10, `${counts.reads} reads for 50 commands and 50 records derived from them`)
})
