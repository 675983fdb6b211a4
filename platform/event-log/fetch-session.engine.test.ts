/** What a real broker makes of a question that is asked again and again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { KafkaBrokers } from '../kafka/cluster.kafka.ts'
import { FetchSession } from '../kafka/fetch-session.ts'
import { type FetchAnswer, type FetchEntry, type FetchQuestion, fetchRequest } from '../kafka/requests.ts'
import { numbered } from './event-log.contract.ts'
import { topic } from './event-log.ts'
import { kafkaOfTest, KafkaOfTest } from './kafka-of-test.node.ts'

let kafka: KafkaOfTest
let brokers: KafkaBrokers
let leaders: readonly number[]

before(async () => {
  kafka = await KafkaOfTest.make({ user: 3 })
  brokers = new KafkaBrokers({ ...kafkaOfTest, requestTimeoutMs: 10_000 })
  const { topics } = await brokers.metadata(kafka.named.map(({ name }) => name))
  leaders = (topics[0]?.partitions ?? []).toSorted((a, b) => a.partition - b.partition).map(({ leader }) => leader)
})

after(async () => {
  await brokers.close()
  await kafka.dispose()
})

const entry = (partition: number, from: number): FetchEntry => ({
  topic: `${kafka.prefix}user`,
  partition,
  from,
  maxBytes: 65_536,
})

const ask = (question: FetchQuestion): Promise<FetchAnswer> =>
  brokers.call(leaders[0] as number, 'follow', fetchRequest(question, { waitMs: 300, maxBytes: 65_536 }))

test('a broker answers with the parts that have grown, and takes up a session that it does not know', async () => {
  const led = [0, 1, 2].filter((partition) => leaders[partition] === leaders[0])
  const parts = led.map((partition) => entry(partition, 0))
  const session = new FetchSession()
  const first = await ask(session.ask(parts))
  assert.ok(session.answered(first))
  assert.equal(first.parts.length, led.length)

  const log = await kafka.open()
  const base = await log.append({ topic: topic('user'), partition: 0 }, [numbered(1)])
  const grown = await ask(session.ask(parts))
  assert.ok(session.answered(grown))
  // Of the others it may say once more where they begin and end.
  const withRecords = grown.parts.filter(({ batches }) => batches.length > 0)
  assert.deepEqual(
    withRecords.map(({ partition }) => partition),
    [0],
  )

  const moved = parts.map((part) => (part.partition === 0 ? entry(0, base + 1) : part))
  const nothingNew = await ask(session.ask(moved))
  assert.ok(session.answered(nothingNew))
  assert.deepEqual(nothingNew.parts, [])

  const stranger = new FetchSession()
  stranger.ask(parts)
  stranger.answered({ error: 0, session: nothingNew.session === 1 ? 2 : 1 })
  assert.equal(stranger.answered(await ask(stranger.ask(moved))), false)
  const anew = await ask(stranger.ask(moved))
  assert.ok(stranger.answered(anew))
  assert.equal(anew.parts.length, led.length)
})
