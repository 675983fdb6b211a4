/** Rows as the API's JSON: names for kinds and errors, ids as text, text as text. */
import { readDenial } from '../../protocol/codec/denial.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { denialBody, explained } from '../../protocol/denial.ts'
import { errorCodeOf } from '../../protocol/errors.ts'
import { clientMessageIdOf, type GroupKey, groupIdOfKey, type UserKey, userIdOfKey } from '../../protocol/ids.ts'
import { messageIdOf } from '../../protocol/message-id.ts'
import { flags, kinds, type Row, type ToKind, toKinds } from '../../protocol/messages.ts'
import type { JsonObject } from './api-schema.ts'

const nameOfKind = new Map<number, string>(Object.entries(kinds).map(([name, kind]) => [kind, snake(name)]))
const textKinds = new Set<number>([kinds.message, kinds.edit, kinds.react])

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const optionalUser = (key: UserKey | undefined): string => (key === undefined ? '' : userIdOfKey(key))

export const peerId = (toKind: ToKind, peer: UserKey | GroupKey | undefined): string => {
  if (peer === undefined) return ''
  return toKind === toKinds.group ? groupIdOfKey(peer as GroupKey) : userIdOfKey(peer as UserKey)
}

/** Text where the kind has one, base64 for what is not text. */
function content(kind: number, body: Uint8Array | undefined): JsonObject {
  if (body === undefined) return {}
  const bytes = Buffer.from(body)
  return textKinds.has(kind) ? { text: bytes.toString('utf8') } : { body: bytes.toString('base64') }
}

export function rowJson(bytes: Uint8Array): JsonObject {
  const row = readRow(bytes)
  return {
    seq: String(row.seq),
    prev_seq: String(row.prevSeq),
    id: messageIdOf(row),
    at: String(row.at),
    place: String(row.place),
    target: String(row.target),
    kind: nameOfKind.get(row.kind) ?? 'unknown',
    conversation_id: peerId(row.toKind, row.peer),
    conv_n: row.convN,
    author_id: userIdOfKey(row.author),
    device: row.writer,
    n: row.n,
    error: row.error === 0 ? '' : errorCodeOf(row.error),
    client_msg_id: row.clientMsgId === undefined ? '' : clientMessageIdOf(row.clientMsgId),
    target_author_id: optionalUser(row.targetAuthor),
    subject_id: optionalUser(row.subject),
    parents: row.parents.map(messageIdOf),
    mentions: row.mentions.map(userIdOfKey),
    mine: (row.flags & flags.mine) !== 0,
    counted: (row.flags & flags.counted) !== 0,
    recalled: (row.flags & flags.recalled) !== 0,
    set: (row.flags & flags.set) !== 0,
    flags: row.flags,
    ...content(row.kind, row.body),
    ...denialOf(row),
  }
}

function denialOf({ kind, error, body }: Row): JsonObject {
  if (
    (kind !== kinds.refused && kind !== kinds.withheld) ||
    errorCodeOf(error) !== 'policy_denied' ||
    body === undefined
  )
    return {}
  const denial = readDenial(body)
  return { denial: { ...denialBody(denial), hint: explained(denial) } }
}

export function groupRowJson(bytes: Uint8Array): JsonObject {
  const row = readGroupRow(bytes)
  return {
    group_id: groupIdOfKey(row.group),
    gseq: String(row.gseq),
    mseq: String(row.mseq),
    id: messageIdOf(row),
    at: String(row.at),
    place: String(row.place),
    target: String(row.target),
    pm: String(row.pm),
    kind: nameOfKind.get(row.kind) ?? 'unknown',
    author_id: userIdOfKey(row.author),
    target_author_id: optionalUser(row.targetAuthor),
    subject_id: optionalUser(row.subject),
    parents: row.parents.map(messageIdOf),
    mentions: row.mentions.map(userIdOfKey),
    counted: (row.flags & flags.counted) !== 0,
    recalled: (row.flags & flags.recalled) !== 0,
    set: (row.flags & flags.set) !== 0,
    flags: row.flags,
    ...content(row.kind, row.body),
  }
}
