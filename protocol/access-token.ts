/**
 * The access token: a JWT signed with Ed25519 by the person's home region, good for ten minutes.
 * Edge, TCP listener and gRPC listener all call this one file, so that none of them accepts what
 * another refuses. It runs in Node and in Workers: jose and nothing else.
 *
 * A token is judged from outside in, and everything that our own signer never writes is refused
 * instead of being interpreted: another algorithm than the one below, any header member beside
 * `alg`, `kid` and `typ` (so `jku`, `jwk`, `x5u` and `crit` are never even looked at), JSON that is
 * not in the form JSON.stringify gives (a claim written twice is read differently by different
 * parsers), a life longer than we hand out. A key belongs to one region and may only sign for
 * people at home there; a region that lost its key cannot speak for another one's people.
 *
 * FC-012: clocks may differ by a minute. Beyond that a token from the future is `token_clock`, not
 * "invalid", so that whoever is called at night looks at the clock.
 */
import { compactVerify, importJWK, type JWK } from 'jose'
import { bytesOfBase64url } from './base64url.ts'
import { fail, type MeridianError } from './errors.ts'
import {
  isSessionId,
  isUserId,
  type DeviceNumber,
  type RegionName,
  type SessionId,
  type UserId,
  type Zone,
} from './ids.ts'

export const accessTokenAlgorithm = 'EdDSA'
export const accessTokenType = 'at+jwt'
export const accessTokenAudience = 'meridian'
/** Short enough that a revoked device is out by itself; long enough that 1 B people refresh at ease. */
export const accessTokenLifeMs = 600_000
/** How far two clocks of ours may differ. */
export const clockToleranceMs = 60_000
/** Ours have about 450 characters; nothing longer is worth decoding. */
export const accessTokenCharactersMax = 2_048

/** Who is calling. What the token said, after all checks. */
export interface AccessClaims {
  readonly user: UserId
  /** Also the writer number; 0 for a session without a counter. */
  readonly device: DeviceNumber
  readonly session: SessionId
  readonly zone: Zone
  readonly home: RegionName
  /** Residency epoch: rises when the person moves to another region. */
  readonly epoch: number
  readonly issuedAtMs: number
  readonly expiresAtMs: number
}

export interface TrustedKey<Key> {
  /** The only region whose people this key may sign for. */
  readonly region: RegionName
  readonly key: Key
}

export type FindKey<Key> = (kid: string) => TrustedKey<Key> | undefined | Promise<TrustedKey<Key> | undefined>

/** Whether the compact JWS is signed by `key` with the one algorithm. The simulation has its own. */
export type CheckSignature<Key> = (token: string, key: Key) => Promise<boolean>

export interface AccessTokenVerifier {
  /** Throws `token_invalid`, `token_expired` or `token_clock`. */
  verify(token: string): Promise<AccessClaims>
}

export function accessTokenVerifier<Key>(options: {
  readonly findKey: FindKey<Key>
  /** Wall-clock milliseconds. */
  readonly now: () => number
  readonly checkSignature: CheckSignature<Key>
}): AccessTokenVerifier {
  const { findKey, now, checkSignature } = options
  return {
    async verify(token) {
      const { kid, payload } = open(token)
      const trusted = await findKey(kid)
      if (trusted === undefined) throw invalid('`kid` names a key that is not published')
      if (!(await checkSignature(token, trusted.key))) throw invalid('the signature does not match')
      const claims = readClaims(payload, trusted.region)
      checkTime(claims, payload['nbf'], now())
      return claims
    },
  }
}

/** The verifier that production uses: jose, and the keys of `trustedKeys`. */
export const joseVerifier = (findKey: FindKey<SignatureKey>, now: () => number): AccessTokenVerifier =>
  accessTokenVerifier({ findKey, now, checkSignature: joseSignature })

export type SignatureKey = Parameters<typeof compactVerify>[1]

export const joseSignature: CheckSignature<SignatureKey> = async (token, key) => {
  try {
    await compactVerify(token, key, { algorithms: [accessTokenAlgorithm] })
    return true
  } catch {
    return false
  }
}

/** A region's published keys, as its `/.well-known/jwks.json` has them. */
export interface RegionKeys {
  readonly region: RegionName
  readonly jwks: { readonly keys: readonly JWK[] }
}

/**
 * Looks keys up by exact `kid`. Key types this version does not know are passed over, so that a
 * region may publish a new kind early. Throws on a private key, and on one `kid` in two regions.
 */
export async function trustedKeys(regions: readonly RegionKeys[]): Promise<FindKey<SignatureKey>> {
  const keys = new Map<string, TrustedKey<SignatureKey>>()
  for (const { region, jwks } of regions) {
    for (const jwk of jwks.keys) {
      if (jwk.d !== undefined) throw new Error(`the published keys of ${region} contain a private key`)
      if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.kid === undefined) continue
      if (keys.has(jwk.kid)) throw new Error(`key ${jwk.kid} is published twice`)
      keys.set(jwk.kid, { region, key: await importJWK({ ...jwk }, accessTokenAlgorithm) })
    }
  }
  return (kid) => keys.get(kid)
}

export const issuerOf = (region: RegionName): string => `meridian:${region}`

/** The claims as they stand in the token; its signer is in the region's accounts. */
export const payloadOf = (claims: AccessClaims) => ({
  iss: issuerOf(claims.home),
  aud: accessTokenAudience,
  sub: claims.user,
  dev: claims.device,
  sid: claims.session,
  zone: claims.zone,
  hr: claims.home,
  ep: claims.epoch,
  iat: Math.floor(claims.issuedAtMs / 1000),
  exp: Math.floor(claims.expiresAtMs / 1000),
})

export const headerOf = (kid: string) => ({ alg: accessTokenAlgorithm, kid, typ: accessTokenType })

type Json = Readonly<Record<string, unknown>>

const invalid = (why: string): MeridianError => fail('token_invalid', `the access token is refused: ${why}`)

function open(token: string): { kid: string; payload: Json } {
  if (token.length > accessTokenCharactersMax) throw invalid('it is too long')
  const parts = token.split('.')
  const [header, payload, signature] = parts
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    throw invalid('it has not three segments')
  if (bytesOfBase64url(signature) === undefined) throw invalid('its signature is not base64url')
  const { alg, typ, kid, ...rest } = decode(header, 'header')
  if (alg !== accessTokenAlgorithm) throw invalid('its algorithm is not EdDSA')
  if (typ !== accessTokenType) throw invalid('its type is not at+jwt')
  if (typeof kid !== 'string' || kid === '') throw invalid('its header names no key')
  if (Object.keys(rest).length > 0) throw invalid('its header has members that are never used here')
  return { kid, payload: decode(payload, 'claims') }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(segment: string, what: string): Json {
  try {
    const text = utf8.decode(bytesOfBase64url(segment))
    const value: unknown = JSON.parse(text)
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (plain && JSON.stringify(value) === text) return value as Json
  } catch {
    // The same answer for everything that is not what our signer writes.
  }
  throw invalid(`its ${what} is not the JSON object that was issued`)
}

function readClaims(payload: Json, signer: RegionName): AccessClaims {
  const { iss, aud, sub, dev, sid, zone, hr, ep, iat, exp } = payload
  if (iss !== issuerOf(signer)) throw invalid('`iss` is not the region whose key signed it')
  if (hr !== signer) throw invalid('`hr` is not the region whose key signed it')
  if (aud !== accessTokenAudience) throw invalid('`aud` is not meridian')
  if (typeof sub !== 'string' || !isUserId(sub)) throw invalid('`sub` is not a user id')
  if (!isCount(dev, 0xffff_ffff)) throw invalid('`dev` is not a device number')
  if (typeof sid !== 'string' || !isSessionId(sid)) throw invalid('`sid` is not a session id')
  if (typeof zone !== 'string' || !/^[A-Z][A-Z0-9-]{0,15}$/.test(zone)) throw invalid('`zone` is not a zone')
  if (!isCount(ep, 1_023)) throw invalid('`ep` is not an epoch')
  if (!isCount(iat, 1e11) || !isCount(exp, 1e11)) throw invalid('`iat` and `exp` must be whole seconds')
  if (exp <= iat || (exp - iat) * 1000 > accessTokenLifeMs) throw invalid('it lives longer than tokens do here')
  return {
    user: sub,
    device: dev as DeviceNumber,
    session: sid,
    zone: zone as Zone,
    home: hr as RegionName,
    epoch: ep,
    issuedAtMs: iat * 1000,
    expiresAtMs: exp * 1000,
  }
}

const isCount = (value: unknown, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max

function checkTime(claims: AccessClaims, notBefore: unknown, now: number): void {
  if (notBefore !== undefined && !isCount(notBefore, 1e11)) throw invalid('`nbf` must be whole seconds')
  const start = Math.max(claims.issuedAtMs, notBefore === undefined ? 0 : notBefore * 1000)
  if (start > now + clockToleranceMs) {
    throw fail('token_clock', 'the access token is from the future: the clock here and the clock of its issuer differ')
  }
  if (claims.expiresAtMs + clockToleranceMs <= now) throw fail('token_expired', 'the access token has expired')
}
