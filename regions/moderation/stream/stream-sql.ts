/**
 * The pipeline as Flink's SQL: the same stages as `pipeline.ts`, over the posts that a region feeds.
 *
 *  - Time goes on by `mark`, which the region writes: it alone knows how far it has read its log. So a
 *    window ends for the same posts as it does in the region, whatever Flink has read by then.
 *  - The list is a versioned row at time zero, so that the newest counts at once, also for a post from
 *    before it. A list that was not read yet is told as such, never taken for an empty one.
 *  - `flagged` and `statistics` take the same columns of `looked_at`, for then posts are joined and looked
 *    through once.
 *  - Abuse is told when its window ends. Windows that tell it while it goes on fire each second for each
 *    person and text, which was measured to cost as much as all else.
 *  - A copy has its post's name, and counts once. What is said twice has one name, so sinks are at least
 *    once: exactly once would hold everything back until a checkpoint.
 *  - Headers are those of the event log, so that it reads what was found.
 */
import type { KafkaAddress } from '../../../platform/engines/engine-addresses.ts'
import { bytesHash } from '../../../protocol/payload-hash.ts'
import { abuseLimits, windowMs } from '../pipeline/windows.ts'
import { streamRecordKind, type StreamTopic, streamTopics } from './stream-topics.ts'

/** So much is said twice after a fault; the region notes each, so that it can go on from there. */
const checkpointEvery = '10 s'
/** A new list holds posts back for that long; a list that comes later than that after a first start is told. */
const listIdle = '5 s'
const window = `INTERVAL '${windowMs / 1_000}' SECOND`
const header = `MAP['m', X'0${streamRecordKind}00000000000000']`

export type StreamKafka = Pick<KafkaAddress, 'brokers' | 'credentials' | 'topicPrefix'>

export interface StreamSql {
  /** Of the job: the family it was given, and a number of its text. */
  readonly name: string
  /** Tables and views, one statement each. */
  readonly ground: readonly string[]
  /** Runs for ever. */
  readonly job: string
}

/** `family` also names its positions on Kafka, where a job of another text goes on. */
export function streamSql(kafka: StreamKafka, family: string): StreamSql {
  const table = (topic: StreamTopic, columns: string, more: Readonly<Record<string, string>>): string =>
    `CREATE TABLE ${topic} (${columns}) WITH (${optionsOf({
      connector: 'kafka',
      topic: (kafka.topicPrefix ?? '') + streamTopics[topic],
      'properties.bootstrap.servers': kafka.brokers.join(','),
      ...loginOf(kafka.credentials),
      format: 'json',
      ...more,
    })})`
  const source = (topic: StreamTopic, columns: string, more: Readonly<Record<string, string>>): string =>
    table(topic, columns, {
      'properties.group.id': family,
      'properties.auto.offset.reset': 'earliest',
      'properties.fetch.max.wait.ms': '100',
      'json.ignore-parse-errors': 'true',
      ...more,
    })
  const sink = (topic: StreamTopic, columns: string): string =>
    table(topic, `${columns}, headers MAP<STRING, BYTES> METADATA`, { 'sink.delivery-guarantee': 'at-least-once' })
  const ground = [
    `SET 'pipeline.object-reuse' = 'true'`,
    `SET 'table.local-time-zone' = 'UTC'`,
    `SET 'execution.checkpointing.interval' = '${checkpointEvery}'`,
    source('posts', postColumns, { 'scan.startup.mode': 'group-offsets' }),
    source('words', wordColumns, {
      'scan.startup.mode': 'earliest-offset',
      'scan.watermark.idle-timeout': listIdle,
    }),
    sink('flagged', 'post STRING, grp STRING, author STRING, said_at TIMESTAMP_LTZ(3), found STRING'),
    sink('statistics', 'grp STRING, since STRING, messages BIGINT, senders BIGINT, hits BIGINT, unseen BIGINT'),
    sink('abuse', 'rule STRING, author STRING, since STRING, many BIGINT'),
    sink('deadLetters', 'post STRING, said_at TIMESTAMP_LTZ(3), reason STRING'),
    ...views,
  ]
  const job = `EXECUTE STATEMENT SET BEGIN ${inserts.map((insert) => `INSERT INTO ${insert};`).join('\n')} END`
  const name = `${family}.${bytesHash(new TextEncoder().encode([...ground, job].join('\n'))).toString(36)}`
  return { name, ground: [`SET 'pipeline.name' = '${name}'`, ...ground], job }
}

const postColumns = `kind STRING, post STRING, grp STRING, author STRING, said BIGINT, mark BIGINT, plain STRING,
  skeleton STRING, same STRING, reason STRING,
  part INT METADATA FROM 'partition' VIRTUAL, place BIGINT METADATA FROM 'offset' VIRTUAL,
  shard AS CAST(part AS STRING), said_at AS TO_TIMESTAMP_LTZ(said, 3),
  WATERMARK FOR said_at AS TO_TIMESTAMP_LTZ(mark, 3)`

const wordColumns = `shard STRING, ver INT, plain_words STRING, skeleton_words STRING,
  since AS TO_TIMESTAMP_LTZ(0, 3), WATERMARK FOR since AS since`

/** All words of a text: those that begin at each of its letters, the longest of them. */
const pieces = (form: string): string =>
  `ARRAY_JOIN(REGEXP_EXTRACT_ALL(s.${form}, CONCAT('(?=(', l.${form}_words, '))'), 1), ',')`

/** True, and no constant to the planner: it would otherwise copy what follows to each place that asks for it. */
const once = 'RAND() < 2'

const views = [
  `CREATE TEMPORARY VIEW list AS SELECT shard, ver, plain_words, skeleton_words, since FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY shard ORDER BY since DESC) AS age FROM words WHERE shard IS NOT NULL
  ) WHERE age = 1`,
  `CREATE TEMPORARY VIEW said AS SELECT * FROM posts WHERE kind = 'post'`,
  `CREATE TEMPORARY VIEW looked_at AS
    SELECT s.post, s.grp, s.author, s.said_at,
      CASE WHEN l.ver IS NULL THEN 'unseen'
        WHEN ${once} AND (REGEXP(s.plain, l.plain_words) OR REGEXP(s.skeleton, l.skeleton_words))
        THEN CONCAT(CAST(l.ver AS STRING), '|', ${pieces('plain')}, '|', ${pieces('skeleton')}) END AS found
    FROM said s LEFT JOIN list FOR SYSTEM_TIME AS OF s.said_at AS l ON s.shard = l.shard`,
]

const inWindows = `TABLE(TUMBLE(TABLE said, DESCRIPTOR(said_at), ${window}))`

const inserts = [
  `flagged SELECT post, grp, author, said_at, found, ${header} FROM looked_at WHERE found IS NOT NULL`,
  `statistics SELECT grp, CAST(window_start AS STRING), COUNT(DISTINCT post), COUNT(DISTINCT author),
      COUNT(DISTINCT CASE WHEN found <> 'unseen' THEN post END), COUNT(CASE WHEN found = 'unseen' THEN 1 END), ${header}
    FROM TABLE(TUMBLE(TABLE looked_at, DESCRIPTOR(said_at), ${window}))
    GROUP BY window_start, window_end, grp`,
  `abuse SELECT 'rate', author, CAST(window_start AS STRING), COUNT(DISTINCT post), ${header}
    FROM ${inWindows}
    GROUP BY window_start, window_end, author HAVING COUNT(DISTINCT post) > ${abuseLimits.posts}`,
  `abuse SELECT 'same-text', author, CAST(window_start AS STRING), MAX(grps), ${header}
    FROM (SELECT author, window_start, window_end, COUNT(DISTINCT grp) AS grps FROM ${inWindows}
      GROUP BY window_start, window_end, author, same
      HAVING COUNT(DISTINCT grp) >= ${abuseLimits.groupsOfOneText})
    GROUP BY window_start, window_end, author`,
  `deadLetters SELECT post, said_at, reason, ${header} FROM posts WHERE kind = 'letter'`,
]

function loginOf(credentials: KafkaAddress['credentials']): Readonly<Record<string, string>> {
  if (credentials === undefined) return {}
  const { user, password } = credentials
  const module = 'org.apache.flink.kafka.shaded.org.apache.kafka.common.security.scram.ScramLoginModule'
  return {
    'properties.security.protocol': 'SASL_PLAINTEXT',
    'properties.sasl.mechanism': 'SCRAM-SHA-256',
    'properties.sasl.jaas.config': `${module} required username="${quotedInJaas(user)}" password="${quotedInJaas(password)}";`,
  }
}

const quotedInJaas = (text: string): string => text.replaceAll(/["\\]/g, '\\$&')

const optionsOf = (options: Readonly<Record<string, string>>): string =>
  Object.entries(options)
    .map(([name, value]) => `'${name}' = '${value.replaceAll("'", "''")}'`)
    .join(', ')
