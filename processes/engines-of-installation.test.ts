import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { worldOnEngines } from './engines-of-installation.ts'

const eu = {
  kafka: { brokers: ['127.0.0.1:1'] },
  cassandra: { contactPoints: ['127.0.0.1'], port: 2, dataCenter: 'eu' },
  redis: { nodes: ['127.0.0.1:3'] },
  postgres: { servers: ['127.0.0.1:4'], user: 'meridian', database: 'meridian' },
}

test('a world on engines is refused, with what to start, where they are not or not all', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-engines-of-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.throws(() => worldOnEngines(folder, ['eu']), /there are no engines .*engines\.json.*npm run engines -- up/)
  const { redis: _, ...some } = eu
  writeFileSync(join(folder, 'engines.json'), JSON.stringify({ regions: { eu, us: some } }))
  assert.throws(() => worldOnEngines(folder, ['eu', 'us']), /no redis for region us: .*--regions eu,us/)
  assert.throws(() => worldOnEngines(folder, ['eu', 'ap']), /no kafka, cassandra, redis, postgres for region ap/)
  const { data, engines } = worldOnEngines(folder, ['eu'])
  assert.equal(data, join(folder, 'world'))
  assert.deepEqual(engines.regions['eu'], eu)
})
