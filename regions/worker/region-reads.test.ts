import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { feedPart, feedSlotOf } from '../../protocol/log-records.ts'
import { emptyCell } from '../fold/cell-codec.ts'
import { type FeedCell, feedCellKey } from '../fold/cells.ts'
import { nobodyElse } from './colleagues.ts'
import type { OwnParts } from './own-parts.ts'
import { PartsAnywhere } from './parts-anywhere.ts'
import { RegionReads, type RegionReadsPorts } from './region-reads.ts'

const anna = 'anna-anna-anna-a' as UserKey
const hiking = 'hiking-hiking-hi' as GroupKey
const counts = { user: 1, group: 1, feed: 1 }

/** One feed part, whose cell of the group takes a while to be read. */
function region(whileRead: (part: { tick: number }, cell: FeedCell) => void) {
  const cell = emptyCell(feedCellKey(hiking)) as FeedCell
  cell.local.set(anna, [{ from: 1, to: 0, pm: 0, read: 0, end: 0 }])
  cell.headGseq = 1
  const part = { tick: 7 }
  const runner = {
    part: feedPart(feedSlotOf(hiking) % counts.feed),
    cell: part,
    read: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      whileRead(part, cell)
      return cell
    },
  }
  const own = { departures: 0, find: () => ({ runner }) } as unknown as OwnParts
  const anywhere = new PartsAnywhere({
    own,
    colleagues: nobodyElse,
    scheduler: {} as never,
    served: () => ({}) as never,
  })
  const reads = new RegionReads({ counts, own, anywhere, colleagues: nobodyElse } as unknown as RegionReadsPorts)
  reads.noteGroup(anna, hiking)
  return reads
}

test('S5 the tick of a sync is from before its groups: a row folded while they are looked at is in the next one', async () => {
  // Row 2 is folded under tick 7, which then ends, while the cell is being read: below 8, and in the view.
  const reads = region((part, cell) => {
    cell.headGseq = 2
    part.tick = 8
  })
  const { ticks, views } = await reads.groupsOf(anna)
  assert.deepEqual([ticks, views[0]?.headGseq], [[7], 2])
})

test('S5 a sync that does not know the tick of every feed part is none', async () => {
  const reads = region(() => {})
  const fewer = { ...counts, feed: 2 }
  const own = { departures: 0, find: () => undefined } as unknown as OwnParts
  const anywhere = new PartsAnywhere({
    own,
    colleagues: nobodyElse,
    scheduler: {} as never,
    served: () => ({}) as never,
  })
  const nobody = new RegionReads({
    counts: fewer,
    own,
    anywhere,
    colleagues: nobodyElse,
  } as unknown as RegionReadsPorts)
  await assert.rejects(nobody.groupsOf(anna), { code: 'unavailable' })
  assert.equal((await reads.groupsOf(anna)).ticks.length, 1)
})
