/**
 * A region's own keys: Ed25519 keys that sign access tokens, and the secret behind refresh tokens
 * and resume tickets.
 *
 * The signing keys are three kinds: the current one signs; the next one is published already, so that
 * every edge knows it before the first token signed with it arrives; retired ones are published
 * until their last token has run out. Rotating moves each a place on. A rotation is stored before it
 * takes effect.
 *
 * One process of a region rotates, the others read what it stored (`follow`). What they do not know yet
 * harms nobody: a key that begins to sign was published as the next one, and a secret is accepted before
 * anything is made with it.
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { Clock } from '../../platform/clock.ts'
import type { Random } from '../../platform/random.ts'
import {
  type AccessClaims,
  accessTokenAlgorithm,
  accessTokenLifeMs,
  clockToleranceMs,
  headerOf,
  payloadOf,
} from '../../protocol/access-token.ts'
import type { RegionName } from '../../protocol/ids.ts'
import type { AccessTokenSigner } from './access-token-signer.ts'
import type { KeyFile } from './key-file.ts'
import { lifetimes } from './lifetimes.ts'
import type { SecretPair } from './secrets.ts'

/** How long edges may keep a JWKS before they ask again; a key signs only after it was published for that long. */
export const jwksKeptMs = 300_000

/** A new secret is only accepted for so long: every process of the region reads it within seconds, or minutes after a failover of what keeps it. */
export const secretKnownMs = 600_000

const retiredMs = accessTokenLifeMs + 2 * clockToleranceMs + jwksKeptMs

export interface KeyRingOptions {
  readonly region: RegionName
  readonly file: KeyFile
  readonly clock: Clock
  readonly random: Random
}

export class KeyRing implements AccessTokenSigner {
  readonly #options: KeyRingOptions
  #content: Content
  #signer: Signer

  /** Reads the keys, or makes the first ones. */
  static async open(options: KeyRingOptions): Promise<KeyRing> {
    const text = await options.file.read()
    const content = text === undefined ? await firstContent(options) : read(text, options.region)
    if (text === undefined) await options.file.write(write(content))
    return new KeyRing(options, content, await signerOf(content.current))
  }

  private constructor(options: KeyRingOptions, content: Content, signer: Signer) {
    this.#options = options
    this.#content = content
    this.#signer = signer
  }

  async sign(claims: AccessClaims): Promise<string> {
    if (claims.home !== this.#options.region) throw new Error('a region signs for people at home in it only')
    const { kid, key } = this.#signer
    return new SignJWT(payloadOf(claims)).setProtectedHeader(headerOf(kid)).sign(key)
  }

  /** The document at `/.well-known/jwks.json`: public keys only. */
  jwks(): { readonly keys: readonly JWK[] } {
    const { current, next, retired } = this.#content
    return { keys: [current, next, ...retired].map(published) }
  }

  /** Behind refresh tokens and resume tickets: what is made now is made with `current`, either is accepted. */
  get secret(): SecretPair {
    const { current, previous, since } = this.#content.secret
    const pair = [bytes(current), previous === null ? undefined : bytes(previous)] as const
    const [now, other] = this.#options.clock.now() < since && pair[1] !== undefined ? [pair[1], pair[0]] : pair
    return { current: now, previous: other }
  }

  /** Takes over what another process of the region has stored since. */
  async follow(): Promise<void> {
    const { file, region } = this.#options
    const text = await file.read()
    if (text === undefined || text === write(this.#content)) return
    const content = read(text, region)
    this.#signer = await signerOf(content.current)
    this.#content = content
  }

  /** When the key that signs and the secret were made; for an operator and for the daily check. */
  get ages(): { readonly signingMs: number; readonly secretMs: number } {
    const now = this.#options.clock.now()
    return { signingMs: now - this.#content.current.since, secretMs: now - this.#content.secret.since }
  }

  /** Rotates what is old enough (`lifetimes`). To be called daily; a rotation early or late harms nobody. */
  async rotateWhenDue(): Promise<void> {
    const { signingMs, secretMs } = this.ages
    if (signingMs >= lifetimes.signingKeyMs) await this.rotateSigningKey()
    if (secretMs >= lifetimes.secretMs) await this.rotateSecret()
  }

  /**
   * Throws when the next key was published so lately that an edge may not know it yet. After a theft
   * rotate twice, that long apart: the stolen key stays good for the rest of its last tokens' lives
   * unless the edges' bundle is replaced as well.
   */
  async rotateSigningKey(): Promise<void> {
    const now = this.#options.clock.now()
    const { current, next, retired } = this.#content
    if (now - next.published < jwksKeptMs) throw new Error('the next key is not known at every edge yet')
    const { d: _, ...publicPart } = current.jwk
    await this.#replace({
      ...this.#content,
      current: { ...next, since: now },
      next: await newKey(now),
      retired: [...retired.filter(({ until }) => until > now), { jwk: publicPart, until: now + retiredMs }],
    })
    this.#signer = await signerOf(this.#content.current)
  }

  /** What was made with the secret before the previous one is void from here on. The new one is used once everybody knows it. */
  async rotateSecret(): Promise<void> {
    const { secret } = this.#content
    const now = this.#options.clock.now()
    if (now < secret.since) throw new Error('the last secret is not in use yet')
    const since = now + secretKnownMs
    await this.#replace({ ...this.#content, secret: newSecret(this.#options, secret.current, since) })
  }

  async #replace(content: Content): Promise<void> {
    await this.#options.file.write(write(content))
    this.#content = content
  }
}

interface KeptKey {
  readonly jwk: JWK
  readonly published: number
  /** When it began to sign. */
  readonly since: number
}

interface Content {
  readonly version: 1
  readonly region: RegionName
  readonly current: KeptKey
  readonly next: KeptKey
  readonly retired: readonly { readonly jwk: JWK; readonly until: number }[]
  /** 32 bytes each, base64url. `since`: when `current` began to be used. */
  readonly secret: { readonly current: string; readonly previous: string | null; readonly since: number }
}

interface Signer {
  readonly kid: string
  readonly key: Parameters<InstanceType<typeof SignJWT>['sign']>[0]
}

async function firstContent(options: KeyRingOptions): Promise<Content> {
  const now = options.clock.now()
  // Both are published before anything is signed.
  const published = Number.MIN_SAFE_INTEGER
  return {
    version: 1,
    region: options.region,
    current: { ...(await newKey(now)), published },
    next: await newKey(now),
    retired: [],
    secret: newSecret(options, null, now),
  }
}

const newSecret = ({ random }: KeyRingOptions, previous: string | null, since: number): Content['secret'] => ({
  current: Buffer.from(random.bytes(32)).toString('base64url'),
  previous,
  since,
})

async function newKey(now: number): Promise<KeptKey> {
  const { privateKey } = await generateKeyPair(accessTokenAlgorithm, { crv: 'Ed25519', extractable: true })
  const jwk = await exportJWK(privateKey)
  return { jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk) }, published: now, since: now }
}

async function signerOf({ jwk }: KeptKey): Promise<Signer> {
  return { kid: jwk.kid as string, key: await importJWK(jwk, accessTokenAlgorithm) }
}

/** Named one by one, so that no private member slips out. */
const published = ({ jwk: { kty, crv, x, kid } }: { readonly jwk: JWK }): JWK =>
  ({ kty, crv, x, kid, alg: accessTokenAlgorithm, use: 'sig' }) as JWK

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))

const write = (content: Content): string => `${JSON.stringify(content, undefined, 2)}\n`

function read(text: string, region: RegionName): Content {
  const content = JSON.parse(text) as Content
  if (content.version !== 1) throw new Error(`the key file has version ${content.version}, this code knows 1`)
  if (content.region !== region) throw new Error(`the key file belongs to ${content.region}, not to ${region}`)
  return content
}
