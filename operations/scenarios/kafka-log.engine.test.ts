/** Two regions whose logs are on Kafka: messages, groups and lanes as ever, also after a region was killed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { groupKeyOf, type GroupId } from '../../protocol/ids.ts'
import type { Row } from '../../protocol/messages.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafka = engineOfTest('kafka')
const prefix = `t${nodeRandom.integer(2 ** 40).toString(36)}.`
/** Both on the one Kafka there is, under names of their own. */
const engines = {
  regions: {
    eu: { kafka: { ...kafka, topicPrefix: `${prefix}eu.` } },
    ap: { kafka: { ...kafka, topicPrefix: `${prefix}ap.` } },
  },
}

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 0, engines })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
})

after(async () => {
  await small.stop()
  const ours = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.startsWith(prefix))
  await removeTopics(kafka, ours)
})

const textOf = ({ body }: Row): string => Buffer.from(body ?? []).toString()

const heard = (texts: string[]) => ({ row: (row: Row) => void texts.push(textOf(row)) })

test('W1 a conversation and a group across a lane on Kafka', async () => {
  const texts: string[] = []
  const hers = await small.connected('sin', mei, heard(texts))
  const his = await small.connected('fra', anna)
  assert.equal((await his.say(hers.key, '明天见')).code, 0)
  assert.equal((await hers.say(his.key, 'bis morgen')).code, 0)
  await eventually('Mei has it', () => texts.includes('明天见'))
  const created = await callApi(
    small.edge('fra'),
    'POST',
    '/v1/groups',
    { name: 'Hiking', open: true },
    anna.accessToken,
  )
  const [groupId, link] = [created['group_id'] as GroupId, created['link'] as string]
  await callApi(small.edge('sin'), 'POST', `/v1/groups/${groupId}/join`, { link }, mei.accessToken)
  const key = groupKeyOf(groupId)
  await eventually('both are in', () => hers.groups.has(key) && (his.groups.get(key) ?? 0) >= 2)
  assert.equal((await hers.sayToGroup(key, 'Sonntag?')).code, 0)
  await eventually('both have the row', () => (his.groups.get(key) ?? 0) === 3 && hers.groups.get(key) === 3)
})
