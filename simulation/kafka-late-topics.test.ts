/** FC-083: what is told of a topic that was deleted and cannot be made anew, by the answers that its maker gives. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topic } from '../platform/event-log/event-log.ts'
import { KafkaLateTopics } from '../platform/event-log/kafka-late-topics.ts'
import type { KafkaTopic } from '../platform/event-log/kafka-topics.ts'
import { SimulatedTime } from './clock.simulated.ts'

const lane: KafkaTopic = { name: topic('user'), partitions: 1, canBeRemade: true }

test('FC-083 why a lost topic is not made anew is told once for each reason, until it is', async () => {
  const answers = ['no rights', 'no rights', 'no disk', undefined, 'no rights']
  const reopened: KafkaTopic[] = []
  const topics = {
    lost: [lane],
    has: () => true,
    open: () => Promise.resolve(),
    reopen: async (spec: KafkaTopic) => void reopened.push(spec),
  }
  const make = async (): Promise<void> => {
    const why = answers.shift()
    if (why !== undefined) throw new Error(why)
  }
  const told: string[] = []
  const late = new KafkaLateTopics(topics, new SimulatedTime(), { topicOf: () => lane, make }, (_, error) => {
    assert.equal(error.code, 'unavailable')
    told.push(error.message)
  })
  const made: (readonly string[])[] = []
  while (answers.length > 0) made.push(await late.remake())
  assert.deepEqual(made, [[], [], [], ['user'], []])
  assert.deepEqual(
    told.map((message) => /opened: (.*)$/.exec(message)?.[1]),
    ['no rights', 'no disk', 'no rights'],
  )
  assert.deepEqual(reopened, [lane])
})
