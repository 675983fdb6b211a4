/**
 * What mirrors have copied to a region's Kafka, opened in its log as it appears. Nothing here makes a
 * copy's topic. What lacks the mark of this region is not taken, however loose the mirror's own gate was.
 */
import type { KafkaAddress } from '../../../platform/engines/engine-addresses.ts'
import type { KafkaEventLog } from '../../../platform/event-log/event-log.kafka.ts'
import { type Topic, topic } from '../../../platform/event-log/event-log.ts'
import { existingTopics } from '../../../platform/kafka/topics.kafka.ts'
import { embeddedPartCounts, lanePartition } from '../../../protocol/log-records.ts'
import type { MirroredTopics } from '../../../replication/lane-arrivals.ts'
import { parseMirrored } from '../../../replication/lane-name.ts'
import { passHeader } from '../../../replication/mirror-maker/mirror-plan.ts'

export interface MirroredHere {
  readonly log: Pick<KafkaEventLog, 'open'>
  readonly kafka: KafkaAddress
  /** Alias of this region. */
  readonly here: string
  warn(sentence: string): void
}

export function mirroredTopics({ log, kafka, here, warn }: MirroredHere): MirroredTopics {
  const partitions = lanePartition.count(embeddedPartCounts)
  const refused = new Set<string>()
  const opened = async (name: Topic): Promise<boolean> => {
    try {
      await log.open([{ name, partitions, needs: passHeader(here) }])
      return true
    } catch (caught) {
      // Said once: it is looked at again every two seconds.
      if (!refused.has(name))
        warn(`what a mirror brings is not read: ${caught instanceof Error ? caught.message : name}`)
      refused.add(name)
      return false
    }
  }
  return {
    async list() {
      const names = (await existingTopics(kafka)).filter(({ name }) => parseMirrored(name)?.lane.to === here)
      const found: { readonly name: Topic; readonly partitions: number }[] = []
      for (const { name } of names) if (await opened(topic(name))) found.push({ name: topic(name), partitions })
      return found
    },
  }
}
