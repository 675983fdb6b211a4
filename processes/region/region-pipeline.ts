/**
 * The word pipeline of a region, on its Flink where its engines name one, else in this process: in the
 * region's own (`region-moderation.ts`) or in one for it alone (`stream-main.ts`).
 */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { FlinkAddress, KafkaAddress } from '../../platform/engines/engine-addresses.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import type { Findings } from '../../regions/moderation/pipeline/findings.ts'
import { PipelineReader } from '../../regions/moderation/pipeline/pipeline-reader.ts'
import type { PipelineStanding } from '../../regions/moderation/pipeline-standing.ts'
import { committedOffsets } from '../../regions/moderation/stream/committed-offsets.kafka.ts'
import { openFlinkCluster } from '../../regions/moderation/stream/flink-cluster.http.ts'
import { StreamJob } from '../../regions/moderation/stream/stream-job.ts'
import { StreamPipeline } from '../../regions/moderation/stream/stream-pipeline.ts'
import { newestOf, streamSql } from '../../regions/moderation/stream/stream-sql.ts'
import { streamTopics } from '../../regions/moderation/stream/stream-topics.ts'
import type { WordMatcher } from '../../regions/moderation/word-matcher.ts'
import type { RegionSetting } from './region-setting.ts'

export interface PipelineParts {
  readonly log: EventLog
  readonly matcher: () => WordMatcher
  readonly findings: Findings
  /** Of the claim under which it runs; undefined where no other process can. */
  readonly token?: bigint
}

export interface RegionPipeline {
  standing(): PipelineStanding
  /** For `standingIn`. */
  say(): Promise<void>
  /** Resolves when nothing is written any more; a job on Flink goes on. */
  stop(): Promise<void>
}

export async function startPipeline(setting: RegionSetting, parts: PipelineParts): Promise<RegionPipeline> {
  const { kafka, flink } = setting.config.engines ?? {}
  const taken = await parts.findings.take(parts.token)
  const shared = {
    log: parts.log,
    clock: nodeClock,
    scheduler: nodeScheduler,
    parts: embeddedPartCounts.group,
    findings: taken,
    matcher: parts.matcher,
    onFailure: (error: unknown) => setting.warn(`moderation is held up: ${String(error)}`),
    // Started anew it stands by, or says why it cannot.
    onTaken: () => setting.die('moderation')(new Error('another process runs the word pipeline now')),
  }
  const job = kafka && flink && startJob(setting, parts, { kafka, flink, note: noteOf(taken, parts.findings) })
  const pipeline = job
    ? new StreamPipeline({ ...shared, isHeard: () => job.isOfToday, lookedAt: () => lookedAt(setting, kafka) })
    : new PipelineReader(shared)
  pipeline.start()
  const standing = (): PipelineStanding => ({
    by: setting.name,
    ...pipeline.status(),
    ...(job && { job: { state: job.state, starts: job.starts } }),
  })
  return {
    standing,
    say: () => taken.note('status', JSON.stringify(standing())),
    async stop() {
      await pipeline.stop()
      await job?.stop()
    },
  }
}

interface JobParts {
  readonly kafka: KafkaAddress
  readonly flink: FlinkAddress
  readonly note: ReturnType<typeof noteOf>
}

function startJob(setting: RegionSetting, { matcher }: PipelineParts, { kafka, flink, note }: JobParts): StreamJob {
  const job = new StreamJob({
    cluster: openFlinkCluster(flink),
    scheduler: nodeScheduler,
    clock: nodeClock,
    sql: newestOf(matcher, ({ list }) => streamSql(kafka, familyOf(setting, kafka), list)),
    note,
    onFailure: (error) => setting.warn(`the stream job is held up: ${String(error)}`),
  })
  job.start()
  return job
}

const noteOf = (taken: Awaited<ReturnType<Findings['take']>>, findings: Findings) => ({
  read: () => findings.note('job'),
  write: (text: string) => taken.note('job', text),
})

const familyOf = ({ config }: RegionSetting, kafka: KafkaAddress): string =>
  `${kafka.topicPrefix ?? ''}${config.alias}.words`

const lookedAt = (setting: RegionSetting, kafka: KafkaAddress): ReturnType<typeof committedOffsets> =>
  committedOffsets(kafka, familyOf(setting, kafka), (kafka.topicPrefix ?? '') + streamTopics.posts)
