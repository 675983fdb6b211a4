import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import type { RedisCluster } from '../../platform/redis/cluster.redis.ts'
import { slotOfKey } from '../../platform/redis/key-slot.ts'
import { type FreshKeys, freshKeys, linksTo, moveSlot } from '../../platform/redis/redis-of-test.node.ts'
import { type SessionId, sessionIdOf } from '../../protocol/ids.ts'
import { resumeTableContract } from './resume-table.contract.ts'
import { redisResumeTable } from './resume-table.redis.ts'
import type { ResumeTable } from './resume-table.ts'

const anna: SessionId = sessionIdOf(new Uint8Array(16).fill(1))
const now = Date.UTC(2026, 0, 1)

resumeTableContract('Redis Cluster', async () => {
  const keys = freshKeys()
  let ms = 0
  const open = async (): Promise<ResumeTable> => tableOn(await keys.open(), keys.prefix, () => ms)
  return {
    table: await open(),
    setTime: (time) => {
      ms = time
    },
    beside: open,
    dispose: () => keys.dispose(),
  }
})

function tableOn(redis: RedisCluster, prefix: string, time: () => number, failures: unknown[] = []): ResumeTable {
  const onFailure = (error: unknown): void => {
    failures.push(error)
  }
  return redisResumeTable({ redis, clock: { now: time }, prefix, onFailure })
}

const check = (title: string, body: (keys: FreshKeys) => Promise<void>): void => {
  test(title, async () => {
    const keys = freshKeys()
    try {
      await body(keys)
    } finally {
      await keys.dispose()
    }
  })
}

check('I6 a ticket is kept as long as it is good, and no longer', async (keys) => {
  const redis = await keys.open()
  await tableOn(redis, keys.prefix, () => now).start(anna)
  const key = `${keys.prefix}:ticket:${anna}`
  const kept = Number(await redis.run({ key, words: ['pttl', key] }))
  assert.ok(kept > 0 && kept <= 86_400_000, String(kept))
})

check('I6 a ticket stays good while its slot moves', async (keys) => {
  const table = tableOn(await keys.open(), keys.prefix, () => now)
  const slot = slotOfKey(`${keys.prefix}:ticket:${anna}`)
  let generation = await table.start(anna)
  for (let turn = 0; turn < 2; turn++) {
    const moving = moveSlot(engineOfTest('redis'), slot)
    for (let more = 0; more < 20; more++) {
      assert.deepEqual(await table.present(anna, generation), { type: 'next', generation: generation + 1 })
      generation++
    }
    await moving
  }
})

check('I6 without Redis tickets are unknown, nobody is kept out, and nothing counts as theft', async (keys) => {
  const links = await linksTo(engineOfTest('redis'))
  try {
    const failures: unknown[] = []
    let ms = now
    const table = tableOn(await keys.open({ commandMs: 500 }, links.options), keys.prefix, () => ms, failures)
    const before = await table.start(anna)
    for (const link of links.of.values()) link.mode = { kind: 'refuse' }
    assert.deepEqual(await table.present(anna, before), { type: 'unknown' })
    ms += 10_000
    const during = await table.start(anna)
    await table.confirm(anna, during)
    assert.equal(failures.length, 3)
    for (const link of links.of.values()) link.mode = { kind: 'pass' }
    for (let tries = 0; failures.length > 0 && tries < 600; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      failures.length = 0
      assert.deepEqual(await table.present(anna, during), { type: 'unknown' })
    }
    assert.equal(failures.length, 0, 'it never came back')
    const after = await table.start(anna)
    assert.ok(after >= during)
    assert.deepEqual(await table.present(anna, after), { type: 'next', generation: after + 1 })
  } finally {
    await links.close()
  }
})
