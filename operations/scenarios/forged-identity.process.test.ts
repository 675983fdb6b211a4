/**
 * Who is not who they say: forged, expired and foreign access tokens at every door, identity headers
 * of a client's own making, and resume tickets that were copied. Each is refused by the table at the
 * edge and at the listeners without one, and whoever is really meant goes on.
 */
import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, sign, createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { asIs } from '../../platform/byte-rpc.grpc.ts'
import { frameFields } from '../../protocol/codec/frame.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { readWelcome } from '../../protocol/cold-messages.ts'
import { edgeEnvelopeHeader } from '../../protocol/edge-envelope.ts'
import type { ErrorCode } from '../../protocol/errors.ts'
import { grpcStatusDetails, readGrpcStatus } from '../../protocol/grpc-status.ts'
import { helloFrame, messageFrame, pingFrame } from '../wire-client/frames.ts'
import { type SignedInPerson, signIn } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { TcpClient } from '../wire-client/tcp-client.ts'
import { eventually, newClientMessageId, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson
let mei: SignedInPerson
let direct: { readonly grpc: number; readonly tcp: number }

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1, direct: true })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
  mei = await small.person('sin', 'mei')
  direct = small.world.regions.find(({ alias }) => alias === 'eu')?.direct ?? assert.fail('no direct listeners')
})

after(() => small.stop())

type Json = Record<string, unknown>

const decoded = (segment: string | undefined): Json =>
  JSON.parse(Buffer.from(segment ?? '', 'base64url').toString()) as Json
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A region's own signing key, which only it should have. */
function signingKeyOf(alias: string): KeyObject {
  const file = join(small.world.data, alias, 'accounts', 'keys.json')
  const { current } = JSON.parse(readFileSync(file, 'utf8')) as { current: { jwk: Json } }
  return createPrivateKey({ key: current.jwk, format: 'jwk' })
}

/** Anna's token with something changed, signed by `key`; by Frankfurt's own if none is given. */
function token(header: Json = {}, claims: Json = {}, key = signingKeyOf('eu')): string {
  const [head, body] = anna.accessToken.split('.')
  const input = `${encoded({ ...decoded(head), ...header })}.${encoded({ ...decoded(body), ...claims })}`
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`
}

function hmacToken(): string {
  const [head, body] = anna.accessToken.split('.')
  const input = `${encoded({ ...decoded(head), alg: 'HS256' })}.${body}`
  const { x } = signingKeyOf('eu').export({ format: 'jwk' })
  return `${input}.${createHmac('sha256', Buffer.from(x as string, 'base64url'))
    .update(input)
    .digest('base64url')}`
}

const seconds = Math.floor(Date.now() / 1_000)
const kidOf = (person: SignedInPerson): unknown => decoded(person.accessToken.split('.')[0])['kid']

const forged = (): [string, string, ErrorCode][] => [
  ['signed by a stranger', token({}, {}, generateKeyPairSync('ed25519').privateKey), 'token_invalid'],
  ['another person under Anna’s signature', swapped({ sub: ben.user }), 'token_invalid'],
  ['alg none', `${encoded({ alg: 'none', typ: 'at+jwt' })}.${anna.accessToken.split('.')[1]}.`, 'token_invalid'],
  ['HS256 with the public key', hmacToken(), 'token_invalid'],
  ['a key of the client’s choice', token({ jku: 'https://evil.example/jwks.json' }), 'token_invalid'],
  ['for another audience', token({}, { aud: 'other' }), 'token_invalid'],
  ['Singapore speaks for Frankfurt', token({ kid: kidOf(mei) }, {}, signingKeyOf('ap')), 'token_invalid'],
  ['expired', token({}, { iat: seconds - 4_200, exp: seconds - 3_600 }), 'token_expired'],
  ['from the future', token({}, { iat: seconds + 3_600, exp: seconds + 4_200 }), 'token_clock'],
  ['living for a year', token({}, { exp: seconds + 31_536_000 }), 'token_invalid'],
]

function swapped(claims: Json): string {
  const [head, body, signature] = anna.accessToken.split('.')
  return `${head}.${encoded({ ...decoded(body), ...claims })}.${signature}`
}

const byHttp = async (given: string): Promise<string | undefined> =>
  (await small.ask({ at: 'fra', verb: 'GET', path: '/v1/me', token: given })).code

async function bySocket(given: string): Promise<string | undefined> {
  const client = new SocketClient(small.edge('fra'), given)
  await eventually('the upgrade is answered', () => client.isOpen || client.refusedWith !== undefined)
  client.close()
  return client.refusedWith?.code
}

function byGrpc(given: string): Promise<string | undefined> {
  const client = new grpc.Client(`127.0.0.1:${direct.grpc}`, grpc.credentials.createInsecure())
  const metadata = new grpc.Metadata()
  metadata.set('authorization', `Bearer ${given}`)
  return new Promise((resolve) => {
    client.makeUnaryRequest('/meridian.api.v1.Accounts/Me', asIs, asIs, Buffer.alloc(0), metadata, (error) => {
      client.close()
      const [details] = error?.metadata.get(grpcStatusDetails) ?? []
      resolve(details === undefined ? undefined : readGrpcStatus(details as Buffer)?.code)
    })
  })
}

async function byTcp(given: string): Promise<string | undefined> {
  const client = new TcpClient(direct.tcp)
  client.frame(given)
  client.frame(helloFrame())
  await eventually('it is welcomed or ended', () => client.ended || client.all(frameFields.welcome).length > 0)
  client.close()
  return client.refusal
}

const doors: [string, (given: string) => Promise<string | undefined>][] = [
  ['HTTP at the edge', byHttp],
  ['a socket at the edge', bySocket],
  ['gRPC', byGrpc],
  ['TCP', byTcp],
]

for (const [door, enter] of doors) {
  test(`I5 forged, expired and foreign tokens are refused alike: ${door}`, async () => {
    // The tool makes good tokens, too: what follows is refused for what was changed in it.
    assert.equal(await enter(token()), undefined)
    for (const [why, bad, code] of forged()) assert.equal(await enter(bad), code, why)
    assert.equal(await enter(anna.accessToken), undefined)
  })
}

test('I5 identity headers of a client’s own making are worth nothing at the edge, and no region takes them', async () => {
  const me = {
    verb: 'GET',
    path: '/v1/me',
    headers: { [edgeEnvelopeHeader]: 'v1.e30.AAAA', 'x-meridian-user': ben.user },
  }
  const through = await small.ask({ at: 'fra', ...me, token: anna.accessToken })
  assert.equal(through.body['user_id'], anna.user)
  const port = small.world.regions.find(({ alias }) => alias === 'eu')?.http
  const past = await fetch(`http://127.0.0.1:${port}/v1/me`, {
    headers: { ...me.headers, authorization: `Bearer ${anna.accessToken}` },
  })
  assert.equal(((await past.json()) as { error: { code: string } }).error.code, 'envelope_invalid')
})

/** A socket that was welcomed, and the ticket it was given. */
async function resumed(person: SignedInPerson, ticket?: Uint8Array) {
  const client = new SocketClient(small.edge('fra'), person.accessToken)
  await eventually('it is open', () => client.isOpen)
  client.frame(helloFrame(ticket))
  await eventually('it is answered', () => client.all(frameFields.welcome).length > 0 || client.closeCode !== undefined)
  const [bytes] = client.all(frameFields.welcome)
  const welcome = bytes && readWelcome(bytes)
  return {
    client,
    closeCode: client.closeCode,
    isResumed: welcome?.resumed,
    ticket: welcome?.resumeTicket.slice(),
    last: welcome?.last ?? 0,
  }
}

test('I6 a ticket of somebody else, a damaged one and one of nobody resume nothing and harm nobody', async () => {
  const bens = await resumed(ben)
  bens.client.close()
  const damaged = Buffer.from(bens.ticket ?? [])
  damaged[40] = (damaged[40] as number) ^ 1
  for (const [person, ticket] of [
    [anna, bens.ticket],
    [ben, damaged],
    [ben, Buffer.alloc(81)],
    [ben, Buffer.from('ticket')],
  ] as const) {
    const answer = await resumed(person, ticket)
    assert.deepEqual([answer.isResumed, answer.closeCode], [false, undefined])
    answer.client.close()
  }
})

test('I6 a ticket that was copied ends the session, on all doors, when its owner has moved on; signing in again loses nothing', async () => {
  const carl = await small.person('fra', 'carl')
  const first = await resumed(carl)
  first.client.close()
  const second = await resumed(carl, first.ticket)
  assert.equal(second.isResumed, true)
  second.client.frame(messageFrame(ben.user, 'before', { n: second.last + 1, prev: second.last }))
  second.client.frame(pingFrame())
  await eventually('the new ticket is confirmed', () => second.client.all(frameFields.pong).length > 0)
  await eventually('it is accepted', () => second.client.all(frameFields.verdict).length > 0)
  assert.equal(readVerdict(second.client.all(frameFields.verdict)[0] as Uint8Array).code, 0)
  const thief = await resumed(carl, first.ticket)
  assert.equal(thief.closeCode, 4201)
  await eventually('the owner is out as well', () => second.client.closeCode === 4201)
  for (const [door, enter] of [doors[0], doors[2], doors[3]] as typeof doors) {
    assert.equal(await enter(carl.accessToken), 'session_revoked', door)
  }
  const again = await signIn(small.edge('fra'), 'carl@eu', 'carl carl carl')
  const sync = await small.ask({
    at: 'fra',
    verb: 'GET',
    path: '/v1/chat/sync?last_sync_key=start',
    token: again.accessToken,
  })
  assert.ok((sync.body['rows'] as { text: string }[]).some(({ text }) => text === 'before'))
  const body = { to_id: ben.user, type: 'text', content: 'after', client_msg_id: newClientMessageId() }
  assert.equal(
    (await small.ask({ at: 'fra', verb: 'POST', path: '/v1/chat/send', body, token: again.accessToken })).code,
    undefined,
  )
})

test('nothing of it made a process fail', () => {
  assert.deepEqual(small.lines, [])
})
