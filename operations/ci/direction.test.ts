import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wrongDirections } from './direction.ts'
import { importsOf } from './imports.ts'

/** The faults of one file that imports `to`. */
const faults = (path: string, to: string): string[] =>
  wrongDirections(importsOf({ path, text: `import { x } from '${up(path)}${to}'\n` }))

const up = (path: string): string => '../'.repeat(path.split('/').length - 1) || './'

const allowed: readonly (readonly [string, string])[] = [
  ['protocol/ids.ts', 'platform/random.ts'],
  ['residency-policy/decide.ts', 'protocol/ids.ts'],
  ['edge/worker.ts', 'residency-policy/decide.ts'],
  ['regions/fold/fold.ts', 'platform/event-log/event-log.ts'],
  ['replication/lanes.ts', 'protocol/log-records.ts'],
  ['processes/region.ts', 'replication/lanes.ts'],
  ['processes/region.ts', 'platform/clock.node.ts'],
  ['clients/sdk/outbox.ts', 'protocol/messages.ts'],
  ['simulation/world.ts', 'processes/region.ts'],
  ['simulation/world.ts', 'clients/sdk/client.ts'],
  ['bench/direct.ts', 'regions/region.ts'],
  ['bench/scenarios.ts', 'bench/log.bench.ts'],
  ['operations/dev/start.ts', 'processes/region.ts'],
  ['operations/cli/chat.ts', 'clients/sdk/client.ts'],
  ['operations/dev/start.ts', 'operations/cli/main.ts'],
  ['regions/region.ts', 'regions/mailbox/row-store.leveldb.ts'],
  ['regions/mailbox/row-store.leveldb.test.ts', 'regions/mailbox/row-store.leveldb.ts'],
  ['regions/mailbox/mailbox.ts', 'regions/mailbox/row-store.ts'],
  ['regions/region.ts', 'regions/mailbox/rpc.ts'],
]

const forbidden: readonly (readonly [string, string])[] = [
  ['platform/clock.ts', 'protocol/ids.ts'],
  ['protocol/ids.ts', 'residency-policy/decide.ts'],
  ['residency-policy/decide.ts', 'regions/fold/fold.ts'],
  ['edge/worker.ts', 'regions/region.ts'],
  ['regions/region.ts', 'edge/worker.ts'],
  ['regions/region.ts', 'replication/lanes.ts'],
  ['replication/lanes.ts', 'regions/fold/fold.ts'],
  ['regions/region.ts', 'processes/region.ts'],
  ['clients/sdk/client.ts', 'regions/region.ts'],
  ['operations/cli/chat.ts', 'processes/region.ts'],
  ['operations/cli/chat.ts', 'operations/dev/start.ts'],
  ['processes/region.ts', 'simulation/world.ts'],
  ['simulation/world.ts', 'bench/direct.ts'],
  ['regions/mailbox/mailbox.ts', 'regions/mailbox/row-store.leveldb.ts'],
  ['regions/mailbox/mailbox.ts', 'platform/clock.node.ts'],
  ['regions/mailbox/mailbox.ts', 'regions/mailbox/rpc.ts'],
  ['regions/mailbox/mailbox.ts', 'regions/mailbox/mailbox.test.ts'],
]

for (const [from, to] of allowed) test(`${from} may import ${to}`, () => assert.deepEqual(faults(from, to), []))

for (const [from, to] of forbidden) {
  test(`${from} may not import ${to}`, () => {
    const [fault = ''] = faults(from, to)
    assert.ok(fault.startsWith(`${from}:1 imports ${to}: `), fault)
  })
}
