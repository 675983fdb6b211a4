/** The word pipeline of a region on its Flink: the job that is kept running there, and what is fed and read here. */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { type Disk, DiskError } from '../../platform/disk.ts'
import type { FlinkAddress, KafkaAddress } from '../../platform/engines/engine-addresses.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import type { Findings } from '../../regions/moderation/pipeline/findings.ts'
import { committedOffsets } from '../../regions/moderation/stream/committed-offsets.kafka.ts'
import { openFlinkCluster } from '../../regions/moderation/stream/flink-cluster.http.ts'
import { StreamJob, type StreamJobPorts } from '../../regions/moderation/stream/stream-job.ts'
import { StreamPipeline } from '../../regions/moderation/stream/stream-pipeline.ts'
import { newestOf, streamSql } from '../../regions/moderation/stream/stream-sql.ts'
import { streamTopics } from '../../regions/moderation/stream/stream-topics.ts'
import type { WordKeeper } from '../../regions/moderation/word-keeper.ts'
import type { RegionSetting } from './region-setting.ts'

export interface StreamParts {
  readonly setting: RegionSetting
  readonly log: EventLog
  readonly words: WordKeeper
  readonly findings: Findings
  readonly disk: Pick<Disk, 'readAll' | 'replace'>
  readonly kafka: KafkaAddress
  readonly flink: FlinkAddress
}

export interface RegionStream {
  readonly pipeline: StreamPipeline
  readonly job: StreamJob
  stop(): Promise<void>
}

export function startStream({ setting, log, words, findings, disk, kafka, flink }: StreamParts): RegionStream {
  const { warn, config } = setting
  const prefix = kafka.topicPrefix ?? ''
  const family = `${prefix}${config.alias}.words`
  const job = new StreamJob({
    cluster: openFlinkCluster(flink),
    scheduler: nodeScheduler,
    clock: nodeClock,
    sql: newestOf(
      () => words.matcher,
      ({ list }) => streamSql(kafka, family, list),
    ),
    note: noteOn(disk),
    onFailure: (error) => warn(`the stream job is held up: ${String(error)}`),
  })
  const pipeline = new StreamPipeline({
    log,
    clock: nodeClock,
    scheduler: nodeScheduler,
    parts: embeddedPartCounts.group,
    findings,
    matcher: () => words.matcher,
    isHeard: () => job.isOfToday,
    lookedAt: () => committedOffsets(kafka, family, prefix + streamTopics.posts),
    onFailure: (error) => warn(`moderation is held up: ${String(error)}`),
  })
  job.start()
  pipeline.start()
  return {
    pipeline,
    job,
    async stop() {
      await pipeline.stop()
      await job.stop()
      findings.close()
    },
  }
}

const file = 'stream-checkpoint'

const noteOn = (disk: StreamParts['disk']): StreamJobPorts['note'] => ({
  async read() {
    try {
      return new TextDecoder().decode(await disk.readAll(file))
    } catch (caught) {
      if (caught instanceof DiskError && caught.code === 'not-found') return undefined
      throw caught
    }
  },
  write: (path) => disk.replace(file, new TextEncoder().encode(path)),
})
