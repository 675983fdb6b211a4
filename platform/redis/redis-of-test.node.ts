/** The Redis Cluster that tests run on, keys of their own, and ways to its nodes that can break. */
import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { RedisAddress } from '../engines/engine-addresses.ts'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { RedisCluster, type RedisLimits, type RedisOptions } from './cluster.redis.ts'
import { slotOfKey } from './key-slot.ts'

/** A machine that runs everything else besides is slow; nothing here is about speed. */
const patient: RedisLimits = { connectMs: 5_000, commandMs: 5_000 }

export interface FreshKeys {
  readonly prefix: string
  /** Each call is another process. */
  open(limits?: Partial<RedisLimits>, more?: Partial<RedisOptions>): Promise<RedisCluster>
  /** Stops what was opened and removes the keys. */
  dispose(): Promise<void>
}

export function freshKeys(address: RedisAddress = engineOfTest('redis')): FreshKeys {
  const prefix = `test-${randomBytes(6).toString('hex')}`
  const opened: RedisCluster[] = []
  return {
    prefix,
    async open(limits = {}, more = {}) {
      const redis = new RedisCluster({ address, limits: { ...patient, ...limits }, ...more })
      opened.push(redis)
      await redis.ready(30_000)
      return redis
    },
    async dispose() {
      await Promise.all(opened.map((redis) => redis.stop()))
      await onMasters(address, async (node) => {
        let cursor = '0'
        do {
          const [next, keys] = await node.scan(cursor, 'MATCH', `${prefix}:*`, 'COUNT', 1_000)
          for (const key of keys) await node.del(key)
          cursor = next
        } while (cursor !== '0')
      })
    },
  }
}

/** A node that keeps slots, as the cluster says. */
export interface Master {
  /** `host:port`. */
  readonly name: string
  readonly id: string
  readonly slots: readonly (readonly [from: number, to: number])[]
}

export const keeps = ({ slots }: Master, key: string): boolean =>
  slots.some(([from, to]) => from <= slotOfKey(key) && slotOfKey(key) <= to)

export async function mastersOf({ nodes }: RedisAddress): Promise<readonly Master[]> {
  const shards = await withNode(nodes[0] ?? '', (node) => node.cluster('SLOTS'))
  const masters = new Map<string, Master>()
  for (const [from, to, master] of shards) {
    if (master === undefined) continue
    const [host, port, id] = master
    const known = masters.get(id)?.slots ?? []
    masters.set(id, { name: `${host}:${port}`, id, slots: [...known, [from, to]] })
  }
  return [...masters.values()]
}

export async function withNode<T>(name: string, work: (node: Redis) => Promise<T>): Promise<T> {
  const [host = '', port] = name.split(':')
  const node = new Redis({ host, port: Number(port), lazyConnect: true, maxRetriesPerRequest: 1 })
  node.on('error', () => {})
  try {
    await node.connect()
    return await work(node)
  } finally {
    node.disconnect()
  }
}

const onMasters = async (address: RedisAddress, work: (node: Redis) => Promise<void>): Promise<void> => {
  for (const { name } of await mastersOf(address)) await withNode(name, work)
}

/** Moves a slot with its keys, as an operator who adds a node would. */
export async function moveSlot(address: RedisAddress, slot: number): Promise<void> {
  const masters = await mastersOf(address)
  const from = masters.find(({ slots }) => slots.some(([first, last]) => first <= slot && slot <= last)) as Master
  const to = masters.find(({ id }) => id !== from.id) as Master
  const [host = '', port] = to.name.split(':')
  await withNode(from.name, (source) =>
    withNode(to.name, async (target) => {
      await target.cluster('SETSLOT', slot, 'IMPORTING', from.id)
      await source.cluster('SETSLOT', slot, 'MIGRATING', to.id)
      for (;;) {
        const keys = await source.cluster('GETKEYSINSLOT', slot, 100)
        if (keys.length === 0) break
        await source.migrate(host, Number(port), '', 0, 5_000, 'REPLACE', 'KEYS', ...keys)
      }
      await target.cluster('SETSLOT', slot, 'NODE', to.id)
      await source.cluster('SETSLOT', slot, 'NODE', to.id)
    }),
  )
}

/** A way to each node that can be cut or frozen, for a process that knows no other. */
export interface Links {
  readonly of: ReadonlyMap<Master, FaultProxy>
  readonly options: Pick<RedisOptions, 'address'>
  close(): Promise<void>
}

export async function linksTo(address: RedisAddress): Promise<Links> {
  const of = new Map<Master, FaultProxy>()
  for (const master of await mastersOf(address)) of.set(master, await FaultProxy.open(master.name))
  const dialled = Object.fromEntries([...of].map(([{ name }, link]) => [name, link.address]))
  return {
    of,
    options: { address: { nodes: Object.keys(dialled), dialled } },
    async close() {
      await Promise.all([...of.values()].map((link) => link.close()))
    },
  }
}
