/** Topics between a region and the stream processor beside it. They hold forms of texts, and stay in the region. */
import { type Part, topic } from '../../../platform/event-log/event-log.ts'
import { embeddedPartCounts } from '../../../protocol/log-records.ts'

export const streamTopics = {
  /** What is to be looked at: a part for each of topic `group`. */
  posts: topic('stream.posts'),
  flagged: topic('stream.flagged'),
  statistics: topic('stream.statistics'),
  abuse: topic('stream.abuse'),
  deadLetters: topic('stream.dead-letters'),
} as const

export type StreamTopic = keyof typeof streamTopics

/** What is found is little, and one part keeps it in order. */
export const streamPartCounts: Readonly<Record<StreamTopic, number>> = {
  posts: embeddedPartCounts.group,
  flagged: 1,
  statistics: 1,
  abuse: 1,
  deadLetters: 1,
}

export const streamPart = (name: StreamTopic, partition = 0): Part => ({ topic: streamTopics[name], partition })

/** The kind of every record in them: a JSON text. */
export const streamRecordKind = 1
