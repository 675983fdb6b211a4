/** What links and operators do to the log on a real Kafka: cuts, black holes, topics made anew, wrong input. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { ensureTopics, removeTopics } from '../kafka/topics.kafka.ts'
import { eventually } from '../registry/eventually.node.ts'
import { numbered, numberOf, range, readAll } from './event-log.contract.ts'
import type { KafkaEventLog, KafkaEventLogOptions } from './event-log.kafka.ts'
import { type EventLog, type EventLogError, type Part, topic } from './event-log.ts'
import { kafkaOfTest, KafkaOfTest, settingsOfTest } from './kafka-of-test.node.ts'
import type { KafkaTopic } from './kafka-topics.ts'

const anna: Part = { topic: topic('user'), partition: 0 }
const mei: Part = { topic: topic('user'), partition: 1 }

const prepare = async (context: TestContext): Promise<KafkaOfTest> => {
  const kafka = await KafkaOfTest.make()
  context.after(() => kafka.dispose())
  return kafka
}

/** All brokers behind one proxy each, all of which misbehave alike. */
const behindProxies = async (context: TestContext) => {
  const proxies = new Map<string, FaultProxy>()
  for (const address of kafkaOfTest.brokers) proxies.set(address, await FaultProxy.open(address))
  context.after(() => Promise.all([...proxies.values()].map((proxy) => proxy.close())))
  const options: Partial<KafkaEventLogOptions> = {
    dialled: Object.fromEntries([...proxies].map(([address, proxy]) => [address, proxy.address])),
    requestTimeoutMs: 1_000,
  }
  const set = (mode: FaultProxy['mode']): void => {
    for (const proxy of proxies.values()) proxy.mode = mode
  }
  const cut = (): void => {
    for (const proxy of proxies.values()) proxy.cut()
  }
  return { options, set, cut }
}

const stored = async (log: EventLog, part: Part): Promise<number[]> => (await readAll(log, part)).map(numberOf)

const firsts = (numbers: readonly number[]): number[] => [...new Set(numbers)]

test('W2 FC-081 the link is cut between append and answer: the same batch comes again, before what waits', async (context) => {
  const kafka = await prepare(context)
  const proxies = await behindProxies(context)
  const log = await kafka.open(proxies.options)
  const witness = await kafka.open()
  witness.watch(anna, () => undefined)
  assert.equal(await log.append(anna, [numbered(0)]), 0)
  proxies.set({ kind: 'mute' })
  const first = log.append(anna, [numbered(1), numbered(2)])
  await eventually('it is stored and nobody was told', () => witness.end(anna) >= 3)
  assert.equal(log.end(anna), 1)
  const second = log.append(anna, [numbered(3)])
  proxies.set({ kind: 'pass' })
  proxies.cut()
  const told = await Promise.all([first, second])
  await eventually('the witness hears of the last', () => witness.end(anna) > told[1])
  const numbers = await stored(witness, anna)
  assert.deepEqual(firsts(numbers), [0, 1, 2, 3])
  assert.deepEqual(numbers.slice(0, 5), [0, 1, 2, 1, 2], 'the same batch again')
  assert.deepEqual(
    told.map((offset) => numbers[offset]),
    [1, 3],
  )
  assert.deepEqual(await stored(log, anna), numbers)
})

test('W2 FC-080 links that break again and again under load: nothing acknowledged is lost, the order of the calls is kept', async (context) => {
  const kafka = await prepare(context)
  const proxies = await behindProxies(context)
  const log = await kafka.open(proxies.options)
  const acked: number[] = []
  const appends: Promise<unknown>[] = []
  for (const n of range(0, 400)) {
    appends.push(log.append(anna, [numbered(n)]).then(() => acked.push(n)))
    if (n % 50 === 20) proxies.cut()
    if (n % 4 === 0) await eventually('some are through', () => n - acked.length < 60)
  }
  await Promise.all(appends)
  assert.deepEqual(acked, range(0, 400))
  const witness = await kafka.open()
  assert.deepEqual(firsts(await stored(witness, anna)), range(0, 400))
})

test('W2 a black hole: the request runs out of time, the batch goes out again when the link is back', async (context) => {
  const kafka = await prepare(context)
  const proxies = await behindProxies(context)
  const log = await kafka.open({ ...proxies.options, patienceMs: 600_000 })
  assert.equal(await log.append(anna, [numbered(0)]), 0)
  const before = log.counters.batches
  proxies.set({ kind: 'hang' })
  const appends = Promise.all([log.append(anna, [numbered(1)]), log.append(mei, [numbered(1)])])
  await eventually('it was tried again', () => log.counters.batches > before + 1)
  const behind = log.append(anna, [numbered(2)])
  proxies.set({ kind: 'pass' })
  await appends
  await behind
  assert.deepEqual(firsts(await stored(log, anna)), [0, 1, 2])
  assert.deepEqual(firsts(await stored(log, mei)), [1])
})

test('FC-080 Kafka is away: senders hear `unavailable`, readers of memory are served, others wait until it is back', async (context) => {
  const kafka = await prepare(context)
  const proxies = await behindProxies(context)
  const log = await kafka.open({ ...proxies.options, patienceMs: 300 })
  await log.append(anna, range(0, 5).map(numbered))
  const cold = await kafka.open({ ...proxies.options, tailBytes: 0 })
  proxies.set({ kind: 'refuse' })
  // What was on its way when the link broke may be stored, and is not given up.
  let code: unknown
  await eventually('senders are sent away', () => {
    log.append(mei, [numbered(1)]).catch((error: EventLogError) => {
      code = error.code
    })
    return code === 'unavailable'
  })
  const told = await codesOf(range(10, 13).map((n) => log.append(mei, [numbered(n)])))
  assert.deepEqual(told, ['unavailable', 'unavailable', 'unavailable'])
  assert.deepEqual(await stored(log, anna), range(0, 5))
  const waiting = stored(cold, anna)
  proxies.set({ kind: 'pass' })
  assert.deepEqual(await waiting, range(0, 5))
  await eventually('it takes records again', () => {
    log.append(mei, [numbered(1)]).catch(() => undefined)
    return log.end(mei) > 0
  })
  assert.deepEqual(firsts(await stored(log, mei)), [1], 'what was refused is not stored')
})

test('W9 a reader whose link broke goes on where it was, and hears of growth again', async (context) => {
  const kafka = await prepare(context)
  const proxies = await behindProxies(context)
  const reader = await kafka.open(proxies.options)
  const writer = await kafka.open()
  const seen: number[] = []
  let next = reader.start(anna)
  let reading = Promise.resolve()
  const pump = async (): Promise<void> => {
    for (const record of await reader.read(anna, next, 10_000)) {
      seen.push(numberOf(record))
      next = record.offset + 1
    }
  }
  reader.watch(anna, () => {
    reading = reading.then(pump)
  })
  for (const n of range(0, 30)) {
    await writer.append(anna, [numbered(n)])
    if (n % 10 === 5) proxies.cut()
  }
  await eventually('all was read', () => seen.length >= 30)
  await reading
  assert.deepEqual(seen, range(0, 30))
})

test('W20 FC-083 a topic that is deleted and made anew under the log stops its parts; offsets of the old one mean nothing', async (context) => {
  const kafka = await prepare(context)
  const stopped: EventLogError[] = []
  const log = await kafka.open({ onPartStopped: (_, error) => stopped.push(error) })
  await log.append(anna, range(0, 5).map(numbered))
  let told = 0
  log.watch(mei, () => {
    told += 1
  })
  const names = kafka.named.map(({ name }) => name)
  await removeTopics(kafkaOfTest, names)
  await ensureTopics(kafkaOfTest, kafka.named, settingsOfTest)
  const fresh = await kafka.open()
  await fresh.append(anna, range(100, 200).map(numbered))
  await eventually('both parts have stopped', () => stopped.length === 2)
  assert.match(stopped[0]?.message ?? '', /deleted and made anew/)
  assert.ok(told > 0, 'who waits for growth is told')
  await assert.rejects(async () => log.read(anna, 5, 1_000), { code: 'damaged' })
  await assert.rejects(log.append(anna, [numbered(5)]), { code: 'damaged' })
  assert.deepEqual(await stored(fresh, anna), range(100, 200))
})

test('W20 FC-083 a topic whose records can be had again is made anew when it is deleted, and goes on above its offsets wherever it is open', async (context) => {
  const kafka = await prepare(context)
  const lane: KafkaTopic = { name: topic('user'), partitions: 2, canBeRemade: true }
  const told: string[] = []
  const opened = (): Promise<KafkaEventLog> =>
    kafka.open({
      topics: [lane],
      onDemand: { topicOf: () => lane, make: () => ensureTopics(kafkaOfTest, kafka.named, settingsOfTest) },
      onTopicLost: (_, { message }) => told.push(message),
      onTopicRemade: (name) => told.push(`${name} again`),
      onPartStopped: (_, error) => assert.fail(error),
    })
  const [writer, reader] = [await opened(), await opened()]
  const seen: [number, number][] = []
  const read = async (): Promise<void> => {
    for (const record of await readAll(reader, anna)) seen.push([record.offset, numberOf(record)])
  }
  await writer.append(anna, range(0, 5).map(numbered))
  reader.watch(anna, () => {})
  await eventually('the reader sees them', () => reader.end(anna) === 5)
  await read()
  await removeTopics(
    kafkaOfTest,
    kafka.named.map(({ name }) => name),
  )
  // As those do who append to lanes: sent away, they come again.
  const append = (): Promise<number> =>
    writer.append(anna, [numbered(5)]).catch(async (error: EventLogError) => {
      assert.equal(error.code, 'unavailable')
      await new Promise((resolve) => setTimeout(resolve, 100))
      return append()
    })
  assert.equal(await append(), 5)
  await eventually('the reader goes on', () => reader.end(anna) === 6)
  await read()
  assert.deepEqual(
    seen,
    range(0, 6).map((n) => [n, n]),
  )
  assert.deepEqual([reader.start(anna), writer.start(mei)], [5, 0])
  await assert.rejects(async () => reader.read(anna, 4, 1_000), { code: 'truncated' })
  await writer.append(anna, [numbered(6)])
  await writer.release(anna, 6)
  await eventually('what was released is gone', () => writer.start(anna) === 6)
  assert.deepEqual(await stored(await kafka.open(), anna), [6])
  assert.equal(told.filter((each) => /was deleted/.test(each)).length, 2)
  assert.equal(told.filter((each) => each === 'user again').length, 2)
})

test('what is wrong with Kafka or a topic is said before anything is written', async (context) => {
  const kafka = await prepare(context)
  const opening = (options: Partial<KafkaEventLogOptions>): Promise<unknown> => kafka.open(options)
  const user = topic('user')
  await assert.rejects(opening({ topics: [{ name: user, partitions: 16 }] }), /has 2 partitions, user needs 16/)
  await assert.rejects(
    opening({ topics: [{ name: topic('nowhere'), partitions: 1 }] }),
    /no topic `.*nowhere`: create it/,
  )
  await assert.rejects(opening({ brokers: ['127.0.0.1:1'] }), /127\.0\.0\.1:1 cannot be reached/)
  await assert.rejects(opening({ brokers: [] }), /needs the address of a broker/)
  await assert.rejects(opening({ brokers: ['kafka'] }), /`kafka` is no address of a broker: give host:port/)
  const wrong = kafka.named.map(({ name }) => ({ name, partitions: 3 }))
  await assert.rejects(ensureTopics(kafkaOfTest, wrong, settingsOfTest), /has 2 partitions and must have 3/)
  const limited = { ...settingsOfTest, replicasMin: settingsOfTest.replicasMin + 1 }
  await assert.rejects(ensureTopics(kafkaOfTest, kafka.named, limited), /has min\.insync\.replicas=.* and must have/)
  await ensureTopics(kafkaOfTest, kafka.named, settingsOfTest)
})

test('who is not known at the guarded door hears so, with what to check', async (context) => {
  const { guarded } = kafkaOfTest
  assert.ok(guarded, 'the engine has a guarded door')
  const kafka = await prepare(context)
  const { brokers, passwords } = guarded
  const credentials = { user: 'admin', password: 'wrong' }
  await assert.rejects(kafka.open({ brokers, credentials }), /refuses user `admin`: check user and password/)
  const right = await kafka.open({ brokers, credentials: { user: 'admin', password: passwords['admin'] ?? '' } })
  assert.equal(await right.append(anna, [numbered(1)]), 0)
})

const codesOf = (appends: readonly Promise<unknown>[]): Promise<unknown[]> =>
  Promise.all(
    appends.map((append) =>
      append.then(
        () => 'stored',
        (error: { code?: unknown }) => error.code,
      ),
    ),
  )
