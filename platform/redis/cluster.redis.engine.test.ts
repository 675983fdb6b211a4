/** What no driver's documentation promises: what becomes of a connection that nobody ended. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import type { Command } from './cluster.redis.ts'
import { freshKeys, linksTo } from './redis-of-test.node.ts'

test('FC-089 a connection that a firewall forgot is dialled anew, and commands are answered again', async (context) => {
  const keys = freshKeys()
  const links = await linksTo(engineOfTest('redis'))
  context.after(async () => {
    await keys.dispose()
    await links.close()
  })
  const redis = await keys.open({ commandMs: 200 }, links.options)
  // Enough for each node to have some.
  const commands = Array.from({ length: 60 }, (_, number): Command => {
    const key = `${keys.prefix}:${number}`
    return { key, words: ['set', key, number] }
  })
  const failures = async (): Promise<number> =>
    (await redis.runAll(commands)).filter(({ type }) => type === 'failed').length
  assert.equal(await failures(), 0)
  for (const link of links.of.values()) link.strand()
  assert.equal(await failures(), commands.length)
  const end = performance.now() + 30_000
  while ((await failures()) > 0) {
    assert.ok(performance.now() < end, 'they do not come back')
    await wait(20)
  }
})
