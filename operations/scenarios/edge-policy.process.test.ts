/** Points of presence follow the policy that regions stand by: what is stopped or activated there is refused here. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { heldDataHeader } from '../../protocol/held-data.ts'
import type { Published } from '../../residency-policy/publish/accept.ts'
import { policyStandPath } from '../../residency-policy/publish/policy-stand.ts'
import { withPolicyLog } from '../../residency-policy/publish/policy-log.node.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import { type Answer, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'us'], gateways: 0, policyFreshMs: 300 })
  anna = await small.person('fra', 'anna')
  ben = await small.person('iad', 'ben')
})

after(() => small.stop())

const find = (name: string): Promise<Answer> =>
  small.ask({ at: 'fra', verb: 'GET', path: `/v1/people?name=${name}`, token: anna.accessToken })

interface Heard {
  readonly version?: number
  readonly activation?: number
  readonly refused?: string
}

async function policyAt(pop: string): Promise<readonly Heard[]> {
  const health = (await (await fetch(`${small.edge(pop)}/healthz`)).json()) as { readonly policy: readonly Heard[] }
  return health.policy
}

/** Waits longer than an edge until it looks at the regions again. */
async function followed(pop: string, activations: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 250; tries++) {
    if (String((await policyAt(pop)).map(({ activation }) => activation)) === String(activations)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.deepEqual(await policyAt(pop), activations)
}

test('I7 zone and home of new people are the operator’s and the policy’s; what a client says of them is refused or not read', async () => {
  const password = 'dora dora dora'
  const signUp = { at: 'fra', verb: 'POST', path: '/v1/accounts' }
  for (const word of ['zone', 'region', 'home'])
    assert.equal(
      (await small.ask({ ...signUp, body: { name: 'dora', password, [word]: 'US' } })).code,
      'request_invalid',
    )
  const headers = {
    'x-meridian-zone': 'US',
    'x-meridian-home': 'us-east',
    'x-meridian-pop': 'iad',
    'cf-ipcountry': 'US',
    'cf-blob': '{"country":"US"}',
  }
  const dora = await small.ask({ ...signUp, body: { name: 'dora', password }, headers })
  assert.deepEqual([dora.body['zone'], dora.body['region']], ['EU', 'eu-central'])
})

test('what a region stands by is told to edges alone', async () => {
  assert.equal((await fetch(`${small.edge('fra')}${policyStandPath}`)).status, 404)
  const port = small.world.regions.find(({ alias }) => alias === 'eu')?.http
  const straight = (await (await fetch(`http://127.0.0.1:${port}${policyStandPath}`)).json()) as {
    error: { code: string }
  }
  assert.equal(straight.error.code, 'envelope_invalid')
})

test('personal answers are kept by nobody and say nothing of their data; the description of the API may be kept', async () => {
  const headers = { authorization: `Bearer ${anna.accessToken}` }
  for (const path of ['/v1/me', '/v1/chat/sync?last_sync_key=start', '/v1/contacts']) {
    const answer = await fetch(`${small.edge('fra')}${path}`, { headers })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
    assert.equal(answer.headers.get(heldDataHeader), null)
  }
  for (const path of ['/docs', '/docs/reference.js', '/v1/openapi.json'])
    assert.doesNotMatch((await fetch(`${small.edge('fra')}${path}`)).headers.get('cache-control') ?? '', /no-store/)
})

test('R7 what one region stops or all of them activate is the edge’s within its refresh', async () => {
  await followed('fra', [1, 1])
  assert.equal((await find('ben@us')).body['user_id'], ben.user)
  await at('us', '/policy/stop', { from: 'EU', to: 'US', reason: 'as in an emergency' })
  await followed('fra', [1, 2])
  // Frankfurt knows of no stop and sends the question on: it is the edge that has heard of it.
  assert.equal(refusalIn(await find('ben@us')), 'policy_denied stopped')
  await at('us', '/policy/resume', { from: 'EU', to: 'US', reason: 'over' })
  await followed('fra', [1, 3])
  assert.equal((await find('ben@us')).body['user_id'], ben.user)
  for (const alias of ['eu', 'us']) {
    for (const release of await globalChatReleased()) await at(alias, '/policy/releases', release)
    await at(alias, '/policy/activate', { version: 14, reason: 'worked example', early: true })
  }
  await Promise.all(['fra', 'iad'].map((pop) => followed(pop, [2, 4])))
  assert.deepEqual(
    (await policyAt('fra')).map(({ version }) => version),
    [14, 14],
  )
  assert.equal(refusalIn(await find('ben@us')), 'policy_denied guardrail')
  assert.equal((await find('anna@eu')).body['user_id'], anna.user)
  assert.equal((await small.person('iad', 'carl')).name, 'carl@us')
})

test('nothing of it made a process fail', () => {
  assert.deepEqual(small.lines, [])
})

function refusalIn({ body }: Answer): string {
  const { code, because } = body['error'] as { code: string; because: string }
  return `${code} ${because}`
}

async function at(alias: string, path: string, body: object): Promise<void> {
  const admin = small.world.regions.find((region) => region.alias === alias)?.admin ?? ''
  await callApi(admin, 'POST', path, body, small.world.operatorToken)
}

let released: Promise<Published[]> | undefined

/** As an operator publishes it: once. */
const globalChatReleased = (): Promise<Published[]> =>
  (released ??= withPolicyLog(
    join(small.world.data, 'policy'),
    { clock: nodeClock, random: nodeRandom },
    async (log) => {
      const file = join(import.meta.dirname, '..', '..', 'policies', 'global-chat.yaml')
      await log.propose(readFileSync(file, 'utf8'), 'worked example')
      for (const name of ['dpo', 'counsel']) await log.approve(await log.signer(name))
      await log.publish(() => ({ holds: true }))
      return log.publishedSince(1)
    },
  ))
