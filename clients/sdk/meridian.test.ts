import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encodeDenial } from '../../protocol/codec/denial.ts'
import { frameFields } from '../../protocol/codec/frame.ts'
import { encodePresence, encodeTyping, readTyping, readWatch } from '../../protocol/cold-messages.ts'
import { type ErrorCode, fail } from '../../protocol/errors.ts'
import { groupIdOfKey, type UserId, userIdOfKey } from '../../protocol/ids.ts'
import { flags, kinds, toKinds } from '../../protocol/messages.ts'
import type { MeridianEvents } from './events.ts'
import { ManualTime } from './manual-time.ts'
import { Meridian } from './meridian.ts'
import { type DeviceStore, memoryStore } from './ports.ts'
import { aGroupRow, anna, aRow, hiking, mei, ownJoin, ScriptedLine } from './session-harness.ts'

const meiId = userIdOfKey(mei)
const random = { bytes: () => crypto.getRandomValues(new Uint8Array(16)), fraction: () => 0.5, integer: () => 0 }

/** An edge that answers what a test says, and keeps what it was asked. */
class ScriptedEdge {
  readonly lines: ScriptedLine[] = []
  readonly asked: string[] = []
  /** Instead of the answer to a path. */
  readonly refusals = new Map<string, ErrorCode>()
  isReachable = true
  #tokens = 0
  #devices = 0
  readonly #user: UserId
  readonly #name: string

  constructor(user = userIdOfKey(anna), name = 'anna@eu') {
    this.#user = user
    this.#name = name
  }

  readonly fetch: typeof fetch = (input, init) => {
    const path = new URL(input as string).pathname
    this.asked.push(`${init?.method ?? 'GET'} ${path}`)
    if (!this.isReachable) return Promise.reject(new TypeError('fetch failed'))
    const refusal = this.refusals.get(path)
    if (refusal !== undefined)
      return Promise.resolve(Response.json({ error: { code: refusal, message: refusal } }, { status: 400 }))
    return Promise.resolve(Response.json(this.#answer(path)))
  }

  get line(): ScriptedLine {
    const line = this.lines.at(-1)
    assert.ok(line !== undefined)
    return line
  }

  #answer(path: string): object {
    if (path === '/v1/devices/writer' || path === '/v1/sessions') this.#devices += 1
    this.#tokens += 1
    return {
      user_id: this.#user,
      name: this.#name,
      device: this.#devices,
      access_token: `access-${this.#tokens}`,
      access_expires_in: 600,
      refresh_token: `refresh-${this.#tokens}`,
      region: 'eu-central',
      zone: 'EU',
    }
  }
}

async function opened(
  edge = new ScriptedEdge(),
  store: DeviceStore = memoryStore(),
  time = new ManualTime(),
  name = 'anna@eu',
) {
  const meridian = await Meridian.open({
    url: 'http://edge.test',
    name,
    password: 'a long enough password',
    store,
    connect: (_url, token, events) => {
      const line = new ScriptedLine(token, events)
      edge.lines.push(line)
      return line
    },
    fetch: edge.fetch,
    clock: time,
    scheduler: time,
    random,
  })
  await time.advance(0)
  return { meridian, edge, store, time }
}

async function live(...given: Parameters<typeof opened>) {
  const world = await opened(...given)
  world.edge.line.welcome()
  world.edge.line.page({})
  return world
}

function heard<Name extends keyof MeridianEvents>(meridian: Meridian, name: Name): MeridianEvents[Name][] {
  const events: MeridianEvents[Name][] = []
  meridian.on(name, (event) => events.push(event))
  return events
}

describe('who this install is', () => {
  test('a known install begins without a network: it reads, writes, and sends when there is one', async () => {
    const first = await live()
    await first.meridian.close()
    first.edge.isReachable = false
    const again = await opened(first.edge, first.store, first.time)
    assert.equal(again.meridian.me.name, 'anna@eu')
    await again.meridian.chats.with(meiId).send('ohne Netz')
    assert.equal(again.meridian.pending, 1)
    first.edge.isReachable = true
    await again.time.advance(60_000)
    again.edge.line.welcome()
    assert.equal(again.edge.line.sends().length, 1)
    assert.equal(again.edge.asked.filter((asked) => asked === 'POST /v1/sessions').length, 1)
  })

  test('a store of another person is refused, left as it is, and given back', async () => {
    const { meridian, store } = await live()
    await meridian.chats.with(meiId).send('noch nicht fort')
    await meridian.close()
    const kept = await store.load()
    let isClosed = false
    const close = (): Promise<void> => {
      isClosed = true
      return Promise.resolve()
    }
    const other = new ScriptedEdge(userIdOfKey(mei), 'mei@ap')
    await assert.rejects(opened(other, { ...store, close }, new ManualTime(), 'mei@ap'), { code: 'not_allowed' })
    assert.deepEqual(await store.load(), kept)
    assert.ok(isClosed)
  })

  test('a new install without a network says so', async () => {
    const edge = new ScriptedEdge()
    edge.isReachable = false
    await assert.rejects(opened(edge), { code: 'unavailable' })
  })

  test('FC-053 tokens are renewed before they end, once for all who wait; a session that ended is begun anew', async () => {
    const { meridian, edge, time } = await live()
    await time.advance(9 * 60_000)
    await Promise.all([
      meridian.chats.list().catch(() => undefined),
      meridian.people.profile(),
      meridian.people.profile(),
    ])
    const refreshes = () => edge.asked.filter((asked) => asked === 'POST /v1/sessions/refresh').length
    assert.equal(refreshes(), 1)
    edge.refusals.set('/v1/sessions/refresh', 'session_revoked')
    await time.advance(9 * 60_000)
    await meridian.people.profile()
    assert.equal(edge.asked.filter((asked) => asked === 'POST /v1/sessions').length, 2)
  })

  test('a password that was changed elsewhere signs out, and what was not sent is kept', async () => {
    const { meridian, edge, store, time } = await live()
    const statuses = heard(meridian, 'status')
    edge.refusals.set('/v1/sessions/refresh', 'session_revoked')
    edge.refusals.set('/v1/sessions', 'credentials_wrong')
    edge.line.end(4201)
    await time.advance(1_000)
    assert.deepEqual(statuses.at(-1), { s: 'signed-out', why: 'credentials_wrong' })
    await meridian.chats.with(meiId).send('noch nicht')
    assert.equal([...(await store.load()).keys()].filter((key) => key.startsWith('waiting/')).length, 1)
  })

  test('W4 a copied store: a new device number, kept for the next run', async () => {
    const { meridian, edge, store, time } = await live()
    const sent = await meridian.chats.with(meiId).send('hallo')
    edge.line.sends()
    edge.line.verdict(1, 'conflict')
    await time.advance(1_000)
    assert.ok(edge.asked.includes('POST /v1/devices/writer'))
    edge.line.welcome()
    edge.line.verdict(1, undefined, { place: 7 })
    assert.equal(await sent.accepted(), 7)
    await time.advance(1_000)
    assert.equal((JSON.parse((await store.load()).get('identity') ?? '{}') as { device: number }).device, 2)
    assert.equal((JSON.parse((await store.load()).get('device') ?? '{}') as { device: number }).device, 2)
  })
})

describe('sending', () => {
  test('what becomes of a message is told to whoever asks, and as an event', async () => {
    const { meridian, edge } = await live()
    const [accepted, refused] = [heard(meridian, 'accepted'), heard(meridian, 'refused')]
    const chat = meridian.chats.with(meiId)
    const [one, two] = [await chat.send('eins'), await chat.send('zwei')]
    assert.deepEqual(one.state, { s: 'queued' })
    const sends = edge.line.sends()
    assert.deepEqual(
      sends.map(({ clientMsgId }) => clientMsgId?.length),
      [16, 16],
    )
    edge.line.verdict(1, undefined, { place: 4 })
    edge.line.verdict(2, 'policy_denied')
    assert.equal(await one.accepted(), 4)
    await assert.rejects(two.accepted(), { code: 'policy_denied' })
    assert.deepEqual(
      accepted.map(({ id, place, text }) => [id, place, text]),
      [[one.id, 4, 'eins']],
    )
    assert.deepEqual(
      refused.map(({ id, code }) => [id, code]),
      [[two.id, 'policy_denied']],
    )
    await meridian.drain()
  })

  test('drain waits for the last answer, and is refused when it will not come', async () => {
    const { meridian, edge } = await live()
    await meridian.chats.with(meiId).send('eins')
    let isDrained = false
    const draining = meridian.drain().then(() => (isDrained = true))
    assert.equal(isDrained, false)
    edge.line.verdict(1)
    await draining
    await meridian.chats.with(meiId).send('zwei')
    const never = meridian.drain()
    await Promise.all([assert.rejects(never, { code: 'unavailable' }), meridian.close()])
  })

  test('FC-006 FC-007 what was unsent is resent once, however often and from wherever it is asked for', async () => {
    const { meridian, edge, time } = await opened()
    const unsent = heard(meridian, 'unsent')
    const chat = meridian.chats.with(meiId)
    const sent = [await chat.send('a'), await chat.send('b'), await chat.send('c')]
    time.sleep(25 * 3_600_000)
    edge.line.welcome()
    assert.equal(unsent.length, 3)
    assert.deepEqual(
      sent.map(({ state }) => state.s),
      ['unsent', 'unsent', 'unsent'],
    )
    const ids = meridian.unsent.map(({ id }) => id)
    const answers = await Promise.all([...ids, ...ids].map((id) => meridian.resend(id)))
    assert.deepEqual(answers, [true, true, true, false, false, false])
    assert.deepEqual(
      edge.line.sends().map(({ body }) => new TextDecoder().decode(body)),
      ['a', 'b', 'c'],
    )
  })

  test('FC-018 FC-019 a read marker is retried until it is taken, over a restart too, and never goes back', async () => {
    const { meridian, edge, store, time } = await live()
    const chat = meridian.chats.with(meiId)
    const at = (place: number) => ({ mine: false, place, mseq: 0 })
    await chat.markRead(at(5))
    await chat.markRead(at(3))
    await chat.markRead({ ...at(9), mine: true })
    edge.line.sends()
    edge.line.verdict(1, 'unavailable')
    await meridian.close()
    const again = await opened(edge, store, time)
    again.edge.line.welcome()
    assert.deepEqual(
      again.edge.line.sends().map(({ kind, target }) => [kind, target]),
      [[kinds.read, 5]],
    )
  })

  test('FC-026 an edit and the next message at once are two things', async () => {
    const { meridian, edge } = await live()
    const chat = meridian.chats.with(meiId)
    await Promise.all([chat.edit({ place: 1 }, 'M1 besser'), chat.send('M2')])
    assert.deepEqual(
      edge.line.sends().map(({ kind, target, prev, n }) => [kind, target, n, prev]),
      [
        [kinds.edit, 1, 1, 0],
        [kinds.message, 0, 2, 1],
      ],
    )
  })

  test('G6 an answer names what it answers', async () => {
    const { meridian, edge } = await live()
    const messages = heard(meridian, 'message')
    edge.line.row(aRow(1, 0))
    await meridian.chats.with(meiId).send('ja', { replyTo: messages, mentions: [meiId] })
    const [send] = edge.line.sends()
    assert.deepEqual(send?.parents, [{ idHi: 1, idLo: 1 }])
    assert.deepEqual(send?.mentions, [mei])
  })
})

describe('events', () => {
  test('rows become events, of people and of groups', async () => {
    const { meridian, edge } = await live()
    const names = ['message', 'edited', 'recalled', 'reaction', 'receipt', 'marker', 'group', 'refused'] as const
    const told: string[] = []
    for (const name of names) meridian.on(name, () => told.push(name))
    const text = new TextEncoder().encode('x')
    const given = [
      {},
      { kind: kinds.edit, target: 1, body: text },
      { kind: kinds.recall, target: 1, body: undefined },
      { kind: kinds.react, target: 1, targetAuthor: anna, flags: flags.set, body: text },
      { kind: kinds.seen, target: 3 },
      { kind: kinds.read, target: 3, flags: flags.mine },
      { kind: kinds.refused, target: 3, error: 61 },
      { kind: 99, body: undefined },
    ]
    given.forEach((more, index) => edge.line.row(aRow(index + 1, index, { idHi: 9, ...more })))
    edge.line.groupRow(ownJoin(1))
    edge.line.groupRow(aGroupRow(2))
    assert.deepEqual(told, [
      'message',
      'edited',
      'recalled',
      'reaction',
      'receipt',
      'marker',
      'refused',
      'group',
      'message',
    ])
  })

  test('an own post that one region gets blank is told with why, and is shown as before', async () => {
    const { meridian, edge } = await live()
    const [told, refused] = [heard(meridian, 'withheld'), heard(meridian, 'refused')]
    const denial = {
      because: 'guardrail',
      action: 'post',
      rule: 'g-eu-sg',
      policy: 'three-regions',
      version: 2,
      fromZone: 1,
      toZone: 3,
    }
    const ofGroup = { toKind: toKinds.group, peer: ownJoin(1).group, flags: flags.mine, target: 4 } as const
    edge.line.row(aRow(1, 0, { kind: kinds.withheld, error: 41, ...ofGroup, body: encodeDenial(denial) }))
    assert.deepEqual(
      told.map(({ conversation, place, denial }) => [conversation, place, denial?.rule, denial?.toZone]),
      [[groupIdOfKey(ownJoin(1).group), 4, 'g-eu-sg', 3]],
    )
    assert.match(told[0]?.hint ?? '', /the EU .*not shown in Singapore/)
    assert.equal(refused.length, 0)
  })

  test('a listener that throws does not keep others from hearing', async () => {
    const { meridian, edge } = await live()
    meridian.on('message', () => {
      throw fail('internal')
    })
    const [messages, errors] = [heard(meridian, 'message'), heard(meridian, 'error')]
    edge.line.row(aRow(1, 0))
    assert.equal(messages.length, 1)
    assert.equal(errors.length, 1)
  })

  test('FC-029 who types is shown until the message, until it ends by itself, or until the connection does', async () => {
    const { meridian, edge, time } = await live()
    const typing = heard(meridian, 'typing')
    const types = () =>
      edge.line.say(
        frameFields.typing,
        encodeTyping({ peer: mei, toKind: toKinds.person, stopped: false, group: undefined }),
      )
    const isTyping = () => typing.map((notice) => notice.isTyping)
    types()
    types()
    edge.line.row(aRow(1, 0))
    assert.deepEqual(isTyping(), [true, false])
    types()
    await time.advance(6_000)
    assert.deepEqual(isTyping(), [true, false, true, false])
    types()
    edge.line.end(1006)
    assert.deepEqual(isTyping(), [true, false, true, false, true, false])
  })

  test('typing is told at most every three seconds, and once at its end', async () => {
    const { meridian, edge, time } = await live()
    const chat = meridian.chats.with(groupIdOfKey(hiking))
    for (let i = 0; i < 5; i++) {
      chat.typing()
      await time.advance(1_000)
    }
    chat.typing(false)
    chat.typing(false)
    const told = edge.line.taken(frameFields.typing).map((bytes) => readTyping(bytes))
    assert.deepEqual(
      told.map(({ group, stopped }) => [group, stopped]),
      [
        [hiking, false],
        [hiking, false],
        [hiking, true],
      ],
    )
  })

  test('FC-030 presence is asked for anew with each connection, and unknown without one', async () => {
    const { meridian, edge, time } = await live()
    const presence = heard(meridian, 'presence')
    const [stop, stopOther] = [meridian.watch([meiId]), meridian.watch([meiId])]
    const asked = () => edge.line.taken(frameFields.watch).map((bytes) => readWatch(bytes))
    assert.deepEqual(asked(), [{ add: [mei], remove: [] }])
    edge.line.say(frameFields.presence, encodePresence({ user: mei, state: 'online', lastSeen: 0 }))
    edge.line.end(1006)
    await time.advance(1_000)
    edge.line.welcome()
    assert.deepEqual(asked(), [{ add: [mei], remove: [] }])
    stop()
    stop()
    assert.deepEqual(asked(), [])
    stopOther()
    assert.deepEqual(asked(), [{ add: [], remove: [mei] }])
    assert.deepEqual(
      presence.map(({ state, lastSeen }) => [state, lastSeen]),
      [
        ['online', undefined],
        ['unknown', undefined],
      ],
    )
    assert.throws(
      () =>
        meridian.watch(
          Array.from({ length: 201 }, (_, i) =>
            userIdOfKey(`${'p'.repeat(13)}${String(i).padStart(3, '0')}` as typeof mei),
          ),
        ),
      {
        code: 'limit_reached',
      },
    )
  })
})
