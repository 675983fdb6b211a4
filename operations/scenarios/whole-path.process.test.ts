import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { errorTable } from '../../protocol/errors.ts'
import { groupKeyOf, type GroupId } from '../../protocol/ids.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { callApi, signUp, type SignedInPerson } from '../wire-client/people.ts'
import { WireClient } from '../wire-client/wire-client.ts'
import { startWorld, type World } from '../../processes/world.ts'

let world: World
let data: string
let anna: SignedInPerson
let mei: SignedInPerson
const clients: WireClient[] = []

const edge = (name: string): string => world.edges.find((one) => one.name === name)?.url as string
const text = (row: Row): string => Buffer.from(row.body ?? []).toString()
const uuid = (): string => {
  const hex = Date.now().toString(16).padStart(12, '0')
  const chance = Math.random().toString(16).slice(2, 14).padEnd(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance}`
}

async function eventually(what: string, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.fail(`did not come about: ${what}`)
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-world-'))
  world = await startWorld({ data, gateways: 1, regions: ['eu', 'us', 'ap', 'cn'] })
  anna = await signUp(edge('fra'), 'anna', 'Anna')
  mei = await signUp(edge('sin'), 'mei', 'Mei')
})

after(async () => {
  for (const client of clients) client.close()
  await world.stop()
  await rm(data, { recursive: true })
})

function client(at: string, person: SignedInPerson, rows: Row[] = []): WireClient {
  const made = new WireClient(edge(at), person, { row: (row) => rows.push({ ...row, body: row.body?.slice() }) })
  clients.push(made)
  return made
}

test('one message from Frankfurt to Singapore, through edge, gateway, log, fold and lane', async () => {
  const rows: Row[] = []
  const [hers, his] = [client('sin', mei, rows), client('fra', anna)]
  await Promise.all([hers.connect(), his.connect()])
  const verdict = await his.say(hers.key, '明天见')
  assert.equal(verdict.code, 0)
  await eventually('Mei has it', () => rows.some((row) => text(row) === '明天见'))
  assert.deepEqual([...his.complaints, ...hers.complaints], [])
})

test('the same over HTTP, and a person far from home is served by the home region', async () => {
  const sent = await callApi(
    edge('fra'),
    'POST',
    '/v1/chat/send',
    { to_id: mei.user, type: 'text', content: 'über HTTP', client_msg_id: uuid() },
    anna.accessToken,
  )
  assert.ok(Number(sent['place']) > 0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const page = await callApi(edge('iad'), 'GET', '/v1/chat/sync?last_sync_key=start', undefined, mei.accessToken)
  const rows = page['rows'] as { text: string }[]
  assert.ok(rows.some((row) => row.text === 'über HTTP'))
  const list = await callApi(edge('sin'), 'GET', '/v1/chat/conversations', undefined, mei.accessToken)
  const [conversation] = list['conversations'] as { unread: number; conversation_id: string }[]
  assert.equal(conversation?.conversation_id, anna.user)
  assert.ok((conversation?.unread ?? 0) >= 2)
})

test('a send that policy does not allow is refused with a reason, and nothing is stored', async () => {
  const li = await signUp(edge('pek'), 'li', 'Li')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const sender = clients[1] as WireClient
  const rows: Row[] = []
  const theirs = client('pek', li, rows)
  await theirs.connect()
  const verdict = await sender.say(theirs.key, 'geht nicht')
  assert.equal(verdict.code, errorTable.policy_denied.wire)
  assert.deepEqual(
    rows.filter((row) => row.kind === kinds.message),
    [],
  )
})

test('a group of two regions through the API, its rows on both sockets', async () => {
  const created = await callApi(edge('fra'), 'POST', '/v1/groups', { name: 'Hiking', open: true }, anna.accessToken)
  const [groupId, link] = [created['group_id'] as GroupId, created['link'] as string]
  await callApi(edge('sin'), 'POST', `/v1/groups/${groupId}/join`, { link }, mei.accessToken)
  const [hers, his] = [clients[0], clients[1]] as [WireClient, WireClient]
  const key = groupKeyOf(groupId)
  await eventually('both are in', () => hers.groups.has(key) && (his.groups.get(key) ?? 0) >= 2)
  assert.equal((await hers.sayToGroup(key, 'Sonntag?')).code, 0)
  await eventually('both have the row', () => (his.groups.get(key) ?? 0) === 3 && hers.groups.get(key) === 3)
  const group = await callApi(edge('fra'), 'GET', `/v1/groups/${groupId}`, undefined, anna.accessToken)
  assert.equal((group['members'] as object[]).length, 2)
})

test('W1 kill -9 of the region, of a gateway and of the edge loses and doubles nothing', async () => {
  const rows: Row[] = []
  const hers = client('sin', mei, rows)
  const his = clients[1] as WireClient
  clients[0]?.close()
  await hers.connect()
  await hers.caughtUp()
  rows.length = 0
  const sending: Promise<unknown>[] = []
  for (let i = 0; i < 120; i++) {
    sending.push(his.say(hers.key, `${i}`))
    if (i === 30) world.kill('eu')
    if (i === 60) world.kill('ap')
    if (i === 80) world.kill('eu/gateway-1')
    if (i === 100) world.kill('edge/fra')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  await Promise.all(sending)
  await eventually('all are there', () => rows.filter((row) => row.kind === kinds.message).length >= 120)
  assert.deepEqual(
    rows.filter((row) => row.kind === kinds.message).map(text),
    Array.from({ length: 120 }, (_, i) => `${i}`),
  )
  assert.deepEqual([...his.complaints, ...hers.complaints], [])
})
