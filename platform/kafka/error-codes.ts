/** What Kafka's errors mean for a writer and a reader. The table is the brokers'; what is not in it is taken for unknown. */

export const errorCodes = {
  none: 0,
  offsetOutOfRange: 1,
  unknownTopic: 3,
} as const

/**
 * What became of a batch:
 *  - `refused`: it is not stored, and may be sent again.
 *  - `unknown`: it may be stored; only the same batch may come next (W2).
 *  - `fatal`: it will never be taken; somebody has to change something first.
 */
export type Verdict = 'refused' | 'unknown' | 'fatal'

interface KafkaError {
  readonly name: string
  readonly verdict: Verdict
}

const refused = (name: string): KafkaError => ({ name, verdict: 'refused' })
const unknown = (name: string): KafkaError => ({ name, verdict: 'unknown' })
const fatal = (name: string): KafkaError => ({ name, verdict: 'fatal' })

const table: Readonly<Record<number, KafkaError>> = {
  [-1]: unknown('UNKNOWN_SERVER_ERROR'),
  1: refused('OFFSET_OUT_OF_RANGE'),
  2: refused('CORRUPT_MESSAGE'),
  3: refused('UNKNOWN_TOPIC_OR_PARTITION'),
  5: refused('LEADER_NOT_AVAILABLE'),
  6: refused('NOT_LEADER_OR_FOLLOWER'),
  7: unknown('REQUEST_TIMED_OUT'),
  9: refused('REPLICA_NOT_AVAILABLE'),
  10: fatal('MESSAGE_TOO_LARGE'),
  13: unknown('NETWORK_EXCEPTION'),
  17: fatal('INVALID_TOPIC_EXCEPTION'),
  18: fatal('RECORD_LIST_TOO_LARGE'),
  19: refused('NOT_ENOUGH_REPLICAS'),
  20: unknown('NOT_ENOUGH_REPLICAS_AFTER_APPEND'),
  29: fatal('TOPIC_AUTHORIZATION_FAILED'),
  31: fatal('CLUSTER_AUTHORIZATION_FAILED'),
  35: fatal('UNSUPPORTED_VERSION'),
  43: fatal('UNSUPPORTED_FOR_MESSAGE_FORMAT'),
  44: fatal('POLICY_VIOLATION'),
  56: unknown('KAFKA_STORAGE_ERROR'),
  74: refused('FENCED_LEADER_EPOCH'),
  75: refused('UNKNOWN_LEADER_EPOCH'),
  78: refused('OFFSET_NOT_AVAILABLE'),
  87: fatal('INVALID_RECORD'),
}

export const nameOf = (code: number): string => table[code]?.name ?? `error ${code}`

export const verdictOf = (code: number): Verdict => table[code]?.verdict ?? 'unknown'
