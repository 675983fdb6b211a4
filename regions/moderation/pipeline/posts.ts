/**
 * The first stages of the pipeline: from a record of a group's log to a text somebody posted. Whether the
 * group takes it is its fold's to say, a moment later: a post that is refused there is looked at, too,
 * which costs nothing but a finding about something nobody has read.
 */
import type { Offset, StoredRecord } from '../../../platform/event-log/event-log.ts'
import { readDerived } from '../../../protocol/codec/derived.ts'
import { MeridianError } from '../../../protocol/errors.ts'
import {
  type GroupId,
  groupIdOfKey,
  type GroupKey,
  type MessageId,
  type UserId,
  userIdOfKey,
} from '../../../protocol/ids.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { messageIdOf } from '../../../protocol/message-id.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { readText } from '../../../protocol/text.ts'

/** A message or an edit. */
export interface Post {
  /** The same for every copy of it. */
  readonly name: string
  readonly at: number
  readonly group: GroupId
  readonly author: UserId
  readonly place: number
  readonly message: MessageId
  readonly text: string
}

/** Where a post was read: part of topic `group`. */
export interface PostPlace {
  readonly part: number
  readonly offset: Offset
}

export type Read =
  | { readonly type: 'post'; readonly post: Post }
  | { readonly type: 'unreadable'; readonly reason: string }
  /** No text: a join, a reaction, a void. */
  | { readonly type: 'nothing' }

const nothing: Read = { type: 'nothing' }

export function postIn({ kind, at, payload }: StoredRecord): Read {
  if (kind !== recordKinds.derived) return nothing
  try {
    const derived = readDerived(payload)
    const isText = derived.kind === kinds.message || derived.kind === kinds.edit
    if (!isText || (derived.flags & flags.void) !== 0) return nothing
    const group = groupIdOfKey(derived.to as GroupKey)
    const author = userIdOfKey(derived.from)
    const { place, body = new Uint8Array() } = derived
    const message = messageIdOf(derived)
    const name = `${group}/${author}/${place}`
    return { type: 'post', post: { name, at, group, author, place, message, text: readText(body) } }
  } catch (caught) {
    // The code alone: what is behind it may quote the record.
    return { type: 'unreadable', reason: MeridianError.from(caught).code }
  }
}
