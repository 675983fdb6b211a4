/** W20: what makes a part of the Kafka log stop, and what does not, by the answers of brokers that a real one gives once in years. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EventLogError, type Offset, topic } from '../platform/event-log/event-log.ts'
import { KafkaTopics } from '../platform/event-log/kafka-topics.ts'
import { RecentBudget } from '../platform/event-log/recent-records.ts'
import { KafkaCallError } from '../platform/kafka/cluster.ts'
import { Pauses } from '../platform/kafka/pause.ts'
import { apis, type ClusterMetadata, type KafkaRequest, type OffsetResult } from '../platform/kafka/requests.ts'
import { SimulatedTime } from './clock.simulated.ts'

const anna = { topic: topic('user'), partition: 0 }
const notLeader = 6

class World {
  readonly time = new SimulatedTime()
  readonly stopped: EventLogError[] = []
  id = 'first'
  error = 0
  start: Offset = 0
  end: Offset | 'away' = 100
  readonly topics: KafkaTopics

  constructor() {
    this.topics = new KafkaTopics({
      cluster: { metadata: () => this.#metadata(), call: (_, __, request) => this.#call(request) },
      pauses: new Pauses(this.time),
      budget: new RecentBudget(0),
      prefix: '',
      onStopped: (_, error) => this.stopped.push(error),
    })
  }

  async opened(): Promise<this> {
    await this.topics.open([{ name: anna.topic, partitions: 1 }])
    return this
  }

  get part() {
    const part = this.topics.find(anna)
    assert.ok(part)
    return part
  }

  #metadata(): Promise<ClusterMetadata> {
    const partitions = [{ partition: 0, leader: 1 }]
    return Promise.resolve({
      nodes: [{ id: 1, host: 'here', port: 1 }],
      topics: [{ name: 'user', error: this.error, id: this.id, partitions: this.error === 0 ? partitions : [] }],
    })
  }

  #call<Answer>({ api, body }: KafkaRequest<Answer>): Promise<Answer> {
    assert.equal(api, apis.listOffsets)
    if (this.end === 'away') return Promise.reject(new KafkaCallError('nobody is there', { sent: false }))
    const asksForStart = body.readBigInt64BE(body.length - 8) === -2n
    const results: OffsetResult[] = [
      { topic: 'user', partition: 0, error: this.error, offset: asksForStart ? this.start : this.end },
    ]
    return Promise.resolve(results as Answer)
  }
}

test('W20 a log that ends before what was stored has lost records: its part stops after three answers, and says what is missing', async () => {
  const world = await new World().opened()
  let told = 0
  world.part.watchers.add(() => {
    told += 1
  })
  world.end = 98
  await world.topics.survey()
  await world.topics.survey()
  assert.deepEqual(world.stopped, [])
  await world.topics.survey()
  assert.match(String(world.stopped), /damaged: user\/0: its log ends at 98 and had ended at 100/)
  assert.equal(world.part.stopped, world.stopped[0])
  assert.equal(told, 1)
})

test('W20 a leader that is a little behind after an election stops nothing', async () => {
  const world = await new World().opened()
  for (const end of [98, 98, 100, 99, 'away', 99, 101] as const) {
    world.end = end
    await world.topics.survey()
  }
  assert.deepEqual(world.stopped, [])
  assert.equal(world.part.end, 101)
})

test('W20 a part that nobody leads for a while keeps its place', async () => {
  const world = await new World().opened()
  world.error = notLeader
  await world.topics.refresh()
  assert.equal(world.part.leader, undefined)
  world.error = 0
  await world.topics.refresh()
  await world.topics.survey()
  assert.deepEqual([world.part.leader, world.part.end, world.stopped.length], [1, 100, 0])
})

test('W20 FC-083 a topic with another id under the same name is another topic', async () => {
  const world = await new World().opened()
  world.id = 'second'
  world.end = 500
  await world.topics.refresh()
  assert.match(String(world.stopped), /deleted and made anew/)
  await world.topics.survey()
  assert.equal(world.part.end, 100, 'its end is none of ours')
})

test('W20 what others dropped moves the start, and the end of a part that was emptied', async () => {
  const world = await new World().opened()
  world.start = 40
  await world.topics.survey()
  assert.deepEqual([world.part.start, world.part.end], [40, 100])
  world.start = 120
  world.end = 120
  await world.topics.survey()
  assert.deepEqual([world.part.start, world.part.end], [120, 120])
  assert.deepEqual(world.stopped, [])
})
