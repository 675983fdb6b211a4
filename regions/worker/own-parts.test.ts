/** Parts on their way from being claimed to being served. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PartCounts } from '../../protocol/log-records.ts'
import { OwnParts, type OwnPartsPorts } from './own-parts.ts'
import { partsOfRegion } from './parts-of-region.ts'

const counts: PartCounts = { user: 4, group: 2, feed: 2 }
const parts = partsOfRegion(counts)

test('W21 checkpoints of all parts are asked for at once, and parts stand in the order given', async () => {
  let answer: () => void = () => {}
  const allAreAsked = new Promise<void>((resolve) => (answer = resolve))
  let asked = 0
  const store = {
    checkpoint: async () => {
      asked += 1
      if (asked === parts.length) answer()
      await allAreAsked
      return undefined
    },
  }
  const worker = {
    region: { number: 1, name: 'eu' },
    counts,
    aliases: new Map(),
    log: { start: () => 0, end: () => 0 },
    store,
    cellsMax: 1,
  }
  const own = new OwnParts({ worker, audienceIn: () => ({}) } as unknown as OwnPartsPorts)
  const opened = await own.open(parts)
  assert.deepEqual(
    opened.map(({ part }) => part),
    parts,
  )
  assert.deepEqual(
    own.runners.map(({ part }) => part),
    parts,
  )
  // Nothing is served before it is folded up to the end of its log.
  assert.equal(own.find(parts[0] as (typeof parts)[0]), undefined)
})
