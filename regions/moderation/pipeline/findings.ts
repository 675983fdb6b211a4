/**
 * What the pipeline says, and where it is kept. No finding has anything of a message in it: it names the
 * message, and the words are those of the list.
 *
 * Every finding is named by what it is about, so whoever reads the same records again says the same
 * names, and a finding that is kept twice is one.
 */
import type { Offset } from '../../../platform/event-log/event-log.ts'
import type { GroupId, MessageId, UserId } from '../../../protocol/ids.ts'

interface Named {
  readonly name: string
  /** Time of the record, or the begin of the window, ms. */
  readonly at: number
}

/** A post with words of the list. Also with those that are stopped: it came from elsewhere, or before them. */
export interface Flagged extends Named {
  readonly type: 'flagged'
  readonly group: GroupId
  readonly author: UserId
  readonly place: number
  readonly message: MessageId
  readonly words: readonly string[]
  /** Of the list. */
  readonly version: number
}

/** A group in a window. */
export interface GroupStatistics extends Named {
  readonly type: 'statistics'
  readonly group: GroupId
  readonly messages: number
  readonly senders: number
  /** Messages that were flagged. */
  readonly hits: number
}

export type AbuseRule =
  /** Posts of one person: `count` of them. */
  | 'rate'
  /** One text of one person: to `count` groups. */
  | 'same-text'

export interface Abuse extends Named {
  readonly type: 'abuse'
  readonly rule: AbuseRule
  readonly author: UserId
  readonly count: number
}

/** A record, or a range of them, that could not be looked at. `name` says which. */
export interface DeadLetter extends Named {
  readonly type: 'dead-letter'
  readonly reason: string
}

export type Finding = Flagged | GroupStatistics | Abuse | DeadLetter
export type FindingType = Finding['type']

/** How far the pipeline is. */
export interface Progress {
  /** By part of topic `group`: what is below it need not be read again. */
  readonly next: readonly Offset[]
  /** Windows that begin before it are done and said, ms. */
  readonly closedBefore: number
  /** Where the pipeline runs elsewhere: by topic, what it found was read up to here. */
  readonly results?: ResultPositions
}

export interface ResultPositions {
  readonly flagged: Offset
  readonly statistics: Offset
  readonly abuse: Offset
  readonly deadLetters: Offset
}

/** Kept of each type, the newest: weeks of a busy region, and some ten megabytes. */
export const findingsKeptMax = 100_000

/** What a pipeline has to know again after its end, and others read of it. */
export type NoteName =
  /** Of `StreamJob`. */
  | 'job'
  /** A `PipelineStanding`, for an operator. */
  | 'status'

/**
 * Where findings are kept. Written by one pipeline, about once a second, and read by whoever asks. Calls
 * reject while it can not be reached; asking again is safe.
 */
export interface Findings {
  /**
   * Makes the caller the one that writes. Whoever took it before, with this token or a lower one, is
   * refused from then on, also in the middle of a `put`. Rejects with `FindingsTaken` when another has a
   * higher one. Without a token nobody else may run a pipeline there, and whoever did is refused.
   */
  take(token?: bigint): Promise<TakenFindings>
  /** The newest first, at most `limit`. */
  newest(type: FindingType, limit: number): Promise<readonly Finding[]>
  count(type: FindingType): Promise<number>
  note(name: NoteName): Promise<string | undefined>
  close(): Promise<void>
}

export interface TakenFindings {
  /** As of the taking; undefined before the first `put`. */
  readonly progress: Progress | undefined
  /** Findings and progress, all or nothing, durable when it resolves. A finding whose name is there is replaced. */
  put(findings: readonly Finding[], progress: Progress): Promise<void>
  note(name: NoteName, text: string): Promise<void>
}

/** Another pipeline writes now: this one must end. */
export class FindingsTaken extends Error {
  override readonly name = 'FindingsTaken'
  constructor() {
    super('another process has taken over what this one found')
  }
}
