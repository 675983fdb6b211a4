/** What can be measured: on embedded engines, and on real ones. */
import { runCassandraRowsBench } from './cassandra-rows.bench.ts'
import { runCassandraSyncBench } from './cassandra-sync.bench.ts'
import { runDirectBench } from './direct.bench.ts'
import { runEdgeBench } from './edge.bench.ts'
import { runGroupBench } from './group.bench.ts'
import { type EngineName, engineOf, type EnginesUnderTest } from './harness/engines-under-test.ts'
import type { BenchOptions } from './harness/stage.ts'
import { laneRegions } from './harness/two-regions.ts'
import { runIdleBench } from './idle.bench.ts'
import { runKafkaWriterBench } from './kafka-writer.bench.ts'
import { runLaneBench } from './lane.bench.ts'
import { runLogBench } from './log.bench.ts'
import { runPolicyBench } from './policy.bench.ts'
import { runReconnectBench } from './reconnect.bench.ts'
import type { BenchRow, GoalRow } from './row.ts'
import { runRowsBench } from './rows.bench.ts'
import { runStreamBench } from './stream.bench.ts'
import { runSyncBench, type SyncScenario } from './sync.bench.ts'
import { runTracesBench } from './traces.bench.ts'
import { runWordsBench } from './words.bench.ts'

export interface Scenario {
  readonly title: string
  readonly run: (options: BenchOptions) => Promise<readonly (BenchRow | GoalRow)[]>
  /** Engines that it runs on, of each of its regions. */
  readonly needs?: readonly EngineName[]
  /** `eu` without it. */
  readonly regions?: readonly string[]
}

const direct = (inFlight: number): Scenario => ({
  title: `durable 1:1 messages, ${inFlight} in flight for each of 100 pairs; the limit knows nobody and can read nothing back`,
  run: (options) => runDirectBench(inFlight, options),
})

const group = (members: number, inFlight: number): Scenario => ({
  title: `a group of ${members}, ${inFlight} in flight, per delivery; the limit hands the same bytes to everybody`,
  run: (options) => runGroupBench({ members, inFlight }, options),
})

const syncing = (scenario: SyncScenario, what: string): Scenario => ({
  title: `sync, ${what}; the limit has the pages ready and copies them`,
  run: () => runSyncBench(scenario),
})

const lane: Scenario = {
  title: 'messages into another region, both regions together; the limit is the same within a region',
  run: runLaneBench,
}

export const embedded: Readonly<Record<string, Scenario>> = {
  idle: {
    title: 'connected and silent, per connection and second; the limit is `ws` alone with the same heartbeats',
    run: runIdleBench,
  },
  'direct-1': direct(1),
  'direct-8': direct(8),
  'group-50-1': group(50, 1),
  'group-500-1': group(500, 1),
  'group-500-8': group(500, 8),
  lane,
  reconnect: {
    title: '5,000 devices come back with their tickets; the limit makes the same checks and knows nobody',
    run: runReconnectBench,
  },
  edge: {
    title: 'the edge, CPU of workerd; the limit is a Worker of two lines with the same token check',
    run: () => runEdgeBench(),
  },
  'sync-1': syncing('sync-1', 'one row missed'),
  'sync-100': syncing('sync-100', 'a page of a hundred rows'),
  'sync-10k': syncing('sync-10k', 'ten thousand rows, in pages of 500'),
  'sync-500-groups': syncing('sync-500-groups', 'a person in 500 groups of which one has a new row'),
  rows: {
    title: 'the row store, per row; the limit writes the same bytes as raw batches and finds nothing again',
    run: runRowsBench,
  },
  log: {
    title: 'durable records through the embedded log; the limit writes the same bytes and can read nothing back',
    run: async () => (await runLogBench()).rows,
  },
  policy: {
    title: 'the residency document of four regions; the limit is what each may cost',
    run: () => runPolicyBench(),
  },
  words: {
    title: 'words in group text, a list of 5,000; the limit is the normal form once and `indexOf` of one word',
    run: () => Promise.resolve(runWordsBench()),
  },
  traces: {
    title: 'looking at a message that is not followed, all through one region; the limit is what that may cost',
    run: () => Promise.resolve(runTracesBench()),
  },
}

/** What a region stands on whose parts run in processes of their own. */
const all: readonly EngineName[] = ['kafka', 'cassandra', 'redis', 'postgres', 'zookeeper']

/** The same conversations, in processes as the product runs; the limit keeps its messages on Kafka, by the client library alone. */
const conversation = ({ title, run }: Scenario): Scenario => ({ title: `${title}, on Kafka`, run, needs: all })

export const onEngines: Readonly<Record<string, Scenario>> = {
  'direct-1': conversation(direct(1)),
  'direct-8': conversation(direct(8)),
  'group-500-1': conversation(group(500, 1)),
  // Of engines it takes Kafka alone: mirrors need one for each region, and a lane ends with the row's push.
  lane: {
    title: 'messages into another region, through MirrorMaker 2; the limit is the same within a region',
    run: runLaneBench,
    needs: ['kafka'],
    regions: laneRegions,
  },
  'kafka-writer': {
    title: 'durable records through the log on Kafka; the limit is `producer.send` of one record',
    run: ({ engines }) => runKafkaWriterBench(engineOf(there(engines), 'kafka')),
    needs: ['kafka'],
  },
  stream: {
    title:
      'words in group text on Flink, all stages, a post; the limit is what they may cost, and `stream-read` only counts the posts',
    run: ({ engines }) => runStreamBench(there(engines)),
    needs: ['kafka', 'flink'],
  },
  'sync-100': {
    title: 'sync, a page of a hundred rows from Cassandra; the limit asks the driver for the rows and makes no page',
    run: ({ engines }) => runCassandraSyncBench(there(engines)),
    needs: ['cassandra'],
  },
  'cassandra-rows': {
    title: 'the row store on Cassandra, per row; the limit writes the same bytes as plain driver batches',
    run: ({ engines }) => runCassandraRowsBench(there(engines)),
    needs: ['cassandra'],
  },
}

function there(engines: EnginesUnderTest | undefined): EnginesUnderTest {
  if (engines === undefined) throw new Error('this runs on engines: `--engines FILE`, or `--engines` alone')
  return engines
}
