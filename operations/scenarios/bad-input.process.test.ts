/**
 * What clients get wrong, by mistake or on purpose, over WebSocket through the edge, plain TCP, HTTP and
 * commands on a socket. Each is answered by the error of the table, changes nothing in anybody's
 * mailbox, and the next ordinary message goes through.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { nodeMac } from '../../platform/mac.node.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { encodeSync, encodeWelcome, readError, readWelcome } from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode, errorTable } from '../../protocol/errors.ts'
import { type GroupId, groupKeyOf, type UserId, userKeyOf } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { kinds, type Send, toKinds } from '../../protocol/messages.ts'
import { syncKeys } from '../../protocol/sync-key.ts'
import { helloFrame, messageFrame, sendFrame } from '../wire-client/frames.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { TcpClient } from '../wire-client/tcp-client.ts'
import { type Answer, type Asked, eventually, newClientMessageId, SmallWorld } from './small-world.ts'

const nobody = 'usr_0123456789abcdefghjkmnpqrg' as UserId

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson
let mei: SignedInPerson
let tcpPort: number

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1, direct: true })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
  mei = await small.person('sin', 'mei')
  tcpPort = small.world.regions.find(({ alias }) => alias === 'eu')?.direct?.tcp ?? assert.fail('no TCP listener')
})

after(() => small.stop())

const asked = (person: SignedInPerson, request: Omit<Asked, 'at' | 'token'>): Promise<Answer> =>
  small.ask({ at: person === mei ? 'sin' : 'fra', ...request, token: person.accessToken })

const said = (to: string, content: string, more: object = {}) => ({
  verb: 'POST',
  path: '/v1/chat/send',
  body: { to_id: to, type: 'text', content, client_msg_id: newClientMessageId(), ...more },
})

/** Newest row of a mailbox: whatever was refused must not move it. */
async function headOf(person: SignedInPerson): Promise<string> {
  const start = { verb: 'GET', path: '/v1/chat/sync?last_sync_key=start&limit=1' }
  return (await asked(person, start)).body['head'] as string
}

let ordinary = 0

/** An ordinary message goes through, and with it everything that was said before. */
async function goesThrough(): Promise<void> {
  const text = `ordinary message ${++ordinary}`
  assert.equal((await asked(anna, said(ben.user, text))).code, undefined)
  await eventually('Ben has it', async () => {
    const newest = await asked(ben, { verb: 'GET', path: `/v1/chat/history/${anna.user}?limit=1` })
    return (newest.body['rows'] as { text: string }[])[0]?.text === text
  })
}

/** `work` leaves every mailbox as it was, and the next message goes through. */
async function changesNothing(work: () => Promise<void>): Promise<void> {
  const heads = async (): Promise<string[]> => [await headOf(anna), await headOf(ben), await headOf(mei)]
  await goesThrough()
  const before = await heads()
  await work()
  assert.deepEqual(await heads(), before)
  await goesThrough()
}

type Client = SocketClient | TcpClient

interface Carrier {
  readonly name: string
  open(): Promise<Client>
  /** Why it was ended; undefined while it is open. */
  ended(client: Client): ErrorCode | number | undefined
  expected(code: ErrorCode): ErrorCode | number
}

const carriers: readonly Carrier[] = [
  {
    name: 'WebSocket',
    open: async () => {
      const client = new SocketClient(small.edge('fra'), anna.accessToken)
      await eventually('it is open', () => client.isOpen)
      return client
    },
    ended: (client) => (client as SocketClient).closeCode,
    expected: (code) => errorTable[code].close,
  },
  {
    name: 'TCP',
    open: () => {
      const client = new TcpClient(tcpPort)
      client.frame(anna.accessToken)
      return Promise.resolve(client)
    },
    ended: (client) => ((client as TcpClient).ended ? client.refusal : undefined),
    expected: (code) => code,
  },
]

async function welcomed(carrier: Carrier): Promise<{ client: Client; last: number }> {
  const client = await carrier.open()
  client.frame(helloFrame())
  await eventually('it is welcomed', () => client.all(frameFields.welcome).length > 0)
  return { client, last: readWelcome(client.all(frameFields.welcome)[0] as Uint8Array).last }
}

const nested = (depth: number): Buffer => Buffer.concat([Buffer.alloc(depth, 0x7b), Buffer.alloc(depth, 0x7c)]) // start and end of group 15, each inside the one before

const beforeHello: [string, Uint8Array, ErrorCode][] = [
  ['no hello', messageFrame(nobody, 'x', { n: 1 }), 'frame_invalid'],
  ['two hellos', Buffer.concat([helloFrame(), helloFrame()]), 'frame_invalid'],
  ['another version', helloFrame(undefined, 99), 'version_unsupported'],
  ['more than hello may have', helloFrame(new Uint8Array(limits.bytesBeforeHelloMax)), 'frame_too_large'],
  ['noise', Buffer.from('ffffffffffffffffffff', 'hex'), 'frame_invalid'],
]

const good = messageFrame(nobody, 'never sent whole', { n: 1 })
const welcome = {
  writer: 1,
  last: 0,
  head: 0,
  epoch: 0,
  resumeTicket: new Uint8Array(),
  heartbeatMs: 0,
  now: 0,
  resumed: false,
  region: '',
}

const afterHello: [string, Uint8Array, ErrorCode][] = [
  ['noise', Buffer.from('ffffffffffffffffffff', 'hex'), 'frame_invalid'],
  ['a truncated frame', good.subarray(0, good.length - 3), 'frame_invalid'],
  ['field number 0', Buffer.from([0x02, 0x00]), 'frame_invalid'],
  ['a hello too many', helloFrame(), 'frame_invalid'],
  ['what only a gateway says', entryOf(frameFields.welcome, encodeWelcome(welcome)).slice(), 'frame_invalid'],
  ['a send of noise', entryOf(frameFields.send, Buffer.from('ffff', 'hex')).slice(), 'frame_invalid'],
  [
    'an id of 15 bytes',
    entryOf(frameFields.send, Buffer.from(`420f${'11'.repeat(15)}`, 'hex')).slice(),
    'frame_invalid',
  ],
  ['groups in groups in groups', nested(40), 'frame_invalid'],
  ['a frame above the limit', new Uint8Array(limits.frameBytesMax + 1), 'frame_too_large'],
]

for (const carrier of carriers) {
  test(`enc-4 frames that are none end one connection and nothing else: ${carrier.name}`, async () => {
    await changesNothing(async () => {
      for (const [why, bytes, code] of beforeHello) {
        const client = await carrier.open()
        client.frame(bytes)
        await eventually(`it is ended: ${why}`, () => carrier.ended(client) !== undefined)
        assert.equal(carrier.ended(client), carrier.expected(code), why)
      }
      for (const [why, bytes, code] of afterHello) {
        const { client } = await welcomed(carrier)
        client.frame(bytes)
        await eventually(`it is ended: ${why}`, () => carrier.ended(client) !== undefined)
        assert.equal(carrier.ended(client), carrier.expected(code), why)
      }
    })
  })

  test(`enc-1 enc-3 what is new, fragmented or in many entries is taken: ${carrier.name}`, async () => {
    const { client, last } = await welcomed(carrier)
    const unknown = Buffer.from('a23803616263', 'hex') // field 900 with three bytes
    const texts = ['in pieces', 'behind what is new', 'and another']
    const [first, ...more] = texts.map((text, at) =>
      messageFrame(ben.user, text, { n: last + at + 1, prev: last + at }),
    )
    inPieces(client, first as Uint8Array)
    client.frame(Buffer.concat([unknown, ...more]))
    await eventually('all have a verdict', () => client.all(frameFields.verdict).length === texts.length)
    assert.deepEqual(
      client.all(frameFields.verdict).map((bytes) => readVerdict(bytes).code),
      [0, 0, 0],
    )
    client.close()
  })
}

/** As many fragments as are allowed over WebSocket, single bytes over TCP. */
function inPieces(client: Client, frame: Uint8Array): void {
  if (client instanceof SocketClient) return client.fragments(frame, Math.ceil(frame.length / 30))
  const head = Buffer.alloc(4)
  head.writeUInt32BE(frame.length)
  for (const byte of [...head, ...frame]) client.raw(Buffer.from([byte]))
}

test('requests that are none: the error of the table over HTTP, nothing changed', async () => {
  const bad: [string, Omit<Asked, 'at' | 'token'>, ErrorCode][] = [
    ['not JSON', { verb: 'POST', path: '/v1/chat/send', raw: '{"to_id":' }, 'request_invalid'],
    ['not UTF-8', { verb: 'POST', path: '/v1/chat/send', raw: new Uint8Array([0x7b, 0xff, 0x7d]) }, 'request_invalid'],
    ['a list', { verb: 'POST', path: '/v1/chat/send', raw: '[]' }, 'request_invalid'],
    ['a field nobody knows', said(ben.user, 'x', { too_id: ben.user }), 'request_invalid'],
    ['a number for a text', said(ben.user, 'x', { content: 7 }), 'request_invalid'],
    ['a type that is not there', said(ben.user, 'x', { type: 'hologram' }), 'request_invalid'],
    ['an id that is none', said('usr_anna', 'x'), 'id_invalid'],
    ['nothing to see', said(ben.user, ' \u200b '), 'text_invalid'],
    ['half a surrogate pair', said(ben.user, 'x\ud800'), 'text_invalid'],
    ['a body over the limit', said(ben.user, 'x'.repeat(limits.textBytesMax + 1)), 'body_too_large'],
    ['a request over the limit', said(ben.user, 'x'.repeat(limits.frameBytesMax)), 'frame_too_large'],
    ['an unknown recipient', said(nobody, 'x'), 'recipient_unknown'],
    ['a client_msg_id that is no UUID', said(ben.user, 'x', { client_msg_id: 'one' }), 'id_invalid'],
    [
      'one of a week and a day ago',
      said(ben.user, 'x', { client_msg_id: newClientMessageId(Date.now() - 8 * 86_400_000) }),
      'id_expired',
    ],
    [
      'one of tomorrow',
      said(ben.user, 'x', { client_msg_id: newClientMessageId(Date.now() + 86_400_000) }),
      'id_expired',
    ],
    [
      'an address without end',
      { verb: 'GET', path: `/v1/chat/sync?last_sync_key=${'\\'.repeat(2_000)}` },
      'request_invalid',
    ],
    [
      'an address at its limit',
      { verb: 'GET', path: `/v1/chat/sync?last_sync_key=${'\\'.repeat(990)}` },
      'sync_key_invalid',
    ],
    ['another verb', { verb: 'DELETE', path: '/v1/chat/send' }, 'not_found'],
    ['another path', { verb: 'POST', path: '/v1/chat/sned', body: {} }, 'not_found'],
  ]
  await changesNothing(async () => {
    for (const [why, request, code] of bad) assert.equal((await asked(anna, request)).code, code, why)
  })
})

test('commands that are refused: the verdict of the table on a socket, nothing changed', async () => {
  const annas = await small.connected('fra', anna)
  const to = { toKind: toKinds.person, to: userKeyOf(ben.user) } as const
  const text = Buffer.from('x')
  const bad: [string, Partial<Send>, ErrorCode][] = [
    ['an unknown recipient', { ...to, to: userKeyOf(nobody), body: text }, 'recipient_unknown'],
    ['nobody', { toKind: toKinds.nobody, body: text }, 'request_invalid'],
    ['no body', { ...to }, 'text_invalid'],
    ['a body over the limit', { ...to, body: Buffer.alloc(limits.textBytesMax + 1, 0x61) }, 'body_too_large'],
    ['bytes that are no text', { ...to, body: Buffer.from([0xff]) }, 'text_invalid'],
    ['a kind only rows have', { ...to, kind: kinds.home, body: text }, 'request_invalid'],
    ['a kind nobody knows', { ...to, kind: 9_999, body: text }, 'request_invalid'],
    [
      'more parents than may be',
      { ...to, body: text, parents: Array(limits.parentsMax + 1).fill({ idHi: 1, idLo: 1 }) },
      'limit_reached',
    ],
    [
      'more mentions than may be',
      { ...to, body: text, mentions: Array(limits.mentionsMax + 1).fill(annas.key) },
      'limit_reached',
    ],
    ['a body for each device', { ...to, bodies: [{ device: 1, body: text }] }, 'request_invalid'],
    ['an edit of what is not there', { ...to, kind: kinds.edit, target: 9_999, body: text }, 'target_invalid'],
    ['a group nobody has made', { toKind: toKinds.group, to: groupKeyOf(nobodysGroup), body: text }, 'group_unknown'],
  ]
  await changesNothing(async () => {
    for (const [why, send, code] of bad) {
      const verdict = await annas.command(send)
      assert.equal(verdict.code === 0 ? undefined : errorCodeOf(verdict.code), code, why)
    }
  })
  assert.equal((await annas.say(userKeyOf(ben.user), 'after all of it')).code, 0)
  annas.close()
})

const nobodysGroup = 'grp_0123456789abcdefghjkmnpqrg' as GroupId

test('W4 W5 a number or an id that was used for another payload is a conflict; the same payload gets the same answer', async () => {
  const client_msg_id = newClientMessageId()
  const first = await asked(anna, said(ben.user, 'once', { client_msg_id }))
  await changesNothing(async () => {
    const again = await asked(anna, said(ben.user, 'once', { client_msg_id }))
    assert.deepEqual(again.body, { ...first.body, duplicate: again.body['duplicate'] })
    assert.equal((await asked(anna, said(ben.user, 'twice', { client_msg_id }))).code, 'conflict')
    assert.equal((await asked(anna, said(mei.user, 'once', { client_msg_id }))).code, 'conflict')
  })
  const { client, last } = await welcomed(carriers[0] as Carrier)
  const at = { n: last + 1, prev: last }
  client.frame(messageFrame(ben.user, 'once', at))
  await eventually('it is accepted', () => client.all(frameFields.verdict).length === 1)
  await changesNothing(async () => {
    client.frame(messageFrame(ben.user, 'once', at))
    await eventually('it is answered', () => client.all(frameFields.verdict).length === 2)
    client.frame(messageFrame(ben.user, 'twice', at))
    await eventually('the other, too', () => client.all(frameFields.verdict).length === 3)
  })
  const verdicts = client.all(frameFields.verdict).map((bytes) => readVerdict(bytes))
  assert.deepEqual(
    verdicts.map(({ code }) => code),
    [0, 0, errorTable.conflict.wire],
  )
  assert.equal(verdicts[1]?.place, verdicts[0]?.place)
  client.frame(
    sendFrame({
      ...at,
      n: last + 2,
      prev: last + 9,
      toKind: toKinds.person,
      to: userKeyOf(ben.user),
      body: Buffer.from('x'),
    }),
  )
  await eventually('a gap is answered', () => client.all(frameFields.verdict).length === 4)
  assert.equal(readVerdict(client.all(frameFields.verdict)[3] as Uint8Array).code, errorTable.previous_missing.wire)
  client.close()
})

test('K4 a sync key that is damaged, somebody else’s or from the future: said in so many words, over HTTP and on a socket', async () => {
  const synced = (person: SignedInPerson, key: string): Promise<Answer> =>
    asked(person, { verb: 'GET', path: `/v1/chat/sync?last_sync_key=${encodeURIComponent(key)}` })
  const key = (await synced(anna, 'start')).body['sync_key'] as string
  const bens = (await synced(ben, 'start')).body['sync_key'] as string
  const { syncSecret } = JSON.parse(readFileSync(join(small.world.data, 'installation.json'), 'utf8')) as Record<
    string,
    string
  >
  const keys = syncKeys(nodeMac, Buffer.from(syncSecret ?? '', 'base64url'))
  const future = keys.write(userKeyOf(anna.user), { ...keys.read(userKeyOf(anna.user), key), m: 2 ** 42 })
  const damaged = `${key.slice(0, 5)}${key[5] === 'A' ? 'B' : 'A'}${key.slice(6)}`
  const wrong = [damaged, bens, 'x', `${key}A`, 'a'.repeat(900)]
  const { client } = await welcomed(carriers[0] as Carrier)
  await changesNothing(async () => {
    for (const [at, bad] of wrong.entries()) {
      assert.equal((await synced(anna, bad)).code, 'sync_key_invalid')
      client.frame(entryOf(frameFields.sync, encodeSync({ request: at + 1, key: bad, limit: 10 })).slice())
      await eventually('it is answered', () => client.all(frameFields.error).length === at + 1)
      const { code, request } = readError(client.all(frameFields.error)[at] as Uint8Array)
      assert.deepEqual([errorCodeOf(code), request], ['sync_key_invalid', at + 1])
    }
    assert.equal((await synced(anna, future)).body['full_resync'], true)
    assert.deepEqual((await synced(anna, key)).body['full_resync'], false)
  })
  client.close()
})

test('W7 whoever is blocked hears nothing of it and is not heard; whoever is not a member neither', async () => {
  const carl = await small.person('fra', 'carl')
  assert.equal((await asked(ben, { verb: 'PUT', path: `/v1/blocks/${carl.user}`, body: {} })).code, undefined)
  const group = await asked(ben, { verb: 'POST', path: '/v1/groups', body: { name: 'Hiking' } })
  const id = group.body['group_id'] as string
  await eventually(
    'the group is there',
    async () => (await asked(ben, { verb: 'GET', path: `/v1/groups/${id}` })).code === undefined,
  )
  await changesNothing(async () => {
    assert.equal((await asked(carl, said(ben.user, 'unheard'))).code, undefined)
    assert.equal((await asked(carl, said(id, 'unheard'))).code, 'group_unknown')
    const read = { verb: 'GET', path: `/v1/groups/${id}/history` }
    assert.equal((await asked(carl, read)).code, 'not_member')
    assert.equal((await asked(carl, { verb: 'GET', path: `/v1/groups/${id}` })).code, 'group_unknown')
    const join = { verb: 'POST', path: `/v1/groups/${id}/join`, body: { link: group.body['link'] } }
    await asked(carl, join)
    await eventually('the join is refused', async () => {
      const sync = await asked(carl, { verb: 'GET', path: '/v1/chat/sync?last_sync_key=start' })
      return (sync.body['rows'] as { error: string }[]).some(({ error }) => error === 'not_invited')
    })
  })
  const history = await asked(ben, { verb: 'GET', path: `/v1/groups/${id}/history` })
  assert.ok(!(history.body['rows'] as { text: string }[]).some(({ text }) => text === 'unheard'))
})

test('G4 the 501st member is refused, and hears why; the five hundred go on', async () => {
  const admin = small.world.regions.find(({ alias }) => alias === 'eu')?.admin ?? ''
  const operator = small.world.operatorToken
  const names = Array.from({ length: limits.groupMembersMax }, (_, at) => `member${at}`)
  const people = names.map((name) => ({ name, zone: 'EU' }))
  const { outcomes } = await callApi(admin, 'POST', '/people', { people }, operator)
  const users = (outcomes as { user: UserId }[]).map(({ user }) => user)
  const { sessions } = await callApi(admin, 'POST', '/sessions', { users }, operator)
  const tokens = (sessions as { accessToken: string }[]).map(({ accessToken }) => accessToken)
  const made = await asked(ben, { verb: 'POST', path: '/v1/groups', body: { name: 'Full', open: true } })
  const path = `/v1/groups/${made.body['group_id'] as string}`
  const join = (token: string): Promise<Answer> =>
    small.ask({ at: 'fra', verb: 'POST', path: `${path}/join`, body: { link: made.body['link'] }, token })
  const last = tokens.pop() as string
  for (let at = 0; at < tokens.length; at += 20) await Promise.all(tokens.slice(at, at + 20).map(join))
  const members = async (): Promise<number> =>
    ((await asked(ben, { verb: 'GET', path })).body['members'] as unknown[] | undefined)?.length ?? 0
  await eventually('five hundred are in', async () => (await members()) === limits.groupMembersMax)
  await changesNothing(async () => {
    // Accepted by the joiner's own log; the group's log decides, and its word comes as a row (W7).
    await join(last)
    await eventually('the 501st is told', async () => {
      const sync = await small.ask({ at: 'fra', verb: 'GET', path: '/v1/chat/sync?last_sync_key=start', token: last })
      return (sync.body['rows'] as { error: string }[]).some(({ error }) => error === 'group_full')
    })
    assert.equal(await members(), limits.groupMembersMax)
  })
  assert.equal((await asked(ben, said(made.body['group_id'] as string, 'to all of you'))).code, undefined)
})

test('nothing of it made a process fail', () => {
  assert.deepEqual(small.lines, [])
})
