import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { allEngines } from './all-engines.ts'
import { parse } from 'yaml'
import { behindOthers, tokenOf } from './cassandra/cassandra.ts'
import { nodeYaml } from './cassandra/node-yaml.ts'
import { defaultEngines, type EngineSet, setAfter } from './engine-set.ts'
import { clusterYaml } from './flink/cluster-yaml.ts'
import { brokerProperties, usersOf } from './kafka/broker-properties.ts'
import { cacheFolder } from './jars.ts'
import { refuseWithoutRoom } from './prepare.ts'
import { portsPerRegion, regionAliases, regionPlans, type SetPlan } from './region-plan.ts'
import { serverConfig } from './redis/redis.ts'
import { serverProperties } from './zookeeper/zookeeper.ts'

const plan = (more: Partial<SetPlan> = {}): SetPlan => ({
  data: '/data',
  firstPort: 21_000,
  regions: regionAliases,
  quorums: [],
  ...more,
})

test('no two nodes of a set listen at the same place, and each region stays within its block', () => {
  const regions = regionPlans(plan({ quorums: regionAliases }))
  const places = regions.flatMap((region) => {
    const listens = allEngines.flatMap((engine) => engine.nodes(region)).flatMap((node) => node.listens)
    // The last port of the block is the set's own.
    for (const { port } of listens) assert.ok(port >= region.firstPort && port < region.firstPort + portsPerRegion - 1)
    return listens.map(({ host, port }) => `${host}:${port}`)
  })
  assert.equal(new Set(places).size, places.length)
})

test('a region’s ports do not depend on which others there are', () => {
  const [ap] = regionPlans(plan({ regions: ['ap'] }))
  assert.equal(ap?.firstPort, 21_200)
})

test('one broker stands alone; of three, two have what is acknowledged', () => {
  const [eu, us] = regionPlans(plan({ quorums: ['us'] }))
  assert.ok(eu && us)
  const single = brokerProperties(eu, 1, '/log')
  assert.match(single, /^default\.replication\.factor=1$/m)
  assert.match(single, /^min\.insync\.replicas=1$/m)
  const quorum = brokerProperties(us, 2, '/log')
  assert.match(quorum, /^node\.id=2$/m)
  assert.match(quorum, /^controller\.quorum\.voters=1@127\.0\.0\.1:21106,2@127\.0\.0\.1:21107,3@127\.0\.0\.1:21108$/m)
  for (const topic of ['default', 'offsets.topic', 'transaction.state.log', 'share.coordinator.state.topic'])
    assert.ok(quorum.includes(`${topic}.replication.factor=3\n`), topic)
  for (const least of ['min.insync.replicas', 'transaction.state.log.min.isr', 'share.coordinator.state.topic.min.isr'])
    assert.ok(quorum.includes(`${least}=2\n`), least)
  for (const text of [single, quorum]) {
    assert.match(text, /^unclean\.leader\.election\.enable=false$/m)
    assert.match(text, /^auto\.create\.topics\.enable=false$/m)
  }
})

test('each flow that a region is, or may once be, an end of has a user of its own there', () => {
  const [eu] = regionPlans(plan({ regions: ['eu'] }))
  assert.ok(eu)
  const flows = ['us', 'ap', 'cn'].flatMap((other) => [`mirror-eu-${other}`, `mirror-${other}-eu`])
  assert.deepEqual(usersOf(eu), ['admin', 'meridian', ...flows])
})

test('a ring’s tokens cut it into equal parts, and its nodes seed each other', () => {
  assert.deepEqual(
    [1, 2, 3].map((member) => tokenOf(member, 3)),
    [-(2n ** 63n), -3074457345618258603n, 3074457345618258602n],
  )
  const seeds = ['127.0.0.1:7000', '127.0.0.2:7000']
  const settings = { cluster: 'eu', address: '127.0.0.2', cqlPort: 9042, storagePort: 7000, seeds, token: -1n }
  const yaml = parse(nodeYaml({ ...settings, folder: '/c' })) as Record<string, unknown>
  assert.equal(yaml['listen_address'], '127.0.0.2')
  assert.equal(yaml['initial_token'], '-1')
  assert.deepEqual(yaml['seed_provider'], [
    { class_name: 'org.apache.cassandra.locator.SimpleSeedProvider', parameters: [{ seeds: seeds.join(',') }] },
  ])
})

test('Cassandra lets others go first, and its timers need not be exact; its words stay as they are', () => {
  const { program, args } = behindOthers({
    program: 'sh',
    args: ['-c', 'cat /proc/$$/timerslack_ns; nice; echo "$0"', 'a b'],
  })
  // Of a session of its own, as engines are started: the weight would be that of the session of this test.
  const { stdout } = spawnSync('setsid', ['--wait', program, ...args], { encoding: 'utf8' })
  assert.equal(stdout, '500000\n5\na b\n')
})

test('a server of ZooKeeper alone names no peers; in an ensemble it names all', () => {
  const [eu, us] = regionPlans(plan({ quorums: ['us'] }))
  assert.ok(eu && us)
  assert.doesNotMatch(serverProperties(eu, 1, '/z'), /^server\./m)
  assert.equal(serverProperties(us, 3, '/z').match(/^server\.\d=127\.0\.0\.1:\d+:\d+$/gm)?.length, 3)
})

test('Redis throws no lease out for want of room', () => {
  const [eu] = regionPlans(plan())
  assert.ok(eu)
  assert.match(serverConfig(eu, 2, '/r'), /^port 21021\n(.*\n)*maxmemory-policy noeviction$/m)
})

test('a set begins with the defaults, grows by what is named and forgets nothing', async () => {
  const free = (): Promise<number> => Promise.resolve(22_000)
  const first = await setAfter({ data: '/data', quorums: [] }, undefined, free)
  assert.deepEqual(first.regions, ['eu', 'us', 'ap'])
  assert.deepEqual([...first.engines].sort(), [...defaultEngines].sort())
  assert.equal(first.firstPort, 22_000)
  const grown = await setAfter({ data: '/data', only: ['flink'], regions: ['cn'], quorums: ['cn'] }, first, free)
  assert.deepEqual(grown, {
    ...first,
    regions: ['eu', 'us', 'ap', 'cn'],
    quorums: ['cn'],
    engines: [...first.engines, 'flink'],
  } satisfies EngineSet)
})

test('Flink’s gateway takes no port of its JobManager, and both keep to their own', () => {
  const ports = { rest: 21_060, gateway: 21_061, rpc: 21_062, blob: 21_063 }
  const yaml = parse(clusterYaml({ ports, kept: '/kept', scratch: '/scratch' })) as Record<string, unknown>
  assert.equal(yaml['rest.port'], ports.rest)
  assert.equal(yaml['rest.bind-port'], undefined)
  assert.equal(yaml['sql-gateway.endpoint.rest.port'], ports.gateway)
})

test('a disk without room is told with what it has and what is needed', () => {
  assert.throws(
    () => refuseWithoutRoom('/no/such/folder', 1e12),
    /the disk of \/ has \d+ MiB left and 1000000000000 are needed/,
  )
})

test('the cache is where the environment says, or where such things are kept', () => {
  assert.equal(cacheFolder({ MERIDIAN_CACHE: '/jars' }), '/jars')
  assert.equal(cacheFolder({ XDG_CACHE_HOME: '/cache' }), '/cache/meridian')
  assert.match(cacheFolder({}), /\.cache\/meridian$/)
})
