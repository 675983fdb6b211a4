/** Presence and resume tickets while nodes of a Redis Cluster are killed, come back and change places: a cluster of the test's own. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { EngineAddresses, RedisAddress } from '../../platform/engines/engine-addresses.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { RedisCluster } from '../../platform/redis/cluster.redis.ts'
import { mastersOf, withNode } from '../../platform/redis/redis-of-test.node.ts'
import { sessionIdOf, type UserKey } from '../../protocol/ids.ts'
import { redisResumeTable } from '../../regions/accounts/resume-table.redis.ts'
import type { ResumeTable } from '../../regions/accounts/resume-table.ts'
import { openRedisPresence } from '../../regions/presence/presence-store.redis.ts'
import type { Presence, PresenceStore } from '../../regions/presence/presence-store.ts'
import { down } from './down.ts'
import { recordsIn } from './node-process.ts'
import { up } from './up.ts'

// Where no Redis can be had, this is left out with the others.
engineOfTest('redis')

let data: string
let address: RedisAddress
const clusters: RedisCluster[] = []

/** Starts what does not run. */
const start = async (): Promise<RedisAddress> => {
  const { addresses } = await up({ data, only: ['redis'], regions: ['eu'], quorums: ['eu'] }, { say: () => {} })
  const { regions } = JSON.parse(readFileSync(addresses, 'utf8')) as EngineAddresses
  return regions['eu']?.redis as RedisAddress
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-redis-failover-'))
  address = await start()
})
after(async () => {
  await Promise.all(clusters.map((cluster) => cluster.stop()))
  await down(data, () => true)
  await rm(data, { recursive: true })
})

/** As one of our processes has it, for as long as the test runs: none is started again. */
async function connected(): Promise<RedisCluster> {
  const redis = new RedisCluster({ address, limits: { connectMs: 1_000, commandMs: 1_000 } })
  clusters.push(redis)
  await redis.ready(30_000)
  return redis
}

async function presence(prefix: string): Promise<PresenceStore> {
  const redis = await connected()
  const leases = { lastMs: 60_000, renewMs: 500 }
  return openRedisPresence({ redis, clock: nodeClock, scheduler: nodeScheduler, random: nodeRandom, prefix, leases })
}

/** Of all slots some. */
const people = Array.from({ length: 48 }, (_, at) => String(at).padStart(16, 'x') as UserKey)
const sessions = Array.from({ length: 12 }, (_, at) => sessionIdOf(new Uint8Array(16).fill(at)))
const lease = (user: UserKey) => ({ gateway: 1, connection: Number(user.replaceAll('x', '')) })

async function becomes(store: PresenceStore, user: UserKey, type: Presence['type']): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 900; tries++) {
    last = await store.read(user).catch((error: unknown) => error)
    if ((last as Presence).type === type) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(`still not ${type}: ${String((last as Error).message ?? (last as Presence).type)}`)
}
const allAre = (store: PresenceStore, type: Presence['type']) =>
  Promise.all(people.map((user) => becomes(store, user, type)))

const portOf = (name: string): number => Number(name.split(':')[1])

/** The process that listens there. */
function pidAt(name: string): number {
  const record = recordsIn(data).find(({ node }) => node.listens.some(({ port }) => port === portOf(name)))
  return record?.pid ?? assert.fail(`nobody listens at ${name}`)
}

/** Of each master the one that follows it. */
async function replicaOf(master: { readonly id: string }): Promise<string> {
  for (const name of address.nodes) {
    const info = await withNode(name, async (node) => String(await node.call('CLUSTER', 'NODES'))).catch(() => '')
    const line = info
      .split('\n')
      .find((one) => one.includes('slave') && one.includes(master.id) && !one.includes('fail'))
    if (line !== undefined) return (line.split(' ')[1] as string).split('@')[0] as string
  }
  return assert.fail('it has no replica')
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(`never: ${what}`)
}

/** Redis gives a change of places up when the other masters have not voted in five seconds, as after a vote just before. */
async function promote(replica: string): Promise<void> {
  let asked = 0
  await until(`${replica} is a master`, async () => {
    if ((await mastersOf(address)).some(({ name }) => name === replica)) return true
    // Asked anew, it begins anew: not before it was given up.
    if (Date.now() - asked > 7_000) {
      asked = Date.now()
      await withNode(replica, (node) => node.call('CLUSTER', 'FAILOVER'))
    }
    return false
  })
}

/** Tickets of before may be gone: whoever had one connects with their token, and is given the next. */
async function areGood(tickets: ResumeTable): Promise<void> {
  for (const session of sessions)
    await until('a ticket that was just given is good', async () => {
      const generation = await tickets.start(session)
      return (await tickets.present(session, generation)).type === 'next'
    })
}

test('FC-086 a node that went away and came back is used again; presence and tickets converge after each failover', async () => {
  const [holder, viewer] = [await presence('fc086'), await presence('fc086')]
  const tickets = redisResumeTable({
    redis: await connected(),
    clock: nodeClock,
    prefix: 'fc086',
    onFailure: () => {},
  })
  for (const user of people) holder.arrive(user, lease(user))
  await allAre(viewer, 'online')

  for (let turn = 0; turn < 2; turn++) {
    // The second time this is the one that was promoted, and its replica the one that had been killed.
    const master = (await mastersOf(address)).find(({ slots }) => slots.some(([from]) => from === 0))
    assert.ok(master)
    const replica = await replicaOf(master)
    // The replica goes away and comes back, and is a stranger to whoever has dropped it.
    process.kill(pidAt(replica), 'SIGKILL')
    await start()
    process.kill(pidAt(master.name), 'SIGKILL')
    await until('the replica has taken over', async () =>
      withNode(replica, async (node) => String(await node.call('ROLE')).startsWith('master')),
    )
    // Nobody else knows about these: they must be written to it, and read from it.
    for (const user of people.slice(0, 24)) holder.depart(user, lease(user))
    await Promise.all(people.slice(0, 24).map((user) => becomes(viewer, user, 'offline')))
    for (const user of people.slice(0, 24)) holder.arrive(user, lease(user))
    await allAre(viewer, 'online')
    await areGood(tickets)
    await start()
  }
  await Promise.all([holder.stop(), viewer.stop()])
})

test('FC-087 masters that change places under load leave presence right', async () => {
  const [holder, viewer] = [await presence('fc087'), await presence('fc087')]
  let load = true
  const coming = (async () => {
    while (load) {
      for (const user of people) holder.arrive(user, lease(user))
      await new Promise((resolve) => setTimeout(resolve, 20))
      for (const user of people) holder.depart(user, lease(user))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  try {
    // There and back again.
    for (let turn = 0; turn < 2; turn++) {
      for (const master of await mastersOf(address)) {
        const replica = await replicaOf(master)
        await promote(replica)
      }
    }
  } finally {
    load = false
    await coming
  }
  await allAre(viewer, 'offline')
  for (const user of people) holder.arrive(user, lease(user))
  await allAre(viewer, 'online')
  await Promise.all([holder.stop(), viewer.stop()])
})
