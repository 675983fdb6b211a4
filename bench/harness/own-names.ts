/**
 * Names of a bench's own on engines that others use, too: topics, keyspace, schema, keys and registry. They are
 * removed afterwards; keys of Redis end by themselves.
 */
import pg from 'pg'
import { CassandraSession } from '../../platform/cassandra/session.cassandra.ts'
import type { KafkaAddress, PostgresAddress, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import {
  durableTopics,
  ensureTopics,
  existingTopics,
  removeTopics,
  topicsOfOneBroker,
  type WantedTopic,
} from '../../platform/kafka/topics.kafka.ts'
import { removeZooKeeperFolder } from '../../platform/registry/founding.zookeeper.ts'
import { sessionTimeoutMs } from '../../platform/registry/registry.zookeeper.ts'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'

export interface OwnNames {
  /** Before each name. */
  readonly mark: string
  readonly engines: RegionEngines
  remove(): Promise<void>
}

export function ownNames(given: RegionEngines): OwnNames {
  const mark = `bench${nodeRandom.integer(2 ** 40).toString(36)}`
  const { kafka, cassandra, redis, postgres, zookeeper } = given
  const remove = async (): Promise<void> => {
    if (kafka) {
      const names = (await existingTopics(kafka)).map(({ name }) => name)
      await removeTopics(
        kafka,
        names.filter((name) => name.startsWith(`${mark}.`)),
      )
    }
    if (cassandra) {
      const session = await CassandraSession.open(cassandra)
      await session.change(`DROP KEYSPACE IF EXISTS ${mark}`)
      await session.close()
    }
    if (postgres) await dropSchema(postgres, mark)
    if (zookeeper)
      await removeZooKeeperFolder({
        servers: zookeeper.servers,
        root: `/${mark}`,
        timeoutMs: sessionTimeoutMs,
        clock: nodeClock,
        scheduler: nodeScheduler,
      })
  }
  const engines: RegionEngines = {
    ...given,
    ...(kafka && { kafka: { ...kafka, topicPrefix: `${mark}.` } }),
    ...(cassandra && { cassandra: { ...cassandra, keyspace: mark } }),
    ...(redis && { redis: { ...redis, keyPrefix: `${mark}:` } }),
    ...(postgres && { postgres: { ...postgres, schema: mark } }),
    ...(zookeeper && { zookeeper: { ...zookeeper, root: `/${mark}` } }),
  }
  return { mark, engines, remove }
}

/** As durable as this Kafka can keep them. */
export const makeTopics = (kafka: KafkaAddress, topics: readonly WantedTopic[]): Promise<void> =>
  ensureTopics(kafka, topics, kafka.brokers.length < 3 ? topicsOfOneBroker : durableTopics)

/** On whichever of the servers takes writes. */
async function dropSchema({ servers, user, password, database }: PostgresAddress, schema: string): Promise<void> {
  for (const server of servers) {
    const [host = '', port] = server.split(':')
    const login = password === undefined ? { user, database } : { user, database, password }
    const client = new pg.Client({ host, port: Number(port), ...login })
    await client.connect()
    try {
      const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby')
      if (rows[0]?.standby === false) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    } finally {
      await client.end()
    }
  }
}
