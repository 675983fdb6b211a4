/**
 * The only place where ids are defined, made, parsed and printed.
 *
 * User and group ids are 128 random bits: 16 bytes on the wire, `usr_` / `grp_` and 26 base32
 * characters as text, and a 16-character string with one character per byte as a key of tables in
 * memory (cheap to cut out of a buffer, comparable, never printed). They carry no zone, name or
 * number. Message ids are 64 bits from a hybrid logical clock (`hlc.ts`): a decimal string in text.
 */
import type { Random } from '../platform/random.ts'
import { fail } from './errors.ts'
import { keyAt } from './known-keys.ts'

/** `usr_` and 26 base32 characters. For APIs, storage keys and tests; opaque, yet personal: never in logs. */
export type UserId = string & { readonly __id: 'user' }
/** `grp_` and 26 base32 characters. */
export type GroupId = string & { readonly __id: 'group' }
/** 16 characters, one per byte. For tables in memory only. */
export type UserKey = string & { readonly __key: 'user' }
export type GroupKey = string & { readonly __key: 'group' }
/** A user's device install, counted per user from 1 and never reused; also the writer number. 0 = a request without a counter. */
export type DeviceNumber = number & { readonly __id: 'device' }
/** 64 bits as a decimal string. Names a message and breaks ties; nothing is ordered by it. */
export type MessageId = string & { readonly __id: 'message' }
/** `ses_` and 26 base32 characters: one signed-in session of one device. */
export type SessionId = string & { readonly __id: 'session' }
/** A region's name, `eu-central`. */
export type RegionName = string & { readonly __id: 'region' }
/** A region's short name, `eu`: Kafka alias, CLI, sign-in suffix. No dot, no dash. */
export type RegionAlias = string & { readonly __id: 'alias' }
/** A person's legal label, `EU`. Not a place. */
export type Zone = string & { readonly __id: 'zone' }
/** `client_msg_id`: a UUID, lower-case with dashes. */
export type ClientMessageId = string & { readonly __id: 'client-message' }

export const idBytes = 16

// Crockford's alphabet without the letters people misread.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const valueOf = new Int8Array(128).fill(-1)
for (let i = 0; i < alphabet.length; i++) valueOf[alphabet.charCodeAt(i)] = i

export const userIdOf = (bytes: Uint8Array): UserId => `usr_${base32(bytes)}` as UserId
export const groupIdOf = (bytes: Uint8Array): GroupId => `grp_${base32(bytes)}` as GroupId
export const newUserId = (random: Random): UserId => userIdOf(random.bytes(idBytes))
export const newGroupId = (random: Random): GroupId => groupIdOf(random.bytes(idBytes))
export const sessionIdOf = (bytes: Uint8Array): SessionId => `ses_${base32(bytes)}` as SessionId
export const newSessionId = (random: Random): SessionId => sessionIdOf(random.bytes(idBytes))

/** Throws `id_invalid` unless `text` is a well-formed user id. */
export function parseUserId(text: string): UserId {
  checkId(text, 'usr_')
  return text as UserId
}

/** Throws `id_invalid` unless `text` is a well-formed group id. */
export function parseGroupId(text: string): GroupId {
  checkId(text, 'grp_')
  return text as GroupId
}

export const isUserId = (text: string): text is UserId => isId(text, 'usr_')
export const isGroupId = (text: string): text is GroupId => isId(text, 'grp_')
export const isSessionId = (text: string): text is SessionId => isId(text, 'ses_')

/** The 16 bytes behind a user, group or session id. */
export function bytesOfId(id: UserId | GroupId | SessionId): Uint8Array {
  return fromBase32(id.slice(4))
}

export const userKeyOf = (id: UserId): UserKey => keyAt(bytesOfId(id), 0) as UserKey
export const groupKeyOf = (id: GroupId): GroupKey => keyAt(bytesOfId(id), 0) as GroupKey
export const userKeyOfBytes = (bytes: Uint8Array): UserKey => keyAt(bytes, 0) as UserKey
export const groupKeyOfBytes = (bytes: Uint8Array): GroupKey => keyAt(bytes, 0) as GroupKey

export function bytesOfKey(key: UserKey | GroupKey): Uint8Array {
  const bytes = new Uint8Array(idBytes)
  for (let i = 0; i < idBytes; i++) bytes[i] = key.charCodeAt(i)
  return bytes
}

export const userIdOfKey = (key: UserKey): UserId => userIdOf(bytesOfKey(key))
export const groupIdOfKey = (key: GroupKey): GroupId => groupIdOf(bytesOfKey(key))

/** Throws `id_invalid` unless `text` is a UUID in its usual form. */
export function parseClientMessageId(text: string): ClientMessageId {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)) {
    throw fail('id_invalid', '`client_msg_id` must be a lower-case UUID (version 7 over HTTP)')
  }
  return text as ClientMessageId
}

export function bytesOfClientMessageId(id: ClientMessageId): Uint8Array {
  const hex = id.replaceAll('-', '')
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 16; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  return bytes
}

export function clientMessageIdOf(bytes: Uint8Array): ClientMessageId {
  let hex = ''
  for (let i = 0; i < 16; i++) hex += (bytes[i] as number).toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as ClientMessageId
}

/** Milliseconds of a version-7 UUID, or undefined for another version. */
export function timeOfClientMessageId(bytes: Uint8Array): number | undefined {
  if ((bytes[6] as number) >> 4 !== 7) return undefined
  let ms = 0
  for (let i = 0; i < 6; i++) ms = ms * 256 + (bytes[i] as number)
  return ms
}

function checkId(text: string, prefix: string): void {
  if (!isId(text, prefix)) throw fail('id_invalid', `an id is \`${prefix}\` and 26 base32 characters`)
}

function isId(text: string, prefix: string): boolean {
  if (text.length !== 30 || !text.startsWith(prefix)) return false
  for (let i = 4; i < 30; i++) if ((valueOf[text.charCodeAt(i)] ?? -1) < 0) return false
  // 26 characters hold 130 bits: the two that are too many must be zero, or two texts would name one id.
  return ((valueOf[text.charCodeAt(29)] as number) & 3) === 0
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (let i = 0; i < idBytes; i++) {
    held = ((held << 8) | (bytes[i] as number)) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
  }
  return text + alphabet[(held << (5 - bits)) & 31]
}

function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(idBytes)
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length && at < idBytes; i++) {
    held = ((held << 5) | (valueOf[text.charCodeAt(i)] as number)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return bytes
}
