/**
 * How far a flow has copied each lane partition, as its worker keeps it in its topic of offsets: under a
 * key of the connector and the partition, the offset of the last record that was copied, once a second. A
 * record that the mirror's gate dropped leaves none, so one at a partition's end counts as not copied.
 */
import type { Offset } from '../../platform/event-log/event-log.ts'
import type { KeyedRecord } from '../../platform/kafka/record-batch.ts'

/** Where a lane partition stands at the source. */
export interface LaneEnds {
  readonly topic: string
  readonly partition: number
  readonly start: Offset
  readonly end: Offset
}

const connector = 'MirrorSourceConnector'

export class FlowPositions {
  /** By partition: one above the last record that was copied. */
  readonly #next = new Map<string, Offset>()

  /** Records of the topic, in order; the newest of a key counts, and one without a value takes it back. */
  take(records: readonly KeyedRecord[]): void {
    for (const { key, value } of records) {
      const part = key && partIn(key)
      if (part === undefined) continue
      const offset = value && offsetIn(value)
      if (offset === undefined) this.#next.delete(part)
      else this.#next.set(part, offset + 1)
    }
  }

  /** Records of `lanes` that are there and were not copied. */
  behind(lanes: readonly LaneEnds[]): number {
    return lanes.reduce((sum, { topic, partition, start, end }) => {
      const next = Math.max(start, this.#next.get(`${topic}/${partition}`) ?? start)
      return sum + Math.max(0, end - next)
    }, 0)
  }
}

function partIn(key: Buffer): string | undefined {
  const parsed = jsonIn(key)
  if (!Array.isArray(parsed) || parsed[0] !== connector) return undefined
  const { topic, partition } = (parsed[1] ?? {}) as { topic?: unknown; partition?: unknown }
  return typeof topic === 'string' && typeof partition === 'number' ? `${topic}/${partition}` : undefined
}

function offsetIn(value: Buffer): Offset | undefined {
  const { offset } = (jsonIn(value) ?? {}) as { offset?: unknown }
  return typeof offset === 'number' && Number.isSafeInteger(offset) ? offset : undefined
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
