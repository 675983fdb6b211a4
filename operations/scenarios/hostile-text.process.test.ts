/**
 * Texts that have broken other systems, each through the whole product: sent over socket and HTTP, to
 * a person and to a group in another region, as edit, reaction and name. Each comes back byte for
 * byte from push, sync and history, or is refused with the error of the table and leaves no trace.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { errorCodeOf, type ErrorCode } from '../../protocol/errors.ts'
import { type GroupId, type GroupKey, groupKeyOf, userKeyOf } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { flags, type GroupRow, kinds, type Row, toKinds } from '../../protocol/messages.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { type Answer, eventually, newClientMessageId, SmallWorld } from './small-world.ts'

interface HostileText {
  readonly why: string
  readonly right: 'same' | 'refuse' | 'refuse-or-same'
  readonly text: string
  /** Its UTF-8; of half a surrogate pair the three bytes that some encoders write, which are none. */
  readonly bytes: Buffer
}

const fixture = new URL('../../protocol/fixtures/hostile-text.jsonl', import.meta.url)
const hostile: HostileText[] = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; repeat?: number; why: string; right: HostileText['right'] })
  .map(({ text, repeat = 1, why, right }) => {
    const whole = text.repeat(repeat)
    return { why, right, text: whole, bytes: bytesOf(whole) }
  })

function bytesOf(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text)
  const pieces = [...text].map((character) => {
    const point = character.codePointAt(0) as number
    if (character.isWellFormed()) return Buffer.from(character)
    return Buffer.from([0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)])
  })
  return Buffer.concat(pieces)
}

/** What the answer must be; undefined: accepted. */
function isRight({ right, text, bytes }: HostileText, code: ErrorCode | undefined): boolean {
  if (!text.isWellFormed()) return code === 'text_invalid'
  if (bytes.length > limits.textBytesMax) return code === 'body_too_large'
  if (right === 'same') return code === undefined
  return code === 'text_invalid' || (right === 'refuse-or-same' && code === undefined)
}

const codeOf = (wire: number): ErrorCode | undefined => (wire === 0 ? undefined : errorCodeOf(wire))

/** Enough people for requests without waiting: the rate limit counts each for themselves. */
const crowdSize = 6

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson
let crowd: SignedInPerson[]
let annas: WireClient
let meis: WireClient
let group: GroupKey
let groupId: GroupId
const pushed: Row[] = []
const pushedToGroup: GroupRow[] = []

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1 })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
  crowd = await Promise.all(Array.from({ length: crowdSize }, (_, at) => small.person('fra', `crowd${at}`)))
  annas = await small.connected('fra', anna)
  meis = await small.connected('sin', mei, {
    row: (row) => pushed.push({ ...row, body: row.body?.slice() }),
    groupRow: (row) => pushedToGroup.push({ ...row, body: row.body?.slice() }),
  })
  const created = await small.ask({
    at: 'fra',
    verb: 'POST',
    path: '/v1/groups',
    body: { name: 'Hiking', open: true },
    token: anna.accessToken,
  })
  groupId = created.body['group_id'] as GroupId
  group = groupKeyOf(groupId)
  const join = { at: 'sin', verb: 'POST', path: `/v1/groups/${groupId}/join`, body: { link: created.body['link'] } }
  assert.equal((await small.ask({ ...join, token: mei.accessToken })).code, undefined)
  await eventually('Mei is in the group', () => (annas.groups.get(group) ?? 0) >= 2)
})

after(() => small.stop())

const hexOf = (rows: readonly { readonly kind: number; readonly body: Uint8Array | undefined }[], kind: number) =>
  rows.filter((row) => row.kind === kind).map((row) => Buffer.from(row.body ?? []).toString('hex'))
const hex = (texts: readonly HostileText[]): string[] => texts.map(({ bytes }) => bytes.toString('hex'))

/** Sends each text by `send`, checks the answer, and resolves to those that were accepted. */
async function each(
  send: (text: HostileText) => Promise<ErrorCode | undefined>,
  texts: readonly HostileText[] = hostile,
): Promise<HostileText[]> {
  const accepted: HostileText[] = []
  for (const text of texts) {
    const code = await send(text)
    assert.ok(isRight(text, code), `${text.why}: ${code ?? 'accepted'}`)
    if (code === undefined) accepted.push(text)
  }
  assert.ok(accepted.length > texts.length / 2)
  return accepted
}

const got = (request: { verb: string; path: string; body?: unknown }, person: SignedInPerson): Promise<Answer> =>
  small.ask({ at: person === mei ? 'sin' : 'fra', ...request, token: person.accessToken })

/** All pages of a person's sync over HTTP. */
async function synced(person: SignedInPerson): Promise<{ rows: JsonRow[]; groupRows: JsonRow[] }> {
  const found = { rows: [] as JsonRow[], groupRows: [] as JsonRow[] }
  let key = 'start'
  for (;;) {
    const { body } = await got({ verb: 'GET', path: `/v1/chat/sync?limit=500&last_sync_key=${key}` }, person)
    found.rows.push(...(body['rows'] as JsonRow[]))
    found.groupRows.push(...(body['group_rows'] as JsonRow[]))
    key = body['sync_key'] as string
    if (body['more'] !== true && body['behind'] !== true) return found
  }
}

interface JsonRow {
  readonly kind: string
  readonly text: string
  readonly conversation_id: string
}

const textsOf = (rows: readonly JsonRow[], kind: string): string[] =>
  rows.filter((row) => row.kind === kind).map(({ text }) => text)

test('FC-046 every text over a socket to another region: the same bytes in push, sync and history, or refused', async () => {
  const accepted = await each(async ({ bytes }) => codeOf((await annas.command({ ...toMei(), body: bytes })).code))
  await eventually('all are pushed', () => hexOf(pushed, kinds.message).length >= accepted.length)
  assert.deepEqual(hexOf(pushed, kinds.message), hex(accepted))
  const texts = accepted.map(({ text }) => text)
  assert.deepEqual(textsOf((await synced(mei)).rows, 'message'), texts)
  assert.deepEqual(textsOf((await synced(anna)).rows, 'message'), texts)
  const history: string[] = []
  for (let before = 0; ; ) {
    const page = await got({ verb: 'GET', path: `/v1/chat/history/${anna.user}?before=${before}&limit=50` }, mei)
    const rows = page.body['rows'] as (JsonRow & { conv_n: number })[]
    history.push(...textsOf(rows, 'message'))
    if (page.body['more'] !== true) break
    before = rows.at(-1)?.conv_n as number
  }
  assert.deepEqual(history.reverse(), texts)
})

const toMei = () => ({ toKind: toKinds.person, to: meis.key })

const sliceOf = (at: number): HostileText[] => hostile.filter((_, index) => index % crowdSize === at)

test('FC-046 every text over HTTP, as message and as edit of one', async () => {
  const one = async (person: SignedInPerson, texts: readonly HostileText[]): Promise<void> => {
    const sent = (path: string, body: object) =>
      got({ verb: 'POST', path, body: { ...body, client_msg_id: newClientMessageId() } }, person)
    let place = ''
    const messages = await each(async ({ text }) => {
      const { code, body } = await sent('/v1/chat/send', { to_id: mei.user, type: 'text', content: text })
      if (code === undefined) place = body['place'] as string
      return code
    }, texts)
    const edits = await each(
      async ({ text }) => (await sent('/v1/chat/edit', { conversation_id: mei.user, place, content: text })).code,
      texts,
    )
    const theirs = () => pushed.filter(({ author }) => author === userKeyOf(person.user))
    await eventually('all are pushed', () => theirs().length >= messages.length + edits.length)
    assert.deepEqual(hexOf(theirs(), kinds.message), hex(messages))
    assert.deepEqual(hexOf(theirs(), kinds.edit), hex(edits))
  }
  await Promise.all(crowd.map((person, at) => one(person, sliceOf(at))))
})

test('FC-046 every text to a group: the same bytes in the other region’s push, sync and history', async () => {
  const accepted = await each(async ({ bytes }) => {
    const send = { toKind: toKinds.group, to: group, body: bytes }
    return codeOf((await annas.command(send)).code)
  })
  await eventually('all are pushed', () => hexOf(pushedToGroup, kinds.message).length >= accepted.length)
  assert.deepEqual(hexOf(pushedToGroup, kinds.message), hex(accepted))
  const texts = accepted.map(({ text }) => text)
  assert.deepEqual(textsOf((await synced(mei)).groupRows, 'message'), texts)
  const history: string[] = []
  for (let after = 1; ; ) {
    const page = await got({ verb: 'GET', path: `/v1/groups/${groupId}/history?after=${after}&limit=50` }, mei)
    const rows = page.body['rows'] as (JsonRow & { gseq: string })[]
    history.push(...textsOf(rows, 'message'))
    if (page.body['more'] !== true) break
    after = Number(rows.at(-1)?.gseq)
  }
  assert.deepEqual(history, texts)
})

test('FC-046 every text as a reaction: the same or refused, by 64 bytes', async () => {
  const to = { ...toMei(), kind: kinds.react, flags: flags.set, targetAuthor: annas.key }
  const accepted: HostileText[] = []
  for (const text of hostile) {
    // One message takes so many of one person: then it is the next one's turn.
    const target = 1 + Math.floor(accepted.length / limits.reactionsPerMessageMax)
    const code = codeOf((await annas.command({ ...to, target, body: text.bytes })).code)
    if (text.bytes.length > limits.reactionBytesMax) assert.equal(code, 'body_too_large', text.why)
    else assert.ok(isRight(text, code), `${text.why}: ${code ?? 'accepted'}`)
    if (code === undefined) accepted.push(text)
  }
  await eventually('all are pushed', () => hexOf(pushed, kinds.react).length >= accepted.length)
  assert.deepEqual(hexOf(pushed, kinds.react), hex(accepted))
})

test('FC-045 every text as a display name and as a group’s name: composed and in one line, or refused', async () => {
  let [taken, refused] = [0, 0]
  const one = async (person: SignedInPerson, texts: readonly HostileText[]): Promise<void> => {
    const { body } = await got({ verb: 'POST', path: '/v1/groups', body: { name: 'Hiking', open: true } }, person)
    const group = `/v1/groups/${body['group_id'] as string}/profile`
    for (const { text, why } of texts) {
      const set = { display_name: text, avatar_color: 3 }
      const { code } = await got({ verb: 'PUT', path: '/v1/me/profile', body: set }, person)
      const ofGroup = await got({ verb: 'PUT', path: group, body: { name: text, avatar_color: 3 } }, person)
      assert.equal(ofGroup.code, code, why)
      if (code === undefined) {
        taken += 1
        const name = text
          .normalize('NFC')
          .trim()
          .replaceAll(/\p{White_Space}+/gu, ' ')
        assert.equal((await got({ verb: 'GET', path: '/v1/me' }, person)).body['display_name'], name, why)
      } else {
        refused += 1
        assert.equal(code, text.isWellFormed() ? 'name_invalid' : 'text_invalid', why)
      }
    }
  }
  await Promise.all(crowd.map((person, at) => one(person, sliceOf(at))))
  assert.ok(taken > 50 && refused > 30, `${taken} taken, ${refused} refused`)
})

test('nothing of it made a process fail', () => {
  assert.deepEqual([...annas.complaints, ...meis.complaints], [])
  assert.deepEqual(small.lines, [])
})
