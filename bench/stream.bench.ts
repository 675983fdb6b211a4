/**
 * All stages of the word pipeline on Flink, by CPU of the TaskManager a post: sixty characters, 1,000
 * people in 100 groups, in batches as a region feeds them. Held to a figure; beside it a job that reads the same
 * posts and leaves them, and the whole with a list of thousands. A region's Flink runs for weeks, so what
 * it costs while its virtual machine still compiles is not counted: that takes a million posts. Of the
 * rounds behind them the median counts, because what comes now and then (collecting garbage, keeping a
 * checkpoint) is part of it.
 */
import { nodeClock, nodeScheduler } from '../platform/clock.node.ts'
import type { FlinkAddress, KafkaAddress } from '../platform/engines/engine-addresses.ts'
import { type KafkaEventLog, openKafkaEventLog } from '../platform/event-log/event-log.kafka.ts'
import { removeTopics } from '../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import type { GroupId, MessageId, RegionName, UserId } from '../protocol/ids.ts'
import { windowMs } from '../regions/moderation/pipeline/windows.ts'
import { openFlinkCluster } from '../regions/moderation/stream/flink-cluster.http.ts'
import { postFed, statisticsIn, timeFed } from '../regions/moderation/stream/stream-records.ts'
import { type StreamSql, streamSql } from '../regions/moderation/stream/stream-sql.ts'
import {
  streamPart,
  streamPartCounts,
  type StreamTopic,
  streamTopics,
} from '../regions/moderation/stream/stream-topics.ts'
import type { WordList } from '../regions/moderation/word-list.ts'
import { type EnginesUnderTest, engineOf } from './harness/engines-under-test.ts'
import { makeTopics } from './harness/own-names.ts'
import { textOf, wordsOf } from './harness/words.ts'
import type { GoalRow } from './row.ts'

const rounds = 7
const batch = 500
const characters = 60
const cpuNsMax = 30_000
/** A region that stops some words, and one that has taken over a list of the trade. */
const lists = {
  stream: { words: 100, warmRounds: 16, posts: 60_000 },
  'stream-5000-words': { words: 5_000, warmRounds: 6, posts: 20_000 },
} as const
/** Reading alone runs behind the first list, so that most of it is compiled. */
const warmRoundsOfReading = 3
const roundMaxMs = 300_000
const askAgainMs = 100

export async function runStreamBench(engines: EnginesUnderTest): Promise<readonly GoalRow[]> {
  const kafka = engineOf(engines, 'kafka')
  const flink = engineOf(engines, 'flink')
  const use = (): number => engines.use()['flink'] ?? 0
  const rows: GoalRow[] = []
  for (const [scenario, { words, warmRounds, posts }] of Object.entries(lists)) {
    const stage = await Stage.open(kafka, flink, words, posts)
    try {
      rows.push(goal(scenario, posts, await stage.median(stage.sql, warmRounds, use)))
      if (rows.length === 1) {
        rows.push(goal('stream-read', posts, await stage.median(onlyRead(stage.sql), warmRoundsOfReading, use)))
      }
    } finally {
      await stage.close()
    }
  }
  return rows
}

const goal = (scenario: string, posts: number, us: number): GoalRow => ({
  scenario,
  nsPerOp: us * 1_000,
  limit: cpuNsMax,
  ratio: (us * 1_000) / cpuNsMax,
  ops: posts * rounds,
})

/** Reads the same posts and counts them, no more. */
const onlyRead = ({ name, ground }: StreamSql): StreamSql => ({
  name: `${name}.read`,
  ground: ground.map((statement) => statement.replaceAll(name, `${name}.read`)),
  job: `INSERT INTO statistics
    SELECT kind, CAST(window_start AS STRING), COUNT(*), 0, 0, MAP['m', X'0100000000000000']
    FROM TABLE(TUMBLE(TABLE posts, DESCRIPTOR(said_at), INTERVAL '${windowMs / 1_000}' SECOND))
    WHERE kind = 'post' GROUP BY window_start, window_end, kind`,
})

/** Topics of a fresh prefix, with a list in them, and time that goes on with what is fed. */
class Stage {
  readonly sql: StreamSql
  readonly #kafka: KafkaAddress
  readonly #cluster: ReturnType<typeof openFlinkCluster>
  readonly #log: KafkaEventLog
  /** In a round. */
  readonly #posts: number
  readonly #random = new SeededRandom(1)
  #time = 1_800_000_000_000
  #read = 0

  static async open(kafka: KafkaAddress, flink: FlinkAddress, words: number, posts: number): Promise<Stage> {
    const prefix = `bench${nodeRandom.integer(2 ** 40).toString(36)}.`
    const names = Object.keys(streamTopics) as StreamTopic[]
    const wanted = names.map((name) => ({ name: streamTopics[name], partitions: streamPartCounts[name] }))
    await makeTopics(
      kafka,
      wanted.map(({ name, partitions }) => ({ name: prefix + name, partitions })),
    )
    const log = await openKafkaEventLog({
      ...kafka,
      prefix,
      topics: wanted,
      clock: nodeClock,
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: (error) => {
        throw error
      },
    })
    const list: WordList = {
      region: 'eu-central' as RegionName,
      version: 1,
      words: wordsOf(new SeededRandom(2), words),
      allowed: [],
    }
    return new Stage({ ...kafka, topicPrefix: prefix }, flink, log, list, posts)
  }

  private constructor(kafka: KafkaAddress, flink: FlinkAddress, log: KafkaEventLog, list: WordList, posts: number) {
    this.#posts = posts
    this.#kafka = kafka
    this.#cluster = openFlinkCluster(flink)
    this.#log = log
    this.sql = streamSql(kafka, `${kafka.topicPrefix ?? ''}words`, list)
  }

  /** CPU µs a post, of several rounds the median. */
  async median(sql: StreamSql, warmRounds: number, cpuUs: () => number): Promise<number> {
    await this.#cluster.run([...sql.ground, sql.job], undefined)
    await this.#until('the job runs', async () =>
      (await this.#jobs()).some(({ state }) => state.type === 'runs' && state.ready),
    )
    for (let round = 0; round < warmRounds; round++) await this.#round()
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) {
      const before = cpuUs()
      await this.#round()
      figures.push((cpuUs() - before) / this.#posts)
    }
    for (const { id } of await this.#jobs()) await this.#cluster.cancel(id)
    await this.#until('the job has ended', async () => (await this.#jobs()).length === 0)
    return figures.sort((a, b) => a - b)[figures.length >> 1] as number
  }

  async close(): Promise<void> {
    for (const { id } of await this.#jobs()) await this.#cluster.cancel(id)
    await this.#log.close()
    const prefix = this.#kafka.topicPrefix ?? ''
    await removeTopics(
      this.#kafka,
      Object.values(streamTopics).map((name) => prefix + name),
    )
  }

  /** Three windows of posts, and until they are counted. */
  async #round(): Promise<void> {
    const begin = this.#time
    for (let fed = 0; fed < this.#posts; fed += batch) {
      const at = begin + Math.floor((fed / this.#posts) * 3 * windowMs)
      const posts = Array.from({ length: batch }, (_, index) => this.#post(at, fed + index))
      await this.#log.append(streamPart('posts', (fed / batch) % streamPartCounts.posts), posts)
    }
    this.#time += 4 * windowMs
    for (let part = 0; part < streamPartCounts.posts; part++) {
      await this.#log.append(streamPart('posts', part), [timeFed(this.#time - 1, this.#time)])
    }
    const stopWatching = this.#log.watch(streamPart('statistics'), () => undefined)
    let counted = 0
    await this.#until('all posts are counted', async () => {
      const records = await this.#log.read(streamPart('statistics'), this.#read, 1 << 20)
      for (const record of records) {
        this.#read = record.offset + 1
        if (statisticsIn(record).at >= begin) counted += statisticsIn(record).messages
      }
      return counted >= this.#posts
    }).finally(stopWatching)
  }

  #post(at: number, number: number) {
    const group = `grp_${this.#random.integer(100)}` as GroupId
    const author = `usr_${this.#random.integer(1_000)}` as UserId
    const text = textOf(this.#random, characters)
    const names = { name: `${group}/${author}/${at + number}`, message: `${number}` as MessageId }
    return postFed({ ...names, at, group, author, place: number, text }, at - 1)
  }

  async #jobs() {
    const jobs = await this.#cluster.jobs()
    return jobs.filter(({ name, state }) => name.startsWith(this.#kafka.topicPrefix ?? '') && state.type === 'runs')
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + roundMaxMs
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${what}: not within ${roundMaxMs / 1_000} s`)
      await new Promise((resolve) => setTimeout(resolve, askAgainMs))
    }
  }
}
