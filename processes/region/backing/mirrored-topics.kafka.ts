/**
 * What mirrors have copied to a region's Kafka, opened in its log as it appears. Nothing here makes a
 * copy's topic. What lacks the mark of this region is not taken, however loose the mirror's own gate was.
 * One that was deleted is made anew by its mirror, which goes on where it was; it is read
 * from its beginning then, and what is missing in it is asked for like any other gap (FC-083).
 */
import type { KafkaEventLog } from '../../../platform/event-log/event-log.kafka.ts'
import { type Topic, topic } from '../../../platform/event-log/event-log.ts'
import { embeddedPartCounts, lanePartition } from '../../../protocol/log-records.ts'
import type { MirroredTopic, MirroredTopics } from '../../../replication/lane-arrivals.ts'
import { parseMirrored } from '../../../replication/lane-name.ts'
import { passHeader } from '../../../replication/mirror-maker/mirror-plan.ts'

export interface MirroredHere {
  readonly log: Pick<KafkaEventLog, 'open' | 'forgetStopped' | 'topicNames'>
  /** Alias of this region. */
  readonly here: string
  warn(sentence: string): void
}

export function mirroredTopics({ log, here, warn }: MirroredHere): MirroredTopics {
  const partitions = lanePartition.count(embeddedPartCounts)
  const refused = new Set<string>()
  const lives = new Map<string, number>()
  const lifeOf = (name: Topic): number => {
    const life = lives.get(name) ?? 0
    const why = log.forgetStopped(name)
    if (why === undefined) return life
    warn(`a copied lane is read from its beginning, and what it lacks is asked for again: ${why.message}`)
    lives.set(name, life + 1)
    return life + 1
  }
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
      // Over the log's own connections: to dial every two seconds cost more than the answer.
      const names = (await log.topicNames()).map(topic).filter((name) => parseMirrored(name)?.lane.to === here)
      const found: MirroredTopic[] = []
      for (const name of names) {
        const life = lifeOf(name)
        if (await opened(name)) found.push({ name, partitions, life })
      }
      return found
    },
  }
}
