/** How long a question about growth may stay open, by what is in it. */
import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { nodeScheduler } from '../clock.node.ts'
import { KafkaCallError, type KafkaCluster } from '../kafka/cluster.ts'
import { Pauses } from '../kafka/pause.ts'
import { topic } from './event-log.ts'
import { newKafkaPart } from './kafka-part.ts'
import { KafkaReader } from './kafka-reader.ts'
import type { KafkaTopics } from './kafka-topics.ts'
import { RecentBudget, RecentRecords } from './recent-records.ts'

test('growth is asked for seldom while every watched part is in the question, and often while one is left out or new', async () => {
  const asked: number[] = []
  let answer: () => void = () => {}
  const cluster: KafkaCluster = {
    metadata: () => Promise.reject(new KafkaCallError('nobody is asked', { sent: false })),
    call: (_node, _purpose, request) => {
      asked.push(request.waitMs)
      return new Promise((resolve) => {
        answer = () => resolve(request.decode(nothing))
      })
    },
  }
  const parts = [0, 1].map((partition) =>
    newKafkaPart(
      { topic: topic('user'), partition },
      {
        topic: 'user',
        partition,
        marks: [],
        needs: undefined,
        leader: 1,
        recent: new RecentRecords(new RecentBudget(1)),
      },
    ),
  )
  for (const part of parts) part.watchers.add(() => {})
  let now = 10_000
  let busy = false
  const pauses = new Pauses(nodeScheduler)
  const reader = new KafkaReader({
    cluster,
    clock: { now: () => now, monotonic: () => now },
    pauses,
    topics: { all: () => parts } as unknown as KafkaTopics,
    isBusy: (part) => busy && part.partition === 1,
    onUnmarked: () => {},
  })
  const answered = async (): Promise<void> => {
    answer()
    await setImmediate()
  }
  reader.watched()
  now += 3_000
  await answered()
  busy = true
  await answered()
  busy = false
  await answered()
  reader.watched()
  await answered()
  assert.deepEqual(asked, [100, 1_000, 100, 1_000, 100])
  pauses.end()
  await answered()
  await reader.stopped()
})

/** Throttle, error, session, and no topics. */
const nothing = Buffer.alloc(14)
