import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { Metrics } from '../../platform/metrics.ts'
import { keeperOf } from '../../protocol/operator/world-file.node.ts'
import { takePorts } from '../ports.ts'
import { openOperatorsDoor, type OperatorsDoor } from './operators-door.ts'
import type { RegionSetting } from './region-setting.ts'

interface Seen {
  readonly health: object
  readonly readiness: number
  readonly keeps: string | undefined
  readonly asked: string
}

async function opened(admin: number): Promise<OperatorsDoor> {
  const setting = { config: { ports: { admin }, host: undefined }, metrics: new Metrics() }
  return openOperatorsDoor(setting as unknown as RegionSetting)
}

async function seen(at: string): Promise<Seen> {
  const [health, ready, metrics, asked] = await Promise.all(
    ['/healthz', '/readyz', '/metrics', '/status'].map((path) => fetch(`${at}${path}`)),
  )
  return {
    health: (await health?.json()) as object,
    readiness: ready?.status ?? 0,
    keeps: /^meridian_keeper_keeps (\d)$/m.exec((await metrics?.text()) ?? '')?.[1],
    asked: (await asked?.text()) ?? '',
  }
}

test('P5 whoever may keep a region answers probes from its start, says whether it keeps, and is asked only when it does', async (t) => {
  const ports = await takePorts(2)
  await ports.open()
  const [one, other] = await Promise.all([opened(ports.first), opened(ports.first + 1)])
  t.after(async () => {
    one.close()
    other.close()
    await ports.release()
  })
  const [admin, standby] = [`http://127.0.0.1:${ports.first}`, `http://127.0.0.1:${ports.first + 1}`]
  const starting = await seen(admin)
  assert.deepEqual([starting.health, starting.readiness], [{ healthy: true, keeper: 'starts' }, 503])

  one.standsBy()
  const standing = await seen(admin)
  assert.deepEqual([standing.health, standing.readiness], [{ healthy: true, keeper: 'stands-by' }, 200])
  assert.equal(standing.keeps, '0')
  assert.match(standing.asked, /"code":"unavailable"/)

  other.keeps(new Hono().get('/status', (context) => context.text('all is well')))
  const keeping = await seen(standby)
  assert.deepEqual([keeping.health, keeping.readiness], [{ healthy: true, keeper: 'keeps' }, 200])
  assert.deepEqual([keeping.keeps, keeping.asked], ['1', 'all is well'])
  assert.equal(await keeperOf({ admin, adminsStandBy: [standby] }), standby)

  other.ends()
  const ending = await seen(standby)
  assert.deepEqual([ending.health, ending.readiness], [{ healthy: true, keeper: 'ends' }, 503])
  assert.match(ending.asked, /"code":"unavailable"/)
})
