/** What this process knows of one partition on Kafka. */
import type { EventLogError, Offset, Part } from './event-log.ts'
import type { RecentRecords } from './recent-records.ts'

export interface KafkaPart {
  readonly part: Part
  /** Of its topic on Kafka. */
  readonly topic: string
  readonly partition: number
  /** Added to Kafka's numbers: where the topic was made anew, offsets go on above those of its former life. */
  readonly origin: Offset
  /** Names of empty headers that each record gets, for the gate of a mirror. */
  readonly marks: readonly string[]
  /** A record without this mark is passed over. */
  readonly needs: string | undefined
  /** Records without it were told of up to here. */
  toldTo: Offset
  /** The broker that leads it; undefined while there is none. */
  leader: number | undefined
  /** Lowest offset stored. */
  start: Offset
  /** One above the highest durable record. Goes back only over what turned out to be no record (see `proveEmpty`). */
  end: Offset
  /** Whoever waits for growth waits from here: nothing below is unknown or missing from `end`. */
  seen: Offset
  /** What may be dropped is below. */
  released: Offset
  readonly watchers: Set<() => void>
  /** Somebody in this process has named it: it is looked at every two seconds from then on. */
  used: boolean
  readonly recent: RecentRecords
  /** Why nobody reads or appends here any more (W20). */
  stopped: EventLogError | undefined
  /** Answers in a row that said its log ends earlier than it did. */
  shortfalls: number
  /** What was sent or read here, for an idea of what a record takes. */
  readonly measured: { records: number; bytes: number }
}

export const newKafkaPart = (
  part: Part,
  about: Pick<KafkaPart, 'topic' | 'partition' | 'marks' | 'needs' | 'leader' | 'recent'>,
  { origin = 0, watchers = new Set() }: Partial<Pick<KafkaPart, 'origin' | 'watchers'>> = {},
): KafkaPart => ({
  part,
  ...about,
  origin,
  start: origin,
  end: origin,
  seen: origin,
  released: origin,
  toldTo: origin,
  watchers,
  used: watchers.size > 0,
  stopped: undefined,
  shortfalls: 0,
  measured: { records: 0, bytes: 0 },
})

/** Everything below `end` is durable from now on. Those who watch are told. */
export const growTo = (part: KafkaPart, end: Offset): void => {
  part.seen = Math.max(part.seen, end)
  if (end <= part.end) return
  part.end = end
  tellWatchers(part)
}

/**
 * Nothing is to be read from `from` on: what lies there are markers of a mirror's transactions. Readers
 * would otherwise look for ever for a record that the end promises.
 */
export const proveEmpty = (part: KafkaPart, from: Offset): void => {
  part.end = Math.min(part.end, Math.max(from, part.start))
}

export const tellWatchers = ({ watchers }: KafkaPart): void => {
  for (const watcher of [...watchers]) watcher()
}

/** Before anything was sent or read: a short message with its envelope. */
const guessedRecordBytes = 512

/** Bytes of records, as Kafka stores one copy of them: their number times what records took here so far. */
export const estimatedBytes = ({ measured: { records, bytes } }: KafkaPart, count: number): number =>
  Math.round(count * (records === 0 ? guessedRecordBytes : bytes / records))
