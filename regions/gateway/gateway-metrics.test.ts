import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { Metrics } from '../../platform/metrics.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import type { ClientSocket } from './client-socket.ts'
import { Gateway, heartbeatDefaults } from './gateway.ts'
import { anna, FakeLink } from './gateway-harness.ts'
import { gatewayMetrics } from './gateway-metrics.ts'

const socket: ClientSocket = { hasCloseCodes: true, bufferedBytes: 7, send: () => {}, close: () => {} }

test('what an idle connection costs, what waits and why connections ended is counted', async (t) => {
  const gateway = new Gateway(
    { link: new FakeLink(), clock: nodeClock, scheduler: nodeScheduler, random: nodeRandom },
    { region: 'eu-central', heartbeat: heartbeatDefaults, connectionsMax: 10, targetOf: () => '' },
  )
  t.after(() => gateway.stop())
  const metrics = new Metrics()
  let memory = 100_000
  gatewayMetrics(metrics, gateway, () => memory)
  const value = async (name: string): Promise<number> => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`meridian_${name} `))
    return Number(line?.split(' ').at(-1))
  }
  assert.equal(await value('gateway_connection_memory_bytes'), 0)
  const events = Array.from({ length: 4 }, () => gateway.accept(socket, anna))
  memory += 20_000
  assert.equal(await value('gateway_connection_memory_bytes'), 5_000)
  assert.equal(await value('gateway_connections'), 4)
  assert.equal(await value('gateway_waiting_bytes'), 28)
  for (const one of events) one.gone()
  assert.match(await metrics.text(), /meridian_gateway_closed_total\{code="gone"\} 4/)
  assert.equal(await value('gateway_opened_total'), 4)
  assert.equal(await value('gateway_connection_memory_bytes'), 0, 'with none left, what is there is the new beginning')
})
