/**
 * How an edge tells a region who is calling (I5). The edge has verified the access token; the region
 * believes this header and nothing else that came with the request, so it need not verify the token
 * again and cannot be fooled by a forged forwarding header (FC-056).
 *
 *   x-meridian-edge: v1.<base64url of JSON>.<base64url of HMAC-SHA-256 over "v1.<base64url>">
 *
 * One key per (point of presence, region): an edge that lost its key can speak for itself only, and
 * only to that region. The envelope names region, method and path, and works once: its nonce is
 * remembered until the envelope would be too old anyway. That is longer than its 30 seconds, because
 * FC-012 lets the two clocks differ by a minute.
 */
import { base64url } from 'jose'
import type { Clock } from '../platform/clock.ts'
import type { Mac } from '../platform/mac.ts'
import type { Random } from '../platform/random.ts'
import { clockToleranceMs } from './access-token.ts'
import { bytesOfBase64url } from './base64url.ts'
import { sealAnswer } from './edge-answer.ts'
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

export const edgeEnvelopeHeader = 'x-meridian-edge'
/** One dial with its failover; a retry seals a new envelope. */
export const edgeEnvelopeLifeMs = 30_000
/** Ours have about 600 characters beside the request's target, whose limit is 1,024. */
export const edgeEnvelopeCharactersMax = 4_096

/** Whose request it is, from the access token. */
export interface EdgeCaller {
  readonly user: UserId
  readonly device: DeviceNumber
  readonly session: SessionId
  readonly zone: Zone
  readonly home: RegionName
  readonly epoch: number
}

/** What a region knows about a request. */
export interface EdgeCall {
  /** The point of presence, `fra`. Decides the zone at sign-up. */
  readonly pop: string
  /** Keyed hash of the client's network (`networkOf`), for limits. Never the address itself. */
  readonly address: string
  /** Absent where no token is needed: sign-up, sign-in, refresh. */
  readonly caller: EdgeCaller | undefined
}

/** Secrets of 32 bytes. `previous` is accepted for as long as edges may still seal with it. */
export interface EnvelopeKeys {
  readonly current: Uint8Array
  readonly previous?: Uint8Array | undefined
}

/** Seals `call` for one request of one region. `request` is method, space, path and query. */
export async function sealEnvelope(
  call: EdgeCall,
  to: { readonly region: RegionName; readonly request: string },
  by: { readonly key: Uint8Array; readonly mac: Mac; readonly clock: Pick<Clock, 'now'>; readonly random: Random },
): Promise<string> {
  const { caller } = call
  const payload = {
    ...(caller && {
      sub: caller.user,
      device: caller.device,
      session: caller.session,
      zone: caller.zone,
      hr: caller.home,
      epoch: caller.epoch,
    }),
    pop: call.pop,
    addr: call.address,
    aud: to.region,
    req: to.request,
    exp: by.clock.now() + edgeEnvelopeLifeMs,
    nonce: base64url.encode(by.random.bytes(12)),
  }
  const body = `v1.${base64url.encode(JSON.stringify(payload))}`
  return `${body}.${base64url.encode(await by.mac.sign(by.key, bytesOf(body)))}`
}

export interface EnvelopeGateOptions {
  readonly region: RegionName
  /** Undefined for a point of presence this region does not know. */
  readonly keysOf: (pop: string) => EnvelopeKeys | undefined
  readonly mac: Mac
  readonly clock: Clock
  /**
   * Nonces remembered at most, in two generations of half of it. When a generation is full, requests
   * are refused: forgetting early would let a replay through. The default takes 6,000 requests a
   * second, more than one process serves, and at most 40 MB.
   */
  readonly noncesMax?: number
}

/** The region's side. One per process: a nonce is known where it was used (see `open`). */
export class EnvelopeGate {
  readonly #options: EnvelopeGateOptions
  readonly #nonces: NonceMemory

  constructor(options: EnvelopeGateOptions) {
    this.#options = options
    this.#nonces = new NonceMemory(options.noncesMax ?? 2_000_000)
  }

  /**
   * Throws `envelope_invalid` unless a known edge sealed `header` for exactly this `request`, just
   * now, and it was not opened here before; `overloaded` when no more nonces can be remembered. A
   * captured envelope could be opened once in each process of a region; between edge and region it
   * travels encrypted, and what it allows is the request it was made for.
   */
  async open(header: string | undefined, request: string): Promise<EdgeCall> {
    if (header === undefined) throw invalid('there is none')
    const { clock, region } = this.#options
    const { sealed } = await this.#authentic(header)
    if (sealed.aud !== region) throw invalid('it is for another region')
    if (sealed.req !== request) throw invalid('it is for another request')
    const now = clock.now()
    if (sealed.exp <= now - clockToleranceMs) throw invalid('it is too old, or the clock of the edge is behind')
    if (sealed.exp > now + edgeEnvelopeLifeMs + clockToleranceMs) throw invalid('the clock of the edge is ahead')
    this.#nonces.use(sealed.pop, sealed.nonce, clock.monotonic())
    return sealed.call
  }

  /** Seals `body` as the answer to the request that `envelope` was opened for (edge-answer.ts). */
  async sealAnswer(envelope: string, body: string): Promise<string> {
    const { key } = await this.#authentic(envelope)
    return sealAnswer({ key, mac: this.#options.mac }, envelope, body)
  }

  async #authentic(header: string): Promise<{ readonly sealed: Sealed; readonly key: Uint8Array }> {
    const { keysOf, mac } = this.#options
    if (header.length > edgeEnvelopeCharactersMax) throw invalid('it is too long')
    const [version, payload, signature, ...rest] = header.split('.')
    if (version !== 'v1' || payload === undefined || signature === undefined || rest.length > 0) {
      throw invalid('it does not have the form v1.<payload>.<mac>')
    }
    const sealed = read(payload)
    const keys = keysOf(sealed.pop)
    if (keys === undefined) throw invalid('its point of presence is not known here')
    const body = bytesOf(`v1.${payload}`)
    const given = decoded(signature)
    for (const key of [keys.current, keys.previous])
      if (key !== undefined && (await mac.verify(key, body, given))) return { sealed, key }
    throw invalid('it was not sealed with the key of its point of presence')
  }
}

interface Sealed {
  readonly call: EdgeCall
  readonly pop: string
  readonly aud: string
  readonly req: string
  readonly exp: number
  readonly nonce: string
}

const invalid = (why: string): MeridianError => fail('envelope_invalid', `the edge's envelope is refused: ${why}`)

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function decoded(text: string): Uint8Array {
  const bytes = bytesOfBase64url(text)
  if (bytes === undefined) throw invalid('it is not base64url')
  return bytes
}

/** Not yet authentic: only its form is known to be right. */
function read(payload: string): Sealed {
  const { pop, addr, aud, req, exp, nonce, ...rest } = parsed(payload)
  if (typeof pop !== 'string' || typeof addr !== 'string' || typeof aud !== 'string' || typeof req !== 'string') {
    throw invalid('a field is missing')
  }
  if (typeof exp !== 'number' || !Number.isSafeInteger(exp)) throw invalid('`exp` is not milliseconds')
  if (typeof nonce !== 'string' || nonce.length !== 16) throw invalid('`nonce` is not 96 bits')
  return { call: { pop, address: addr, caller: readCaller(rest) }, pop, aud, req, exp, nonce }
}

function parsed(payload: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(decoded(payload)))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Refused below like every other payload that is not an object.
  }
  throw invalid('its payload is not a JSON object')
}

function readCaller(fields: Record<string, unknown>): EdgeCaller | undefined {
  const { sub, device, session, zone, hr, epoch } = fields
  if (sub === undefined) return undefined
  const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  if (typeof sub !== 'string' || !isUserId(sub)) throw invalid('`sub` is not a user id')
  if (typeof session !== 'string' || !isSessionId(session)) throw invalid('`session` is not a session id')
  if (!whole(device) || !whole(epoch)) throw invalid('`device` and `epoch` must be numbers')
  if (typeof zone !== 'string' || typeof hr !== 'string') throw invalid('`zone` or `hr` is missing')
  return { user: sub, device: device as DeviceNumber, session, zone: zone as Zone, home: hr as RegionName, epoch }
}

/**
 * Nonces in two generations: each lives at least `lifeMs` after its last entry, the longest time an
 * envelope can pass, and forgetting costs nothing.
 */
class NonceMemory {
  static readonly lifeMs = edgeEnvelopeLifeMs + 2 * clockToleranceMs
  readonly #generationMax: number
  #young = new Set<string>()
  #old = new Set<string>()
  #youngSince = Number.NEGATIVE_INFINITY

  constructor(max: number) {
    this.#generationMax = Math.ceil(max / 2)
  }

  use(pop: string, nonce: string, now: number): void {
    this.#turn(now)
    const name = `${pop} ${nonce}`
    if (this.#young.has(name) || this.#old.has(name)) throw invalid('it was used before')
    if (this.#young.size >= this.#generationMax) {
      throw fail('overloaded', 'more requests from the edges than nonces can be remembered', { retryAfterMs: 1_000 })
    }
    this.#young.add(name)
  }

  #turn(now: number): void {
    if (now - this.#youngSince < NonceMemory.lifeMs) return
    // After a pause as long as two lives nothing remembered can pass any more.
    this.#old = now - this.#youngSince < 2 * NonceMemory.lifeMs ? this.#young : new Set()
    this.#young = new Set()
    this.#youngSince = now
  }
}
