/**
 * The SyncKey: one small opaque string that says what a device has (S1). Inside: version, the region
 * whose ticks `t` counts, mailbox seq `m`, group tick `t`, and a 32-bit checksum keyed by the server
 * over these and the person (K4). It grants nothing, it is valid for ever, and no server keeps a copy.
 *
 * The checksum is not a signature: it tells a damaged key, or one of another person (two accounts on
 * one device), from a good one, so that a mistake of a client is answered by `sync_key_invalid` and not
 * by silently missing rows. What a key cannot be used for, any key cannot be used for: the server
 * answers only what its bearer may read.
 *
 * 20 bytes, 27 characters of base64url: version 1, region 1, m 7, t 7, checksum 4.
 */
import type { ImmediateMac } from '../platform/mac.ts'
import { fail, type MeridianError } from './errors.ts'
import type { UserKey } from './ids.ts'

export interface SyncPosition {
  /** Region number (places.ts) that `t` belongs to; another one reads it by rule S7. */
  readonly region: number
  /** The last mailbox seq the device has. */
  readonly m: number
  /** Group rows with a tick below this are had. */
  readonly t: number
}

export interface SyncKeys {
  /** The string for a device of `user`. */
  write(user: UserKey, position: SyncPosition): string
  /** Throws `sync_key_invalid`. The empty string is no key: it means from the beginning, and is the caller's to see. */
  read(user: UserKey, text: string): SyncPosition
}

const version = 1
const fieldBytes = 16
const keyBytes = fieldBytes + 4
const keyCharacters = 27

/** `key`: at least 16 secret bytes, the same in all regions, or a person who moves would start again. */
export function syncKeys(mac: ImmediateMac, key: Uint8Array): SyncKeys {
  const checksum = (user: UserKey, fields: Uint8Array): Uint8Array => {
    const signed = new Uint8Array(fieldBytes + user.length)
    signed.set(fields)
    for (let i = 0; i < user.length; i++) signed[fieldBytes + i] = user.charCodeAt(i)
    return mac.sign(key, signed).subarray(0, 4)
  }
  return {
    write(user, { region, m, t }) {
      const bytes = new Uint8Array(keyBytes)
      bytes[0] = version
      bytes[1] = region
      putNumber(bytes, 2, m)
      putNumber(bytes, 9, t)
      bytes.set(checksum(user, bytes.subarray(0, fieldBytes)), fieldBytes)
      return toBase64url(bytes)
    },
    read(user, text) {
      const bytes = fromBase64url(text)
      const wanted = checksum(user, bytes.subarray(0, fieldBytes))
      if (wanted.some((byte, i) => byte !== bytes[fieldBytes + i])) throw invalid('its checksum is wrong')
      if (bytes[0] !== version) throw invalid('it has a version that is not served')
      return { region: bytes[1] as number, m: numberAt(bytes, 2), t: numberAt(bytes, 9) }
    },
  }
}

const invalid = (why: string): MeridianError => fail('sync_key_invalid', `the sync key is refused: ${why}`)

/** Seven bytes, lowest first: 2^56 holds what a double holds. */
function putNumber(bytes: Uint8Array, at: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} does not fit a sync key`)
  let rest = value
  for (let i = 0; i < 7; i++) {
    bytes[at + i] = rest % 256
    rest = Math.floor(rest / 256)
  }
}

function numberAt(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = 6; i >= 0; i--) value = value * 256 + (bytes[at + i] as number)
  if (value > Number.MAX_SAFE_INTEGER) throw invalid('a number in it is too large')
  return value
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueOf = new Map([...alphabet].map((character, value) => [character, value]))

function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let i = 0; i <= Math.min(3, bytes.length - at); i++) text += alphabet[(group >> (18 - 6 * i)) & 63]
  }
  return text
}

/** Exactly the form `write` gives: two spellings of one key would be a damaged one taken for good. */
function fromBase64url(text: string): Uint8Array {
  if (text.length !== keyCharacters) throw invalid(`it has not ${keyCharacters} characters`)
  const bytes = new Uint8Array(keyBytes)
  for (let at = 0; at < keyCharacters; at += 4) {
    let group = 0
    for (let i = 0; i < 4; i++) {
      const value = at + i < keyCharacters ? valueOf.get(text[at + i] as string) : 0
      if (value === undefined) throw invalid('it has a character that no key has')
      group = (group << 6) | value
    }
    const to = (at / 4) * 3
    bytes[to] = group >> 16
    bytes[to + 1] = (group >> 8) & 255
    if (to + 2 < keyBytes) bytes[to + 2] = group & 255
    else if ((group & 255) !== 0) throw invalid('its last character is not the one a key ends with')
  }
  return bytes
}
