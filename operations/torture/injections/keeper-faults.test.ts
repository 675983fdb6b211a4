import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { SeededRandom } from '../../../platform/random.seeded.ts'
import type { World } from '../../../processes/world.ts'
import { kindsOfKeeperFaults } from './keeper-faults.ts'
import { kindsOfProcessFaults } from './process-faults.ts'

/** A door that says of its process what `says` answers. */
async function door(t: TestContext, says: () => string): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ keeper: says() })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('the one that keeps a region is befallen, and the one that stands by, whichever of its processes that is', async (t) => {
  let keeping = 'eu'
  const befallen: string[] = []
  const saysOf = (name: string) => () => (keeping === name ? 'keeps' : 'stands-by')
  const end = (name: string): void => {
    befallen.push(name)
    if (name === keeping) keeping = keeping === 'eu' ? 'eu/keeper-2' : 'eu'
  }
  const world = {
    regions: [
      { alias: 'eu', admin: await door(t, saysOf('eu')), adminsStandBy: [await door(t, saysOf('eu/keeper-2'))] },
    ],
    processes: ['eu', 'eu/keeper-2', 'eu/worker-1'],
    kill: end,
    drain: end,
  } as unknown as World
  const kinds = kindsOfKeeperFaults(world)
  for (const kind of ['kill keeper', 'drain keeper', 'kill standby']) {
    const injection = kinds.find((one) => one.kind === kind)?.draw(new SeededRandom(1))
    await injection?.begin()
    await injection?.lift()
  }
  assert.deepEqual(befallen, ['eu', 'eu/keeper-2', 'eu/keeper-2'])
  // They are none of the processes that are befallen by name.
  assert.ok(kindsOfProcessFaults(world).every(({ kind }) => kind.endsWith('worker')))
})

test('where one process keeps each region it is befallen by its name', () => {
  const world = { regions: [{ alias: 'eu', admin: '' }], processes: ['eu'] } as unknown as World
  assert.deepEqual(kindsOfKeeperFaults(world), [])
  assert.deepEqual(
    kindsOfProcessFaults(world).map(({ kind }) => kind),
    ['kill region', 'stop region'],
  )
})
