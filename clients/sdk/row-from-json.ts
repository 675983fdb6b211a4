/** Rows of the HTTP API as the rows of a connection: one form from there on. */
import { errorTable, type ErrorCode } from '../../protocol/errors.ts'
import {
  bytesOfClientMessageId,
  type GroupId,
  groupKeyOf,
  isGroupId,
  parseClientMessageId,
  type UserId,
  type UserKey,
  userKeyOf,
} from '../../protocol/ids.ts'
import { parseMessageId } from '../../protocol/message-id.ts'
import { type GroupRow, kinds, type Row, toKinds } from '../../protocol/messages.ts'

interface JsonContent {
  readonly id: string
  readonly at: string
  readonly place: string
  readonly target: string
  readonly kind: string
  readonly author_id: UserId
  readonly target_author_id: UserId | ''
  readonly subject_id: UserId | ''
  readonly parents: readonly string[]
  readonly mentions: readonly UserId[]
  readonly flags: number
  readonly text: string
  /** Base64. */
  readonly body: string
}

export interface JsonRow extends JsonContent {
  readonly seq: string
  readonly prev_seq: string
  readonly conversation_id: UserId | GroupId | ''
  readonly conv_n: number
  readonly device: number
  readonly n: number
  readonly error: ErrorCode | ''
  readonly client_msg_id: string
}

export interface JsonGroupRow extends JsonContent {
  readonly group_id: GroupId
  readonly gseq: string
  readonly mseq: string
  readonly pm: string
}

const kindOfName = new Map(
  Object.entries(kinds).map(([name, kind]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    kind,
  ]),
)

export function rowFromJson(json: JsonRow): Row {
  const { conversation_id: peer, client_msg_id: clientMsgId } = json
  const isGroup = isGroupId(peer)
  return {
    ...contentOf(json),
    seq: Number(json.seq),
    prevSeq: Number(json.prev_seq),
    toKind: peer === '' ? toKinds.nobody : isGroup ? toKinds.group : toKinds.person,
    peer: peer === '' ? undefined : isGroup ? groupKeyOf(peer) : userKeyOf(peer),
    convN: json.conv_n,
    writer: json.device,
    n: json.n,
    error: json.error === '' ? 0 : wireOf(json.error),
    clientMsgId: clientMsgId === '' ? undefined : bytesOfClientMessageId(parseClientMessageId(clientMsgId)),
  }
}

/** Without the tick, which only the region that has given it can read. */
export function groupRowFromJson(json: JsonGroupRow): GroupRow {
  return {
    ...contentOf(json),
    group: groupKeyOf(json.group_id),
    gseq: Number(json.gseq),
    mseq: Number(json.mseq),
    pm: Number(json.pm),
    tick: 0,
  }
}

function contentOf(json: JsonContent) {
  return {
    ...parseMessageId(json.id),
    at: Number(json.at),
    place: Number(json.place),
    target: Number(json.target),
    // A kind that this version does not know: 0, which no kind is.
    kind: kindOfName.get(json.kind) ?? 0,
    flags: json.flags,
    author: userKeyOf(json.author_id),
    targetAuthor: optionalKey(json.target_author_id),
    subject: optionalKey(json.subject_id),
    parents: json.parents.map(parseMessageId),
    mentions: json.mentions.map(userKeyOf),
    body: bodyOf(json),
  }
}

/** An error that this version does not know counts as `internal`. */
const wireOf = (code: ErrorCode): number =>
  Object.hasOwn(errorTable, code) ? errorTable[code].wire : errorTable.internal.wire

const optionalKey = (id: UserId | ''): UserKey | undefined => (id === '' ? undefined : userKeyOf(id))

function bodyOf({ text, body }: JsonContent): Uint8Array | undefined {
  if (text !== '') return new TextEncoder().encode(text)
  if (body !== '') return Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  return undefined
}
