/**
 * The writer of the Kafka log against a broker that fails in every way there is, from a seed: answers
 * are lost, connections break before and after the append, replicas are missing, a batch that was
 * given up for dead arrives late, leaders move.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbered, numberOf, range } from '../platform/event-log/event-log.contract.ts'
import { EventLogError, type NewRecord, topic } from '../platform/event-log/event-log.ts'
import { type KafkaPart, newKafkaPart } from '../platform/event-log/kafka-part.ts'
import { type Flight, KafkaWriter, type Outcome } from '../platform/event-log/kafka-writer.ts'
import { RecentBudget, RecentRecords } from '../platform/event-log/recent-records.ts'
import { batchBytesMax, decodeBatches } from '../platform/kafka/record-batch.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SimulatedTime } from './clock.simulated.ts'

const partNamed = (partition: number): KafkaPart =>
  newKafkaPart(
    { topic: topic('user'), partition },
    {
      topic: 'user',
      partition,
      marks: [],
      needs: undefined,
      leader: 1,
      recent: new RecentRecords(new RecentBudget(0)),
    },
  )

const stored = (base: number): Outcome => ({ kind: 'stored', base })
const failed = (verdict: 'refused' | 'unknown' | 'fatal'): Outcome => ({ kind: 'failed', verdict, reason: 'so it is' })

/** What a broker does with the batch of a part: keeps it or not, and what it says. */
type Deed = (log: number[], numbers: readonly number[]) => Outcome

const keeps: Deed = (log, numbers) => stored(log.push(...numbers) - numbers.length)
const refuses: Deed = () => failed('refused')
const losesTheAnswer: Deed = (log, numbers) => {
  log.push(...numbers)
  return failed('unknown')
}
const losesTheBatch: Deed = () => failed('unknown')

class World {
  readonly time = new SimulatedTime()
  readonly parts = [partNamed(0), partNamed(1), partNamed(2)]
  readonly logs = new Map<KafkaPart, number[]>(this.parts.map((part) => [part, []]))
  readonly fatal: EventLogError[] = []
  readonly sent: { part: KafkaPart; numbers: readonly number[] }[] = []
  deed: (part: KafkaPart) => Deed = () => keeps
  flying = new Set<KafkaPart>()
  readonly writer: KafkaWriter

  constructor(seed = 1, patienceMs = 5_000) {
    const random = new SeededRandom(seed)
    this.writer = new KafkaWriter({
      clock: this.time,
      scheduler: this.time,
      random: random.split('writer'),
      patienceMs,
      send: (_, flights) => this.#send(flights, random.integer(20)),
      onStored: (part, records, _, base) => {
        const log = this.logOf(part)
        assert.deepEqual(log.slice(base, base + records.length), records.map(numberOf), 'durable where it says')
      },
      onTrouble: () => undefined,
      onFatal: (error) => this.fatal.push(error),
    })
  }

  logOf(part: KafkaPart): number[] {
    return this.logs.get(part) as number[]
  }

  append(part: KafkaPart, numbers: readonly number[]): Promise<number> {
    const records: NewRecord[] = numbers.map(numbered)
    return this.writer.append(part, records, batchBytesMax(records))
  }

  #send(flights: readonly Flight[], afterMs: number): Promise<readonly Outcome[]> {
    for (const { part } of flights) {
      assert.ok(!this.flying.has(part), 'W2 one batch of a part is on its way')
      this.flying.add(part)
    }
    return new Promise((resolve) => {
      this.time.after(afterMs, () => {
        resolve(
          flights.map(({ part, batch }) => {
            const numbers = decodeBatches(batch, 0, []).records.map(numberOf)
            this.sent.push({ part, numbers })
            this.flying.delete(part)
            return this.deed(part)(this.logOf(part), numbers)
          }),
        )
      })
    })
  }
}

const firsts = (log: readonly number[]): number[] => [...new Set(log)]

test('W2 what arrives while a batch is on its way is the next batch; parts share a request and not their fate', async () => {
  const world = new World()
  const [anna, mei] = world.parts as [KafkaPart, KafkaPart, KafkaPart]
  world.deed = (part) => (part === anna && world.sent.length < 3 ? refuses : keeps)
  const appends = range(0, 50).flatMap((n) => [world.append(anna, [n]), world.append(mei, [n])])
  await world.time.settle(Promise.all(appends))
  assert.deepEqual(world.logOf(anna), range(0, 50))
  assert.deepEqual(world.logOf(mei), range(0, 50))
  assert.equal(world.sent.filter(({ part }) => part === mei).length, 1)
})

test('FC-081 W2 after an unknown outcome the same batch comes again before anything else', async () => {
  const world = new World()
  const [anna] = world.parts as [KafkaPart]
  const deeds = [losesTheAnswer, losesTheBatch, losesTheAnswer]
  world.deed = () => deeds.shift() ?? keeps
  const first = world.append(anna, [1, 2])
  await world.time.advance(40)
  const second = world.append(anna, [3])
  assert.deepEqual(await world.time.settle(Promise.all([first, second])), [4, 6])
  assert.deepEqual(
    world.sent.map(({ numbers }) => numbers),
    [[1, 2], [1, 2], [1, 2], [1, 2], [3]],
  )
  assert.deepEqual(world.logOf(anna), [1, 2, 1, 2, 1, 2, 3])
})

test('FC-080 too few replicas: senders hear `unavailable` and nothing of theirs is stored; afterwards all goes on', async () => {
  const world = new World()
  const [anna, mei] = world.parts as [KafkaPart, KafkaPart]
  world.deed = (part) => (part === anna ? refuses : keeps)
  const told: (string | number)[] = []
  const append = (n: number): Promise<unknown> =>
    world.append(anna, [n]).then(
      () => told.push(n),
      (error: unknown) => told.push(error instanceof EventLogError ? error.code : String(error)),
    )
  const early = [append(1), append(2)]
  await world.time.settle(Promise.all(early))
  assert.deepEqual(told, ['unavailable', 'unavailable'])
  assert.ok(world.time.trueMs >= 5_000, 'it was tried for a while')
  const before = world.time.trueMs
  await world.time.settle(append(3))
  assert.equal(told.at(-1), 'unavailable')
  assert.ok(world.time.trueMs - before < 100, 'who comes later hears so at once')
  await world.time.settle(world.append(mei, [7]))
  world.deed = () => keeps
  await world.time.settle(append(4))
  assert.deepEqual(world.logOf(anna), [4])
  assert.deepEqual(told.at(-1), 4)
  assert.equal(world.writer.queuedBytes, 0)
})

test('W2 a batch that may be stored is never given up, and nothing gets past it', async () => {
  const world = new World()
  const [anna] = world.parts as [KafkaPart]
  world.deed = () => losesTheBatch
  const first = world.append(anna, [1])
  await world.time.advance(30)
  const second = assert.rejects(world.append(anna, [2]), { code: 'unavailable' })
  await world.time.advance(10_000)
  await second
  await assert.rejects(world.append(anna, [3]), { code: 'unavailable' })
  world.deed = () => keeps
  assert.equal(await world.time.settle(first), 0)
  assert.equal(await world.time.settle(world.append(anna, [4])), 1)
  assert.deepEqual(world.logOf(anna), [1, 4])
})

test('L3 what Kafka will never take ends the log', async () => {
  const world = new World()
  const [anna] = world.parts as [KafkaPart]
  world.deed = () => () => failed('fatal')
  const append = world.append(anna, [1])
  append.catch(() => undefined)
  await world.time.advance(100)
  assert.deepEqual(
    world.fatal.map(({ code }) => code),
    ['log-failed'],
  )
  await world.time.settle(world.writer.end(world.fatal[0] as EventLogError))
  await assert.rejects(append, { code: 'log-failed' })
  await assert.rejects(world.append(anna, [2]), { code: 'log-failed' })
})

test('the end of the log: what is on its way is waited for, what nobody knows of is said so, the rest was not stored', async () => {
  const world = new World()
  const [anna, mei, ben] = world.parts as [KafkaPart, KafkaPart, KafkaPart]
  world.deed = (part) => (part === mei ? losesTheBatch : keeps)
  const unclear = assert.rejects(world.append(mei, [1]), { code: 'log-failed' })
  await world.time.advance(30)
  const flying = world.append(anna, [1])
  await world.time.run({ until: () => world.flying.has(anna) })
  const waiting = assert.rejects(world.append(ben, [1]), { code: 'closed' })
  await world.time.settle(world.writer.end(new EventLogError('closed', 'the log was closed')))
  assert.equal(await flying, 0)
  await Promise.all([unclear, waiting])
  assert.deepEqual(world.logOf(ben), [])
  assert.equal(world.writer.queuedBytes, 0)
})

test('FC-080 FC-081 a hundred seeds: nothing acknowledged is lost, first appearances keep the order of the calls, refused is not stored', async () => {
  let given = 0
  for (const seed of range(1, 101)) {
    const world = new World(seed, 100)
    const chance = new SeededRandom(seed).split('broker')
    const late: (() => void)[] = []
    const arrivesLate: Deed = (log, numbers) => {
      late.push(() => log.push(...numbers))
      return failed('unknown')
    }
    const deeds = [keeps, keeps, refuses, losesTheAnswer, losesTheBatch, arrivesLate]
    world.deed = (part) => {
      if (chance.fraction() < 0.1) late.shift()?.()
      if (chance.fraction() < 0.1) part.leader = chance.fraction() < 0.5 ? 1 : 2
      return deeds[chance.integer(deeds.length)] as Deed
    }
    const acked = new Map<KafkaPart, number[]>()
    const refused = new Map<KafkaPart, number[]>()
    const appends: Promise<unknown>[] = []
    for (const n of range(0, 60)) {
      for (const part of world.parts) {
        const note = (map: Map<KafkaPart, number[]>) => () => map.set(part, [...(map.get(part) ?? []), n])
        appends.push(world.append(part, [n]).then(note(acked), note(refused)))
      }
      await world.time.advance(chance.integer(30))
    }
    world.deed = () => keeps
    for (const part of world.parts) part.leader = 1
    await world.time.settle(Promise.all(appends))
    for (const part of world.parts) {
      const first = firsts(world.logOf(part))
      assert.deepEqual(
        first,
        first.toSorted((a, b) => a - b),
        `seed ${seed}: the order of the calls`,
      )
      for (const n of acked.get(part) ?? [])
        assert.ok(first.includes(n), `seed ${seed}: ${n} was acknowledged and is lost`)
      given += (refused.get(part) ?? []).length
      for (const n of refused.get(part) ?? [])
        assert.ok(!first.includes(n), `seed ${seed}: ${n} was refused and is stored`)
    }
  }
  assert.ok(given > 100, `${given} appends were refused: too few to tell`)
})
