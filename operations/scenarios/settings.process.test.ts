/** FC-067 over the API: whoever changes one setting changes no other, whichever client they use. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInPerson } from '../wire-client/people.ts'
import { type Answer, eventually, newClientMessageId, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 0 })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
})

after(() => small.stop())

const asked = (verb: string, path: string, body?: object): Promise<Answer> =>
  small.ask({ at: 'fra', verb, path, ...(body === undefined ? {} : { body }), token: anna.accessToken })

async function me(): Promise<unknown> {
  const { body } = await asked('GET', '/v1/me')
  const { display_name: name, avatar_color: color, preferences } = body
  return { name, color, ...(preferences as object) }
}

test('FC-067 each setting alone, two at the same moment, none, and one that is not there', async () => {
  await asked('PUT', '/v1/me/preferences', { receipts_off: true })
  assert.deepEqual(await me(), { name: 'anna', color: 0, receipts_off: true, last_seen_off: false })
  const both = [{ last_seen_off: true }, { receipts_off: false }]
  await Promise.all(both.map((body) => asked('PUT', '/v1/me/preferences', body)))
  assert.deepEqual(await me(), { name: 'anna', color: 0, receipts_off: false, last_seen_off: true })
  await asked('PUT', '/v1/me/profile', { avatar_color: 7 })
  await asked('PUT', '/v1/me/profile', { display_name: 'Anna' })
  assert.deepEqual(await me(), { name: 'Anna', color: 7, receipts_off: false, last_seen_off: true })
  assert.equal((await asked('PUT', '/v1/me/preferences', {})).code, 'request_invalid')
  assert.equal((await asked('PUT', '/v1/me/preferences', { last_seen_of: false })).code, 'request_invalid')
  assert.deepEqual(await me(), { name: 'Anna', color: 7, receipts_off: false, last_seen_off: true })
})

test('FC-067 a conversation’s settings and a group’s name and colour, one at a time', async () => {
  const said = { to_id: ben.user, type: 'text', content: 'x', client_msg_id: newClientMessageId() }
  assert.equal((await asked('POST', '/v1/chat/send', said)).code, undefined)
  const path = `/v1/chat/conversations/${ben.user}`
  await asked('PUT', path, { muted: true })
  await asked('PUT', path, { hidden: true })
  const { body } = await asked('GET', '/v1/chat/conversations')
  const [shown] = body['conversations'] as { muted: boolean; hidden: boolean }[]
  assert.deepEqual([shown?.muted, shown?.hidden], [true, true])
  const made = await asked('POST', '/v1/groups', { name: 'Hiking', avatar_color: 3 })
  const group = `/v1/groups/${made.body['group_id'] as string}`
  await eventually('the group is there', async () => (await asked('GET', group)).code === undefined)
  await asked('PUT', `${group}/profile`, { name: 'Sailing' })
  await eventually('it is renamed', async () => (await asked('GET', group)).body['name'] === 'Sailing')
  assert.equal((await asked('GET', group)).body['avatar_color'], 3)
  await asked('PUT', `${group}/profile`, { avatar_color: 5 })
  await eventually('it has its colour', async () => (await asked('GET', group)).body['avatar_color'] === 5)
  assert.equal((await asked('GET', group)).body['name'], 'Sailing')
})
