/** W20: what makes a part of the Kafka log stop, and what does not, by the answers of brokers that a real one gives once in years. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EventLogError, type Offset, topic } from '../platform/event-log/event-log.ts'
import { type KafkaTopic, KafkaTopics } from '../platform/event-log/kafka-topics.ts'
import { RecentBudget } from '../platform/event-log/recent-records.ts'
import { KafkaCallError } from '../platform/kafka/cluster.ts'
import { Pauses } from '../platform/kafka/pause.ts'
import { apis, type ClusterMetadata, type KafkaRequest, type OffsetResult } from '../platform/kafka/requests.ts'
import { SimulatedTime } from './clock.simulated.ts'

const anna = { topic: topic('user'), partition: 0 }
const lane: KafkaTopic = { name: anna.topic, partitions: 1, canBeRemade: true }
const notLeader = 6
const unknownTopic = 3

class World {
  readonly time = new SimulatedTime()
  readonly stopped: EventLogError[] = []
  readonly lost: EventLogError[] = []
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
      onLost: (_, error) => this.lost.push(error),
    })
  }

  async opened(spec: KafkaTopic = { name: anna.topic, partitions: 1 }): Promise<this> {
    await this.topics.open([spec])
    this.topics.useAll()
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

test('W20 FC-083 a topic that can be had again waits, once brokers have said three times that it is gone, and goes on above its former offsets', async () => {
  const world = await new World().opened(lane)
  let told = 0
  world.part.watchers.add(() => {
    told += 1
  })
  world.error = unknownTopic
  await world.topics.refresh()
  await world.topics.refresh()
  assert.deepEqual([world.lost, world.topics.lost], [[], []])
  await world.topics.refresh()
  await world.topics.refresh()
  assert.match(String(world.lost), /^EventLogError: unavailable: user: its topic was deleted$/)
  assert.equal(world.part.stopped, world.lost[0])
  assert.deepEqual(world.topics.lost, [lane])
  // Not there yet: it is tried again.
  await assert.rejects(world.topics.reopen(lane), /no topic/)
  Object.assign(world, { error: 0, id: 'second', start: 0, end: 7 })
  await world.topics.reopen(lane)
  assert.deepEqual([world.part.start, world.part.end, world.part.stopped, told], [100, 107, undefined, 1])
  world.end = 9
  await world.topics.survey()
  assert.deepEqual([world.part.end, told, world.topics.lost.length], [109, 2, 0])
  // And a third life, which somebody else has begun.
  Object.assign(world, { id: 'third', end: 1 })
  await world.topics.refresh()
  assert.match(String(world.lost[1]), /deleted and made anew/)
  await world.topics.reopen(lane)
  assert.deepEqual([world.part.start, world.part.end], [109, 110])
})

test('FC-083 brokers that were wrong about a topic change nothing: it keeps its offsets', async () => {
  const world = await new World().opened(lane)
  world.error = unknownTopic
  for (let time = 0; time < 3; time++) await world.topics.refresh()
  Object.assign(world, { error: 0, start: 40, end: 103 })
  await world.topics.reopen(lane)
  assert.deepEqual([world.part.start, world.part.end, world.part.stopped], [40, 103, undefined])
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

test('a part that nobody in the process has named is looked at when all are, and by itself once it is used', async () => {
  const world = new World()
  await world.topics.open([{ name: anna.topic, partitions: 1 }])
  const end = (): number | undefined => world.topics.all()[0]?.end
  world.end = 101
  await world.topics.survey()
  assert.equal(end(), 100)
  await world.topics.surveyAll()
  assert.equal(end(), 101)
  world.topics.find(anna)
  world.end = 102
  await world.topics.survey()
  assert.equal(end(), 102)
})
