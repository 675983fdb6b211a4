/**
 * What the torture on engines is done to: a world on engines, with a proxy on every way and the engines'
 * processes at hand. Regions have names of their own in the engines, so that a set may be used again.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineAddresses, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { startWorld, type World } from '../../processes/world.ts'
import { down } from '../engines/down.ts'
import { up } from '../engines/up.ts'
import { EngineNodes } from './engine-nodes.ts'
import { Links } from './links.ts'
import { SmallDisk } from './small-disk.node.ts'

export interface Stage {
  readonly world: World
  readonly links: Links
  readonly engines: EngineNodes
  readonly disk: SmallDisk | undefined
  stop(): Promise<void>
}

export interface StageOptions {
  /** Where a set of engines lives that runs already; without it one is started, and taken away at the end. */
  readonly enginesFolder?: string | undefined
  readonly say: (text: string) => void
  readonly onLine: (from: string, line: string) => void
}

const regions = ['eu', 'us', 'ap'] as const
/** Has three brokers, three Cassandra nodes and so on. */
const quorum = 'eu'
/** The broker with a disk of its own. */
const smallDiskOf = 'eu-kafka-3'

export async function setStage({ enginesFolder, say, onLine }: StageOptions): Promise<Stage> {
  const set = enginesFolder === undefined ? await ownSet(say) : await givenSet(enginesFolder, say)
  const told = JSON.parse(readFileSync(set.addresses, 'utf8')) as EngineAddresses
  const addresses = {
    ...told,
    regions: Object.fromEntries(regions.map((region) => [region, told.regions[region] ?? {}])),
  }
  const engines = new EngineNodes(addresses, new Map(regions.map((region) => [region, set.folder])))
  try {
    const stage = await worldOn(addresses, onLine)
    return {
      ...stage,
      engines,
      disk: set.disk,
      async stop() {
        await stage.stop()
        await set.stop()
      },
    }
  } catch (caught) {
    await set.stop()
    throw caught
  }
}

/** A world of the regions that have engines there, with proxies before all of them. */
export async function worldOn(
  addresses: EngineAddresses,
  onLine: StageOptions['onLine'],
): Promise<Pick<Stage, 'world' | 'links' | 'stop'>> {
  const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
  const data = await mkdtemp(join(tmpdir(), 'meridian-torture-'))
  const links = new Links()
  const stop = async (): Promise<void> => {
    await links.close()
    await forget(addresses, mine)
    await rm(data, { recursive: true, force: true })
  }
  try {
    const { regions: all, ...more } = await links.before(addresses)
    const named = Object.entries(all).map(([region, told]) => [region, namedApart(told, mine, region)] as const)
    const world = await startWorld({
      data,
      regions: Object.keys(all),
      gateways: 1,
      engines: { ...more, regions: Object.fromEntries(named) },
      detour: links.detour,
      onLine,
    })
    return {
      world,
      links,
      async stop() {
        await world.stop()
        await stop()
      },
    }
  } catch (caught) {
    await stop()
    throw caught
  }
}

interface UsedSet {
  readonly folder: string
  readonly addresses: string
  readonly disk: SmallDisk | undefined
  stop(): Promise<void>
}

async function ownSet(say: StageOptions['say']): Promise<UsedSet> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-torture-engines-'))
  // PostgreSQL's account has to get in.
  await chmod(folder, 0o755)
  const disk = await SmallDisk.mount(quorum, smallDiskOf, join(folder, quorum, 'kafka-3'))
  if (typeof disk === 'string') say(`left out: a full disk; ${disk}`)
  const mounted = typeof disk === 'string' ? undefined : disk
  const stop = async (): Promise<void> => {
    await down(folder, () => true)
    await mounted?.unmount()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const { addresses } = await up({ data: folder, regions, quorums: [quorum] }, { say })
    return { folder, addresses, disk: mounted, stop }
  } catch (caught) {
    await stop()
    throw caught
  }
}

async function givenSet(folder: string, say: StageOptions['say']): Promise<UsedSet> {
  say('left out: a full disk, for that needs a set that the torture has started itself')
  const { addresses } = await up({ data: folder, quorums: [] }, { say })
  return { folder, addresses, disk: undefined, stop: () => Promise.resolve() }
}

function namedApart({ kafka, cassandra, redis, postgres }: RegionEngines, mine: string, region: string): RegionEngines {
  return {
    ...(kafka && { kafka: { ...kafka, topicPrefix: `${mine}.${region}.` } }),
    ...(cassandra && { cassandra: { ...cassandra, keyspace: `${mine}_${region}` } }),
    ...(redis && { redis: { ...redis, keyPrefix: `${mine}:${region}:` } }),
    ...(postgres && { postgres: { ...postgres, schema: `${mine}_${region}` } }),
  }
}

/** Topics alone: keyspaces and schemas are as small as the run was, and go with their set. */
async function forget(addresses: EngineAddresses, mine: string): Promise<void> {
  for (const { kafka } of Object.values(addresses.regions)) {
    if (kafka === undefined) continue
    const names = (await existingTopics(kafka)).map(({ name }) => name)
    await removeTopics(
      kafka,
      names.filter((name) => name.startsWith(`${mine}.`)),
    )
  }
}
