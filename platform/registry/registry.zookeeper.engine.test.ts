/** Both contracts on a real ZooKeeper, and what only an engine can get wrong. */
import assert from 'node:assert/strict'
import { type Client, createClient } from 'node-zookeeper-client'
import { test } from 'node:test'
import { nodeClock, nodeScheduler } from '../clock.node.ts'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { nodeRandom } from '../random.node.ts'
import { eventually } from './eventually.node.ts'
import {
  announcement,
  claimed,
  gateway1,
  listSeenBy,
  registryContract,
  user3,
  worker1,
  worker2,
} from './registry.contract.ts'
import { type FaultyRegistryUnderTest, registryFaultsContract } from './registry-faults.contract.ts'
import type { ProcessId, Registry } from './registry.ts'
import { foundZooKeeperRegistry, removeZooKeeperFolder, type ZooKeeperRegistryOptions } from './founding.zookeeper.ts'
import { openZooKeeperRegistry } from './registry.zookeeper.ts'

const freshRoot = (): string => `/meridian-test-${Buffer.from(nodeRandom.bytes(8)).toString('hex')}`

const optionsOf = (alarms: string[]): ZooKeeperRegistryOptions => ({
  ...engineOfTest('zookeeper'),
  root: freshRoot(),
  region: 'eu-central',
  // Short, so that a test of silence does not take a minute.
  timeoutMs: 4_000,
  clock: nodeClock,
  scheduler: nodeScheduler,
  onAlarm: (what) => alarms.push(what),
})

async function connected({ servers }: ZooKeeperRegistryOptions): Promise<Client> {
  const client = createClient(servers.join(','))
  await new Promise<void>((resolve) => {
    client.once('connected', resolve)
    client.connect()
  })
  return client
}

async function openFresh(): Promise<FaultyRegistryUnderTest & { readonly options: ZooKeeperRegistryOptions }> {
  const alarms: string[] = []
  const options = optionsOf(alarms)
  await foundZooKeeperRegistry(options)
  const joined: Registry[] = []
  const proxies: FaultProxy[] = []
  const join = async (id: ProcessId, servers = options.servers) => {
    const registry = await openZooKeeperRegistry(id, { ...options, servers })
    joined.push(registry)
    return registry
  }
  return {
    options,
    join: (id) => join(id),
    joinThroughFaults: async (id) => {
      const proxy = await FaultProxy.open(options.servers[0] as string)
      proxies.push(proxy)
      return {
        registry: await join(id, [proxy.address]),
        hang: () => {
          proxy.mode = { kind: 'hang' }
        },
        strand: () => proxy.strand(),
        drop: () => proxy.cut(),
        heal: () => {
          proxy.cut()
          proxy.mode = { kind: 'pass' }
        },
      }
    },
    eventually,
    dispose: async () => {
      for (const proxy of proxies) proxy.mode = { kind: 'pass' }
      for (const registry of joined) await registry.stop()
      for (const proxy of proxies) await proxy.close()
      await removeZooKeeperFolder(options)
      assert.deepEqual(alarms, [])
    },
  }
}

registryContract('ZooKeeper', openFresh)
registryFaultsContract('ZooKeeper', openFresh)

test('a claim that an operator takes away is lost, and its owner hears it', async () => {
  const { options, join, dispose } = await openFresh()
  const claim = claimed(await (await join(worker1)).claim(user3))
  const heard: string[] = []
  claim.onChange((standing) => heard.push(standing))
  await removeZooKeeperFolder({ ...options, root: `${options.root}/claims/user:3` })
  const next = claimed(await (await join(worker2)).claim(user3))
  assert.ok(next.token > claim.token)
  await eventually('it is lost', () => claim.standing() === 'lost')
  assert.deepEqual(heard, ['lost'])
  assert.equal(next.standing(), 'held')
  await dispose()
})

test('an announcement that an operator takes away is there again; one that nobody can read is in no list', async () => {
  const { options, join, dispose } = await openFresh()
  const seen = listSeenBy(await join(worker1))
  await (await join(gateway1)).announce(announcement)
  await eventually('it is seen', () => seen.list.length === 1)
  const client = await connected(options)
  await new Promise((resolve) => {
    client.create(`${options.root}/alive/gateway/eu:odd`, Buffer.from('{"role":"gateway"}'), resolve)
  })
  const before = seen.list
  await removeZooKeeperFolder({ ...options, root: `${options.root}/alive/gateway/${gateway1.replace('/', ':')}` })
  await eventually('it is seen again', () => seen.list.length === 1 && seen.list !== before)
  assert.deepEqual(seen.list, before)
  client.close()
  await dispose()
})

test('a folder that is missing or belongs to another region is refused in one sentence, and nothing is written', async () => {
  const { options, dispose } = await openFresh()
  const elsewhere = { ...options, root: `${options.root}-slip` }
  await assert.rejects(openZooKeeperRegistry(worker1, elsewhere), {
    code: 'unusable',
    message: /there is no registry at `\/meridian-test-\w+-slip`.*: correct the address, or found it once/,
  })
  await assert.rejects(openZooKeeperRegistry(worker1, { ...options, region: 'us-east' }), {
    code: 'unusable',
    message: /is no registry of us-east/,
  })
  await assert.rejects(foundZooKeeperRegistry({ ...options, region: 'us-east' }), /is no registry of us-east/)
  const client = await connected(options)
  const found = await new Promise((resolve) => {
    client.exists(elsewhere.root, (_, stat) => resolve(stat))
  })
  assert.equal(found ?? undefined, undefined)
  client.close()
  await dispose()
})
