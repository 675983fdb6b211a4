/** For tests on a real Flink: the pipeline of a region whose groups lie in memory, its job, and all of it gone afterwards. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../../platform/clock.node.ts'
import { engineOfTest } from '../../../platform/engines/engines-of-test.node.ts'
import type { EventLog, Part } from '../../../platform/event-log/event-log.ts'
import { kafkaOfTest, KafkaOfTest } from '../../../platform/event-log/kafka-of-test.node.ts'
import { topics } from '../../../protocol/log-records.ts'
import type { PipelineUnderTest } from '../pipeline/findings-pipeline.contract.ts'
import { openFindings } from '../pipeline/findings.sqlite.ts'
import { GroupLogOfTest, matcherOf, TimeOfTest } from '../pipeline/pipeline-fixtures.ts'
import { committedOffsets } from './committed-offsets.kafka.ts'
import { openFlinkCluster } from './flink-cluster.http.ts'
import type { FlinkCluster } from './flink-cluster.ts'
import { StreamJob } from './stream-job.ts'
import { StreamPipeline } from './stream-pipeline.ts'
import { newestOf, streamSql } from './stream-sql.ts'
import { streamPartCounts, streamTopics, type StreamTopic } from './stream-topics.ts'

/** A busy machine's patience, not a promise. */
const patienceMs = 120_000

export interface StreamUnderTest extends PipelineUnderTest {
  readonly cluster: FlinkCluster
  readonly job: StreamJob
  /** The id of the job that runs. */
  readonly running: () => Promise<string | undefined>
}

export async function openStreamOfTest(): Promise<StreamUnderTest> {
  const names = Object.keys(streamTopics) as StreamTopic[]
  const kafka = await KafkaOfTest.make(
    Object.fromEntries(names.map((name) => [streamTopics[name], streamPartCounts[name]])),
  )
  const folder = await mkdtemp(join(tmpdir(), 'meridian-stream-'))
  const findings = openFindings(join(folder, 'findings.sqlite'))
  let taken = await findings.take()
  const groups = new GroupLogOfTest(streamPartCounts.posts)
  const time = new TimeOfTest()
  const log = bothOf(groups, await kafka.open())
  const family = `${kafka.prefix}words`
  let matcher = matcherOf(1, [], [])
  const sql = newestOf(
    () => matcher,
    ({ list }) => streamSql({ ...kafkaOfTest, topicPrefix: kafka.prefix }, family, list),
  )
  const cluster = openFlinkCluster(engineOfTest('flink'))
  const failures: unknown[] = []
  const job = new StreamJob({
    cluster,
    sql,
    scheduler: nodeScheduler,
    clock: nodeClock,
    note: { read: () => findings.note('job'), write: (text) => taken.note('job', text) },
    onFailure: (error) => failures.push(error),
  })
  const eventually = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + patienceMs
    while (!(await holds())) {
      if (Date.now() > end)
        assert.fail(`${what}: not within ${patienceMs / 1_000} s; ${failures.map(String).join('; ')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const running = async (): Promise<string | undefined> =>
    (await cluster.jobs()).find(({ name, state }) => name === sql().name && state.type === 'runs')?.id
  job.start()
  const begin = (): StreamPipeline => {
    const pipeline = new StreamPipeline({
      log,
      clock: { now: time.now, monotonic: nodeClock.monotonic },
      scheduler: nodeScheduler,
      parts: streamPartCounts.posts,
      findings: taken,
      matcher: () => matcher,
      isHeard: () => job.isOfToday,
      lookedAt: () => committedOffsets(kafkaOfTest, family, kafka.prefix + streamTopics.posts),
      onFailure: (error) => failures.push(error),
      onTaken: () => assert.fail('nobody else takes it'),
    })
    pipeline.start()
    return pipeline
  }
  let pipeline = begin()
  return {
    cluster,
    job,
    running,
    pipeline: () => pipeline,
    findings,
    now: time.now,
    append: (part, record) => groups.append(part, record),
    setWords: (words, allowed) => {
      matcher = matcherOf(matcher.list.version + 1, words, allowed)
    },
    pass: (ms) => {
      time.skip(ms)
      return Promise.resolve()
    },
    eventually,
    restart: async () => {
      await pipeline.stop()
      taken = await findings.take()
      pipeline = begin()
    },
    dispose: async () => {
      await pipeline.stop()
      await job.stop()
      const id = await running()
      if (id !== undefined) await cluster.cancel(id)
      await findings.close()
      await kafka.dispose()
      await rm(folder, { recursive: true })
    },
  }
}

/** Groups from memory, all else from Kafka. */
function bothOf(groups: GroupLogOfTest, kafka: EventLog): EventLog {
  const of = <Name extends 'read' | 'watch' | 'start' | 'end'>(name: Name, part: Part): EventLog[Name] =>
    part.topic === topics.group ? (groups.log[name] as EventLog[Name]) : (kafka[name].bind(kafka) as EventLog[Name])
  return {
    append: (part, records) => kafka.append(part, records),
    read: (part, from, maxBytes) => of('read', part)(part, from, maxBytes),
    watch: (part, onGrowth) => of('watch', part)(part, onGrowth),
    start: (part) => of('start', part)(part),
    end: (part) => of('end', part)(part),
    release: (part, offset) => kafka.release(part, offset),
    heldBytes: () => kafka.heldBytes(),
    heldBy: (part) => kafka.heldBy(part),
    close: () => kafka.close(),
  }
}
