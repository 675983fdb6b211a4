import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diskContract } from '../platform/disk.contract.ts'
import { DiskError } from '../platform/disk.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDisk, type Tear } from './disk.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

diskContract('simulated', async () => {
  const time = new SimulatedTime()
  const stop = time.runInBackground()
  const medium = new SimulatedDisk({ random: new SeededRandom(1) })
  return {
    disk: medium.mount(time),
    reopen: async () => medium.mount(time),
    dispose: async () => stop(),
  }
})

const fresh = (capacityBytes?: number) => {
  const time = new SimulatedTime()
  const medium = new SimulatedDisk({ random: new SeededRandom(3), ...(capacityBytes && { capacityBytes }) })
  return { time, medium, disk: medium.mount(time) }
}

test('a write in flight survives a crash as told: whole, not at all, up to a byte, by sectors', async () => {
  const survivors = async (tear: Tear) => {
    const { time, medium, disk } = fresh()
    const file = await time.settle(disk.preallocate('a', 4_096))
    await time.settle(file.writeDurably(new Uint8Array(100).fill(1), 0))
    let settled = false
    void file.writeDurably(new Uint8Array(3_000).fill(2), 100).finally(() => {
      settled = true
    })
    medium.crash(tear)
    await time.run()
    assert.equal(settled, false)
    assert.ok(
      medium
        .content('a')
        .subarray(0, 100)
        .every((byte) => byte === 1),
    )
    return medium.content('a').filter((byte) => byte === 2).length
  }
  assert.equal(await survivors({ kind: 'none' }), 0)
  assert.equal(await survivors({ kind: 'all' }), 3_000)
  assert.equal(await survivors({ kind: 'prefix', bytes: 7 }), 7)
  const sectors = await survivors({ kind: 'sectors' })
  assert.ok(sectors > 0 && sectors < 3_000)
})

test('a dead run changes nothing any more', async () => {
  const { time, medium, disk } = fresh()
  const file = await time.settle(disk.preallocate('a', 10))
  medium.crash()
  void file.writeDurably(Uint8Array.of(1), 0)
  void disk.replace('b', Uint8Array.of(1))
  await time.run()
  assert.deepEqual([...medium.files.keys()], ['a'])
  assert.equal(medium.content('a')[0], 0)
})

test('a full disk refuses new space, keeps no half of it, and writes in place go on', async () => {
  const { time, medium, disk } = fresh(100)
  const file = await time.settle(disk.preallocate('a', 80))
  const full = (error: unknown) => error instanceof DiskError && error.code === 'no-space'
  await assert.rejects(time.settle(disk.preallocate('b', 30)), full)
  await assert.rejects(time.settle(disk.replace('c', new Uint8Array(30))), full)
  assert.deepEqual([...medium.files.keys()], ['a'])
  await time.settle(file.writeDurably(Uint8Array.of(5), 79))
  medium.capacityBytes = 200
  await time.settle(disk.preallocate('b', 30))
})

test('a failing write fails once', async () => {
  const { time, medium, disk } = fresh()
  const file = await time.settle(disk.preallocate('a', 10))
  medium.failWrite(1)
  await time.settle(file.writeDurably(Uint8Array.of(1), 0))
  const failed = (error: unknown) => error instanceof DiskError && error.code === 'failed'
  await assert.rejects(time.settle(file.writeDurably(Uint8Array.of(2), 1)), failed)
  await time.settle(file.writeDurably(Uint8Array.of(3), 2))
})

test('a caller that touches bytes in flight is found out', async () => {
  const { time, disk } = fresh()
  const file = await time.settle(disk.preallocate('a', 10))
  const bytes = Uint8Array.of(1, 2)
  const written = file.writeDurably(bytes, 0)
  bytes[0] = 9
  await assert.rejects(time.settle(written), /while their write was in flight/)
})
