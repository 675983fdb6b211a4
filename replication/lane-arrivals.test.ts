/** Copies of lanes that are made anew under the reader: nothing of the old one's offsets may count. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../platform/clock.ts'
import type { EventLog, StoredRecord } from '../platform/event-log/event-log.ts'
import { topic } from '../platform/event-log/event-log.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { LaneArrivals } from './lane-arrivals.ts'
import type { LaneBatch } from './lane-transport.ts'
import type { Positions } from './positions.ts'

const name = topic('eu.xr.to-us.chat.g1')

/** A log of one part whose records can be replaced, as by a topic of the same name. */
class OnePart {
  records: StoredRecord[] = []

  hold(...numbers: readonly number[]): void {
    this.records = numbers.map((number, offset) => {
      const payload = Uint8Array.of(number)
      return { kind: recordKinds.lane, flags: 0, at: 0, offset, payload }
    })
  }

  readonly log = {
    start: () => 0,
    end: () => this.records.length,
    watch: () => () => {},
    read: (_: unknown, from: number) => this.records.filter(({ offset }) => offset >= from),
  } as unknown as EventLog
}

test('FC-083 a copy that was made anew is read from its beginning, however far the old one had been read', async () => {
  const part = new OnePart()
  let life = 0
  let look = (): void => {}
  const scheduler = { every: (_: number, work: () => void) => ((look = work), { cancel: () => {} }) }
  const [received, moved]: [number[], number[]] = [[], []]
  const positions = { of: () => moved.at(-1), move: (_: string, __: number, to: number) => void moved.push(to) }
  const arrivals = new LaneArrivals({
    log: part.log,
    mirrored: { list: () => Promise.resolve([{ name, partitions: 1, life }]) },
    scheduler: scheduler as unknown as Scheduler,
    random: new SeededRandom(1),
    positions: positions as unknown as Positions,
    isOurs: () => true,
    receive: ({ records }: LaneBatch) => {
      received.push(...records.map(([number = 0]) => number))
      return Promise.resolve()
    },
  })
  const turns = async (): Promise<void> => {
    look()
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  part.hold(1, 2, 3)
  await turns()
  assert.deepEqual([received, moved], [[1, 2, 3], [3]])
  // As long as the old one was: its end tells nothing.
  part.hold(4, 5, 6, 7)
  life = 1
  await turns()
  assert.deepEqual(received, [1, 2, 3, 4, 5, 6, 7])
  assert.equal(moved.at(-1), 4)
  await arrivals.stop()
})
