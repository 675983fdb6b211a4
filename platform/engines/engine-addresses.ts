/**
 * Where the engines of an installation listen. `npm run engines -- up` writes it as `engines.json`,
 * regions and tests read it. No adapter looks for an engine by itself: it is handed its part of this.
 */

/** Where a node that calls itself `host:port` is really dialled: behind a tunnel, or a proxy. Others are dialled as they say. */
export type Dialled = Readonly<Record<string, string>>

export const dialledAt = (dialled: Dialled | undefined, address: string): string => dialled?.[address] ?? address

export interface KafkaAddress {
  /** `host:port` of each broker. */
  readonly brokers: readonly string[]
  /** SCRAM-SHA-256. Absent: the listener asks nobody who they are (loopback only). */
  readonly credentials?: { readonly user: string; readonly password: string }
  readonly dialled?: Dialled
  /** Before the name of each topic: two installations on one Kafka. Mirrors carry only topics without one. */
  readonly topicPrefix?: string
  /** Another door of the same brokers, where everybody says who they are and may do what access lists allow. */
  readonly guarded?: { readonly brokers: readonly string[]; readonly passwords: Readonly<Record<string, string>> }
}

export interface CassandraAddress {
  readonly contactPoints: readonly string[]
  readonly port: number
  readonly dataCenter: string
  readonly dialled?: Dialled
  /** `meridian` without it. */
  readonly keyspace?: string
}

export interface RedisAddress {
  /** `host:port` of some nodes of the cluster; it tells the others. */
  readonly nodes: readonly string[]
  readonly dialled?: Dialled
  /** Before each key; `meridian:` without it. */
  readonly keyPrefix?: string
}

export interface PostgresAddress {
  /** `host:port` of all servers, in no order: which of them is the primary changes. */
  readonly servers: readonly string[]
  readonly user: string
  /** Absent: the servers ask nobody for one (loopback only). */
  readonly password?: string
  readonly database: string
  /** Where all tables lie; `meridian` without it. */
  readonly schema?: string
}

export interface ZooKeeperAddress {
  /** `host:port` of each server. */
  readonly servers: readonly string[]
  /** Folder of the region's registry; `/meridian` without it. */
  readonly root?: string
}

export interface FlinkAddress {
  /** Base URLs: of the jobs, and of the gateway that takes SQL. */
  readonly rest: string
  readonly gateway: string
}

/** Engines of one region. What was not started is absent. */
export interface RegionEngines {
  readonly kafka?: KafkaAddress
  readonly cassandra?: CassandraAddress
  readonly redis?: RedisAddress
  readonly postgres?: PostgresAddress
  readonly zookeeper?: ZooKeeperAddress
  readonly flink?: FlinkAddress
}

export interface EngineAddresses {
  /** For whoever starts MirrorMaker 2: a JVM, and the folder with its jars. There when Kafka is. */
  readonly mirrorMaker?: { readonly java: string; readonly jars: string }
  /** By the region's alias: `eu`, `us`, `ap`, `cn`. */
  readonly regions: Readonly<Record<string, RegionEngines>>
}
