/**
 * Words in groups, as operators and people meet them: a list is set while the region runs; a text with a
 * word that is stopped is refused to its sender, one with a word that is flagged is delivered and
 * reported; and a text between two people is nobody's affair.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { errorCodeOf, errorTable } from '../../protocol/errors.ts'
import { type GroupId, type GroupKey, groupKeyOf } from '../../protocol/ids.ts'
import { kinds, toKinds } from '../../protocol/messages.ts'
import { exitCodes } from '../../protocol/operator/exit.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import { root } from '../ci/command.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { eventually, newClientMessageId, SmallWorld } from './small-world.ts'

const run = promisify(execFile)

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson
let annas: WireClient
let meis: WireClient
let groupId: GroupId
let group: GroupKey
const seen: string[] = []

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1 })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
  const text = ({ kind, body }: { kind: number; body: Uint8Array | undefined }): void => {
    if (kind === kinds.message) seen.push(new TextDecoder().decode(body))
  }
  annas = await small.connected('fra', anna)
  meis = await small.connected('sin', mei, { row: text, groupRow: text })
  const group1 = await small.ask({
    ...atAnnas,
    path: '/v1/groups',
    body: { name: 'Hiking', open: true },
    token: anna.accessToken,
  })
  groupId = group1.body['group_id'] as GroupId
  group = groupKeyOf(groupId)
  const body = { link: group1.body['link'] }
  const join = { at: 'sin', verb: 'POST', path: `/v1/groups/${groupId}/join`, body, token: mei.accessToken }
  assert.equal((await small.ask(join)).code, undefined)
  await eventually('Mei is in the group', () => (annas.groups.get(group) ?? 0) >= 2)
})

after(() => small.stop())

const atAnnas = { at: 'fra', verb: 'POST' } as const

interface Ended {
  readonly code: number
  readonly lines: readonly Record<string, unknown>[]
  readonly text: string
}

/** `npx meridian …`, as an operator of Frankfurt types it. */
async function meridian(...words: string[]): Promise<Ended> {
  const { data } = small.world
  const line = [join(root, 'bin/meridian.js'), ...words, '--region', 'eu', '--data', data]
  const options = { cwd: data, env: { ...process.env, NO_COLOR: '1' } }
  const { code, stdout } = await run(process.execPath, line, options).then(
    (ended) => ({ code: 0, stdout: ended.stdout }),
    (failed: { code: number; stdout: string }) => failed,
  )
  const isJson = words.includes('--json')
  const lines = stdout
    .trim()
    .split('\n')
    .filter((one) => isJson && one !== '')
  return { code, lines: lines.map((one) => JSON.parse(one) as Record<string, unknown>), text: stdout }
}

function listed(name: string, ...lines: string[]): string {
  writeFileSync(join(small.world.data, name), lines.join('\n'))
  return name
}

const toGroup = (text: string) => ({ toKind: toKinds.group, to: group, body: new TextEncoder().encode(text) })

async function sent(text: string): Promise<string> {
  const { code } = await annas.command(toGroup(text))
  return code === 0 ? 'accepted' : errorCodeOf(code)
}

test('G7 a list with faults is refused with all of them, by line, and nothing is stopped', async () => {
  const file = listed(
    'wrong.jsonl',
    '{"region": "eu-central", "version": 1}',
    '{"word": "x", "then": "stop"}',
    'casino',
  )
  const { code, lines } = await meridian('words', 'set', file, '--json')
  assert.equal(code, exitCodes.no)
  const problems = lines.filter(({ schema }) => schema === 'meridian/words.problem@1')
  assert.deepEqual(
    problems.map(({ line }) => line),
    [2, 3],
  )
  assert.equal(await sent('before the casino'), 'accepted')
})

test('G7 a list set while the region runs: the next text with a word is refused in words, over socket and HTTP', async () => {
  const file = listed(
    'words.jsonl',
    '{"region": "eu-central", "version": 1}',
    '{"word": "casino", "then": "stop"}',
    '{"word": "poker", "then": "flag"}',
    '{"allow": "casinoplex"}',
  )
  const { lines } = await meridian('words', 'set', file, '--json')
  assert.deepEqual(lines, [
    { schema: 'meridian/words.set@1', type: 'in-force', region: 'eu-central', version: 1, words: 2, allowed: 1 },
  ])
  assert.equal(await sent('let us meet at the C-4-S-1-N-0'), 'word_not_allowed')
  const body = { to_id: groupId, type: 'text', content: 'сasino', client_msg_id: newClientMessageId() }
  const answer = await small.ask({ ...atAnnas, path: '/v1/chat/send', body, token: anna.accessToken })
  const { hint, message } = answer.body['error'] as { hint: string; message: string }
  assert.deepEqual([answer.status, answer.code, hint], [403, 'word_not_allowed', errorTable.word_not_allowed.hint])
  assert.doesNotMatch(message + hint, /casino/)
})

test('W3 what was refused holds up nothing behind it: the next texts are accepted', async () => {
  assert.equal(await sent('then at the casinoplex'), 'accepted')
  assert.equal(await sent('we could play p o k e r there'), 'accepted')
  const places = await Promise.all([sent('a casino'), sent('a park'), sent('a c@sino'), sent('a lake')])
  assert.deepEqual(places, ['word_not_allowed', 'accepted', 'word_not_allowed', 'accepted'])
})

test('G7 what two people write to each other is delivered, whatever is in it', async () => {
  const { code } = await annas.command({
    toKind: toKinds.person,
    to: meis.key,
    body: new TextEncoder().encode('casino'),
  })
  assert.equal(code, 0)
  await eventually('Mei has it', () => seen.includes('casino'))
})

test('G8 a post with a word that is flagged is delivered as it was written, and reported without its text', async () => {
  await eventually('Mei has it', () => seen.includes('we could play p o k e r there'))
  assert.ok(!seen.some((text) => text.includes('C-4-S-1-N-0')))
  const flagged = (): Promise<{ findings: readonly object[] }> =>
    askRegion(small.world.data, 'eu', 'GET', '/moderation/flagged')
  await eventually('it is reported', async () => (await flagged()).findings.length > 0)
  const { lines: found } = await meridian('moderation', 'flagged', '--json')
  assert.equal(found.length, 1)
  const [{ words, group: inGroup, author, version } = {}] = found
  assert.deepEqual([words, inGroup, author, version], [['poker'], groupId, anna.user, 1])
  assert.doesNotMatch(JSON.stringify(found), /play|p o k e r/)
})

test('G8 what the words would do, and what a command is told that does not exist', async () => {
  const { lines } = await meridian('words', 'test', 'P0KER', '--json')
  assert.deepEqual(lines[0]?.['outcome'], 'flagged')
  assert.equal((await meridian('words', 'set', 'nowhere.jsonl')).code, exitCodes.usage)
  assert.match((await meridian('words', 'show')).text, /"poker"/)
  assert.deepEqual((await meridian('moderation', 'dead-letters', '--json')).lines, [])
})

test('nothing of it made a process fail', () => {
  assert.deepEqual([...annas.complaints, ...meis.complaints], [])
  assert.deepEqual(small.lines, [])
})
