import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, sign as nodeSign, type KeyObject } from 'node:crypto'
import { describe, test } from 'node:test'
import { exportJWK, type JWK } from 'jose'
import {
  accessTokenLifeMs,
  type AccessClaims,
  headerOf,
  issuerOf,
  joseVerifier,
  payloadOf,
  trustedKeys,
} from './access-token.ts'
import { MeridianError, type ErrorCode } from './errors.ts'
import { sessionIdOf, userIdOf, type DeviceNumber, type RegionName, type Zone } from './ids.ts'

const frankfurt = 'eu-central' as RegionName
const singapore = 'ap-southeast' as RegionName
const now = Date.UTC(2026, 0, 1)
const second = 1_000

const eu = generateKeyPairSync('ed25519')
const ap = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const euJwk: JWK = { ...(await exportJWK(eu.publicKey)), kid: 'eu-1', alg: 'EdDSA', use: 'sig' }
const apJwk: JWK = { ...(await exportJWK(ap.publicKey)), kid: 'ap-1', alg: 'EdDSA', use: 'sig' }
const findKey = await trustedKeys([
  { region: frankfurt, jwks: { keys: [euJwk] } },
  { region: singapore, jwks: { keys: [apJwk] } },
])
const at = (nowMs: number) => joseVerifier(findKey, () => nowMs)

const anna: AccessClaims = {
  user: userIdOf(new Uint8Array(16).fill(7)),
  device: 3 as DeviceNumber,
  session: sessionIdOf(new Uint8Array(16).fill(9)),
  zone: 'EU' as Zone,
  home: frankfurt,
  epoch: 0,
  issuedAtMs: now,
  expiresAtMs: now + accessTokenLifeMs,
}

type Claims = Record<string, unknown>
const good = payloadOf(anna) as Claims
const goodHeader = headerOf('eu-1') as Claims
const base64url = (text: string | Buffer) => Buffer.from(text).toString('base64url')
const join = (header: string, payload: string | Buffer, key: KeyObject = eu.privateKey): string => {
  const input = `${base64url(header)}.${base64url(payload)}`
  return `${input}.${base64url(nodeSign(null, Buffer.from(input), key))}`
}
/** Signed with the right key unless told otherwise: only what the row changes is wrong. */
const token = (header: Claims = {}, payload: Claims = {}, key?: KeyObject): string =>
  join(JSON.stringify({ ...goodHeader, ...header }), JSON.stringify({ ...good, ...payload }), key)
const without = (claim: string): string => {
  const { [claim]: _, ...rest } = good
  return join(JSON.stringify(goodHeader), JSON.stringify(rest))
}
const hmacSigned = (alg: string, key: string | Buffer): string => {
  const input = `${base64url(JSON.stringify({ ...goodHeader, alg }))}.${base64url(JSON.stringify(good))}`
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`
}
const swapPayload = (of: string, payload: Claims): string => {
  const [header, , signature] = of.split('.')
  return `${header}.${base64url(JSON.stringify(payload))}.${signature}`
}
const publicPem = eu.publicKey.export({ type: 'spki', format: 'pem' }) as string
const publicRaw = Buffer.from(euJwk.x as string, 'base64url')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const rsaSigned = (): string => {
  const input = `${base64url(JSON.stringify({ ...goodHeader, alg: 'RS256' }))}.${base64url(JSON.stringify(good))}`
  return `${input}.${nodeSign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url')}`
}
const goodText = JSON.stringify(good)
const seconds = (ms: number) => Math.floor(ms / second)

const forged: [string, string, ErrorCode][] = [
  ['nothing', '', 'token_invalid'],
  ['not a token', 'Anna', 'token_invalid'],
  ['two segments', token().split('.').slice(0, 2).join('.'), 'token_invalid'],
  ['four segments', `${token()}.AAAA`, 'token_invalid'],
  ['an empty signature', `${token().split('.').slice(0, 2).join('.')}.`, 'token_invalid'],
  ['a token of 3 KB', token({}, { pad: 'x'.repeat(3_000) }), 'token_invalid'],
  ['alg none without signature', `${token({ alg: 'none' }).split('.').slice(0, 2).join('.')}.`, 'token_invalid'],
  ['alg none with a signature', token({ alg: 'none' }), 'token_invalid'],
  ['alg None', token({ alg: 'None' }), 'token_invalid'],
  ['alg missing', join(JSON.stringify({ kid: 'eu-1', typ: 'at+jwt' }), goodText), 'token_invalid'],
  ['alg in another case', token({ alg: 'eddsa' }), 'token_invalid'],
  ['alg Ed25519, the newer name', token({ alg: 'Ed25519' }), 'token_invalid'],
  ['alg a list', token({ alg: ['EdDSA', 'none'] }), 'token_invalid'],
  ['HS256 with the public key as PEM', hmacSigned('HS256', publicPem), 'token_invalid'],
  ['HS256 with the raw public key', hmacSigned('HS256', publicRaw), 'token_invalid'],
  ['an HMAC labelled EdDSA', hmacSigned('EdDSA', publicRaw), 'token_invalid'],
  ['RS256', rsaSigned(), 'token_invalid'],
  ['signed by a stranger', token({}, {}, stranger.privateKey), 'token_invalid'],
  [
    'another person under a good signature',
    swapPayload(token(), { ...good, sub: userIdOf(new Uint8Array(16)) }),
    'token_invalid',
  ],
  [
    'a flipped bit in the signature',
    token().replace(/.(.{20})$/, (m) => (m[0] === 'A' ? 'B' : 'A') + m.slice(1)),
    'token_invalid',
  ],
  ['kid unknown', token({ kid: 'eu-2' }), 'token_invalid'],
  ['kid missing', join(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt' }), goodText), 'token_invalid'],
  ['kid a path', token({ kid: '../../dev/null' }), 'token_invalid'],
  ['kid of a prototype', token({ kid: '__proto__' }), 'token_invalid'],
  ['kid of another region', token({ kid: 'ap-1' }), 'token_invalid'],
  ['Singapore signs for Frankfurt', token({ kid: 'ap-1' }, {}, ap.privateKey), 'token_invalid'],
  [
    'Singapore signs for its own issuer, home Frankfurt',
    token({ kid: 'ap-1' }, { iss: issuerOf(singapore) }, ap.privateKey),
    'token_invalid',
  ],
  ['jku', token({ jku: 'https://evil.example/jwks.json' }), 'token_invalid'],
  [
    'jwk of a stranger, signed by it',
    token({ jwk: stranger.publicKey.export({ format: 'jwk' }) }, {}, stranger.privateKey),
    'token_invalid',
  ],
  ['x5u', token({ x5u: 'https://evil.example/cert.pem' }), 'token_invalid'],
  ['x5c', token({ x5c: ['AAAA'] }), 'token_invalid'],
  ['crit', token({ crit: ['exp'] }), 'token_invalid'],
  ['b64 false', token({ b64: false, crit: ['b64'] }), 'token_invalid'],
  ['typ JWT', token({ typ: 'JWT' }), 'token_invalid'],
  ['typ missing', join(JSON.stringify({ alg: 'EdDSA', kid: 'eu-1' }), goodText), 'token_invalid'],
  [
    'header with a member twice',
    join(`{"alg":"none","alg":"EdDSA","kid":"eu-1","typ":"at+jwt"}`, goodText),
    'token_invalid',
  ],
  ['header not JSON', join('alg: EdDSA', goodText), 'token_invalid'],
  ['claims not JSON', join(JSON.stringify(goodHeader), 'sub=anna'), 'token_invalid'],
  ['claims a list', join(JSON.stringify(goodHeader), JSON.stringify([good])), 'token_invalid'],
  [
    'claims not UTF-8',
    join(JSON.stringify(goodHeader), Buffer.from(goodText.replace('EU', '\u00ff'), 'latin1')),
    'token_invalid',
  ],
  [
    'a later claim not UTF-8',
    join(JSON.stringify(goodHeader), Buffer.from(goodText.replace('}', ',"note":"\u00ff"}'), 'latin1')),
    'token_invalid',
  ],
  [
    'sub twice',
    join(JSON.stringify(goodHeader), goodText.replace('{', `{"sub":"${userIdOf(new Uint8Array(16))}",`)),
    'token_invalid',
  ],
  ['exp twice', join(JSON.stringify(goodHeader), goodText.replace(/}$/, ',"exp":9999999999}')), 'token_invalid'],
  ['aud of another service', token({}, { aud: 'other' }), 'token_invalid'],
  ['aud a list with ours', token({}, { aud: ['other', 'meridian'] }), 'token_invalid'],
  ['aud missing', without('aud'), 'token_invalid'],
  ['iss of another installation', token({}, { iss: 'meridian:xx' }), 'token_invalid'],
  ['iss missing', without('iss'), 'token_invalid'],
  ['hr of another region', token({}, { hr: 'ap-southeast' }), 'token_invalid'],
  ['sub missing', without('sub'), 'token_invalid'],
  ['sub a name', token({}, { sub: 'anna@eu' }), 'token_invalid'],
  ['dev negative', token({}, { dev: -1 }), 'token_invalid'],
  ['dev a text', token({}, { dev: '3' }), 'token_invalid'],
  ['dev above 32 bits', token({}, { dev: 2 ** 32 }), 'token_invalid'],
  ['sid missing', without('sid'), 'token_invalid'],
  ['zone missing', without('zone'), 'token_invalid'],
  ['ep a fraction', token({}, { ep: 0.5 }), 'token_invalid'],
  ['exp missing', without('exp'), 'token_invalid'],
  ['iat missing', without('iat'), 'token_invalid'],
  ['exp a text', token({}, { exp: '9999999999' }), 'token_invalid'],
  ['exp in a thousand years', token({}, { exp: 33_000_000_000 }), 'token_invalid'],
  ['a life of eleven minutes', token({}, { exp: seconds(now) + 660 }), 'token_invalid'],
  ['exp before iat', token({}, { exp: seconds(now) - 1 }), 'token_invalid'],
  ['expired an hour ago', token({}, { iat: seconds(now) - 4_200, exp: seconds(now) - 3_600 }), 'token_expired'],
  ['nbf in an hour', token({}, { nbf: seconds(now) + 3_600 }), 'token_clock'],
  ['nbf a text', token({}, { nbf: 'tomorrow' }), 'token_invalid'],
  ['issued in an hour', token({}, { iat: seconds(now) + 3_600, exp: seconds(now) + 4_200 }), 'token_clock'],
]

const hasCode = (code: ErrorCode) => (thrown: unknown) =>
  thrown instanceof MeridianError && (assert.equal(thrown.code, code), true)

describe('access token', () => {
  test('the real one says who Anna is', async () => {
    assert.deepEqual(await at(now).verify(token()), anna)
  })

  test('claims of a later version are passed over', async () => {
    assert.deepEqual(await at(now).verify(token({}, { scope: 'chat' })), anna)
  })

  for (const [what, text, code] of forged) {
    test(`refused: ${what}`, () => assert.rejects(at(now).verify(text), hasCode(code)))
  }

  test('no error repeats the token', async () => {
    for (const [, text] of forged.filter(([, forgery]) => forgery.length > 20)) {
      await assert.rejects(at(now).verify(text), (thrown: Error) => !thrown.message.includes(text.slice(0, 20)))
    }
  })

  const skews: [string, number, ErrorCode | undefined][] = [
    ['a second behind the issuer', -1, undefined],
    ['a minute behind', -60, undefined],
    ['61 seconds behind', -61, 'token_clock'],
    ['90 seconds behind', -90, 'token_clock'],
    ['a minute ahead of the last second', 600 + 59, undefined],
    ['61 seconds ahead of the last second', 600 + 60, 'token_expired'],
  ]
  for (const [what, skew, code] of skews) {
    test(`FC-012 the verifier's clock is ${what}: ${code ?? 'accepted'}`, async () => {
      const verified = at(now + skew * second).verify(token())
      if (code === undefined) assert.equal((await verified).user, anna.user)
      else await assert.rejects(verified, hasCode(code))
    })
  }

  test('FC-012 beyond the tolerance the error names the clock', () =>
    assert.rejects(at(now - 90 * second).verify(token()), /clock/))

  test('a published private key and a kid of two regions are refused when keys are read', async () => {
    const leaked = { ...(await exportJWK(eu.privateKey)), kid: 'eu-9' }
    await assert.rejects(trustedKeys([{ region: frankfurt, jwks: { keys: [leaked] } }]), /private key/)
    const twice = [frankfurt, singapore].map((region) => ({ region, jwks: { keys: [euJwk] } }))
    await assert.rejects(trustedKeys(twice), /twice/)
  })

  test('a key of a kind this version does not know is passed over', async () => {
    const find = await trustedKeys([{ region: frankfurt, jwks: { keys: [{ kty: 'AKP', kid: 'pq' }, euJwk] } }])
    assert.equal(await find('pq'), undefined)
    assert.equal((await find('eu-1'))?.region, frankfurt)
  })
})
