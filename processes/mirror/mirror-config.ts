/** What a region's mirrors are told when they start: one JSON file, readable by its owner alone. */
import { join } from 'node:path'
import type { EngineAddresses, KafkaAddress } from '../../platform/engines/engine-addresses.ts'

export interface MirrorConfig {
  readonly alias: string
  /** For what they write: a folder per flow, and `state.json`. */
  readonly folder: string
  readonly java: string
  readonly jars: string
  readonly kafka: KafkaAddress
  /** Base URLs of the operator listeners of those that may keep the region; the one that does says which flows may carry. */
  readonly keepers: readonly string[]
  readonly to: readonly { readonly alias: string; readonly kafka: KafkaAddress }[]
  /** Of `/metrics` and `/healthz`. */
  readonly port: number
  /** As in `RegionConfig`. */
  readonly host?: string | undefined
}

export const mirrorFolder = (data: string, alias: string): string => join(data, 'mirror', alias)

/**
 * Whether the lanes between these regions are copied by mirrors: each has a Kafka with a guarded door and
 * to itself, and there is a MirrorMaker. All or none, since a lane has one carrier.
 */
export function hasMirrors(
  engines: EngineAddresses | undefined,
  aliases: readonly string[],
): engines is EngineAddresses {
  if (engines?.mirrorMaker === undefined || aliases.length < 2) return false
  return aliases.every((alias) => {
    const kafka = engines.regions[alias]?.kafka
    return kafka?.guarded !== undefined && kafka.topicPrefix === undefined
  })
}

export function mirrorConfigOf(
  engines: EngineAddresses,
  {
    alias,
    aliases,
    data,
    ...own
  }: Pick<MirrorConfig, 'alias' | 'keepers' | 'port'> & { readonly aliases: readonly string[]; readonly data: string },
): MirrorConfig {
  const kafkaOf = (region: string): KafkaAddress => {
    const kafka = engines.regions[region]?.kafka
    if (kafka === undefined) throw new Error(`there is no Kafka of region ${region} to mirror`)
    return kafka
  }
  if (engines.mirrorMaker === undefined) throw new Error('there is no MirrorMaker: `npm run engines -- up` fetches it')
  return {
    ...engines.mirrorMaker,
    alias,
    folder: mirrorFolder(data, alias),
    kafka: kafkaOf(alias),
    to: aliases.filter((other) => other !== alias).map((other) => ({ alias: other, kafka: kafkaOf(other) })),
    ...own,
  }
}
