/**
 * The refresh token: what a device gives to get its next access token. It is good once; giving it
 * returns its successor, so that a stolen one shows as soon as both the thief and the owner have
 * used it. All tokens of a session are one family with a generation that rises.
 *
 * A token is not stored, not even as a hash: it is session, generation and a MAC over the two, so
 * the successor can be made again. That is what FC-053 needs: ten tabs that wake together with the
 * same token all get the same successor, and so does a retry whose first answer was lost.
 */
import { base64url } from 'jose'
import type { ImmediateMac } from '../../platform/mac.ts'
import { bytesOfBase64url } from '../../protocol/base64url.ts'
import { fail } from '../../protocol/errors.ts'
import { bytesOfId, idBytes, type SessionId, sessionIdOf } from '../../protocol/ids.ts'
import { type SecretPair, signedByEither } from './secrets.ts'

export interface RefreshToken {
  readonly session: SessionId
  readonly generation: number
}

const signedBytes = idBytes + 4
const macBytes = 32
const prefix = 'ref_'

export function sealRefreshToken(token: RefreshToken, mac: ImmediateMac, secret: SecretPair): string {
  const bytes = new Uint8Array(signedBytes + macBytes)
  bytes.set(bytesOfId(token.session))
  new DataView(bytes.buffer).setUint32(idBytes, token.generation)
  bytes.set(mac.sign(secret.current, bytes.subarray(0, signedBytes)), signedBytes)
  return prefix + base64url.encode(bytes)
}

/** Throws `refresh_invalid` unless this region made `text`. Whether it may still be used is for `judgeRefresh`. */
export function openRefreshToken(text: string, mac: ImmediateMac, secret: SecretPair): RefreshToken {
  const bytes = decode(text)
  if (
    bytes === undefined ||
    !signedByEither(mac, secret, bytes.subarray(0, signedBytes), bytes.subarray(signedBytes))
  ) {
    throw fail('refresh_invalid')
  }
  const generation = new DataView(bytes.buffer, bytes.byteOffset).getUint32(idBytes)
  return { session: sessionIdOf(bytes.subarray(0, idBytes)), generation }
}

function decode(text: string): Uint8Array | undefined {
  // 52 bytes are 70 characters; anything else is not worth decoding.
  if (!text.startsWith(prefix) || text.length !== prefix.length + 70) return undefined
  const bytes = bytesOfBase64url(text.slice(prefix.length))
  return bytes?.length === signedBytes + macBytes ? bytes : undefined
}

/** What is stored of a session, as far as refreshing is concerned. */
export interface RefreshState {
  /** The generation handed out last. */
  readonly generation: number
  /** When that was, for the first time. */
  readonly rotatedAt: number
  readonly expiresAt: number
  readonly deviceKey: string | undefined
  readonly ended: boolean
}

export interface PresentedRefresh {
  readonly generation: number
  readonly deviceKey: string | undefined
  /** Wall-clock milliseconds. */
  readonly at: number
  readonly graceMs: number
}

/**
 * `rotate`: the next generation is due · `same`: the one handed out last is the answer again ·
 * `reused`: the family must end · `ended`, `expired`, `unknown`: nothing changes.
 */
export type RefreshVerdict = 'rotate' | 'same' | 'reused' | 'ended' | 'expired' | 'unknown'

/**
 * Judges a token whose MAC is right. Every adapter of the store calls this inside its transaction,
 * so that ten tabs cause one rotation.
 *
 * Within the grace even the newest token does not rotate: a tab that reloads and refreshes twice in
 * a moment would otherwise move the family on by two and turn its slower siblings into thieves. A
 * clock that was set back makes the grace longer, never shorter.
 */
export function judgeRefresh(state: RefreshState, presented: PresentedRefresh): RefreshVerdict {
  if (state.ended) return 'ended'
  if (presented.generation > state.generation) return 'unknown'
  if (presented.deviceKey !== state.deviceKey) return 'reused'
  if (presented.at >= state.expiresAt) return 'expired'
  const inGrace = presented.at - state.rotatedAt <= presented.graceMs
  if (presented.generation === state.generation) return inGrace ? 'same' : 'rotate'
  return presented.generation === state.generation - 1 && inGrace ? 'same' : 'reused'
}
