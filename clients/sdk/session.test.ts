import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frameFields } from '../../protocol/codec/frame.ts'
import { readHello } from '../../protocol/cold-messages.ts'
import { Harness } from './session-harness.ts'

test('a device whose heartbeats have grown longer greets the next gateway with whole milliseconds', async () => {
  const device = new Harness()
  await device.open()
  device.line.welcome()
  device.line.page({})
  // Each answered beat makes the next one a fifth longer; the sixth interval is no whole number.
  for (let beatMs = 24_000; beatMs < 49_000; beatMs *= 1.2) {
    await device.time.advance(beatMs)
    device.line.pong(0)
  }
  device.line.end(4_001)
  await device.time.advance(1_000)
  device.line.welcome()
  const [hello] = device.line.taken(frameFields.hello).map((bytes) => readHello(bytes))
  assert.equal(hello?.heartbeatMs, 49_766)
})
