/** Each engine of the set answers its own client, at the address that the set told. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { Client as CassandraClient } from 'cassandra-driver'
import { Cluster } from 'ioredis'
import { Kafka, logLevel } from 'kafkajs'
import { createClient } from 'node-zookeeper-client'
import { Client as PostgresClient } from 'pg'
import { engineOfTest, enginesOfTest } from '../../platform/engines/engines-of-test.node.ts'

/** One try, so that a refusal is told and not tried again. */
const kafka = (brokers: readonly string[], password?: string): Kafka =>
  new Kafka({
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    connectionTimeout: 10_000,
    ...(password === undefined ? {} : { sasl: { mechanism: 'scram-sha-256', username: 'meridian', password } }),
  })

test('Kafka lets in who comes by the open door, and at the guarded one who knows the password', async () => {
  const { brokers, guarded } = engineOfTest('kafka')
  assert.ok(guarded)
  for (const client of [kafka(brokers), kafka(guarded.brokers, guarded.passwords['meridian'])]) {
    const admin = client.admin()
    await admin.connect()
    const cluster = await admin.describeCluster()
    assert.equal(cluster.brokers.length, brokers.length)
    await admin.disconnect()
  }
  const stranger = kafka(guarded.brokers, 'guessed').admin()
  await assert.rejects(stranger.connect(), /[Aa]uthentication/)
  await stranger.disconnect()
})

test('MirrorMaker 2 can be started from what the set tells', () => {
  const { mirrorMaker } = enginesOfTest()
  assert.ok(mirrorMaker)
  const main = 'org.apache.kafka.connect.mirror.MirrorMaker'
  // It ends with 255 after its help.
  const { stdout } = spawnSync(mirrorMaker.java, ['-cp', `${mirrorMaker.jars}/*`, main, '--help'], { encoding: 'utf8' })
  assert.match(stdout, /--clusters/)
})

test('Cassandra 5 knows itself as the data centre of its region', async () => {
  const { contactPoints, port, dataCenter } = engineOfTest('cassandra')
  const client = new CassandraClient({
    contactPoints: [...contactPoints],
    protocolOptions: { port },
    localDataCenter: dataCenter,
  })
  const row = (await client.execute('SELECT release_version, data_center FROM system.local')).first()
  assert.match(String(row['release_version']), /^5\.0\./)
  assert.equal(row['data_center'], 'eu')
  await client.shutdown()
})

test('Redis Cluster has three masters, and a key of each', async () => {
  const cluster = new Cluster([...engineOfTest('redis').nodes])
  await once(cluster, 'ready')
  assert.equal(cluster.nodes('master').length, 3)
  // Slots 12182, 5061 and 866: a key of each third.
  for (const key of ['foo', 'bar', 'hello']) {
    await cluster.set(`{${key}}:engines-test`, '1', 'PX', 60_000)
    assert.equal(await cluster.get(`{${key}}:engines-test`), '1')
    await cluster.del(`{${key}}:engines-test`)
  }
  await cluster.quit()
})

test('PostgreSQL has one primary and one standby that follows it', async () => {
  const { servers, user, database } = engineOfTest('postgres')
  const roles: unknown[] = []
  for (const server of servers) {
    const [host, port] = server.split(':')
    const client = new PostgresClient({ host, port: Number(port), user, database })
    await client.connect()
    const { rows } = await client.query<{ standby: boolean; followers: number }>(
      `SELECT pg_is_in_recovery() AS standby, (SELECT count(*)::int FROM pg_stat_replication WHERE state = 'streaming') AS followers`,
    )
    roles.push(rows[0])
    await client.end()
  }
  const byRole = roles.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  assert.deepEqual(byRole, [
    { standby: false, followers: 1 },
    { standby: true, followers: 0 },
  ])
})

test('ZooKeeper opens a session and has a root', async () => {
  const client = createClient(engineOfTest('zookeeper').servers.join(','), {
    sessionTimeout: 10_000,
    retries: 0,
  } as object)
  const connected = once(client, 'connected')
  client.connect()
  await connected
  const stat = await new Promise((resolve, reject) => {
    client.exists('/', (error, found) => (error ? reject(error as Error) : resolve(found)))
  })
  assert.ok(stat)
  client.close()
  await once(client, 'disconnected')
})
