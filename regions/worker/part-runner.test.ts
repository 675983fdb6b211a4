import assert from 'node:assert/strict'
import { test } from 'node:test'
import { userPart } from '../../protocol/log-records.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import { PartRunner, type RunnerPorts } from './part-runner.ts'

async function started() {
  const world = { reads: 0, hasRoom: true }
  const ports = {
    part: userPart(0),
    log: {
      start: () => 0,
      end: () => 1,
      watch: () => () => {},
      read: () => {
        world.reads += 1
        return []
      },
    },
    store: { checkpoint: () => Promise.resolve(undefined) },
    codec: cellCodec,
    effects: {
      get hasRoom() {
        return world.hasRoom
      },
    },
    cellsMax: 1,
  } as unknown as RunnerPorts
  const runner = await PartRunner.open(ports)
  runner.start()
  return { runner, world }
}

test('W10 room that effects make is news only for a part that waits for it: the others read nothing', async () => {
  const { runner, world } = await started()
  assert.equal(world.reads, 1)
  runner.roomMade()
  assert.equal(world.reads, 1)
})

test('W10 a part that had to wait for room goes on when there is some', async () => {
  const { runner, world } = await started()
  world.hasRoom = false
  runner.wake()
  assert.equal(world.reads, 1)
  world.hasRoom = true
  runner.roomMade()
  assert.equal(world.reads, 2)
  runner.roomMade()
  assert.equal(world.reads, 2)
})
