/** How far a flow is behind: its worker's positions at the target, beside where its lanes end at the source. */
import type { KafkaBrokers } from '../../platform/kafka/cluster.kafka.ts'
import { errorCodes } from '../../platform/kafka/error-codes.ts'
import { type KafkaPartName, listOffsetsRequest, offsetsAt } from '../../platform/kafka/requests.ts'
import { FlowPositions, type LaneEnds } from './flow-positions.ts'
import type { FlowLag } from './flow-supervisor.ts'
import { WorkerTopic, type WorkerTopicOptions } from './worker-topic.kafka.ts'

export interface FlowLagOptions {
  /** Closed with it. */
  readonly source: KafkaBrokers
  /** Its topic of offsets. */
  readonly offsets: WorkerTopicOptions
}

/** Of the topic in one look, a megabyte each: a topic that has grown for long takes several looks. */
const readsMax = 16

export function flowLag({ source, offsets }: FlowLagOptions): FlowLag {
  const topic = new WorkerTopic(offsets)
  const positions = new FlowPositions()
  return {
    async look(lanes) {
      for (let reads = 0; ; reads++) {
        if (reads === readsMax) return undefined
        const records = await topic.read()
        if (records.length === 0) break
        positions.take(records)
      }
      return positions.behind(await endsOf(source, lanes))
    },
    async close() {
      await Promise.all([topic.close(), source.close()])
    },
  }
}

/** Of the lanes that are there. */
async function endsOf(brokers: KafkaBrokers, lanes: readonly string[]): Promise<readonly LaneEnds[]> {
  const { topics } = await brokers.metadata(lanes)
  const led = new Map<number, KafkaPartName[]>()
  for (const { name, error, partitions } of topics) {
    if (error !== errorCodes.none) continue
    for (const { partition, leader } of partitions)
      led.set(leader, [...(led.get(leader) ?? []), { topic: name, partition }])
  }
  const asked = [...led].map(async ([leader, parts]): Promise<LaneEnds[]> => {
    const [starts, ends] = await Promise.all([
      brokers.call(leader, 'rest', listOffsetsRequest(parts, offsetsAt.start)),
      brokers.call(leader, 'rest', listOffsetsRequest(parts, offsetsAt.end)),
    ])
    const startOf = new Map(starts.map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]))
    return ends
      .filter(({ error }) => error === errorCodes.none)
      .map(({ topic, partition, offset: end }) => ({
        topic,
        partition,
        start: startOf.get(`${topic}/${partition}`) ?? end,
        end,
      }))
  })
  return (await Promise.all(asked)).flat()
}
