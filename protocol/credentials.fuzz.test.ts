/** What a caller shows to prove who they are, damaged or made up: refused with the error of the table. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { exportJWK } from 'jose'
import { nodeMac } from '../platform/mac.node.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { accessTokenLifeMs, headerOf, joseVerifier, payloadOf, trustedKeys } from './access-token.ts'
import { EnvelopeGate, sealEnvelope } from './edge-envelope.ts'
import { type ErrorCode, MeridianError } from './errors.ts'
import { fuzzing } from './fuzz.ts'
import { type DeviceNumber, type RegionName, sessionIdOf, userIdOf, type Zone } from './ids.ts'

const home = 'eu-central' as RegionName
const now = Date.UTC(2026, 0, 1)
const clock = { now: () => now, monotonic: () => now }
const anna = {
  user: userIdOf(new Uint8Array(16).fill(7)),
  device: 3 as DeviceNumber,
  session: sessionIdOf(new Uint8Array(16).fill(9)),
  zone: 'EU' as Zone,
  home,
  epoch: 0,
}

/** `text` with one character another, some dropped, or something else altogether. */
const changed = (text: string): fc.Arbitrary<string> => {
  const character = fc.constantFrom(...'0aAzZ-_.= \0é')
  const edit = fc
    .tuple(fc.nat(text.length - 1), character, fc.nat(2))
    .map(([at, other, drop]) => text.slice(0, at) + other + text.slice(at + drop))
  return fc.oneof(edit, fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 60 }))
}

async function refusedAs(codes: readonly ErrorCode[], work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (caught) => caught instanceof MeridianError && codes.includes(caught.code))
}

test('I4 an access token that was changed says nothing', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'eu-1', alg: 'EdDSA', use: 'sig' }
  const verifier = joseVerifier(await trustedKeys([{ region: home, jwks: { keys: [jwk] } }]), () => now)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { ...anna, issuedAtMs: now, expiresAtMs: now + accessTokenLifeMs }
  const input = `${part(headerOf('eu-1'))}.${part(payloadOf(claims))}`
  const good = `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`
  assert.equal((await verifier.verify(good)).user, anna.user)
  await fc.assert(
    fc.asyncProperty(changed(good), async (token) => {
      if (token === good) return
      await refusedAs(['token_invalid', 'token_missing', 'token_expired'], verifier.verify(token))
    }),
    fuzzing(),
  )
})

test('I5 an envelope that was changed opens nothing, and the good one opens once', async () => {
  const key = new Uint8Array(32).fill(1)
  const request = 'POST /v1/chat/send'
  const gate = new EnvelopeGate({
    region: home,
    keysOf: (pop) => (pop === 'fra' ? { current: key } : undefined),
    mac: nodeMac,
    clock,
  })
  const call = { pop: 'fra', address: 'bm9ib2R5LWtub3dz', caller: anna }
  const good = await sealEnvelope(call, { region: home, request }, { key, mac: nodeMac, clock, random: nodeRandom })
  await fc.assert(
    fc.asyncProperty(changed(good), async (envelope) => {
      if (envelope !== good) await refusedAs(['envelope_invalid'], gate.open(envelope, request))
    }),
    fuzzing(),
  )
  assert.equal((await gate.open(good, request)).pop, 'fra')
  await refusedAs(['envelope_invalid'], gate.open(good, request))
})
