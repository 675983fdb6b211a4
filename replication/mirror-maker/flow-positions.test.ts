import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FlowPositions } from './flow-positions.ts'

const kept = (partition: number, offset: number | undefined, topic = 'xr.to-us.chat.g1') => ({
  offset: 0,
  key: Buffer.from(JSON.stringify(['MirrorSourceConnector', { cluster: 'eu', partition, topic }])),
  value: offset === undefined ? undefined : Buffer.from(JSON.stringify({ offset })),
})
const lane = (partition: number, start: number, end: number) => ({ topic: 'xr.to-us.chat.g1', partition, start, end })

test('R3 a flow is behind by what lies above its positions, and where it has none by all there is', () => {
  const positions = new FlowPositions()
  assert.equal(positions.behind([lane(0, 5, 9), lane(1, 0, 0)]), 4)
  positions.take([kept(0, 4), kept(0, 6), kept(1, 9), kept(0, 99, 'xr.to-ap.chat.g1')])
  assert.equal(positions.behind([lane(0, 5, 9)]), 2)
  // What was dropped at the source is nobody's any more, and a topic that was made anew has its own numbers.
  assert.equal(positions.behind([lane(0, 8, 9), lane(1, 0, 3)]), 1)
  positions.take([kept(0, undefined)])
  assert.equal(positions.behind([lane(0, 5, 9)]), 4)
})

test('what is no position of a flow changes nothing', () => {
  const positions = new FlowPositions()
  const value = Buffer.from('{"offset":7}')
  for (const key of ['x', '[]', '["MirrorSourceConnector"]', '["Other",{"topic":"xr.to-us.chat.g1","partition":0}]'])
    positions.take([{ offset: 0, key: Buffer.from(key), value }])
  positions.take([
    { offset: 0, key: undefined, value },
    { ...kept(0, 1), value: Buffer.from('{"offset":"7"}') },
  ])
  assert.equal(positions.behind([lane(0, 0, 9)]), 9)
})
