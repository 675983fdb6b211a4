/**
 * Opens what a region stands on: the engines that its configuration names, and for each that it does
 * not name its own disk or memory. Rows come first, since they show where the log must have been.
 */
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../../platform/clock.node.ts'
import type { RedisAddress } from '../../../platform/engines/engine-addresses.ts'
import { EngineCalls, type EngineName } from '../../../platform/engines/engine-calls.ts'
import { engineMetrics } from '../../../platform/engines/engine-metrics.ts'
import { nodeRandom } from '../../../platform/random.node.ts'
import { RedisCluster } from '../../../platform/redis/cluster.redis.ts'
import { embeddedPartCounts } from '../../../protocol/log-records.ts'
import { openEmbeddedAccounts } from '../../../regions/accounts/accounts.embedded.ts'
import { embeddedResumeTable } from '../../../regions/accounts/resume-table.embedded.ts'
import { redisResumeTable } from '../../../regions/accounts/resume-table.redis.ts'
import { openPostgresFindings } from '../../../regions/moderation/pipeline/findings.postgres.ts'
import { openFindings } from '../../../regions/moderation/pipeline/findings.sqlite.ts'
import { openEmbeddedPresence } from '../../../regions/presence/presence-store.embedded.ts'
import { openRedisPresence } from '../../../regions/presence/presence-store.redis.ts'
import { provenEnds } from '../../../regions/worker/open-rows.ts'
import { tracedLog } from '../../../regions/worker/traced-log.ts'
import type { Snapshot } from '../../../regions/worker/snapshot-shelf.ts'
import type { RegionSetting } from '../region-setting.ts'
import { openPostgresAccounts, openRegionDatabase } from './accounts.postgres.ts'
import type { Backing } from './backing.ts'
import { backingMetrics, ticketsUnansweredIn } from './backing-metrics.ts'
import { openKeptFolders } from './kept-folders.ts'
import { openEmbeddedLog } from './log.embedded.ts'
import { openKafkaLog } from './log.kafka.ts'
import { mirroredTopics } from './mirrored-topics.kafka.ts'
import { openCassandraRows } from './rows.cassandra.ts'
import { openEmbeddedRows } from './rows.embedded.ts'
import { unmarkedRecords } from './unmarked-records.ts'

export async function openBacking(setting: RegionSetting): Promise<Backing> {
  const { config, metrics, others, tracing, warn, die } = setting
  const { kafka, cassandra, redis: redisAddress, postgres } = config.engines ?? {}
  const engines = new Map<EngineName, EngineCalls>()
  const callsOf = (name: EngineName): EngineCalls => {
    const calls = new EngineCalls(nodeClock)
    engines.set(name, calls)
    return calls
  }
  const onRestored = ({ number }: Snapshot): void =>
    warn(`rows were missing; put back from snapshot ${number}, the log does the rest`)
  const rows = cassandra
    ? await openCassandraRows({ ...cassandra, calls: callsOf('cassandra') }, config.alias, onRestored)
    : await openEmbeddedRows(config.data, onRestored)
  const mustHold = await provenEnds(rows.store, rows.shelf, embeddedPartCounts)
  const onUnmarked = unmarkedRecords(
    metrics,
    others.map(({ alias }) => alias),
    warn,
  )
  const kafkaLog =
    kafka &&
    (await openKafkaLog(
      { ...setting, onUnmarked },
      kafka,
      { append: callsOf('kafka_append'), read: callsOf('kafka_read') },
      mustHold,
    ))
  const log = kafkaLog ?? (await openEmbeddedLog(setting, mustHold))
  const redis = redisAddress && (await openRedis(redisAddress, callsOf('redis')))
  const database = postgres && (await openRegionDatabase(postgres, config.alias, warn, callsOf('postgres')))
  engineMetrics(metrics, engines)
  backingMetrics(metrics, log, rows)
  const prefix = redisAddress?.keyPrefix ?? 'meridian:'
  const ticketsUnanswered = ticketsUnansweredIn(metrics)
  return {
    log: tracedLog(log, tracing),
    store: rows.store,
    shelf: rows.shelf,
    mirrored:
      kafkaLog && config.mirrored === true ? mirroredTopics({ log: kafkaLog, here: config.alias, warn }) : undefined,
    async openAccounts() {
      const accounts = database
        ? await openPostgresAccounts(database)
        : await openEmbeddedAccounts(join(config.data, 'accounts'))
      const resumeTable = redis
        ? redisResumeTable({ redis, clock: nodeClock, prefix, onFailure: () => ticketsUnanswered.add() })
        : embeddedResumeTable(nodeClock)
      return { ...accounts, resumeTable }
    },
    openPresence: () =>
      redis
        ? openRedisPresence({ redis, clock: nodeClock, scheduler: nodeScheduler, random: nodeRandom, prefix })
        : openEmbeddedPresence({
            path: join(config.data, 'presence.sqlite'),
            clock: nodeClock,
            scheduler: nodeScheduler,
            onFailure: (error) => warn(`last seen was not written: ${String(error)}`),
          }),
    openFindings: async () =>
      database ? openPostgresFindings(database) : openFindings(join(config.data, 'moderation', 'findings.sqlite')),
    openKeptFolders: (token) => openKeptFolders(config.data, database, { token, onTaken: die('keeping the region') }),
    // Its own disk is nobody else's: there is nothing to ask.
    surveyLog: () => kafkaLog?.survey() ?? Promise.resolve(),
    async close() {
      await log.close()
      await Promise.all([rows.close(), database?.close(), redis?.stop()])
    },
  }
}

async function openRedis(address: RedisAddress, calls: EngineCalls): Promise<RedisCluster> {
  const redis = new RedisCluster({ address, calls })
  await redis.ready()
  return redis
}
