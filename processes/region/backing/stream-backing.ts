/** What a stream process stands on: the region's log and its database, which other processes have open, too. */
import { nodeClock } from '../../../platform/clock.node.ts'
import { EngineCalls, type EngineName } from '../../../platform/engines/engine-calls.ts'
import { engineMetrics } from '../../../platform/engines/engine-metrics.ts'
import type { KafkaEventLog } from '../../../platform/event-log/event-log.kafka.ts'
import type { Findings } from '../../../regions/moderation/pipeline/findings.ts'
import { openPostgresFindings } from '../../../regions/moderation/pipeline/findings.postgres.ts'
import type { RegionSetting } from '../region-setting.ts'
import { openRegionDatabase } from './accounts.postgres.ts'
import { openKafkaLog } from './log.kafka.ts'

export interface StreamBacking {
  readonly log: KafkaEventLog
  openFindings(): Promise<Findings>
  close(): Promise<void>
}

export async function openStreamBacking(setting: RegionSetting): Promise<StreamBacking> {
  const { config, metrics, warn } = setting
  const { kafka, postgres } = config.engines ?? {}
  if (kafka === undefined || postgres === undefined)
    throw new Error(`a stream process of ${config.alias} needs its Kafka and PostgreSQL: name them among its engines`)
  const calls = {
    kafka_append: new EngineCalls(nodeClock),
    kafka_read: new EngineCalls(nodeClock),
    postgres: new EngineCalls(nodeClock),
  }
  engineMetrics(metrics, new Map<EngineName, EngineCalls>(Object.entries(calls) as [EngineName, EngineCalls][]))
  const log = await openKafkaLog(setting, kafka, { append: calls.kafka_append, read: calls.kafka_read }, [])
  const database = await openRegionDatabase(postgres, setting.name, warn, calls.postgres)
  return {
    log,
    openFindings: () => openPostgresFindings(database),
    async close() {
      await log.close()
      await database.close()
    },
  }
}
