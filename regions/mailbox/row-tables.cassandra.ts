/**
 * The tables of the row store on Cassandra.
 *
 *   mailbox, timeline   rows by number, a partition for each owner and bucket of numbers
 *   conversation        where the rows of a conversation lie, in the partitions of the mailbox: a row
 *                       and its entry are one mutation
 *   *_bucket            which buckets there are at all: numbers have gaps of any length, and a reader
 *                       must not walk through empty ones
 *   mark                recalls, apart from rows
 *   cell, checkpoint    the state of folds (`part-state.cassandra.ts`)
 *   moment, snapshot    what snapshots keep of it (`kept-moments.cassandra.ts`)
 *
 * Partitions stay small whatever happens for ever: a bucket of 2^25 log offsets is some days of a busy
 * part, so even who gets ten thousand messages a day has some ten megabytes in one.
 *
 * Each write names its timestamp, and time is counted in numbers of rows or offsets of the log, never
 * by a clock: a statement that comes late, or again, changes nothing, whoever's clock is wrong. Who
 * deletes rows must name the number up to which, as their writer does, or what comes later is deleted
 * with them.
 */
import type { Tables } from '../../platform/cassandra/keyspace.cassandra.ts'

/** Written more than read, kept for ever. */
const forRows = `compaction = {'class': 'UnifiedCompactionStrategy', 'scaling_parameters': 'T4'}
  AND compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16}`

/** Read again and again, replaced all the time. What comes back to life after a node was away is harmless: an old version loses. */
const forState = `compaction = {'class': 'UnifiedCompactionStrategy', 'scaling_parameters': 'L4'}
  AND compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16} AND gc_grace_seconds = 10800`

const rowTables = (keyspace: string): readonly string[] => [
  `CREATE TABLE IF NOT EXISTS ${keyspace}.mailbox (owner blob, bucket bigint, number bigint, bytes blob,
    PRIMARY KEY ((owner, bucket), number)) WITH ${forRows}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.mailbox_bucket (owner blob, bucket bigint, PRIMARY KEY (owner, bucket))`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.conversation (owner blob, bucket bigint, peer blob, conv_n bigint,
    number bigint, sent bigint, PRIMARY KEY ((owner, bucket), peer, conv_n)) WITH ${forRows}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.conversation_bucket (owner blob, peer blob, bucket bigint, conv_n bigint,
    sent bigint, PRIMARY KEY ((owner, peer), bucket, conv_n))`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.timeline (owner blob, bucket bigint, number bigint, bytes blob,
    PRIMARY KEY ((owner, bucket), number)) WITH ${forRows}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.timeline_bucket (owner blob, bucket bigint, PRIMARY KEY (owner, bucket))`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.mark (scope blob, author blob, place bigint,
    PRIMARY KEY (scope, author, place))`,
]

const stateTables = (keyspace: string): readonly string[] => [
  `CREATE TABLE IF NOT EXISTS ${keyspace}.cell (part text, slot int, key blob, version bigint, bytes blob,
    PRIMARY KEY ((part, slot), key, version)) WITH CLUSTERING ORDER BY (key ASC, version DESC) AND ${forState}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.checkpoint (part text PRIMARY KEY, up_to bigint, rewinds bigint, part_cell blob)
    WITH ${forState}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.moment (part text, snapshot bigint, up_to bigint, part_cell blob,
    PRIMARY KEY (part, snapshot)) WITH ${forState}`,
  `CREATE TABLE IF NOT EXISTS ${keyspace}.snapshot (shelf text, number bigint, made_at bigint, offsets text,
    finished boolean, PRIMARY KEY (shelf, number)) WITH ${forState}`,
]

export const rowTablesOfCassandra: Tables = {
  name: 'rows',
  migrations: [(keyspace) => [...rowTables(keyspace), ...stateTables(keyspace)]],
}
