/**
 * What the residency policy refuses reaches people with its rule, its reason and what they can do, at
 * every door; under the policy the product starts with, and under the worked example that is activated
 * while it runs.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { memoryStore, type Meridian, MeridianError, openMeridian, type Refusal } from '../../clients/sdk/sdk.node.ts'
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import type { UserId } from '../../protocol/ids.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import type { RegionPolicy } from '../../residency-policy/publish/activation.ts'
import { withPolicyLog } from '../../residency-policy/publish/policy-log.node.ts'
import { root } from '../ci/command.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import { type Answer, eventually, newClientMessageId, SmallWorld } from './small-world.ts'

const homes = { anna: 'fra', ben: 'fra', joe: 'iad', mei: 'sin', li: 'pek' } as const
type Name = keyof typeof homes
const aliases = ['eu', 'us', 'ap', 'cn'] as const

let small: SmallWorld
const people = new Map<string, SignedInPerson>()
const sdks = new Map<string, Meridian>()
const commands: ChildProcess[] = []

before(async () => {
  small = await SmallWorld.start({ regions: aliases, gateways: 0 })
  for (const [name, at] of Object.entries(homes)) await signedUp(name, at)
})

after(async () => {
  for (const command of commands) command.kill('SIGKILL')
  for (const sdk of sdks.values()) await sdk.close()
  await small.stop()
})

/** Signs up, and opens the SDK. */
async function signedUp(name: string, at: string): Promise<void> {
  const person = await small.person(at, name)
  people.set(name, person)
  const password = `${name} ${name} ${name}`
  sdks.set(name, await openMeridian({ url: small.edge(at), name: person.name, password, store: memoryStore() }))
}

const person = (name: string): SignedInPerson => people.get(name) ?? assert.fail(name)
const sdk = (name: string): Meridian => sdks.get(name) ?? assert.fail(name)

/** By the id alone, as somebody who was given it does. */
async function refusalOf(from: string, to: UserId): Promise<MeridianError> {
  const sent = await sdk(from).chats.with(to).send('hallo')
  return sent.accepted().then(
    () => assert.fail('it was accepted'),
    (caught: unknown) => MeridianError.from(caught),
  )
}

const overHttp = (from: Name, to: UserId, id = newClientMessageId()): Promise<Answer> =>
  small.ask({
    at: homes[from],
    verb: 'POST',
    path: '/v1/chat/send',
    body: { to_id: to, type: 'text', content: 'hallo', client_msg_id: id },
    token: person(from).accessToken,
  })

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function meridian(as: Name, typed: string, ...words: string[]): Promise<Ended> {
  const main = join(root, 'operations/cli/main.ts')
  const who = ['--as', person(as).name, '--password', `${as} ${as} ${as}`, '--device', 'terminal']
  const child = spawn(process.execPath, [main, 'chat', ...who, '--data', small.world.data, ...words], { cwd: root })
  commands.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin.end(typed)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

const errorIn = ({ body }: Answer) => body['error'] as Record<string, unknown>

for (const { from, to, rule, zones, said } of [
  { from: 'joe', to: 'li', rule: 'g-cn-in', zones: { from: 'US', to: 'CN' }, said: /from the US to China/ },
  { from: 'li', to: 'anna', rule: 'g-cn-out', zones: { from: 'CN', to: 'EU' }, said: /from China to the EU/ },
] as const) {
  const policy = { id: 'three-regions', version: 1 }

  test(`${from} writes to ${to}: refused by ${rule} over the SDK, with the reason in words`, async () => {
    const events: Refusal[] = []
    sdk(from).on('refused', (refusal) => events.push(refusal))
    const refused = await refusalOf(from, person(to).user)
    assert.deepEqual([refused.code, refused.detail.denial?.rule], ['policy_denied', rule])
    assert.match(refused.hint, said)
    assert.match(refused.hint, /not delivered\. Use another way/)
    assert.deepEqual(
      events.map(({ hint, denial }) => [hint, denial?.because, denial?.policy, denial?.version]),
      [[refused.hint, 'guardrail', policy.id, policy.version]],
    )
  })

  test(`${from} writes to ${to}: refused by ${rule} over HTTP, and the same when asked again`, async () => {
    const id = newClientMessageId()
    for (const answer of [await overHttp(from, person(to).user, id), await overHttp(from, person(to).user, id)]) {
      const { hint, request_id: _, message: __, ...error } = errorIn(answer)
      assert.equal(answer.status, 403)
      assert.match(String(hint), said)
      assert.deepEqual(error, {
        ...{ code: 'policy_denied', retry: 'never', do: 'tell-person', rule, because: 'guardrail', policy },
        ...{ message_key: 'policy.guardrail.send', message_arguments: zones },
      })
    }
  })

  test(`${from} looks for ${to} by name in a terminal: refused by ${rule} before anybody there is asked`, async () => {
    const { code, err } = await meridian(from, `/to ${person(to).name}\n/to nobody@${person(to).name.split('@')[1]}\n`)
    assert.equal(code, 0)
    const lines = err.split('\n').filter((line) => line.includes(`rule ${rule}`))
    assert.equal(lines.length, 2, err)
    for (const line of lines) assert.match(line, said)
    const started = await meridian(from, 'hallo\n', '--to', person(to).name, '--json')
    assert.equal(started.code, 1)
    const last = started.out.trim().split('\n').at(-1) ?? ''
    const { error } = JSON.parse(last) as { error: Record<string, unknown> }
    assert.deepEqual([error['rule'], error['message_key']], [rule, 'policy.guardrail.find'])
  })
}

test('an id that nobody has is unknown, as long as everybody’s home may be known', async () => {
  assert.equal((await overHttp('anna', 'usr_00000000000000000000000000' as UserId)).code, 'recipient_unknown')
})

test('what goes by the policy goes', async () => {
  assert.equal((await overHttp('anna', person('mei').user)).code, undefined)
  assert.equal((await overHttp('joe', person('anna').user)).code, undefined)
})

test('the worked example is activated on the running world', async () => {
  const { data } = small.world
  const text = readFileSync(join(root, 'policies/global-chat.yaml'), 'utf8')
  const published = await withPolicyLog(join(data, 'policy'), { clock: nodeClock, random: nodeRandom }, async (log) => {
    await log.propose(text, 'try it', true)
    for (const name of ['dpo', 'counsel']) await log.approve(await log.signer(name))
    // Proved by the tests of the document; here only that it comes into force.
    await log.publish(() => ({ holds: true }))
    return log.publishedSince(1)
  })
  assert.deepEqual(
    published.map(({ release }) => release.statement.version),
    [14],
  )
  for (const alias of aliases) {
    for (const release of published) await askRegion(data, alias, 'POST', '/policy/releases', release)
    await askRegion(data, alias, 'POST', '/policy/activate', { version: 14, early: true, reason: 'try it' })
  }
  for (const alias of aliases)
    await eventually(
      `in force in ${alias}, behind every barrier`,
      async () => (await askRegion<RegionPolicy>(data, alias, 'GET', '/policy')).inForce,
    )
})

const global = { id: 'global-chat', version: 14 }

test('a text between the EU and the US is refused by g-body-out, also to somebody who came after the activation', async () => {
  await signedUp('sam', 'iad')
  await signedUp('eva', 'fra')
  for (const [from, to] of [
    ['anna', 'joe'],
    ['joe', 'anna'],
    ['anna', 'sam'],
    ['sam', 'anna'],
    ['eva', 'sam'],
    ['sam', 'eva'],
  ] as const) {
    const { detail, hint } = await refusalOf(from, person(to).user)
    assert.equal(detail.denial?.rule, 'g-body-out', `${from} to ${to}`)
    assert.equal(detail.denial.action, 'send', `${to} was found`)
    assert.match(hint, /not offered here/)
  }
})

test('a text between China and the EU is refused with its explanation, and nobody new there can be told from nobody', async () => {
  await signedUp('hua', 'pek')
  for (const to of [person('li').user, person('hua').user, 'usr_00000000000000000000000000' as UserId]) {
    const answer = await overHttp('anna', to)
    assert.equal(answer.code, 'policy_denied')
    const { rule, hint, policy, message_arguments: zones } = errorIn(answer)
    assert.deepEqual([policy, zones], [global, { from: 'EU', to: 'CN' }])
    assert.equal(rule, 'g-eu-cn')
    assert.match(String(hint), /from the EU to China/)
  }
  const back = await refusalOf('hua', person('anna').user)
  assert.deepEqual([back.code, back.detail.denial?.rule], ['policy_denied', 'g-cn-reach'])
  assert.match(back.hint, /from China to the EU/)
})

test('a home’s own messages go on', async () => {
  for (const [from, to] of [
    ['anna', 'eva'],
    ['joe', 'sam'],
    ['li', 'hua'],
  ] as const)
    assert.equal((await overHttp(from, person(to).user)).code, undefined, `${from} to ${to}`)
})

test('a group of the US and Singapore goes on; somebody of the EU does not get in, and hears why', async () => {
  const { group, link } = await sdk('joe').groups.create({ name: 'Sailing', isOpen: true })
  const heard: string[] = []
  sdk('mei').on('message', ({ conversation, text }) => conversation === group && heard.push(text))
  await sdk('mei').groups.join(link)
  const membersSeen = () =>
    sdk('mei')
      .groups.get(group)
      .then(
        ({ members }) => members.length,
        () => 0,
      )
  await eventually('Mei is in', async () => (await membersSeen()) === 2)
  await sdk('joe').chats.with(group).send('Sonntag?')
  await eventually('Mei has it', () => heard.includes('Sonntag?'))
  const refusals: Refusal[] = []
  sdk('anna').on('refused', (refusal) => refusals.push(refusal))
  await sdk('anna').groups.join(link)
  await eventually('Anna is told', () => refusals.some(({ conversation }) => conversation === group))
  const { denial, hint } = refusals.find(({ conversation }) => conversation === group) ?? assert.fail()
  assert.deepEqual([denial?.because, denial?.action, denial?.policy], ['default', 'join', 'global-chat'])
  assert.match(hint, /the EU.*You did not join/)
  const path = `/v1/chat/sync?last_sync_key=start&limit=500`
  const { body } = await small.ask({ at: 'fra', verb: 'GET', path, token: person('anna').accessToken })
  const rows = body['rows'] as { kind: string; conversation_id: string; denial: Record<string, unknown> | null }[]
  const told = rows.find((row) => row.kind === 'refused' && row.conversation_id === group)
  assert.deepEqual([told?.denial?.['message_key'], told?.denial?.['hint']], ['policy.default.join', hint])
})
