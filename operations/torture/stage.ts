/**
 * What the torture on engines is done to: a world on engines, with a proxy on every way and the engines'
 * processes at hand. It is the world of `npm start -- --engines`: worker processes, mirrors, Flink, and a
 * second keeper in each region; and as that one it has its engines to itself.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineAddresses, FlinkAddress, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { startWorld, type World } from '../../processes/world.ts'
import type { WorldScale } from '../../processes/world-scale.ts'
import { topics } from '../../protocol/log-records.ts'
import { openFlinkCluster } from '../../regions/moderation/stream/flink-cluster.http.ts'
import { streamTopics } from '../../regions/moderation/stream/stream-topics.ts'
import { down } from '../engines/down.ts'
import { engineNames } from '../engines/engine.ts'
import { Refusal } from '../engines/refusal.ts'
import { up } from '../engines/up.ts'
import { EngineNodes } from './engine-nodes.ts'
import { guardedHost, Links } from '../scenarios/links.ts'
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
    await refuseOthers(addresses)
    const stage = await worldOn(addresses, onLine, whole)
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

/** How a world stands on its engines. */
interface Shape extends Readonly<WorldScale> {
  /** Everything of it has names of its own: there may be others. Mirrors and Flink take no such names. */
  readonly apart: boolean
}

const whole: Shape = { gateways: 1, workers: 2, apis: 1, streams: 1, keepers: 2, apart: false }
const besideOthers: Shape = { gateways: 1, workers: 0, apart: true }

/** A world of the regions that have engines there, with proxies before all of them. */
export async function worldOn(
  addresses: EngineAddresses,
  onLine: StageOptions['onLine'],
  { apart, ...scale }: Shape = besideOthers,
): Promise<Pick<Stage, 'world' | 'links' | 'stop'>> {
  const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
  const data = await mkdtemp(join(tmpdir(), 'meridian-torture-'))
  const links = new Links()
  const stop = async (): Promise<void> => {
    await links.close()
    await forget(addresses, (name) => (apart ? name.startsWith(`${mine}.`) : isOfWorld(name)))
    await rm(data, { recursive: true, force: true })
  }
  try {
    const { regions: all, ...more } = await links.before(addresses)
    const named = Object.entries(all).map(
      ([region, told]) => [region, apart ? namedApart(told, mine, region) : namedFreshly(told, mine)] as const,
    )
    const world = await startWorld({
      data,
      regions: Object.keys(all),
      ...scale,
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

/** What the regions of a whole world have deployed; others have names before that. */
async function endJobs(region: string, flink: FlinkAddress): Promise<void> {
  const cluster = openFlinkCluster(flink)
  for (const { id, name, state } of await cluster.jobs())
    if (state.type === 'runs' && name.startsWith(`${region}.words.`)) await cluster.cancel(id)
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
    const wish = { data: folder, regions, only: engineNames, quorums: [quorum], guardedHost } as const
    const { addresses } = await up(wish, { say })
    return { folder, addresses, disk: mounted, stop }
  } catch (caught) {
    await stop()
    throw caught
  }
}

async function givenSet(folder: string, say: StageOptions['say']): Promise<UsedSet> {
  say('left out: a full disk and links of mirrors, for these need a set that the torture has started itself')
  const { addresses } = await up({ data: folder, quorums: [] }, { say })
  return { folder, addresses, disk: undefined, stop: () => Promise.resolve() }
}

/** Topics of a whole world have no names of its own, and what is in them belongs to what is in the other engines. */
async function refuseOthers(addresses: EngineAddresses): Promise<void> {
  for (const [region, { kafka }] of Object.entries(addresses.regions)) {
    if (kafka === undefined) throw new Refusal(`region ${region} has no Kafka there`)
    const names = (await existingTopics(kafka)).map(({ name }) => name)
    if (names.includes(topics.user))
      throw new Refusal(
        `a world lives on the engines of ${region}, and the torture needs some to itself: give others with --engines-data, or leave it out`,
      )
  }
}

const ownTopics: readonly string[] = [...Object.values(topics), ...Object.values(streamTopics)]
const isOfWorld = (name: string): boolean =>
  ownTopics.includes(name) || name.includes('xr.to-') || name.startsWith('mm2-')

/** What another world left behind there, in all but Kafka, is not met. */
function namedFreshly(told: RegionEngines, mine: string): RegionEngines {
  const { cassandra, redis, postgres, zookeeper } = told
  return {
    ...told,
    ...(cassandra && { cassandra: { ...cassandra, keyspace: mine } }),
    ...(redis && { redis: { ...redis, keyPrefix: `${mine}:` } }),
    ...(postgres && { postgres: { ...postgres, schema: mine } }),
    ...(zookeeper && { zookeeper: { ...zookeeper, root: `/${mine}` } }),
  }
}

function namedApart({ kafka, cassandra, redis, postgres }: RegionEngines, mine: string, region: string): RegionEngines {
  return {
    ...(kafka && { kafka: { ...kafka, topicPrefix: `${mine}.${region}.` } }),
    ...(cassandra && { cassandra: { ...cassandra, keyspace: `${mine}_${region}` } }),
    ...(redis && { redis: { ...redis, keyPrefix: `${mine}:${region}:` } }),
    ...(postgres && { postgres: { ...postgres, schema: `${mine}_${region}` } }),
  }
}

/** Topics and jobs alone: keyspaces and schemas are as small as the run was, and go with their set. */
async function forget(addresses: EngineAddresses, isOurs: (topic: string) => boolean): Promise<void> {
  for (const [region, { kafka, flink }] of Object.entries(addresses.regions)) {
    if (flink !== undefined) await endJobs(region, flink)
    if (kafka === undefined) continue
    const names = (await existingTopics(kafka)).map(({ name }) => name)
    await removeTopics(kafka, names.filter(isOurs))
  }
}
