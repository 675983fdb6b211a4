import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { nodeMac } from '../platform/mac.node.ts'
import { headerOf, payloadOf } from '../protocol/access-token.ts'
import { edgeEnvelopeHeader, EnvelopeGate } from '../protocol/edge-envelope.ts'
import type { DeviceNumber, RegionAlias, RegionName, SessionId, UserId, Zone } from '../protocol/ids.ts'
import { heldDataHeader } from '../protocol/held-data.ts'
import { parse } from '../residency-policy/document/parse.ts'
import type { PolicyDocument } from '../residency-policy/document/policy-document.ts'
import { createEdge } from './edge.ts'
import type { EdgeEvent } from './edge-events.ts'
import { noEdgeFaults } from './edge-faults.ts'
import { publishedVerifier } from './published-keys.ts'
import type { RegionMap } from './region-map.ts'
import { RoutePolicy } from './route-policy.ts'
import { StandingPolicy } from './standing-policy.ts'

const [eu, us, ap, cn] = ['eu-central', 'us-east', 'ap-southeast', 'cn-north'] as [
  RegionName,
  RegionName,
  RegionName,
  RegionName,
]
const map: RegionMap = {
  version: 1,
  regions: [
    { name: eu, alias: 'eu' as RegionAlias, gateways: ['http://eu-1', 'http://eu-2'], apis: ['http://eu-api'] },
    { name: us, alias: 'us' as RegionAlias, gateways: ['http://us-1'], apis: ['http://us-api'] },
    { name: ap, alias: 'ap' as RegionAlias, gateways: ['http://ap-1'], apis: ['http://ap-api'] },
    { name: cn, alias: 'cn' as RegionAlias, gateways: ['http://cn-1'], apis: ['http://cn-api'] },
  ],
  pops: { fra: { zone: 'EU' as Zone, region: eu }, nrt: { zone: 'JP' as Zone, region: ap } },
  policyKeys: { origin: '', rings: [] },
  origins: ['https://chat.example'],
}
const now = Date.now()
const clock = { now: () => now, monotonic: () => now }
const all = [eu, us, ap, cn]
const keys = Object.fromEntries(all.map((name, at) => [name, new Uint8Array(32).fill(at + 1)]))
const pairs = Object.fromEntries(
  await Promise.all(all.map(async (name) => [name, await generateKeyPair('EdDSA', { extractable: true })] as const)),
)

async function tokenOf(home: RegionName, zone = 'EU' as Zone): Promise<string> {
  const claims = {
    user: 'usr_00000000000000000000000000' as UserId,
    device: 1 as DeviceNumber,
    session: 'ses_00000000000000000000000000' as SessionId,
    zone,
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

const { document: threeRegions } = documentIn('three-regions.yaml')
const { document: globalChat } = documentIn('global-chat.yaml')

function documentIn(name: string): { readonly document: PolicyDocument } {
  const parsed = parse(readFileSync(join(import.meta.dirname, '..', 'policies', name), 'utf8'))
  return parsed.ok ? parsed.policy : assert.fail(name)
}

const policyOf = (...documents: readonly PolicyDocument[]): RoutePolicy =>
  new RoutePolicy(
    documents.map((document) => new StandingPolicy(document, { version: 1, activation: 1, stops: [] })),
    now,
  )

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>

interface EdgeGiven {
  /** Regions that have not published their keys. */
  readonly silent?: ReadonlySet<RegionName>
  /** Undefined while none is known here. */
  readonly policy?: RoutePolicy | undefined
  readonly pop?: string
}

/** An edge whose regions answer as the test says; `dialled` is every request that left it. */
function edgeWith(answer: Answer, given: EdgeGiven = {}) {
  const { silent = new Set(), pop = 'fra' } = given
  const policy = 'policy' in given ? given.policy : policyOf(threeRegions)
  const dialled: { url: string; headers: Headers }[] = []
  const events: EdgeEvent[] = []
  const fetcher = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = String(input)
    if (url.endsWith('/jwks.json')) {
      const home = all.find((name) => url.startsWith(`http://${name.slice(0, 2)}`)) as RegionName
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
    map,
    pop,
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
    policy: {
      freshen: () => undefined,
      current: () => policy,
      known: () => Promise.resolve(policy),
      heard: () => [],
    },
    events: { note: (event) => void events.push(event) },
    outlasts: () => {},
    faults: noEdgeFaults,
    networkKey: new Uint8Array(32).fill(9),
    keyFor: (region) => keys[region],
    addressOf: () => '203.0.113.7',
  })
  return { app, dialled, events }
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

test('421 is followed once, to a home that the policy can give them, and a loop ends', async () => {
  const moved = (home: string): Response => new Response('{}', { status: 421, headers: { 'x-meridian-home': home } })
  const me = async (zone: string, home: RegionName) => ({
    headers: { authorization: `Bearer ${await tokenOf(home, zone as Zone)}` },
  })
  const dialledBy = async (zone: string, policy: RoutePolicy | undefined, to: RegionName): Promise<string[]> => {
    const { app, dialled } = edgeWith((url) => (url.startsWith('http://us') ? moved(to) : ok()), { policy })
    await app.request('/v1/me', await me(zone, us))
    return dialled.map(({ url }) => url)
  }
  const both = ['http://us-api/v1/me', 'http://eu-api/v1/me']
  assert.deepEqual(await dialledBy('US', policyOf(globalChat), eu), both)
  const one = ['http://us-api/v1/me']
  assert.deepEqual(await dialledBy('US', policyOf(globalChat), cn), one, 'nobody is re-homed from US to CN')
  assert.deepEqual(await dialledBy('CN', policyOf(globalChat), eu), one, 'nobody leaves CN')
  assert.deepEqual(
    await dialledBy('US', policyOf(globalChat, threeRegions), eu),
    one,
    'one region knows of no re-homing',
  )
  assert.deepEqual(await dialledBy('US', undefined, eu), one, 'no policy, no other way')
  const loop = edgeWith((url) => moved(url.startsWith('http://us') ? eu : us), { policy: policyOf(globalChat) })
  assert.equal((await loop.app.request('/v1/me', await me('US', us))).status, 421)
  assert.equal(loop.dialled.length, 2)
})

test('when nobody answers at home, failover regions that the policy allows are asked where home is, and get no socket', async () => {
  const connect = async (
    zone: string,
    home: RegionName,
    policy: RoutePolicy | undefined,
    elsewhere: Response | undefined,
  ): Promise<[number, string[]]> => {
    const { app, dialled } = edgeWith(
      (url) => {
        if (url.startsWith(`http://${home.slice(0, 2)}`)) throw new Error('down')
        if (!url.endsWith('/v1/me')) return ok()
        return elsewhere ?? assert.fail('not asked')
      },
      { policy },
    )
    const { status } = await app.request('/v1/connect', upgrade(await tokenOf(home, zone as Zone)))
    return [status, dialled.map(({ url }) => url)]
  }
  const home = (name: string) => Response.json({}, { status: 421, headers: { 'x-meridian-home': name } })
  const global = policyOf(globalChat)
  const atUs = ['http://us-1/v1/connect', 'http://eu-api/v1/me']
  assert.deepEqual(await connect('US', us, global, home(us)), [503, atUs])
  assert.deepEqual(await connect('US', us, global, home(ap)), [200, [...atUs, 'http://ap-1/v1/connect']])
  assert.deepEqual(await connect('US', us, global, ok()), [200, [...atUs, 'http://eu-1/v1/connect']])
  assert.deepEqual(await connect('US', us, global, home(cn)), [503, atUs], 'not a home they can have')
  assert.deepEqual(await connect('US', us, undefined, undefined), [503, ['http://us-1/v1/connect']])
  assert.deepEqual(await connect('US', us, policyOf(globalChat, threeRegions), undefined), [
    503,
    ['http://us-1/v1/connect'],
  ])
  assert.deepEqual(await connect('CN', cn, global, undefined), [503, ['http://cn-1/v1/connect']])
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

const said: Record<string, string> = {
  'x-meridian-zone': 'SG',
  'x-meridian-home': 'ap-southeast',
  'x-meridian-region': 'ap',
  'x-meridian-pop': 'sin',
  'x-meridian-edge': 'v1.e30.AAAA',
  'cf-ipcountry': 'SG',
  'cf-region': 'Singapore',
  'cf-blob': '{"country":"SG","colo":"SIN"}',
  'x-forwarded-for': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
}

for (const [name, value] of Object.entries(said)) {
  test(`I7 a client that says \`${name}: ${value}\` signs up, and is routed, as without it`, async () => {
    const body = JSON.stringify({ name: 'anna', zone: 'SG', region: 'ap-southeast', home: 'ap-southeast' })
    const { app, dialled } = edgeWith(ok)
    await app.request('/v1/accounts?zone=SG&region=ap', { method: 'POST', body, headers: { [name]: value } })
    await app.request('/v1/me', { headers: { authorization: `Bearer ${await tokenOf(eu)}`, [name]: value } })
    assert.deepEqual(
      dialled.map(({ url }) => url),
      ['http://eu-api/v1/accounts?zone=SG&region=ap', 'http://eu-api/v1/me'],
    )
    for (const { headers } of dialled) assert.notEqual(headers.get(name), value)
    const gate = new EnvelopeGate({
      region: eu,
      keysOf: () => ({ current: keys[eu] as Uint8Array }),
      mac: nodeMac,
      clock,
    })
    const call = await gate.open(
      dialled[0]?.headers.get(edgeEnvelopeHeader) ?? undefined,
      'POST /v1/accounts?zone=SG&region=ap',
    )
    assert.deepEqual([call.pop, call.caller], ['fra', undefined])
  })
}

test('I7 nobody signs up where the policy is not known, knows no such zone, is changing, or has a home that is not here', async () => {
  const elsewhere = (home: string): PolicyDocument => ({
    ...threeRegions,
    zones: { ...threeRegions.zones, EU: { home, failover: [] } },
  })
  for (const [given, code] of [
    [{ policy: undefined }, 'unavailable'],
    [{ pop: 'nrt' }, 'not_allowed'],
    [{ pop: 'lhr' }, 'not_allowed'],
    [{ pop: 'constructor' }, 'not_allowed'],
    [{ policy: policyOf(threeRegions, elsewhere(us)) }, 'unavailable'],
    [{ policy: policyOf(elsewhere('mars')) }, 'not_allowed'],
  ] as const) {
    const { app, dialled } = edgeWith(ok, given)
    assert.equal(await codeOf(await app.request('/v1/accounts', { method: 'POST', body: '{}' })), code)
    assert.deepEqual(dialled, [])
  }
  const { app, dialled } = edgeWith(ok, { policy: policyOf(elsewhere(us)) })
  await app.request('/v1/accounts', { method: 'POST', body: '{}' })
  assert.equal(dialled[0]?.url, 'http://us-api/v1/accounts', 'the policy says where, not the place')
})

test('a look-up that home sends on goes as far as the policy lets question and answer go', async () => {
  const find = async (zone: string, home: RegionName, to: RegionName, policy: RoutePolicy | undefined) => {
    const { app, dialled } = edgeWith(
      (url) =>
        url.startsWith(`http://${home.slice(0, 2)}`)
          ? Response.json({}, { status: 421, headers: { 'x-meridian-home': to } })
          : ok(),
      { policy },
    )
    const headers = { authorization: `Bearer ${await tokenOf(home, zone as Zone)}` }
    const response = await app.request('/v1/people?name=somebody', { headers })
    const { code, rule } = ((await response.json()) as { error?: { code: string; rule?: string } }).error ?? {}
    return code === undefined ? dialled.at(-1)?.url.slice(0, 9) : `${code} ${rule ?? ''}`.trim()
  }
  const [three, global] = [policyOf(threeRegions), policyOf(globalChat)]
  assert.equal(await find('EU', eu, cn, three), 'http://cn')
  assert.equal(await find('EU', eu, cn, global), 'policy_denied g-eu-cn')
  assert.equal(await find('CN', cn, eu, global), 'policy_denied g-cn-reach')
  assert.equal(await find('EU', eu, ap, global), 'http://ap')
  assert.equal(await find('EU', eu, ap, policyOf(globalChat, threeRegions)), 'http://ap')
  assert.equal(await find('EU', eu, cn, policyOf(threeRegions, globalChat)), 'policy_denied g-eu-cn')
  assert.equal(await find('EU', eu, ap, undefined), 'unavailable')
})

test('an answer is kept by nobody unless the policy lets its data be cached where the edge stands', async () => {
  const cached = async ({
    holds,
    zone,
    home,
    pop,
    policy,
  }: {
    holds?: string
    zone?: string
    home?: RegionName
    pop?: string
    policy?: RoutePolicy | undefined
  }): Promise<string | null> => {
    const headers = {
      'cache-control': 'private, max-age=60',
      ...(holds === undefined ? {} : { [heldDataHeader]: holds }),
    }
    const { app } = edgeWith(() => Response.json({}, { headers }), { ...(pop && { pop }), policy })
    const token = await tokenOf(home ?? eu, (zone ?? 'EU') as Zone)
    const response = await app.request('/v1/me', { headers: { authorization: `Bearer ${token}` } })
    assert.equal(response.headers.get(heldDataHeader), null)
    return response.headers.get('cache-control')
  }
  const policy = policyOf(threeRegions)
  const nobody = 'private, no-store'
  assert.equal(await cached({ holds: 'caller profile', policy }), 'private, max-age=60')
  assert.equal(await cached({ holds: 'others profile', policy }), nobody, 'people of CN may be among them')
  assert.equal(await cached({ holds: 'caller profile', pop: 'nrt', policy }), nobody, 'not where another law holds')
  assert.equal(await cached({ holds: 'caller profile', zone: 'US', home: us, policy }), nobody)
  assert.equal(await cached({ holds: 'caller account', policy }), nobody, 'no class of the policy')
  assert.equal(await cached({ holds: 'everybody profile', policy }), nobody)
  assert.equal(await cached({ policy }), nobody, 'a region that says nothing')
  assert.equal(await cached({ holds: 'caller profile', policy: undefined }), nobody, 'no policy')
  const closed = { ...threeRegions, guardrails: [{ id: 'none', ops: ['cache'] }] }
  assert.equal(
    await cached({ holds: 'caller profile', policy: policyOf(threeRegions, closed) }),
    nobody,
    'the strictest',
  )
})

test('the page of the API stays as the region made it; a refusal of the edge is kept by nobody', async () => {
  const { app } = edgeWith(() => Response.json({}, { headers: { 'cache-control': 'max-age=3600' } }))
  for (const path of ['/docs', '/docs/reference.js', '/v1/openapi.json'])
    assert.equal((await app.request(path)).headers.get('cache-control'), 'max-age=3600')
  assert.equal((await app.request('/v1/me')).headers.get('cache-control'), 'private, no-store')
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
  const { app, dialled } = edgeWith(ok, { silent: new Set([ap]) })
  const of = async (home: RegionName) => ({ headers: { authorization: `Bearer ${await tokenOf(home)}` } })
  assert.equal((await app.request('/v1/me', await of(eu))).status, 200)
  const response = await app.request('/v1/me', await of(ap))
  assert.equal(await codeOf(response.clone()), 'unavailable')
  assert.equal(response.status, 503)
  assert.equal(dialled.length, 1)
})

test('operators hear of each request what became of it, and nothing of whoever sent it', async () => {
  const token = await tokenOf(eu)
  const slow = edgeWith((url) => (url.startsWith('http://eu-2') ? ok() : Promise.reject(new Error('down'))))
  await slow.app.request('/v1/connect', upgrade(token))
  await slow.app.request('/v1/me?secret=anna', { headers: { authorization: 'Bearer forged' } })
  await slow.app.request('/v1/nowhere')
  await slow.app.request('/healthz')
  const noted = slow.events.map(({ operation, outcome, way }) => [operation, outcome, way.redials])
  assert.deepEqual(noted, [
    ['connect', { type: 'answered', answer: 'ok' }, 1],
    ['Accounts.Me', { type: 'refused', code: 'token_invalid' }, 0],
    ['unknown', { type: 'refused', code: 'not_found' }, 0],
  ])
  assert.doesNotMatch(JSON.stringify(slow.events), /anna|usr_|ses_|203\.0|eyJ/)
  const home = (url: string) =>
    url.startsWith('http://us') ? new Response('{}', { status: 421, headers: { 'x-meridian-home': eu } }) : ok()
  const moved = edgeWith(home, { policy: policyOf(globalChat) })
  await moved.app.request('/v1/me', { headers: { authorization: `Bearer ${await tokenOf(us, 'US' as Zone)}` } })
  assert.equal(moved.events[0]?.way.followed, true)
  const gone = edgeWith((url) => (url.endsWith('/v1/me') ? ok() : Promise.reject(new Error('down'))), {
    policy: policyOf(globalChat),
  })
  await gone.app.request('/v1/connect', upgrade(await tokenOf(us, 'US' as Zone)))
  assert.deepEqual(
    gone.events.map(({ outcome, way }) => [outcome, way.askedElsewhere]),
    [[{ type: 'refused', code: 'unavailable' }, true]],
  )
})
