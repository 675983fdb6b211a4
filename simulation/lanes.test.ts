import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventLog } from '../platform/event-log/event-log.ts'
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import { readDenial } from '../protocol/codec/denial.ts'
import { readDerived } from '../protocol/codec/derived.ts'
import { encodeLane, readLane } from '../protocol/codec/lane.ts'
import { errorTable } from '../protocol/errors.ts'
import { embeddedPartCounts, laneTopic, userPart } from '../protocol/log-records.ts'
import { type Derived, flags } from '../protocol/messages.ts'
import { standardPlaces, type Region } from '../protocol/places.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../residency-policy/flows/policy-record.fixture.ts'
import type { LaneBatch, LaneTransport } from '../replication/lane-transport.ts'
import { type MirrorFaults, noMirrorFaults } from '../replication/lane-pump.ts'
import { barrierInLane, logged, messageInLane } from '../replication/lane-records.fixture.ts'
import { Replication } from '../replication/replication.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDisk } from './disk.simulated.ts'
import { keptOnDisk } from '../platform/kept-files.disk.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

const [eu, , ap] = standardPlaces.regions as [Region, Region, Region]
const allow = allBetween([eu.number, ap.number], ['msg.body'])
const both = new FlowTable(policyRecordOf({ version: 1, allow }))

/** Mei's part. */
const toPart = 5

/** Two regions and a link that can be cut. */
async function pair(seed: number, faults?: MirrorFaults, batchBytes?: number) {
  const time = new SimulatedTime()
  const random = new SeededRandom(seed)
  const link = { cut: false, sent: 0, largest: 0, policy: both, policyThere: both }
  const receivers = new Map<string, (batch: LaneBatch) => Promise<void>>()
  const transport = (to: string): LaneTransport => ({
    deliver: (batch) =>
      new Promise((resolve, reject) => {
        time.after(40 + random.fraction() * 20, () => {
          const receive = receivers.get(to)
          if (link.cut || receive === undefined) reject(new Error('the link is cut'))
          else {
            link.largest = Math.max(link.largest, batch.records.length)
            receive(batch).then(resolve, reject)
          }
        })
      }),
  })
  const start = async (here: Region, other: Region) => {
    const disk = new SimulatedDisk({ random }).mount(time)
    const log = await openEmbeddedEventLog({
      disk,
      scheduler: time,
      random,
      onFailure: (error) => assert.fail(error),
      segmentBytes: 1 << 20,
    })
    const replication = await Replication.start({
      here,
      others: [other],
      counts: embeddedPartCounts,
      log,
      files: keptOnDisk(new SimulatedDisk({ random }).mount(time)),
      clock: time,
      scheduler: time,
      random,
      transports: new Map([[other.alias, transport(other.alias)]]),
      ...(faults === undefined ? {} : { faults }),
      batchBytes,
      laneCounter: (lane, partition) => (here === eu && lane.class === 'chat' && partition === 3 ? link.sent : 0),
      oldestGeneration: () => 1,
      policy: () => (here === eu ? link.policy : link.policyThere),
      putDirectory: () => Promise.resolve(),
      onLaneAlarm: () => {},
    })
    receivers.set(here.alias, replication.receive)
    return { log, replication }
  }
  const source = await time.settle(start(eu, ap))
  const destination = await time.settle(start(ap, eu))
  return { time, link, source, destination }
}

async function arrived(time: SimulatedTime, log: EventLog): Promise<Derived[]> {
  const part = userPart(toPart)
  const found: Derived[] = []
  let from = log.start(part)
  for (;;) {
    const records = await time.settle(Promise.resolve(log.read(part, from, 1 << 20)))
    for (const record of records) {
      const value = readDerived(record.payload.slice())
      found.push({ ...value, body: value.body?.slice() })
      from = record.offset + 1
    }
    if (records.length === 0) return found
  }
}

async function send(world: Awaited<ReturnType<typeof pair>>, first: number, last: number): Promise<void> {
  const lane = { topic: laneTopic('ap', 'chat', 1), partition: 3 }
  for (let k = first; k <= last; k++) {
    world.link.sent = k
    await world.time.settle(world.source.log.append(lane, [logged(messageInLane(k, toPart))]))
  }
}

/** The last record of generation 1, with a policy that lets nothing through any more. */
async function sendBarrier(world: Awaited<ReturnType<typeof pair>>, counter: number): Promise<void> {
  const policy = policyRecordOf({ version: 2, allow: [] }, { generation: 2 })
  world.link.sent = counter
  const lane = { topic: laneTopic('ap', 'chat', 1), partition: 3 }
  await world.time.settle(world.source.log.append(lane, [logged(barrierInLane(counter, policy))]))
}

const places = (records: readonly Derived[]): number[] => records.map((record) => record.place)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)

test('R2 what is in the lane arrives in the stamped part, in order, with its body', async () => {
  const world = await pair(1)
  await send(world, 1, 30)
  await world.time.advance(2_000)
  const records = await arrived(world.time, world.destination.log)
  assert.deepEqual(places(records), upTo(30))
  assert.equal(Buffer.from(records[29]?.body ?? []).toString(), 'hello 30')
})

test('R2 a cut link loses nothing and changes no order', async () => {
  const world = await pair(2)
  await send(world, 1, 10)
  world.link.cut = true
  await send(world, 11, 40)
  await world.time.advance(20_000)
  world.link.cut = false
  await world.time.advance(10_000)
  const seen = places(await arrived(world.time, world.destination.log))
  assert.deepEqual([...new Set(seen)], upTo(40))
})

test('R2 a backlog goes over in batches that the log of the destination takes at once', async () => {
  const world = await pair(5, undefined, 2_000)
  world.link.cut = true
  await send(world, 1, 100)
  await world.time.advance(5_000)
  world.link.cut = false
  await world.time.advance(20_000)
  assert.deepEqual(places(await arrived(world.time, world.destination.log)), upTo(100))
  assert.ok(world.link.largest > 1 && world.link.largest < 30, `${world.link.largest} records at once`)
})

test('R3 ranges that the mirror loses are seen and asked for, a lost tail by the canary', async () => {
  const world = await pair(3, { duplicate: 0.2, replay: 0.2, replayMax: 8, lose: 0.4, openGate: false })
  await send(world, 1, 60)
  // Everything may be lost at first, the canaries and requests, too; asking goes on until nothing is open.
  await world.time.advance(600_000)
  const seen = new Set(places(await arrived(world.time, world.destination.log)))
  assert.deepEqual(
    upTo(60).filter((k) => !seen.has(k)),
    [],
  )
  assert.deepEqual(
    world.destination.replication.inbound().map((lane) => lane.gaps),
    world.destination.replication.inbound().map(() => 0),
  )
})

test('a body that policy stops on the way arrives as a void with its place, whichever gate knows first', async () => {
  const closed = new FlowTable(policyRecordOf({ version: 2, allow: [] }))
  for (const gate of ['policy', 'policyThere'] as const) {
    const world = await pair(4)
    world.link[gate] = closed
    await send(world, 1, 3)
    await world.time.advance(2_000)
    const records = await arrived(world.time, world.destination.log)
    assert.deepEqual(places(records), upTo(3))
    for (const record of records) {
      assert.equal(record.body, undefined)
      assert.equal(record.flags & flags.void, flags.void)
      assert.equal(record.error, errorTable.policy_denied.wire)
      const { because, policy, version } = readDenial(record.denial as Uint8Array)
      assert.deepEqual([because, policy, version], ['default', 'list', 2])
    }
  }
})

test('R7 behind a barrier what comes again is void, though neither mirror nor destination have heard of the policy', async () => {
  const world = await pair(6, { ...noMirrorFaults, openGate: true })
  await send(world, 1, 3)
  await sendBarrier(world, 4)
  await world.time.advance(2_000)
  assert.ok((await arrived(world.time, world.destination.log)).every(({ body }) => body !== undefined))
  // A worker that was left behind says it all again, and goes on in a generation that has ended.
  for (const k of [1, 2, 3, 5]) await send(world, k, k)
  await world.time.advance(2_000)
  const again = (await arrived(world.time, world.destination.log)).slice(3)
  assert.deepEqual(
    again.map(({ place, body, flags: marks }) => [place, body, marks & flags.void]),
    [1, 2, 3, 5].map((place) => [place, undefined, flags.void]),
  )
})

test('R7 a source knows when its barriers are through', async () => {
  const world = await pair(7)
  await send(world, 1, 3)
  world.link.cut = true
  await sendBarrier(world, 4)
  await world.time.advance(5_000)
  assert.deepEqual(world.source.replication.barriers(2, 1), { of: 1, through: 0 })
  const stopped = world.source.replication.barriers(2, 1, (alias) => alias === 'ap')
  assert.deepEqual(stopped, { of: 0, through: 0 })
  world.link.cut = false
  await world.time.advance(5_000)
  assert.deepEqual(world.source.replication.barriers(2, 1), { of: 1, through: 1 })
})

test('what is labelled as lane traffic and has words in it is void: a label is no permit', async () => {
  const world = await pair(8)
  const mislabelled = { ...readLane(messageInLane(1, toPart)), dataClass: 'control' }
  const lane = { topic: laneTopic('ap', 'chat', 1), partition: 3 }
  await world.time.settle(world.source.log.append(lane, [logged(encodeLane(mislabelled).slice())]))
  await world.time.advance(2_000)
  const [record] = await arrived(world.time, world.destination.log)
  assert.deepEqual([record?.place, record?.body], [1, undefined])
})
