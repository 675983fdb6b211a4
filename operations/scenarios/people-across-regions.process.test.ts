/** Names and rosters are read at their home, for viewers in another region, as far as the policy allows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import { type Answer, eventually, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson
let li: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap', 'cn'], gateways: 0 })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
  li = await small.person('pek', 'li')
})

after(() => small.stop())

const seenByAnna = (path: string): Promise<Answer> =>
  small.ask({ at: 'fra', verb: 'GET', path, token: anna.accessToken })

async function link(what: 'cut' | 'heal'): Promise<void> {
  const admin = small.world.regions.find(({ alias }) => alias === 'eu')?.admin ?? ''
  await callApi(admin, 'POST', `/links/ap/${what}`, {}, small.world.operatorToken)
}

test('Anna sees the name of Mei in Singapore; of Li, whom the policy keeps in Beijing, no more than of nobody', async () => {
  await eventually(
    'the directory has come',
    async () => (await seenByAnna(`/v1/people/${mei.user}`)).code === undefined,
  )
  assert.equal((await seenByAnna(`/v1/people/${mei.user}`)).body['display_name'], 'mei')
  assert.equal((await seenByAnna(`/v1/people/${li.user}`)).code, 'recipient_unknown')
  assert.equal((await seenByAnna('/v1/people/usr_00000000000000000000000000')).code, 'recipient_unknown')
})

interface Member {
  readonly user_id: string
  readonly role: string
  readonly region: string
}

const membersOf = ({ body }: Answer): string[] =>
  ((body['members'] ?? []) as Member[])
    .map(({ user_id, role, region }) => `${user_id === anna.user ? 'anna' : 'mei'} ${role} ${region}`)
    .sort()

/** Mei's group in Singapore, with Anna in it as far as Singapore knows. Its path. */
async function groupWithAnna(name: string): Promise<string> {
  const made = await small.ask({
    at: 'sin',
    verb: 'POST',
    path: '/v1/groups',
    body: { name, open: true },
    token: mei.accessToken,
  })
  const path = `/v1/groups/${made.body['group_id'] as string}`
  const body = { link: made.body['link'] }
  await small.ask({ at: 'fra', verb: 'POST', path: `${path}/join`, body, token: anna.accessToken })
  const seenByMei = () => small.ask({ at: 'sin', verb: 'GET', path, token: mei.accessToken })
  await eventually('Anna’s join is placed', async () => membersOf(await seenByMei()).length === 2)
  return path
}

const everybody = ['anna member eu-central', 'mei owner ap-southeast']

test('a member in another region sees the whole roster with roles; kept for a moment when the home is cut off', async () => {
  const hiking = await groupWithAnna('Hiking')
  await eventually('Anna’s region has the group', async () => (await seenByAnna(hiking)).code === undefined)
  assert.deepEqual(membersOf(await seenByAnna(hiking)), everybody)
  await link('cut')
  assert.deepEqual(membersOf(await seenByAnna(hiking)), everybody)
  await link('heal')
})

test('what this region has is shown, and said to be a part, while the group’s home cannot be asked', async () => {
  const sailing = await groupWithAnna('Sailing')
  await link('cut')
  await eventually('Anna’s region has the group', async () => (await seenByAnna(sailing)).code === undefined)
  const seen = await seenByAnna(sailing)
  assert.deepEqual([seen.body['partial'], membersOf(seen)], [true, ['anna member eu-central']])
  await link('heal')
  await eventually('the rest comes back', async () => (await seenByAnna(sailing)).body['partial'] === false)
  assert.deepEqual(membersOf(await seenByAnna(sailing)), everybody)
})
