/**
 * Which region is where: each has a folder and a block of a hundred ports, in the order in which the
 * documents name the regions. All ports follow from the first one of the set, so that people can guess
 * them and a second set is moved by one number.
 */
import { join } from 'node:path'
import { type Node, type EngineName, type Listener } from './engine.ts'

export const regionAliases = ['eu', 'us', 'ap', 'cn'] as const
export type RegionAlias = (typeof regionAliases)[number]

export interface RegionPlan {
  readonly alias: RegionAlias
  /** One of each, or what a quorum needs. */
  readonly size: RegionSize
  readonly folder: string
  readonly firstPort: number
  /** What brokers say their guarded door's host is: another address of this machine, where a proxy stands before it. */
  readonly guardedHost: string
}

export type RegionSize = 'single' | 'quorum'

export const portsPerRegion = 100

/** Behind a region's first port. Three of a kind lie side by side; Redis has up to six nodes. */
const offsets = {
  kafka: 0,
  kafkaGuarded: 3,
  kafkaController: 6,
  cassandra: 10,
  cassandraStorage: 11,
  cassandraJmx: 12,
  redis: 20,
  redisBus: 26,
  postgres: 40,
  zookeeper: 50,
  zookeeperPeers: 53,
  zookeeperElection: 56,
  flink: 60,
  flinkGateway: 61,
  flinkRpc: 62,
  flinkBlob: 63,
} as const

/** `number` counts from 1. */
export const portOf = (region: RegionPlan, purpose: keyof typeof offsets, number = 1): number =>
  region.firstPort + offsets[purpose] + number - 1

/** 1, 2, 3 or only 1. */
export const membersOf = ({ size }: RegionPlan): readonly number[] => (size === 'quorum' ? [1, 2, 3] : [1])

export interface SetPlan {
  readonly data: string
  readonly firstPort: number
  readonly regions: readonly RegionAlias[]
  /** Regions with quorums. */
  readonly quorums: readonly RegionAlias[]
  readonly guardedHost?: string
}

export function regionPlans({ data, firstPort, regions, quorums, guardedHost = '127.0.0.1' }: SetPlan): RegionPlan[] {
  return regions.map((alias) => ({
    alias,
    size: quorums.includes(alias) ? 'quorum' : 'single',
    folder: join(data, alias),
    firstPort: firstPort + regionAliases.indexOf(alias) * portsPerRegion,
    guardedHost,
  }))
}

/** The `number`th process of an engine in a region. */
export function nodeOf(
  region: RegionPlan,
  engine: EngineName,
  part: string | number,
  listeners: readonly (readonly [who: string, port: number, host?: string])[],
): Node {
  const listens: Listener[] = listeners.map(([who, port, host = '127.0.0.1']) => ({ who, host, port }))
  const folder = join(region.folder, `${engine}-${part}`)
  return { name: `${region.alias}-${engine}-${part}`, engine, region: region.alias, folder, listens }
}
