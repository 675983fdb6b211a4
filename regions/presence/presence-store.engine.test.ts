import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { EngineCalls } from '../../platform/engines/engine-calls.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import type { RedisCluster } from '../../platform/redis/cluster.redis.ts'
import { slotOfKey } from '../../platform/redis/key-slot.ts'
import {
  type FreshKeys,
  freshKeys,
  keeps,
  type Links,
  linksTo,
  mastersOf,
  moveSlot,
  withNode,
} from '../../platform/redis/redis-of-test.node.ts'
import { type UserKey, userIdOfKey } from '../../protocol/ids.ts'
import { ChangedPeople, channelCount, channelOf } from './changed-people.redis.ts'
import { presenceStoreContract } from './presence-store.contract.ts'
import { openRedisPresence, type LeaseTimes } from './presence-store.redis.ts'
import type { Presence, PresenceLease, PresenceStore } from './presence-store.ts'

presenceStoreContract('Redis Cluster', async () => {
  const keys = freshKeys()
  const redis = await keys.open()
  let now = 0
  const clock = { now: () => now, monotonic: () => now }
  const open = () =>
    openRedisPresence({ redis, clock, scheduler: nodeScheduler, random: nodeRandom, prefix: keys.prefix })
  let store = open()
  return {
    store,
    setTime: (ms) => {
      now = ms
    },
    reopen: async () => {
      await store.stop()
      store = open()
      return store
    },
    dispose: async () => {
      await store.stop()
      await keys.dispose()
    },
  }
})

const lease = (gateway: number, connection = 1): PresenceLease => ({ gateway, connection })
const person = (number: number): UserKey => String(number).padStart(16, 'x') as UserKey
const anna = person(1)
/** Long enough for a machine that is busy, and nobody waits for it to run out. */
const usual: LeaseTimes = { lastMs: 30_000, renewMs: 200 }
const isUnavailable = { code: 'unavailable' }

/** Reads until it is so; what happens after the fact happens soon, but nobody knows how soon. */
async function becomes(store: PresenceStore, user: UserKey, type: Presence['type']): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 600; tries++) {
    last = await store.read(user).catch((error: unknown) => error)
    if ((last as Presence).type === type) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(`still not ${type}: ${JSON.stringify(last)}`)
}

/** Of all channels some. */
const people = Array.from({ length: 640 }, (_, number) => person(number))

/** Tells of somebody until the ear, which is subscribed in its own time, has heard on every channel. */
async function heardBy(ear: ChangedPeople, told: readonly (readonly UserKey[])[]): Promise<void> {
  for (let tries = 0; new Set(told.flat()).size < people.length; tries++) {
    assert.ok(tries < 600, 'some channels are never heard')
    await ear.tell(people)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('presence of several processes on a Redis Cluster', () => {
  let keys: FreshKeys
  let redis: RedisCluster
  let links: Links | undefined
  const stores: PresenceStore[] = []

  beforeEach(async () => {
    keys = freshKeys()
    redis = await keys.open()
  })
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.stop()))
    await links?.close()
    links = undefined
    await keys.dispose()
  })

  const process = (of = redis, leases = usual, scheduler = nodeScheduler): PresenceStore => {
    const { prefix } = keys
    const store = openRedisPresence({ redis: of, clock: nodeClock, scheduler, random: nodeRandom, prefix, leases })
    stores.push(store)
    return store
  }
  const keyOf = (user: UserKey) => `${keys.prefix}:presence:${userIdOfKey(user)}`

  test('who is connected to one process is online for all, and offline for all afterwards', async () => {
    const [frankfurt, mainz] = [process(), process()]
    frankfurt.arrive(anna, lease(1))
    await becomes(mainz, anna, 'online')
    frankfurt.depart(anna, lease(1))
    await becomes(mainz, anna, 'offline')
    const presence = await mainz.read(anna)
    assert.ok(presence.type === 'offline' && presence.lastSeen > Date.now() - 3_600_000)
  })

  test('the late end of an old connection in one process does not end a new one in another', async () => {
    const [old, fresh, viewer] = [process(), process(), process()]
    old.arrive(anna, lease(1))
    await becomes(viewer, anna, 'online')
    fresh.arrive(anna, lease(2))
    await becomes(old, anna, 'online')
    old.depart(anna, lease(1))
    old.gatewayLost(1)
    // Written before its end is: then whatever the end does has been done when `stop` resolves.
    await old.stop()
    await becomes(viewer, anna, 'online')
    fresh.depart(anna, lease(2))
    await becomes(viewer, anna, 'offline')
  })

  test('a process that stops renewing takes its people along; when it goes on, they are back', async () => {
    const viewer = process()
    let asleep = false
    const sleepy = {
      ...nodeScheduler,
      every: (ms: number, work: () => void) => nodeScheduler.every(ms, () => asleep || work()),
    }
    const silent = process(redis, { lastMs: 1_000, renewMs: 200 }, sleepy)
    for (let number = 0; number < 50; number++) silent.arrive(person(number), lease(1, number))
    for (let number = 0; number < 50; number++) await becomes(viewer, person(number), 'online')
    asleep = true
    for (let number = 0; number < 50; number++) await becomes(viewer, person(number), 'offline')
    asleep = false
    for (let number = 0; number < 50; number++) await becomes(viewer, person(number), 'online')
  })

  test('whoever has somebody in view hears what happens in other processes, also of their death', async () => {
    let asleep = false
    const every = (ms: number, work: () => void) => nodeScheduler.every(ms, () => asleep || work())
    const [store, viewer] = [process(redis, { lastMs: 1_000, renewMs: 200 }, { ...nodeScheduler, every }), process()]
    let heard = 0
    viewer.onChange((user) => {
      assert.equal(user, anna)
      heard++
    })
    const hears = async (type: Presence['type']) => {
      const before = heard
      for (let tries = 0; heard === before; tries++) {
        assert.ok(tries < 600, `never heard of ${type}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      assert.equal((await viewer.read(anna)).type, type)
    }
    assert.equal((await viewer.read(anna)).type, 'offline')
    store.arrive(anna, lease(1))
    await hears('online')
    store.depart(anna, lease(1))
    await hears('offline')
    store.arrive(anna, lease(1))
    await hears('online')
    asleep = true
    await hears('offline')
  })

  test('a change is heard of at once, not with the next renewal', async () => {
    const rare: LeaseTimes = { lastMs: 3_600_000, renewMs: 1_200_000 }
    const [store, viewer] = [process(redis, rare), process(await keys.open(), rare)]
    const heard: UserKey[] = []
    viewer.onChange((user) => heard.push(user))
    const pause = () => new Promise((resolve) => setTimeout(resolve, 50))
    const becomesUnasked = async (user: UserKey, type: Presence['type']) => {
      for (let tries = 0; !heard.includes(user); tries++) {
        assert.ok(tries < 1_200, `never heard that ${user} is ${type}`)
        await pause()
      }
      assert.equal((await viewer.read(user)).type, type)
      heard.length = 0
    }
    // What is told before the viewer listens nobody hears: its last channel is the last it subscribes to. Once it may
    // hear by the renewal that it begins with.
    const last = people.findLast((user) => channelOf(userIdOfKey(user)) === channelCount - 1) as UserKey
    for (let turn = 0; heard.length < 2; turn++) {
      assert.ok(turn < 1_200, 'the viewer never hears of anybody')
      await viewer.read(last)
      if (turn % 2 === 0) store.arrive(last, lease(2, turn))
      else store.depart(last, lease(2, turn - 1))
      await pause()
    }
    heard.length = 0
    const comesAndGoes = async (number: number) => {
      const user = person(number)
      await becomes(viewer, user, 'offline')
      store.arrive(user, lease(1, number))
      await becomesUnasked(user, 'online')
      store.depart(user, lease(1, number))
      await becomesUnasked(user, 'offline')
    }
    for (let number = 0; number < 20; number++) await comesAndGoes(number)
    // The node that gives a channel away takes its listeners off it, and what is said until they are back nobody hears.
    const moved = slotOfKey(`${keys.prefix}:changed:${channelOf(userIdOfKey(person(21)))}`)
    await moveSlot(engineOfTest('redis'), moved)
    const goes: PresenceLease = lease(3)
    for (let turn = 0; heard.length < 2; turn++) {
      assert.ok(turn < 1_200, 'the viewer never hears of the channel again')
      await viewer.read(person(21))
      if (turn % 2 === 0) store.arrive(person(21), goes)
      else store.depart(person(21), goes)
      await pause()
    }
    store.depart(person(21), goes)
    await becomes(viewer, person(21), 'offline')
    heard.length = 0
    await comesAndGoes(21)
    await moveSlot(engineOfTest('redis'), moved)
  })

  test('people of one write are told in a few messages, and nobody looks at those nobody asked about', async () => {
    const calls = new EngineCalls(nodeClock)
    const viewer = process(await keys.open({}, { calls }), { lastMs: 3_600_000, renewMs: 1_200_000 })
    const told: UserKey[][] = []
    const { prefix } = keys
    const ear = new ChangedPeople({ redis, scheduler: nodeScheduler, prefix, told: (users) => told.push([...users]) })
    const store = process()
    await heardBy(ear, told)
    const before = told.length
    await becomes(viewer, anna, 'offline')
    const requests = () => calls.times.counts.reduce((sum, count) => sum + count, 0)
    const asked = requests()
    for (let number = 1_000; number < 1_400; number++) store.arrive(person(number), lease(1, number))
    const all = () => new Set(told.slice(before).flat())
    for (let tries = 0; all().size < 400; tries++) {
      assert.ok(tries < 600, `only ${all().size} were told`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.ok(told.length - before <= 64, `${told.length - before} messages`)
    assert.equal(requests(), asked)
  })

  test('nothing of a person is kept but their id, and nothing for ever', async () => {
    const store = process()
    store.arrive(anna, lease(1))
    await becomes(process(), anna, 'online')
    const kept = Number(await redis.run({ key: keyOf(anna), words: ['pttl', keyOf(anna)] }))
    assert.ok(kept > 0, 'it would be kept for ever')
    const fields = (await redis.run({ key: keyOf(anna), words: ['hvals', keyOf(anna)] })) as string[]
    for (const value of fields) assert.match(value, /^\d+$/)
  })

  test('a slot that moves while people come and go costs nobody', async () => {
    const [store, viewer] = [process(), process()]
    const user = person(7)
    const address = engineOfTest('redis')
    for (let turn = 0; turn < 3; turn++) {
      store.arrive(user, lease(1, turn))
      const moving = moveSlot(address, slotOfKey(keyOf(user)))
      await becomes(viewer, user, 'online')
      await moving
      store.depart(user, lease(1, turn))
      await becomes(viewer, user, 'offline')
    }
    await moveSlot(address, slotOfKey(keyOf(user)))
  })

  test('FC-030 what a node has lost is written again: who is connected is online again, however long they have been', async () => {
    const [store, viewer] = [process(), process()]
    for (let number = 0; number < 20; number++) store.arrive(person(number), lease(1, number))
    for (let number = 0; number < 20; number++) await becomes(viewer, person(number), 'online')
    // The lease last, by which it knows: as a node that starts empty has lost all of it at once.
    for (const what of ['presence', 'holder']) {
      for (const { name } of await mastersOf(engineOfTest('redis'))) {
        await withNode(name, async (node) => {
          for (const key of await node.keys(`${keys.prefix}:${what}:*`)) await node.del(key)
        })
      }
    }
    for (let number = 0; number < 20; number++) await becomes(viewer, person(number), 'online')
  })

  test('while Redis cannot be reached, reading fails, coming and going does not; then it converges', async () => {
    links = await linksTo(engineOfTest('redis'))
    const cutOff = process(await keys.open({ commandMs: 500 }, links.options))
    const viewer = process()
    cutOff.arrive(person(1), lease(1, 1))
    await becomes(viewer, person(1), 'online')
    for (const link of links.of.values()) link.mode = { kind: 'refuse' }
    cutOff.arrive(person(2), lease(1, 2))
    cutOff.depart(person(1), lease(1, 1))
    assert.deepEqual(await cutOff.read(person(2)), { type: 'online' })
    await assert.rejects(cutOff.read(person(3)), isUnavailable)
    for (const link of links.of.values()) link.mode = { kind: 'pass' }
    await becomes(viewer, person(2), 'online')
    await becomes(viewer, person(1), 'offline')
    await becomes(cutOff, person(3), 'offline')
  })

  test('a node that is silent holds up nobody, and nobody whose key it has not', async () => {
    links = await linksTo(engineOfTest('redis'))
    const store = process(await keys.open({ commandMs: 500 }, links.options))
    const [first] = links.of
    assert.ok(first)
    const [silent, link] = first
    const people = Array.from({ length: 60 }, (_, number) => person(number))
    const behind = people.filter((user) => keeps(silent, keyOf(user)))
    const others = people.filter((user) => !behind.includes(user))
    assert.ok(behind.length > 0 && others.length > 0)
    await becomes(store, others[0] as UserKey, 'offline')
    link.mode = { kind: 'hang' }
    for (const user of behind) store.arrive(user, lease(1, Number(user.replaceAll('x', ''))))
    await Promise.all(others.map((user) => becomes(store, user, 'offline')))
    for (const user of behind) store.depart(user, lease(1, Number(user.replaceAll('x', ''))))
    const answers = await Promise.allSettled(behind.map((user) => store.read(user)))
    for (const answer of answers)
      assert.equal(answer.status === 'rejected' && (answer.reason as { code: string }).code, 'unavailable')
    link.mode = { kind: 'pass' }
    await Promise.all(behind.map((user) => becomes(store, user, 'offline')))
  })
})
