/**
 * The pipeline as Flink's SQL: the same stages as `pipeline.ts`, over the posts that a region feeds.
 *
 *  - Time goes on by `mark`, which the region writes: it alone knows how far it has read its log. So a
 *    window ends for the same posts as it does in the region, whatever Flink has read by then.
 *  - The list is a literal: to come as a row of a topic it would have to be joined to each post and made a
 *    text of there, which was measured to cost more than all else. So a new list is a new text, and a job of
 *    it goes on from where the one before it was stopped (`stream-job.ts`).
 *  - What several statements read is planned once: otherwise the planner copies the looking for words into
 *    `flagged` and into `statistics`, which was measured to cost as much again. It is one step for records
 *    of all kinds, since each step of a plan copies the texts it reads.
 *  - Names that are counted once are of many kinds and few copies: to count them before they are sent to
 *    where they are counted saves nothing and sends sets of them instead.
 *  - Abuse is told when its window ends. Windows that tell it while it goes on fire each second for each
 *    person and text, which was measured to cost as much as all else.
 *  - A copy has its post's name, and counts once. What is said twice has one name, so sinks are at least
 *    once: exactly once would hold everything back until a checkpoint.
 *  - Headers are those of the event log, so that it reads what was found.
 */
import type { KafkaAddress } from '../../../platform/engines/engine-addresses.ts'
import { bytesHash } from '../../../protocol/payload-hash.ts'
import { abuseLimits, windowMs } from '../pipeline/windows.ts'
import type { WordList } from '../word-list.ts'
import type { WordMatcher } from '../word-matcher.ts'
import { streamRecordKind, type StreamTopic, streamTopics } from './stream-topics.ts'
import { wordPatterns } from './word-patterns.ts'

/** So much is said twice after a fault; the region notes each, so that it can go on from there. */
const checkpointEvery = '10 s'
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

/** `family` also names its positions on Kafka, where a job goes on that has no checkpoint. */
export function streamSql(kafka: StreamKafka, family: string, list: WordList): StreamSql {
  const table = (topic: StreamTopic, columns: string, more: Readonly<Record<string, string>>): string =>
    `CREATE TABLE ${topic} (${columns}) WITH (${optionsOf({
      connector: 'kafka',
      topic: (kafka.topicPrefix ?? '') + streamTopics[topic],
      'properties.bootstrap.servers': kafka.brokers.join(','),
      ...loginOf(kafka.credentials),
      format: 'json',
      ...more,
    })})`
  const sink = (topic: StreamTopic, columns: string): string =>
    table(topic, `${columns}, headers MAP<STRING, BYTES> METADATA`, { 'sink.delivery-guarantee': 'at-least-once' })
  const ground = [
    `SET 'pipeline.object-reuse' = 'true'`,
    `SET 'table.optimizer.reuse-optimize-block-with-digest-enabled' = 'true'`,
    `SET 'table.optimizer.agg-phase-strategy' = 'ONE_PHASE'`,
    `SET 'table.local-time-zone' = 'UTC'`,
    `SET 'execution.checkpointing.interval' = '${checkpointEvery}'`,
    table('posts', postColumns, {
      'scan.startup.mode': 'group-offsets',
      'properties.group.id': family,
      'properties.auto.offset.reset': 'earliest',
      'properties.fetch.max.wait.ms': '100',
      'json.ignore-parse-errors': 'true',
    }),
    sink('flagged', 'post STRING, grp STRING, author STRING, said_at TIMESTAMP_LTZ(3), found STRING'),
    sink('statistics', 'grp STRING, since STRING, messages BIGINT, senders BIGINT, hits BIGINT'),
    sink('abuse', 'rule STRING, author STRING, since STRING, many BIGINT'),
    sink('deadLetters', 'post STRING, said_at TIMESTAMP_LTZ(3), reason STRING'),
    lookedAt(list),
  ]
  const job = `EXECUTE STATEMENT SET BEGIN ${inserts.map((insert) => `INSERT INTO ${insert};`).join('\n')} END`
  const name = `${family}.${bytesHash(new TextEncoder().encode([...ground, job].join('\n'))).toString(36)}`
  return { name, ground: [`SET 'pipeline.name' = '${name}'`, ...ground], job }
}

/** Of the list in force, made once for each: patterns of thousands of words take a tenth of a second. */
export function newestOf(matcher: () => WordMatcher, make: (matcher: WordMatcher) => StreamSql): () => StreamSql {
  let made: { readonly of: WordMatcher; readonly sql: StreamSql } | undefined
  return () => {
    const of = matcher()
    if (made?.of !== of) made = { of, sql: make(of) }
    return made.sql
  }
}

const postColumns = `kind STRING, post STRING, name BIGINT, grp STRING, author STRING, said BIGINT, mark BIGINT, plain STRING,
  skeleton STRING, same BIGINT, reason STRING, said_at AS TO_TIMESTAMP_LTZ(said, 3),
  WATERMARK FOR said_at AS TO_TIMESTAMP_LTZ(mark, 3)`

/** What may have a word is looked at a second time, by all rules; the second form stands in `withoutSigns`. */
function lookedAt(list: WordList): string {
  const { looks, tells } = wordPatterns(list)
  return `CREATE TEMPORARY VIEW looked_at AS
    SELECT kind, post, name, grp, author, said_at, same, reason,
      CASE WHEN REGEXP(plain, ${quoted(looks.plain)}) OR REGEXP(skeleton, ${quoted(looks.skeleton)})
        THEN NULLIF(CONCAT('${list.version}|', ${pieces('plain', tells.plain)}, '|',
          ${pieces(`COALESCE(skeleton, REPLACE(plain, 'i', 'l'))`, tells.skeleton)}), '${list.version}||') END AS found
    FROM posts`
}

/** All words of a text: those that begin at each of its letters, the longest of them. */
const pieces = (form: string, pattern: string): string =>
  `ARRAY_JOIN(REGEXP_EXTRACT_ALL(${form}, ${quoted(`(?=(${pattern}))`)}, 1), ',')`

const inWindows = `TABLE(TUMBLE(TABLE looked_at, DESCRIPTOR(said_at), ${window}))`

const inserts = [
  `flagged SELECT post, grp, author, said_at, found, ${header} FROM looked_at WHERE found IS NOT NULL`,
  `statistics SELECT grp, CAST(window_start AS STRING), COUNT(DISTINCT name), COUNT(DISTINCT author),
      COUNT(DISTINCT name) FILTER (WHERE found IS NOT NULL), ${header}
    FROM ${inWindows} WHERE kind = 'post'
    GROUP BY window_start, window_end, grp`,
  `abuse SELECT 'rate', author, CAST(window_start AS STRING), COUNT(DISTINCT name), ${header}
    FROM ${inWindows} WHERE kind = 'post'
    GROUP BY window_start, window_end, author HAVING COUNT(DISTINCT name) > ${abuseLimits.posts}`,
  `abuse SELECT 'same-text', author, CAST(window_start AS STRING), MAX(grps), ${header}
    FROM (SELECT author, window_start, window_end, COUNT(DISTINCT grp) AS grps FROM ${inWindows} WHERE kind = 'post'
      GROUP BY window_start, window_end, author, same
      HAVING COUNT(DISTINCT grp) >= ${abuseLimits.groupsOfOneText})
    GROUP BY window_start, window_end, author`,
  `deadLetters SELECT post, said_at, reason, ${header} FROM looked_at WHERE kind = 'letter'`,
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
    .map(([name, value]) => `'${name}' = ${quoted(value)}`)
    .join(', ')

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
