/** The engines there are, in the order in which they are started: those that take longest first. */
import { cassandra } from './cassandra/cassandra.ts'
import type { Engine, EngineName } from './engine.ts'
import { flink } from './flink/flink.ts'
import { kafka } from './kafka/kafka.ts'
import { postgres } from './postgres/postgres.ts'
import { redis } from './redis/redis.ts'
import { zookeeper } from './zookeeper/zookeeper.ts'

export const allEngines: readonly Engine[] = [cassandra, flink, kafka, postgres, zookeeper, redis]

export const enginesNamed = (names: readonly EngineName[]): Engine[] =>
  allEngines.filter(({ name }) => names.includes(name))
