import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Clock } from '../platform/clock.ts'
import { nodeMac } from '../platform/mac.node.ts'
import { webCryptoMac } from '../platform/mac.webcrypto.ts'
import { nodeRandom } from '../platform/random.node.ts'
import {
  edgeEnvelopeCharactersMax,
  type EdgeCall,
  EnvelopeGate,
  type EnvelopeGateOptions,
  type EnvelopeKeys,
  sealEnvelope,
} from './edge-envelope.ts'
import { MeridianError, type ErrorCode } from './errors.ts'
import { sessionIdOf, userIdOf, type DeviceNumber, type RegionName, type Zone } from './ids.ts'

const frankfurt = 'eu-central' as RegionName
const second = 1_000
const secret = (fill: number) => new Uint8Array(32).fill(fill)
const request = 'POST /v1/chat/send'

const call: EdgeCall = {
  pop: 'fra',
  address: 'bm9ib2R5LWtub3dz',
  caller: {
    user: userIdOf(secret(7).subarray(16)),
    device: 3 as DeviceNumber,
    session: sessionIdOf(secret(9).subarray(16)),
    zone: 'EU' as Zone,
    home: frankfurt,
    epoch: 0,
  },
}

class TestClock implements Clock {
  ms = Date.UTC(2026, 0, 1)
  now = () => this.ms
  monotonic = () => this.ms
}

const clock = new TestClock()
const edge = { key: secret(1), mac: webCryptoMac(crypto.subtle), clock, random: nodeRandom }
const keys: Record<string, EnvelopeKeys> = { fra: { current: secret(1) }, sin: { current: secret(2) } }
const gate = (more: Partial<EnvelopeGateOptions> = {}) =>
  new EnvelopeGate({ region: frankfurt, keysOf: (pop) => keys[pop], mac: nodeMac, clock, ...more })
const seal = (what: EdgeCall = call, by: Partial<typeof edge> = {}, region = frankfurt) =>
  sealEnvelope(what, { region, request }, { ...edge, ...by })
const refused = (opening: Promise<unknown>, code: ErrorCode = 'envelope_invalid', why = /./) =>
  assert.rejects(
    opening,
    (thrown) => thrown instanceof MeridianError && thrown.code === code && why.test(thrown.message),
  )

/** A correctly sealed envelope around `change(payload)`. */
async function sealedAround(change: (payload: Record<string, unknown>) => unknown): Promise<string> {
  const [, payload] = (await seal()).split('.')
  const fields = JSON.parse(Buffer.from(payload as string, 'base64url').toString())
  const body = `v1.${Buffer.from(JSON.stringify(change(fields))).toString('base64url')}`
  return `${body}.${Buffer.from(nodeMac.sign(edge.key, Buffer.from(body))).toString('base64url')}`
}

describe('edge envelope', () => {
  test('I5 the region reads what the edge sealed, across Web Crypto and Node', async () => {
    assert.deepEqual(await gate().open(await seal(), request), call)
  })

  test('I5 a request without a person, as at sign-in', async () => {
    const anonymous: EdgeCall = { ...call, caller: undefined }
    assert.deepEqual(await gate().open(await seal(anonymous), request), anonymous)
  })

  test('FC-056 without the signature of an edge the region refuses', async () => {
    await refused(gate().open(undefined, request), 'envelope_invalid', /there is none/)
    await refused(gate().open('', request))
    await refused(gate().open('192.0.2.7', request))
    await refused(gate().open(JSON.stringify(call), request))
  })

  test('replayed: the second use is refused, up to the last moment it could pass', async () => {
    const region = gate()
    const start = clock.ms
    const header = await seal()
    await region.open(header, request)
    for (const later of [0, 1, 59, 60, 61, 89]) {
      clock.ms = start + later * second
      await region.open(await seal(), request)
      await refused(region.open(header, request), 'envelope_invalid', /used before/)
    }
    clock.ms = start + 90 * second
    await refused(region.open(header, request), 'envelope_invalid', /too old/)
    clock.ms = start
  })

  test('a refused envelope does not use its nonce up', async () => {
    const region = gate()
    const header = await seal()
    await refused(region.open(header, 'DELETE /v1/devices/1'), 'envelope_invalid', /another request/)
    assert.deepEqual(await region.open(header, request), call)
  })

  test('nonces are bounded: beyond the bound requests wait, none is let through unremembered', async () => {
    const region = gate({ noncesMax: 4 })
    const first = await seal()
    await region.open(first, request)
    await region.open(await seal(), request)
    await refused(region.open(await seal(), request), 'overloaded')
    await refused(region.open(first, request), 'envelope_invalid', /used before/)
    const start = clock.ms
    clock.ms += 150 * second
    assert.deepEqual(await region.open(await seal(), request), call)
    clock.ms = start
  })

  test('sealed for another region', async () =>
    refused(gate().open(await seal(call, {}, 'ap-southeast' as RegionName), request), 'envelope_invalid', /region/))

  test('another method or path', async () => {
    const header = await seal()
    for (const other of ['GET /v1/chat/send', 'POST /v1/chat/send?x=1', 'POST /v1/chat/sen']) {
      await refused(gate().open(header, other))
    }
  })

  test('sealed with the key of another point of presence, or of none', async () => {
    await refused(gate().open(await seal(call, { key: secret(2) }), request), 'envelope_invalid', /key/)
    await refused(gate().open(await seal({ ...call, pop: 'sin' }), request), 'envelope_invalid', /key/)
    await refused(gate().open(await seal({ ...call, pop: 'xxx' }), request), 'envelope_invalid', /not known/)
  })

  test('key rotation: current and previous pass, the one before does not', async () => {
    const rotated = gate({ keysOf: () => ({ current: secret(5), previous: secret(1) }) })
    assert.deepEqual(await rotated.open(await seal(), request), call)
    assert.deepEqual(await rotated.open(await seal(call, { key: secret(5) }), request), call)
    const twice = gate({ keysOf: () => ({ current: secret(6), previous: secret(5) }) })
    await refused(twice.open(await seal(), request), 'envelope_invalid', /key/)
  })

  test('every single changed character of payload or mac is noticed', async () => {
    const region = gate()
    const header = await seal()
    for (let at = 3; at < header.length - 1; at += 7) {
      const changed = header[at] === 'A' ? 'B' : 'A'
      await refused(region.open(header.slice(0, at) + changed + header.slice(at + 1), request))
    }
    assert.deepEqual(await region.open(header, request), call)
  })

  test('cut short, too long, other versions', async () => {
    const header = await seal()
    for (const cut of [1, 20, 43, 44, 200]) await refused(gate().open(header.slice(0, -cut), request))
    await refused(gate().open(`${header}.AAAA`, request))
    await refused(gate().open(`v1.${'A'.repeat(edgeEnvelopeCharactersMax)}.AAAA`, request), 'envelope_invalid', /long/)
    await refused(gate().open(header.replace('v1', 'v2'), request), 'envelope_invalid', /form/)
  })

  const oddPayloads: [string, (payload: Record<string, unknown>) => unknown][] = [
    ['a list', (payload) => [payload]],
    ['null', () => null],
    ['pop a number', (payload) => ({ ...payload, pop: 7 })],
    ['no nonce', ({ nonce: _, ...rest }) => rest],
    ['exp a text', (payload) => ({ ...payload, exp: 'soon' })],
    ['sub a name', (payload) => ({ ...payload, sub: 'anna@eu' })],
    ['device negative', (payload) => ({ ...payload, device: -1 })],
    ['no session', ({ session: _, ...rest }) => rest],
    ['no zone', ({ zone: _, ...rest }) => rest],
  ]
  for (const [what, change] of oddPayloads) {
    test(`well sealed, yet malformed: ${what}`, async () => refused(gate().open(await sealedAround(change), request)))
  }

  for (const [skew, accepted] of [
    [-59, true],
    [-60, true],
    [-61, false],
    [-90, false],
    [60, true],
    [89, true],
    [90, false],
  ] as const) {
    test(`FC-012 the region's clock is ${skew} s from the edge's: ${accepted ? 'accepted' : 'names the clock'}`, async () => {
      const skewed = { now: () => clock.ms + skew * second, monotonic: () => clock.ms }
      const opening = gate({ clock: skewed }).open(await seal(), request)
      if (accepted) assert.deepEqual(await opening, call)
      else await refused(opening, 'envelope_invalid', /clock/)
    })
  }

  test('FC-071 no error repeats what stands in the envelope', async () => {
    const header = await seal()
    await assert.rejects(gate().open(header, 'GET /'), (thrown: Error) => {
      return ![call.caller?.user, call.address, header.slice(3, 30)].some((secret) =>
        thrown.message.includes(secret ?? ''),
      )
    })
  })
})
