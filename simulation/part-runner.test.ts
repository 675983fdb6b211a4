/** One part's runner on a simulated disk and store, with a fold that only counts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import type { EventLog, NewRecord, StoredRecord } from '../platform/event-log/event-log.ts'
import type { UserKey } from '../protocol/ids.ts'
import { recordKinds, userPart } from '../protocol/log-records.ts'
import { cellCodec } from '../regions/fold/cell-codec.ts'
import { type CellKey, personCellKey } from '../regions/fold/cells.ts'
import type { Fold } from '../regions/fold/fold.ts'
import { type PartEffects, PartRunner } from '../regions/worker/part-runner.ts'
import { RowWriter } from '../regions/worker/row-writer.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDisk } from './disk.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SimulatedRowStore } from './row-store.simulated.ts'

const part = userPart(2)
const anna = 'anna-anna-anna-1' as UserKey
const ben = 'benn-benn-benn-1' as UserKey

const keyOf = ({ flags }: StoredRecord): CellKey => personCellKey(flags === 0 ? anna : ben)

/** Counts the records of Anna, and those of Ben, each in a cell. */
const counting: Fold = {
  needs: (record, into) => void into.push(keyOf(record)),
  fold: (record, cells) => void (cells.get('person', keyOf(record)).head += 1),
  park: () => {},
}

/** What is to be done is held until the test lets go. */
class HeldEffects implements PartEffects {
  hasRoom = true
  taken = 0
  #settled = Promise.withResolvers<void>()

  take(): void {
    this.taken += 1
  }

  letGo(): void {
    this.#settled.resolve()
  }

  settled(): Promise<void> {
    return this.#settled.promise
  }
}

async function machine(seed: number) {
  const time = new SimulatedTime()
  const random = new SeededRandom(seed)
  const rows = new SimulatedRowStore(random)
  const opened = openEmbeddedEventLog({
    disk: new SimulatedDisk({ random }).mount(time),
    scheduler: time,
    random,
    segmentBytes: 1 << 20,
    onFailure: (error) => assert.fail(error),
  })
  const log = await time.settle(opened)
  const failures: unknown[] = []
  const worker = async (effects = new HeldEffects()) => {
    const store = rows.mount(time)
    const writer = new RowWriter(
      part,
      store,
      time,
      () => {},
      () => runner.next,
    )
    const opening = PartRunner.open({
      part,
      fold: counting,
      log,
      store,
      codec: cellCodec,
      scheduler: time,
      writer,
      effects,
      faults: noWorkerFaults,
      cellsMax: 0,
      onFailure: (error) => failures.push(error),
      onUnreadable: () => assert.fail('unreadable'),
    })
    const runner: PartRunner = await time.settle(opening)
    runner.start()
    await time.advance(50)
    return { runner, effects, store }
  }
  const checkpoint = async () => (await time.settle(rows.mount(time).checkpoint(part)))?.offset ?? 0
  return { time, rows, log, failures, worker, checkpoint }
}

const record: NewRecord = { kind: recordKinds.command, flags: 0, at: 1, payload: new Uint8Array(40) }
const append = (time: SimulatedTime, log: EventLog, count: number, flags = 0) =>
  time.settle(
    log.append(
      part,
      Array.from({ length: count }, () => ({ ...record, flags })),
    ),
  )

test('W9 a checkpoint is stored only when every effect below it is durable', async () => {
  const { time, log, worker, checkpoint } = await machine(1)
  const { runner, effects } = await worker()
  await append(time, log, 10)
  await time.advance(100)
  assert.equal(effects.taken, 10)
  const stored = runner.checkpoint()
  await time.advance(5_000)
  assert.equal(await checkpoint(), 0)
  effects.letGo()
  await time.settle(stored)
  assert.equal(await checkpoint(), 10)
})

test('W9 an older checkpoint of a worker believed dead never wins, and it ends when it meets cells from its future', async () => {
  const { time, log, failures, worker, checkpoint } = await machine(2)
  const zombie = await worker()
  await append(time, log, 10)
  await time.advance(100)
  const late = zombie.runner.checkpoint()
  const successor = await worker()
  successor.effects.letGo()
  await append(time, log, 10)
  await time.advance(100)
  await time.settle(successor.runner.checkpoint())
  assert.equal(await checkpoint(), 20)
  zombie.effects.letGo()
  await time.settle(late)
  assert.equal(await checkpoint(), 20)
  const key = personCellKey(anna)
  const [bytes] = await time.settle(successor.store.load(part, [key]))
  const cell = cellCodec.decode(key, bytes as Uint8Array)
  assert.equal(cell.type === 'person' && cell.head, 20, 'its cells changed nothing')
  await append(time, log, 1, 1)
  await time.advance(1_000)
  assert.deepEqual(failures.map(String), ['PartTakenOver: user/2 was folded up to 20 by another worker'])
})

test('W10 the fold waits while its effects have no room, and goes on when they do', async () => {
  const { time, log, worker } = await machine(3)
  const { runner, effects } = await worker()
  effects.letGo()
  effects.hasRoom = false
  await append(time, log, 10)
  await time.advance(1_000)
  assert.equal(runner.next, 0)
  assert.equal(runner.behind, 10)
  effects.hasRoom = true
  runner.roomMade()
  await time.advance(100)
  assert.equal(runner.next, 10)
})

test('W10 the fold is never more than ten thousand records ahead of what is stored', async () => {
  const { time, rows, log, worker } = await machine(4)
  const { runner, effects } = await worker()
  effects.letGo()
  rows.failing = true
  for (let i = 0; i < 12; i++) await append(time, log, 1_000)
  await time.advance(5_000)
  assert.equal(runner.storedOffset, 0)
  assert.ok(runner.next >= 10_000 && runner.next < 12_000, `folded ${runner.next}`)
  rows.failing = false
  await time.advance(10_000)
  assert.equal(runner.next, 12_000)
  assert.ok(runner.next - runner.storedOffset < 10_000)
})

test('L3 a fold that needs a cold cell waits for a store that fails, and goes on when it is back', async () => {
  const { time, rows, log, failures, worker } = await machine(5)
  rows.failing = true
  rows.failingReads = true
  const { runner } = await worker().catch(() => ({ runner: undefined }))
  assert.equal(runner, undefined, 'without a checkpoint there is no start')
  rows.failingReads = false
  const second = await worker()
  rows.failingReads = true
  await append(time, log, 5)
  await time.advance(2_000)
  assert.equal(second.runner.next, 0)
  rows.failingReads = false
  await time.advance(2_000)
  assert.equal(second.runner.next, 5)
  assert.deepEqual(failures, [])
})

test('L5 a fold that asks for a cell it did not name is a bug, and its record is set aside, not half folded', async () => {
  const { time, log, worker } = await machine(6)
  const effects = new HeldEffects()
  const { runner } = await worker(effects)
  const before = counting.needs
  const careless = counting as { needs: Fold['needs'] }
  careless.needs = () => {}
  try {
    await append(time, log, 1)
    await time.advance(100)
  } finally {
    careless.needs = before
  }
  await append(time, log, 1)
  await time.advance(100)
  assert.equal(runner.next, 2)
  const cell = await time.settle(Promise.resolve(runner.read(personCellKey(anna))))
  assert.equal(cell?.type === 'person' && cell.head, 1)
})
