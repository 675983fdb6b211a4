/** W9 where several write at once, break off and come late: what LevelDB cannot do and Cassandra does. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { userPart } from '../../protocol/log-records.ts'
import { SeededRandom } from '../../platform/random.seeded.ts'
import type { CellKey } from '../fold/cells.ts'
import { freshRows } from './rows-of-test.cassandra.ts'
import { KeptMoments } from './kept-moments.cassandra.ts'
import { PartState } from './part-state.cassandra.ts'
import { batchOf } from './row-fixtures.ts'
import { openCassandraRowStore } from './row-store.cassandra.ts'
import type { RowStore } from './row-store.ts'

const { options, session } = await freshRows()
const { keyspace } = options
let parts = 0
/** Also of a test that failed, or its file would never end. */
const opened: RowStore[] = []
after(() => Promise.all(opened.map((store) => store.close())))
/** Nothing was ever stored for it. */
const freshPart = () => userPart(++parts)
const name = (part: ReturnType<typeof userPart>) => `${part.topic}/${part.partition}`

const keys = Array.from({ length: 6 }, (_, n) => `u${String.fromCharCode(40 * n + 5)}person-number-${n}` as CellKey)
/** The log says which cell a record touches; a fold is a function of it. */
const touchedBy = (offset: number): number => (offset * 7 + (offset >> 2)) % keys.length
/** The state of a cell before the record at `offset`: the newest record that touched it. */
function stateOf(cell: number, offset: number): string | undefined {
  for (let at = offset - 1; at >= 0; at--) if (touchedBy(at) === cell) return `by ${at}`
  return undefined
}
const statesAt = (offset: number): (string | undefined)[] => keys.map((_, cell) => stateOf(cell, offset))

/** Folds the log of a part and stores checkpoints, like a runner. */
class Worker {
  readonly store: RowStore
  readonly #part: ReturnType<typeof userPart>
  next = 0
  #touchedFrom = 0

  private constructor(store: RowStore, part: ReturnType<typeof userPart>) {
    this.store = store
    this.#part = part
  }

  static async start(part: ReturnType<typeof userPart>): Promise<Worker> {
    const worker = new Worker(await openCassandraRowStore(options), part)
    opened.push(worker.store)
    worker.next = (await worker.store.checkpoint(part))?.offset ?? 0
    worker.#touchedFrom = worker.next
    return worker
  }

  async checkpoint(records: number): Promise<void> {
    this.next += records
    const offset = this.next
    const touched = new Set<number>()
    for (let at = this.#touchedFrom; at < offset; at++) touched.add(touchedBy(at))
    this.#touchedFrom = offset
    const cells = [...touched].map((cell) => ({
      key: keys[cell] as CellKey,
      bytes: Buffer.from(stateOf(cell, offset) ?? ''),
    }))
    const checkpoint = { offset, cells, partCell: Buffer.from(`part at ${offset}`) }
    await this.store.write(batchOf({ part: this.#part, checkpoint }))
  }

  /** What the store answers is the state as of some checkpoint at least as new as the one before the question. */
  async check(): Promise<void> {
    const before = (await this.store.checkpoint(this.#part))?.offset ?? 0
    const cells = (await this.store.load(this.#part, keys)).map((bytes) => bytes && Buffer.from(bytes).toString())
    const after = (await this.store.checkpoint(this.#part))?.offset ?? 0
    const possible = Array.from({ length: after - before + 1 }, (_, n) => JSON.stringify(statesAt(before + n)))
    assert.ok(possible.includes(JSON.stringify(cells)), `between ${before} and ${after}: ${JSON.stringify(cells)}`)
  }
}

async function versionsOf(part: ReturnType<typeof userPart>): Promise<number[]> {
  const counts: number[] = []
  for (const key of keys) {
    const query = `SELECT version FROM ${keyspace}.cell WHERE part = ? AND slot = ? AND key = ?`
    counts.push((await session.execute(query, [name(part), key.charCodeAt(1) >> 2, Buffer.from(key, 'latin1')])).length)
  }
  return counts
}

test('W9 cells of a checkpoint that broke off before its own row was written are not seen', async () => {
  const part = freshPart()
  const worker = await Worker.start(part)
  await worker.checkpoint(8)
  const insert = `INSERT INTO ${keyspace}.cell (part, slot, key, version, bytes) VALUES (?, ?, ?, ?, ?)`
  for (const key of keys)
    await session.execute(insert, [
      name(part),
      key.charCodeAt(1) >> 2,
      Buffer.from(key, 'latin1'),
      9n,
      Buffer.from('new'),
    ])
  await worker.check()
  assert.deepEqual(
    (await worker.store.scan(part, 'u', 10)).map(({ bytes }) => Buffer.from(bytes).toString()),
    statesAt(8).filter((state) => state !== undefined),
  )
  await worker.store.close()
})

test('W9 a checkpoint that timed out and arrives behind a newer one changes nothing', async () => {
  const part = freshPart()
  const worker = await Worker.start(part)
  await worker.checkpoint(8)
  await worker.checkpoint(8)
  // Past every look at what is stored: the statement itself comes late.
  const late = new PartState(session, keyspace)
  await late.put(part, { offset: 8, rewinds: 0, partCell: Buffer.from('late') })
  const stored = await worker.store.checkpoint(part)
  assert.deepEqual([stored?.offset, Buffer.from(stored?.partCell ?? []).toString()], [16, 'part at 16'])
  await worker.check()
  await worker.store.close()
})

test('W9 however many checkpoints there are, a cell has two versions at most, and one more for each moment', async () => {
  const part = freshPart()
  let worker = await Worker.start(part)
  for (let n = 0; n < 12; n++) await worker.checkpoint(12)
  assert.ok(Math.max(...(await versionsOf(part))) <= 2, `${await versionsOf(part)}`)
  const moments = new KeptMoments(session, keyspace, new PartState(session, keyspace))
  for (const snapshot of [1, 2, 3, 4]) {
    await moments.keep(part, snapshot)
    if (snapshot > 2) await moments.forget(part, snapshot - 2)
    // Another worker knows nothing of what was stored before it came.
    await worker.store.close()
    worker = await Worker.start(part)
    await worker.check()
    for (let n = 0; n < 4; n++) await worker.checkpoint(12)
  }
  assert.ok(Math.max(...(await versionsOf(part))) <= 4, `${await versionsOf(part)}`)
  await worker.store.close()
})

for (const seed of [1, 2, 3]) {
  test(`W8, W9 two workers, moments and restarts at once: the state is always that of the checkpoint (seed ${seed})`, async () => {
    const random = new SeededRandom(seed)
    const part = freshPart()
    const workers = [await Worker.start(part), await Worker.start(part)] as [Worker, Worker]
    const moments = new KeptMoments(session, keyspace, new PartState(session, keyspace))
    const kept: number[] = []
    for (let step = 1; step <= 25; step++) {
      const work = [workers[0].check()]
      for (const worker of workers) if (random.integer(3) > 0) work.push(worker.checkpoint(1 + random.integer(9)))
      if (random.integer(3) === 0) {
        kept.push(step)
        work.push(moments.keep(part, step))
      }
      await Promise.all(work)
      while (kept.length > 2) await moments.forget(part, kept.shift() as number)
      if (random.integer(5) === 0) {
        const which = random.integer(2)
        await workers[which]?.store.close()
        workers[which] = await Worker.start(part)
        await workers[which]?.check()
      }
    }
    for (const worker of workers) await worker.check()
    // R9: back to each moment that is kept, and on from there.
    for (const snapshot of kept.toReversed()) {
      await moments.putBack(part, snapshot)
      const worker = await Worker.start(part)
      await worker.check()
      for (let n = 0; n < 3; n++) {
        await worker.checkpoint(1 + random.integer(5))
        await worker.check()
      }
      await worker.store.close()
    }
    for (const { store } of workers) await store.close()
  })
}
