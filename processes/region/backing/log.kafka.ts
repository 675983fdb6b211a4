/** A region's log on its Kafka: which topics there are, with how many partitions, and that they are made. */
import { nodeClock, nodeScheduler } from '../../../platform/clock.node.ts'
import type { KafkaAddress } from '../../../platform/engines/engine-addresses.ts'
import type { KafkaBrokersOptions } from '../../../platform/kafka/cluster.kafka.ts'
import {
  type KafkaEventLog,
  type KafkaEventLogOptions,
  openKafkaEventLog,
} from '../../../platform/event-log/event-log.kafka.ts'
import { type Topic, topic } from '../../../platform/event-log/event-log.ts'
import type { KafkaTopic } from '../../../platform/event-log/kafka-topics.ts'
import { durableTopics, ensureTopics, existingTopics, topicsOfOneBroker } from '../../../platform/kafka/topics.kafka.ts'
import type { ProvenEnd } from '../../../platform/event-log/recovery.ts'
import { nodeRandom } from '../../../platform/random.node.ts'
import { embeddedPartCounts, lanePartition, type PartCounts, topics } from '../../../protocol/log-records.ts'
import { type StreamTopic, streamPartCounts, streamTopics } from '../../../regions/moderation/stream/stream-topics.ts'
import { parseLane, parseMirrored } from '../../../replication/lane-name.ts'
import { passHeader } from '../../../replication/mirror-maker/mirror-plan.ts'
import type { RegionConfig } from '../region-config.ts'
import type { RegionSetting } from '../region-setting.ts'

export interface LogSetting extends Pick<RegionSetting, 'warn' | 'die'> {
  readonly config: Pick<RegionConfig, 'engines'>
  /** Of what mirrors brought. */
  readonly onUnmarked?: KafkaEventLogOptions['onUnmarked']
}

export async function openKafkaLog(
  { config, warn, die, onUnmarked = () => {} }: LogSetting,
  kafka: KafkaAddress,
  calls: KafkaBrokersOptions['calls'],
  mustHold: readonly ProvenEnd[],
): Promise<KafkaEventLog> {
  const prefix = kafka.topicPrefix ?? ''
  const settings = kafka.brokers.length < 3 ? topicsOfOneBroker : durableTopics
  const topicOf = (name: Topic): KafkaTopic | undefined => regionTopic(name, embeddedPartCounts)
  const make = (list: readonly KafkaTopic[]): Promise<void> =>
    ensureTopics(
      kafka,
      list.map(({ name, partitions }) => ({ name: prefix + name, partitions })),
      settings,
    )
  const stream = config.engines?.flink === undefined ? [] : Object.values(streamTopics)
  const own = [...Object.values(topics), ...stream].map((name) => topicOf(name) as KafkaTopic)
  await make(own)
  // Lanes of earlier runs are read from where they stand; a new one begins empty.
  const lanes = (await existingTopics(kafka))
    .filter(({ name }) => name.startsWith(`${prefix}xr.`))
    .flatMap(({ name }) => topicOf(topic(name.slice(prefix.length))) ?? [])
  const log = await openKafkaEventLog({
    ...kafka,
    calls,
    prefix,
    topics: [...own, ...lanes],
    onDemand: { topicOf, make: (each) => make([each]) },
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    onFailure: die('the log has failed'),
    onPartStopped({ topic: name, partition }, error) {
      // A copied lane goes on by itself, and who reads it says so.
      if (parseMirrored(name) === undefined) warn(`${name}/${partition} has stopped: ${error.message}`)
    },
    onTopicLost: (_, { message }) =>
      warn(`a lane stands still and is made anew, what waits for it waits on: ${message}`),
    onTopicRemade: (name) =>
      warn(`lane \`${name}\` was made anew: what had not crossed is asked for by what comes after it`),
    onUnmarked,
  })
  try {
    for (const proven of mustHold) checkEnd(log, proven)
    return log
  } catch (caught) {
    await log.close()
    throw caught
  }
}

/** W20: what was folded must be there, or numbers of records mean something else now. */
function checkEnd(log: KafkaEventLog, { part, end }: ProvenEnd): void {
  if (log.end(part) >= end) return
  throw new Error(
    `${part.topic}/${part.partition} ends at ${log.end(part)} on Kafka and was folded up to ${end}: ` +
      'records were lost, or the topic was made anew. Do not start this region before they are restored.',
  )
}

/** The mirror's gate tests lane records for a header with the destination in its name. */
function regionTopic(name: Topic, counts: PartCounts): KafkaTopic | undefined {
  const lane = parseLane(name)
  // A lane holds nothing that its chains could not say again (W11).
  if (lane) return { name, partitions: lanePartition.count(counts), marks: [passHeader(lane.to)], canBeRemade: true }
  switch (name) {
    case topics.user:
      return { name, partitions: counts.user }
    case topics.group:
      return { name, partitions: counts.group }
    case topics.feed:
      return { name, partitions: counts.feed }
    default:
      return streamTopic(name)
  }
}

function streamTopic(name: Topic): KafkaTopic | undefined {
  const found = (Object.keys(streamTopics) as StreamTopic[]).find((each) => streamTopics[each] === name)
  return found && { name, partitions: streamPartCounts[found] }
}
