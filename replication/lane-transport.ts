/**
 * How a batch of lane records gets from the mirror of one region to the receiver of another. gRPC
 * between processes (`lane-transport.grpc.ts`), a simulated link in the simulation; on the real
 * engines MirrorMaker takes this place and the receiver reads the mirrored topic.
 *
 * Duties: batches of one lane partition are handed over one at a time, in order; the answer comes
 * only when what became of every record is durable there (R2). A lost answer means the same batch
 * again: the receiver is idempotent, so nothing here needs to know whether it had arrived.
 */
import type { Offset } from '../platform/event-log/event-log.ts'
import type { JudgedBytes } from './gate.ts'
import type { Lane } from './lane-name.ts'

export interface LaneBatch {
  /** Alias of the region it comes from. */
  readonly from: string
  readonly lane: Lane
  readonly partition: number
  /** Offset of the first record in the source's lane, for people who look for it. */
  readonly first: Offset
  /** Encoded log.v1.Lane each, in order. */
  readonly records: readonly Uint8Array[]
}

/** On its way out: what a gate let out. */
export interface OutboundBatch extends LaneBatch {
  readonly records: readonly JudgedBytes[]
}

export interface LaneTransport {
  /** Resolves when the batch is durable there; rejects when that is not known. */
  deliver(batch: OutboundBatch): Promise<void>
}

/** What a region does with batches that arrive. */
export type LaneReceiving = (batch: LaneBatch) => Promise<void>
