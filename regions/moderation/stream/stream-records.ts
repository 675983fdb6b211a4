/** What is written for the stream processor and what it answers: JSON, because it knows nothing else. */
import type { NewRecord, StoredRecord } from '../../../platform/event-log/event-log.ts'
import type { GroupId, MessageId, UserId } from '../../../protocol/ids.ts'
import { bytesHash } from '../../../protocol/payload-hash.ts'
import { formsOf } from '../normal-form.ts'
import type { Abuse, AbuseRule, DeadLetter, GroupStatistics } from '../pipeline/findings.ts'
import type { Post } from '../pipeline/posts.ts'
import { rendered, withoutSigns } from './rendered-form.ts'
import { streamRecordKind } from './stream-topics.ts'

/** `mark`: no record that comes behind it is for a window that ended by then, ms. */
type Fed =
  | {
      readonly kind: 'post'
      readonly mark: number
      readonly said: number
      readonly grp: GroupId
      readonly author: UserId
      /** Its place and its message: with group and author its name, the same for each copy. */
      readonly post: string
      /** A number of that name: it is counted in sets, where texts take thrice the room. */
      readonly name: number
      readonly plain: string
      /** Left out where it says nothing that the plain form does not (`withoutSigns`), as of most texts. */
      readonly skeleton?: string
      /** The same for one text, however it is written. */
      readonly same: number
    }
  | {
      readonly kind: 'letter'
      readonly mark: number
      readonly said: number
      readonly post: string
      readonly reason: string
    }
  /** Only says how late it is. */
  | { readonly kind: 'time'; readonly mark: number }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const recordOf = (value: Fed, at: number): NewRecord => ({
  kind: streamRecordKind,
  flags: 0,
  at,
  payload: encoder.encode(JSON.stringify(value)),
})

export function postFed({ name, at, group, author, place, message, text }: Post, mark: number): NewRecord {
  const { plain, skeleton } = formsOf(text)
  const same = bytesHash(encoder.encode(plain.text))
  const names = { post: `${place}/${message}`, name: numberOf(name) }
  const forms = formsFed(rendered(plain), rendered(skeleton))
  return recordOf({ kind: 'post', mark, said: at, grp: group, author, ...names, ...forms, same }, at)
}

const formsFed = (plain: string, skeleton: string) =>
  skeleton === withoutSigns(plain) ? { plain } : { plain, skeleton }

/** Of 53 bits: among the million posts that a window counts, two have one number once in twenty thousand windows. */
const numberOf = (name: string): number =>
  bytesHash(encoder.encode(name)) * 2 ** 21 + (bytesHash(encoder.encode(`/${name}`)) >>> 11)

export const letterFed = ({ name, at, reason }: DeadLetter, mark: number): NewRecord =>
  recordOf({ kind: 'letter', mark, said: at, post: name, reason }, at)

export const timeFed = (mark: number, at: number): NewRecord => recordOf({ kind: 'time', mark }, at)

/** A post in which a word was found, by the list in `version`. */
export interface FlaggedPost {
  readonly name: string
  readonly at: number
  readonly group: GroupId
  readonly author: UserId
  readonly place: number
  readonly message: MessageId
  readonly version: number
  /** Rendered, each as long as a word. */
  readonly plain: readonly string[]
  readonly skeleton: readonly string[]
}

export function flaggedIn(record: StoredRecord): FlaggedPost {
  const row = rowIn(record)
  const [place, message] = textIn(row, 'post').split('/')
  const group = textIn(row, 'grp') as GroupId
  const author = textIn(row, 'author') as UserId
  const [version, plain = '', skeleton = ''] = textIn(row, 'found').split('|')
  return {
    name: `${group}/${author}/${place}`,
    at: timeIn(row, 'said_at'),
    group,
    author,
    place: Number(place),
    message: message as MessageId,
    version: Number(version),
    plain: piecesIn(plain),
    skeleton: piecesIn(skeleton),
  }
}

export function statisticsIn(record: StoredRecord): GroupStatistics {
  const row = rowIn(record)
  const at = timeIn(row, 'since')
  const group = textIn(row, 'grp') as GroupId
  const counts = { messages: numberIn(row, 'messages'), senders: numberIn(row, 'senders'), hits: numberIn(row, 'hits') }
  return { type: 'statistics', name: `${group}/${at}`, at, group, ...counts }
}

export function abuseIn(record: StoredRecord): Abuse {
  const row = rowIn(record)
  const at = timeIn(row, 'since')
  const author = textIn(row, 'author') as UserId
  const rule = textIn(row, 'rule') as AbuseRule
  return { type: 'abuse', name: `${rule}/${author}/${at}`, at, rule, author, count: numberIn(row, 'many') }
}

export function deadLetterIn(record: StoredRecord): DeadLetter {
  const row = rowIn(record)
  return { type: 'dead-letter', name: textIn(row, 'post'), at: timeIn(row, 'said_at'), reason: textIn(row, 'reason') }
}

type Row = Readonly<Record<string, unknown>>

const rowIn = ({ payload }: StoredRecord): Row => JSON.parse(decoder.decode(payload)) as Row

function textIn(row: Row, name: string): string {
  const value = row[name]
  if (typeof value !== 'string') throw new RangeError(`\`${name}\` of a row of the stream is no text`)
  return value
}

function numberIn(row: Row, name: string): number {
  const value = row[name]
  if (!Number.isSafeInteger(value)) throw new RangeError(`\`${name}\` of a row of the stream is no number`)
  return value as number
}

/** `2027-01-15 08:00:00.000`, in UTC. */
function timeIn(row: Row, name: string): number {
  const at = Date.parse(`${textIn(row, name).replace(' ', 'T').replace(/Z$/, '')}Z`)
  if (Number.isNaN(at)) throw new RangeError(`\`${name}\` of a row of the stream is no time`)
  return at
}

const piecesIn = (found: string): readonly string[] => found.split(',').filter((piece) => piece !== '')
