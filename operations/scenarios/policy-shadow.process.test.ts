/** A candidate in the shadow of the policy in force, on real traffic between two regions. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import type { ShadowReport } from '../../residency-policy/shadow/shadow-report.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import { eventually, newClientMessageId, SmallWorld } from './small-world.ts'

const inForce = readFileSync(join(import.meta.dirname, '../../policies/three-regions.yaml'), 'utf8')
/** No text goes from the EU to Singapore any more; its own test says so. */
const closing = inForce
  .replace(
    /^guardrails:.*$/m,
    (line) => `${line}\n  - { id: g-eu-out, zones: [EU], classes: [msg.body], to: [ap-southeast] }`,
  )
  .replace(/^.*name: EU writes to SG.*\n/m, '')
  .replace(
    'movement: one-to-one, between: [EU, SG], expect: allow',
    'movement: one-to-one, between: [EU, SG], expect: deny',
  )

const run = promisify(execFile)

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 0 })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
})

after(() => small.stop())

const shadow = (method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<ShadowReport> =>
  askRegion<ShadowReport>(small.world.data, 'eu', method, '/policy/shadow', body)

const say = async (content: string): Promise<void> => {
  const body = { to_id: mei.user, type: 'text', content, client_msg_id: newClientMessageId() }
  const answer = await small.ask({ at: 'fra', verb: 'POST', path: '/v1/chat/send', body, token: anna.accessToken })
  assert.equal(answer.code, undefined)
}

const refusedWith = (code: string) => (error: unknown) => error instanceof MeridianError && error.code === code

test('a shadow tells what a candidate would refuse, and refuses nothing; it ends with what it has seen', async () => {
  await say('before the shadow')
  await assert.rejects(shadow('GET'), refusedWith('not_found'))
  await assert.rejects(shadow('POST', { document: closing.replace('[EU]', '[UE]') }), refusedWith('request_invalid'))
  await assert.rejects(shadow('POST', { version: 99 }), refusedWith('not_found'))
  await assert.rejects(shadow('GET'), refusedWith('not_found'))

  const begun = await shadow('POST', { document: closing })
  assert.deepEqual([begun.state, begun.questions, begun.disagreements], ['running', 0, []])
  await say('one')
  await say('two')
  await eventually('both were seen', async () => (await shadow('GET')).disagreements[0]?.count === 2)
  const replay = await askRegion<{ equal: boolean; replayed: ShadowReport }>(
    small.world.data,
    'eu',
    'GET',
    '/policy/shadow/replay',
  )
  assert.deepEqual([replay.equal, replay.replayed.disagreements[0]?.count], [true, 2])
  const { disagreements, active, missed, unreadable, spans } = await shadow('DELETE')
  assert.deepEqual(
    disagreements.map(({ firstAt: _, lastAt: __, ...rest }) => rest),
    [
      {
        zone: 'EU',
        toZone: 'SG',
        class: 'msg.body',
        region: 'ap-southeast',
        active: { allow: true, by: 'chat' },
        candidate: { allow: false, by: 'g-eu-out' },
        count: 2,
      },
    ],
  )
  assert.deepEqual([active.policy, missed, unreadable], ['three-regions', 0, 0])
  assert.ok(spans.some(({ topic }) => topic === 'user'))
  await assert.rejects(shadow('GET'), refusedWith('not_found'))
})

test('the command begins it in every region, tells it in words and as JSON, and ends it', async () => {
  const file = join(small.world.data, 'candidate.yaml')
  writeFileSync(file, closing)
  const policy = async (...words: string[]): Promise<string> => {
    const main = join(import.meta.dirname, '../../residency-policy/cli/main.ts')
    const { stdout } = await run(process.execPath, [main, 'shadow', ...words, '--data', small.world.data])
    return stdout
  }
  assert.match(await policy(file), /eu-central +three-regions v\d+ +three-regions v\d+ +0 +0/)
  await say('three')
  await eventually('it was seen', async () => (await shadow('GET')).questions > 0)
  assert.match(await policy(), /EU → SG +msg\.body +ap-southeast +allow by chat +deny by g-eu-out +1 /)
  assert.match(await policy('--replay'), /eu-central +counts the same +\d+ questions/)
  const { schema, regions } = JSON.parse(await policy('--end', '--json')) as { schema: string; regions: object[] }
  assert.deepEqual([schema, regions.length], ['meridian/policy.shadow@1', 2])
  await assert.rejects(policy(), { code: 4 })
})
