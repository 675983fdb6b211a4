import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeRepair } from '../../protocol/cold-messages.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { toKinds } from '../../protocol/messages.ts'
import { placeOf } from '../../protocol/place.ts'
import { cellCodec } from './cell-codec.ts'
import { arrivalOf } from './chain.ts'
import { noFoldFaults } from './fold-faults.ts'
import { annaAndMei, cn, messages } from './fold-stories.ts'

const turn = { setting: { faults: noFoldFaults }, part: cellCodec.emptyPart() }
const arrival = (cursor: number, prevPlace: number, place: number) =>
  arrivalOf(turn, cursor, { place, prevPlace } as Parameters<typeof arrivalOf>[2])

test('W11 a place is a repeat, the next one, or behind a gap', () => {
  assert.equal(arrival(5, 4, 5), 'repeat')
  assert.equal(arrival(5, 2, 3), 'repeat')
  assert.equal(arrival(5, 5, 6), 'next')
  assert.equal(arrival(5, 6, 7), 'gap')
  assert.equal(arrival(0, 0, 1), 'next')
})

test('W11 a newer epoch that starts below the cursor is the next one, above it a gap', () => {
  assert.equal(arrival(5, 3, placeOf(1, 1)), 'next')
  assert.equal(arrival(5, 5, placeOf(1, 1)), 'next')
  assert.equal(arrival(5, 7, placeOf(1, 1)), 'gap')
})

test('W11 the planted bug sourceCursor loses what is repaired', () => {
  const { world, anna, mei } = annaAndMei({ sourceCursor: true })
  for (const said of ['1', 'late', '3']) world.send(anna, mei, said)
  world.foldAll()
  const [first, late, third] = world.waiting.splice(0) as [never, never, never]
  for (const delivery of [first, third, late]) world.append(delivery)
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', '3'])
})

test('W11 only the region that a chain goes to is sent it again', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, '1')
  world.settle()
  const ask = { from: anna.user, to: mei.user, toKind: toKinds.person, after: 0, toRegion: cn, toPart: 0 }
  world.append({
    region: anna.region,
    topic: 'user',
    partition: anna.partition,
    kind: recordKinds.repair,
    payload: encodeRepair(ask),
  })
  world.foldAll()
  assert.deepEqual(world.waiting, [])
})
