import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EventLog, EventLogError, type NewRecord, type Part } from '../../../platform/event-log/event-log.ts'
import { GroupLogOfTest, type Said, start, TimeOfTest } from '../pipeline/pipeline-fixtures.ts'
import { windowMs } from '../pipeline/windows.ts'
import { StreamFeeder } from './stream-feeder.ts'
import { streamTopics } from './stream-topics.ts'

const parts = 2

interface FedRow {
  readonly kind: string
  readonly mark: number
  readonly said: number
  readonly post?: string
  readonly plain?: string
}

/** Groups in memory, a clock, and a topic of posts that keeps what it was given. */
class Surroundings extends GroupLogOfTest {
  readonly time = new TimeOfTest()
  readonly fed: FedRow[][] = [[], []]
  readonly failures: unknown[] = []
  refusing = false
  mayFeed = true
  /** What is there already, as far as the feeder asks. */
  held = 0

  constructor() {
    super(parts)
  }

  feeder(next: readonly number[] = [], mark = 0): StreamFeeder {
    const groups = this.log
    const log: EventLog = {
      append: ({ partition }, records) => this.#append(partition, records),
      read: (part, from, maxBytes) => groups.read(part, from, maxBytes),
      watch: (part, onGrowth) => groups.watch(part, onGrowth),
      start: (part) => (isPosts(part) ? 0 : groups.start(part)),
      end: (part) => (isPosts(part) ? this.held : groups.end(part)),
      release: () => Promise.resolve(),
      heldBytes: () => 0,
      heldBy: () => 0,
      close: () => Promise.resolve(),
    }
    const feeder = new StreamFeeder({
      ...{ log, clock: this.time, scheduler: this.time, parts, next, mark, mayFeed: () => this.mayFeed },
      onFailure: (error) => this.failures.push(error),
    })
    feeder.start()
    return feeder
  }

  override say(part: number, said: Said): void {
    super.say(part, { at: this.time.now(), ...said })
  }

  async second(feeder: StreamFeeder): Promise<void> {
    this.time.skip(1_000)
    feeder.eachSecond()
    await this.time.settle()
    for (let turn = 0; turn < 20; turn++) await undefined
    await this.time.settle()
  }

  #append(partition: number, records: readonly NewRecord[]): Promise<number> {
    if (this.refusing) return Promise.reject(new EventLogError('unavailable', 'nobody takes it'))
    const rows = this.fed[partition] as FedRow[]
    for (const { payload } of records) rows.push(JSON.parse(new TextDecoder().decode(payload)) as FedRow)
    return Promise.resolve(0)
  }
}

const isPosts = ({ topic }: Part): boolean => topic === streamTopics.posts

test('G8 posts are fed in their forms, by names, to the part they are of; a mark only rises', async () => {
  const around = new Surroundings()
  const feeder = around.feeder()
  around.say(0, { text: 'C@SINO' })
  around.say(1, { text: 'hallo' })
  around.say(1, { text: Uint8Array.of(0xff) })
  for (let passed = 0; passed < 5; passed++) await around.second(feeder)
  const [first, second] = around.fed as [FedRow[], FedRow[]]
  assert.deepEqual(
    first.filter(({ kind }) => kind === 'post').map(({ plain }) => plain),
    ['c sino'],
  )
  assert.deepEqual(
    second.flatMap(({ kind, post }) => (kind === 'letter' ? [post] : [])),
    ['group.1.1'],
  )
  for (const rows of around.fed) {
    const marks = rows.map(({ mark }) => mark)
    assert.deepEqual(
      marks,
      marks.toSorted((a, b) => a - b),
    )
    assert.ok((marks.at(-1) ?? 0) > start)
  }
})

test('W10 what is not taken is fed again, and is not noted before; nothing is left out', async () => {
  const around = new Surroundings()
  const feeder = around.feeder()
  around.refusing = true
  around.say(0, { text: 'casino' })
  await around.second(feeder)
  assert.deepEqual(feeder.fed, [0, 0])
  assert.ok(around.failures.length > 0)
  around.refusing = false
  await around.second(feeder)
  await around.second(feeder)
  assert.deepEqual(feeder.fed, [1, 0])
  assert.deepEqual(around.fed[0]?.filter(({ kind }) => kind === 'post').length, 1)
})

test('G8 a mark never passes what was not read, and ends some time after the last post', async () => {
  const around = new Surroundings()
  const feeder = around.feeder()
  around.say(0, { text: 'casino' })
  for (let passed = 0; passed < 120; passed++) await around.second(feeder)
  const rows = around.fed[0] as FedRow[]
  const last = rows.at(-1)?.mark ?? 0
  assert.ok(last >= start + windowMs && last < start + 60_000, String(last - start))
  const count = rows.length
  await around.second(feeder)
  assert.equal(rows.length, count)
  around.say(0, { text: 'again' })
  await around.second(feeder)
  await around.second(feeder)
  assert.ok(rows.length > count)
})

test('G8 while a job of another list may look, time stands still and posts wait; then both go on', async () => {
  const around = new Surroundings()
  const feeder = around.feeder()
  around.mayFeed = false
  around.say(0, { text: 'casino' })
  for (let passed = 0; passed < 20; passed++) await around.second(feeder)
  assert.deepEqual(around.fed, [[], []])
  around.mayFeed = true
  await around.second(feeder)
  await around.second(feeder)
  assert.equal(around.fed[0]?.filter(({ kind }) => kind === 'post').length, 1)
  assert.equal(feeder.late, 0)
})

test('G8 where too much waits to be looked at, nothing more is fed until there is room', async () => {
  const around = new Surroundings()
  around.held = 10_000_000
  const feeder = around.feeder()
  around.say(0, { text: 'casino' })
  await around.second(feeder)
  assert.equal(feeder.posts, 0)
  assert.equal(feeder.behind, 1)
  around.held = 0
  await around.second(feeder)
  assert.equal(feeder.posts, 1)
})

test('G8 a post for a window that has ended is late', async () => {
  const around = new Surroundings()
  const feeder = around.feeder([], start + windowMs - 1)
  around.say(0, { text: 'on time', at: start + windowMs })
  around.say(0, { text: 'late', at: start + windowMs - 1 })
  await around.second(feeder)
  assert.deepEqual([feeder.posts, feeder.late], [2, 1])
})
