/** A Kafka cluster as the event log asks it: one request, one answer or one failure, nothing tried again. */
import type { ClusterMetadata, KafkaRequest } from './requests.ts'

export type NodeId = number

/**
 * A broker works off one connection in order, so a request waits for those before it. Appends, reads,
 * waits for growth and everything small have one each, and none of them waits for another kind.
 */
export type Purpose = 'append' | 'read' | 'follow' | 'rest'

export interface KafkaCluster {
  /** What some broker says of `topics`, without them of all that this user may see, and of where the others are. */
  metadata(topics?: readonly string[]): Promise<ClusterMetadata>
  /** Rejects with `KafkaCallError` alone. */
  call<Answer>(node: NodeId, purpose: Purpose, request: KafkaRequest<Answer>): Promise<Answer>
}

/** A request without an answer. `sent`: the broker may have done what it asked. */
export class KafkaCallError extends Error {
  override readonly name = 'KafkaCallError'
  readonly sent: boolean
  /** Another attempt would come to the same. */
  readonly final: boolean
  constructor(message: string, about: { readonly sent: boolean; readonly final?: boolean }, options?: ErrorOptions) {
    super(message, options)
    this.sent = about.sent
    this.final = about.final === true
  }
}
