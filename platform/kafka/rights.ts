/** A right at a guarded door of Kafka, in the words of its access lists. */

export type KafkaOperation = 'read' | 'write' | 'create' | 'describe' | 'describe-configs' | 'alter' | 'alter-configs'

/** On one topic or group, by its whole name. */
export interface KafkaRight {
  readonly resource: 'topic' | 'group'
  readonly name: string
  readonly operation: KafkaOperation
}
