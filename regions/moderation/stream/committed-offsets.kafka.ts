/** Where a group of readers on Kafka stands. Flink commits with each checkpoint what it will not read again. */
import kafkajs from 'kafkajs'
import type { KafkaAddress } from '../../../platform/engines/engine-addresses.ts'
import type { Offset } from '../../../platform/event-log/event-log.ts'

export async function committedOffsets(
  { brokers, credentials }: Pick<KafkaAddress, 'brokers' | 'credentials'>,
  groupId: string,
  topic: string,
): Promise<readonly (Offset | undefined)[]> {
  const admin = new kafkajs.Kafka({
    clientId: 'meridian-stream',
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
    ...(credentials && {
      sasl: { mechanism: 'scram-sha-256', username: credentials.user, password: credentials.password },
    }),
    retry: { retries: 2 },
  }).admin()
  try {
    await admin.connect()
    const [found] = await admin.fetchOffsets({ groupId, topics: [topic] })
    const offsets: (Offset | undefined)[] = []
    for (const { partition, offset } of found?.partitions ?? []) {
      // Kafka says -1 where nothing was committed.
      offsets[partition] = Number(offset) < 0 ? undefined : Number(offset)
    }
    return offsets
  } finally {
    await admin.disconnect()
  }
}
