import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { nodeMac } from '../platform/mac.node.ts'
import { headerOf, payloadOf } from '../protocol/access-token.ts'
import { edgeEnvelopeHeader, EnvelopeGate } from '../protocol/edge-envelope.ts'
import type { DeviceNumber, RegionAlias, RegionName, SessionId, UserId, Zone } from '../protocol/ids.ts'
import { createEdge } from './edge.ts'
import { publishedVerifier } from './published-keys.ts'
import type { RegionMap } from './region-map.ts'

const [eu, ap] = ['eu-central', 'ap-southeast'] as [RegionName, RegionName]
const map: RegionMap = {
  version: 1,
  regions: [
    { name: eu, alias: 'eu' as RegionAlias, gateways: ['http://eu-1', 'http://eu-2'], api: 'http://eu-api' },
    { name: ap, alias: 'ap' as RegionAlias, gateways: ['http://ap-1'], api: 'http://ap-api' },
  ],
  signUp: { fra: eu },
  origins: ['https://chat.example'],
}
const now = Date.now()
const clock = { now: () => now, monotonic: () => now }
const keys = { [eu]: new Uint8Array(32).fill(1), [ap]: new Uint8Array(32).fill(2) }
const pairs = {
  [eu]: await generateKeyPair('EdDSA', { extractable: true }),
  [ap]: await generateKeyPair('EdDSA', { extractable: true }),
}

async function tokenOf(home: RegionName): Promise<string> {
  const claims = {
    user: 'usr_00000000000000000000000000' as UserId,
    device: 1 as DeviceNumber,
    session: 'ses_00000000000000000000000000' as SessionId,
    zone: 'EU' as Zone,
    home,
    epoch: 0,
    issuedAtMs: now,
    expiresAtMs: now + 600_000,
  }
  const pair = pairs[home] as (typeof pairs)[string]
  return new SignJWT(payloadOf(claims) as Record<string, unknown>)
    .setProtectedHeader(headerOf(home))
    .sign(pair.privateKey)
}

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>

/** An edge whose regions answer as the test says; `dialled` is every request that left it. */
function edgeWith(answer: Answer, silent: ReadonlySet<RegionName> = new Set()) {
  const dialled: { url: string; headers: Headers }[] = []
  const fetcher = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = String(input)
    if (url.endsWith('/jwks.json')) {
      const home = url.includes('eu') ? eu : ap
      if (silent.has(home)) throw new Error('no answer')
      const jwk = await exportJWK((pairs[home] as (typeof pairs)[string]).publicKey)
      return Response.json({ keys: [{ ...jwk, kid: home }] })
    }
    dialled.push({ url, headers: new Headers(init.headers) })
    return answer(url, init)
  }
  let count = 0
  const ports = {
    fetch: fetcher as typeof fetch,
    clock,
    after: (delayMs: number, work: () => void) => {
      const timer = setTimeout(work, Math.min(delayMs, 20))
      return { cancel: () => clearTimeout(timer) }
    },
  }
  const app = createEdge({
    ...ports,
    verifier: publishedVerifier(map, ports),
    random: { bytes: (size) => new Uint8Array(size).fill(++count), fraction: () => 0.5, integer: () => 0 },
    mac: nodeMac,
    map,
    pop: 'fra',
    networkKey: new Uint8Array(32).fill(9),
    keyFor: (region) => keys[region],
    addressOf: () => '203.0.113.7',
  })
  return { app, dialled }
}

const ok = (): Response => Response.json({ fine: true })
const upgrade = (token: string, more: Record<string, string> = {}): RequestInit => ({
  headers: { upgrade: 'websocket', authorization: `Bearer ${token}`, ...more },
})
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code

test('FC-056 a request goes to the home in the signed claim, with a sealed envelope and nothing the client said of itself', async () => {
  for (const forged of [0, 1, 3]) {
    const { app, dialled } = edgeWith(ok)
    const headers = new Headers({ authorization: `Bearer ${await tokenOf(ap)}` })
    for (let i = 0; i < forged; i++) headers.append('x-forwarded-for', `10.0.0.${i}`)
    if (forged > 0) headers.set(edgeEnvelopeHeader, 'v1.e30.AAAA')
    headers.set('x-real-ip', '127.0.0.1')
    const response = await app.request('/v1/me', { headers })
    assert.equal(response.status, 200)
    assert.equal(dialled[0]?.url, 'http://ap-api/v1/me')
    const sent = dialled[0]?.headers as Headers
    assert.equal(sent.get('x-forwarded-for'), null)
    assert.equal(sent.get('x-real-ip'), null)
    assert.equal(sent.get('authorization'), null)
    const gate = new EnvelopeGate({
      region: ap,
      keysOf: () => ({ current: keys[ap] as Uint8Array }),
      mac: nodeMac,
      clock,
    })
    const call = await gate.open(sent.get(edgeEnvelopeHeader) ?? undefined, 'GET /v1/me')
    assert.equal(call.caller?.home, ap)
  }
})

test('I4 FC-072 a token in an address is refused, none and a forged one, too, and no region hears of it', async () => {
  const { app, dialled } = edgeWith(ok)
  assert.equal(await codeOf(await app.request(`/v1/me?access_token=${await tokenOf(eu)}`)), 'token_in_url')
  assert.equal(await codeOf(await app.request('/v1/me')), 'token_missing')
  const forged = `${(await tokenOf(eu)).slice(0, -6)}AAAAAA`
  assert.equal(
    await codeOf(await app.request('/v1/me', { headers: { authorization: `Bearer ${forged}` } })),
    'token_invalid',
  )
  assert.deepEqual(dialled, [])
})

test('a socket goes to the next gateway of the same region when one hangs or fails, and to no other region ever', async () => {
  const { app, dialled } = edgeWith((url, init) => {
    if (url.startsWith('http://eu-2')) return ok()
    return new Promise((_resolve, reject) =>
      init.signal?.addEventListener('abort', () => reject(new Error('too late'))),
    )
  })
  assert.equal((await app.request('/v1/connect', upgrade(await tokenOf(eu)))).status, 200)
  assert.deepEqual(
    dialled.map(({ url }) => url),
    ['http://eu-1/v1/connect', 'http://eu-2/v1/connect'],
  )
  const down = edgeWith(() => Promise.reject(new Error('down')))
  const response = await down.app.request('/v1/connect', upgrade(await tokenOf(eu)))
  assert.equal(response.status, 503)
  assert.ok(Number(response.headers.get('retry-after')) >= 1)
  assert.ok(down.dialled.every(({ url }) => url.startsWith('http://eu-')))
})

test('421 is followed once, to the home that is named, and a loop ends', async () => {
  const moved = (home: string): Response => new Response('{}', { status: 421, headers: { 'x-meridian-home': home } })
  const { app, dialled } = edgeWith((url) => (url.startsWith('http://eu') ? moved(ap) : ok()))
  assert.equal((await app.request('/v1/me', { headers: { authorization: `Bearer ${await tokenOf(eu)}` } })).status, 200)
  assert.deepEqual(
    dialled.map(({ url }) => url),
    ['http://eu-api/v1/me', 'http://ap-api/v1/me'],
  )
  const loop = edgeWith((url) => moved(url.startsWith('http://eu') ? ap : eu))
  assert.equal(
    (await loop.app.request('/v1/me', { headers: { authorization: `Bearer ${await tokenOf(eu)}` } })).status,
    421,
  )
  assert.equal(loop.dialled.length, 2)
})

test('I7 sign-up goes where the operator’s rule says, sign-in where the name’s suffix says; a look-up goes home first, since home alone may know that nobody there can be written to', async () => {
  const { app, dialled } = edgeWith(ok)
  const post = (body: object): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  await app.request('/v1/accounts', post({ name: 'anna', region: 'ap-southeast' }))
  await app.request('/v1/sessions', post({ name: 'mei@ap', password: 'x' }))
  await app.request('/v1/people?name=mei%40ap', { headers: { authorization: `Bearer ${await tokenOf(eu)}` } })
  assert.deepEqual(
    dialled.map(({ url }) => url),
    ['http://eu-api/v1/accounts', 'http://ap-api/v1/sessions', 'http://eu-api/v1/people?name=mei%40ap'],
  )
})

test('a page of somebody else may not connect; the own one may, with the token among the subprotocols', async () => {
  const { app, dialled } = edgeWith(ok)
  const headers = { upgrade: 'websocket', 'sec-websocket-protocol': `meridian.v1, bearer.${await tokenOf(eu)}` }
  assert.equal(
    await codeOf(await app.request('/v1/connect', { headers: { ...headers, origin: 'https://evil.example' } })),
    'not_allowed',
  )
  assert.equal(
    (await app.request('/v1/connect', { headers: { ...headers, origin: 'https://chat.example' } })).status,
    200,
  )
  assert.equal(dialled[0]?.headers.get('sec-websocket-protocol'), 'meridian.v1')
})

test('what is too large ends at the edge', async () => {
  const { app, dialled } = edgeWith(ok)
  const response = await app.request('/v1/accounts', { method: 'POST', body: 'x'.repeat(300_000) })
  assert.equal(await codeOf(response), 'frame_too_large')
  assert.deepEqual(dialled, [])
})

test('a token whose region has not published its keys yet cannot be judged: later, not never', async () => {
  const silent = new Set([ap])
  const { app, dialled } = edgeWith(ok, silent)
  const of = async (home: RegionName) => ({ headers: { authorization: `Bearer ${await tokenOf(home)}` } })
  assert.equal((await app.request('/v1/me', await of(eu))).status, 200)
  const response = await app.request('/v1/me', await of(ap))
  assert.equal(await codeOf(response.clone()), 'unavailable')
  assert.equal(response.status, 503)
  assert.equal(dialled.length, 1)
})
