/**
 * FC-057 at the doors: at each limit the last one passes, and one more hears which limit and how much
 * it is. And what operators are told of every process (P5).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { apiMethods } from '../../protocol/api-routes.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeSync, encodeTyping, readError, readPage, readWelcome } from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import { type LimitName, limits } from '../../protocol/limits.ts'
import { toKinds } from '../../protocol/messages.ts'
import { helloFrame, messageFrame } from '../wire-client/frames.ts'
import { type SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { type Answer, type Asked, eventually, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 1 })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
})

after(() => small.stop())

/** Asks until it is refused; how many passed. The refusal names the limit, its value and the wait. */
async function askedUntilRefused(limit: LimitName, most: number, request: (at: number) => Asked): Promise<number> {
  for (let at = 0; at < most; at++) {
    const { code, body } = await small.askOnce(request(at))
    if (code !== 'rate_limited') continue
    const { error } = body as { error: Record<string, unknown> }
    assert.deepEqual([error['limit'], error['limit_value']], [limit, limits[limit]])
    assert.ok((error['retry_after_ms'] as number) > 0)
    return at
  }
  return assert.fail(`nothing was refused by ${limit}`)
}

test('FC-056 FC-057 lookupsPerMinute, requestsPerSecond, signUpsPerHour: reached, passed by one, named', async () => {
  const find = { at: 'fra', verb: 'GET', path: '/v1/people?name=carl%40eu', token: anna.accessToken }
  const found = await askedUntilRefused('lookupsPerMinute', limits.lookupsPerMinute * 10, () => find)
  assert.ok(found >= limits.lookupsPerMinute)
  const me = { at: 'fra', verb: 'GET', path: '/v1/me', token: ben.accessToken }
  // However slow the machine is, at some point it is faster than the bucket fills.
  const answers: Answer[] = []
  for (let round = 0; round < 20 && !answers.some(({ code }) => code === 'rate_limited'); round++) {
    answers.push(...(await Promise.all(Array.from({ length: limits.requestsBurst * 2 }, () => small.askOnce(me)))))
  }
  const refused = answers.filter(({ code }) => code === 'rate_limited')
  assert.ok(answers.length - refused.length >= limits.requestsBurst)
  assert.equal(refused[0]?.limit, 'requestsPerSecond')
  // Names are looked at before anybody is made, so that a guess costs as much as a sign-up.
  const signUp = { at: 'fra', verb: 'POST', path: '/v1/accounts', body: { name: 'anna', password: 'anna anna anna' } }
  // FC-056: whatever a client says of its address, the edge says where it comes from.
  const forged = (at: number) => ({
    'x-forwarded-for': `10.0.0.${at}`,
    'x-real-ip': `10.0.1.${at}`,
    forwarded: `for=10.0.2.${at}`,
  })
  await askedUntilRefused('signUpsPerHour', limits.signUpsPerHour + 5, (at) => ({ ...signUp, headers: forged(at) }))
})

test('FC-057 sendsPerSecond: a burst passes, what is more is refused by number and can be sent again', async () => {
  const client = new SocketClient(small.edge('fra'), anna.accessToken)
  await eventually('it is open', () => client.isOpen)
  client.frame(helloFrame())
  await eventually('it is welcomed', () => client.all(frameFields.welcome).length > 0)
  const { last } = readWelcome(client.all(frameFields.welcome)[0] as Uint8Array)
  const verdicts = () => client.all(frameFields.verdict).map((bytes) => readVerdict(bytes))
  const refused = () => verdicts().filter(({ code }) => code === errorTable.rate_limited.wire)
  let n = last
  const say = (): void => {
    n += 1
    client.frame(messageFrame(ben.user, `${n}`, { n, prev: n - 1 }))
  }
  // In steps that stay below what may be in flight, faster than the bucket fills.
  while (refused().length === 0 && n < last + 5_000) {
    for (let i = 0; i < 50; i++) say()
    await eventually('each is answered', () => verdicts().length === n - last)
  }
  assert.ok(verdicts().filter(({ code }) => code === 0).length >= limits.sendsBurst)
  assert.ok(refused().length > 0)
  client.close()
})

test('FC-057 asksInFlightMax: as many questions as that are answered at once, one more hears the limit', async () => {
  const client = new SocketClient(small.edge('fra'), ben.accessToken)
  await eventually('it is open', () => client.isOpen)
  client.frame(helloFrame())
  await eventually('it is welcomed', () => client.all(frameFields.welcome).length > 0)
  const asked = limits.asksInFlightMax * 4
  const sync = (request: number): Uint8Array =>
    entryOf(frameFields.sync, encodeSync({ request, key: 'start', limit: 500 })).slice()
  client.frame(Buffer.concat(Array.from({ length: asked }, (_, at) => sync(at + 1))))
  const pages = () => client.all(frameFields.page).map((bytes) => readPage(bytes).request)
  const refused = () => client.all(frameFields.error).map((bytes) => readError(bytes))
  await eventually('each is answered', () => pages().length + refused().length === asked)
  assert.ok(pages().length >= limits.asksInFlightMax)
  assert.deepEqual([refused()[0]?.limit, refused()[0]?.code], ['asksInFlightMax', errorTable.rate_limited.wire])
  client.frame(sync(asked + 1))
  await eventually('the next one is answered', () => pages().includes(asked + 1))
  client.close()
})

test('FC-057 typingsBurst: whoever says in one breath that they type is told as often as the table allows, and goes on', async () => {
  const [annas, bens] = [anna, ben].map((person) => new SocketClient(small.edge('fra'), person.accessToken))
  assert.ok(annas !== undefined && bens !== undefined)
  for (const client of [annas, bens]) {
    await eventually('it is open', () => client.isOpen)
    client.frame(helloFrame())
    await eventually('it is welcomed', () => client.all(frameFields.welcome).length > 0)
  }
  const typing = { toKind: toKinds.person, peer: userKeyOf(ben.user), group: undefined, stopped: false }
  const notice = entryOf(frameFields.typing, encodeTyping(typing)).slice()
  annas.frame(Buffer.concat(Array.from({ length: 200 }, () => notice)))
  const { last } = readWelcome(annas.all(frameFields.welcome)[0] as Uint8Array)
  // Behind all of them on the same connection.
  annas.frame(messageFrame(ben.user, 'written', { n: last + 1, prev: last }))
  await eventually('the message comes', () => bens.all(frameFields.row).length > 0)
  assert.equal(bens.all(frameFields.typing).length, limits.typingsBurst)
  annas.close()
  bens.close()
})

test('K2 the page to read and try the API comes from the edge alone, and lists every method', async () => {
  const page = await fetch(`${small.edge('fra')}/docs`)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/)
  assert.deepEqual(
    [...(await page.text()).matchAll(/(?:src|href)="([^"]*)"/g)].map(([, at]) => at),
    ['/docs/reference.js'],
  )
  const script = await fetch(`${small.edge('fra')}/docs/reference.js`)
  assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/)
  await script.arrayBuffer()
  const { body } = await small.ask({ at: 'fra', verb: 'GET', path: '/v1/openapi.json' })
  const paths = body['paths'] as Record<string, Record<string, { operationId: string }>>
  const listed = Object.values(paths).flatMap((verbs) => Object.values(verbs).map(({ operationId }) => operationId))
  assert.deepEqual(listed.sort(), [...apiMethods].sort())
  const me = await small.ask({ at: 'fra', verb: 'GET', path: '/v1/me', token: anna.accessToken })
  assert.deepEqual([me.body['region'], me.body['zone']], ['eu-central', 'EU'])
})

test('P5 every process says whether it lives and serves, and what it has counted', async () => {
  const [region] = small.world.regions
  const gatewayPort = Number(new URL(region?.admin ?? '').port) + 3 // the first port of gateways
  for (const url of [region?.admin ?? '', `http://127.0.0.1:${gatewayPort}`]) {
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const name of ['gateway_connections', 'gateway_connection_memory_bytes', 'gateway_closed_total']) {
      assert.ok(new RegExp(`^meridian_${name}[ {]`, 'm').test(text), `${name} at ${url}`)
    }
    assert.ok(!text.includes(anna.user) && !text.includes('anna'))
  }
  const text = await (await fetch(`${region?.admin}/metrics`)).text()
  const counted = [
    'log_records_total\\{.*\\} [1-9]',
    'commands_total\\{verdict="accepted".*\\} [0-9]',
    'api_call_seconds_count\\{.*method="Accounts.Me".*\\} [1-9]',
    'fold_behind_records\\{.*\\} 0',
    'parked_chains\\{.*\\} 0',
  ]
  for (const line of counted) assert.match(text, new RegExp(`^meridian_${line}`, 'm'))
})
