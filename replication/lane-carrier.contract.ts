/**
 * What holds for lanes whatever carries them: the pumps of a region's own process, or MirrorMaker. Two
 * regions, Frankfurt and Virginia, whose replication is the real one; a mirror may repeat what it likes.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Clock, type Scheduler, sleep } from '../platform/clock.ts'
import type { EventLog, NewRecord } from '../platform/event-log/event-log.ts'
import type { KeptFiles } from '../platform/kept-files.ts'
import type { Random } from '../platform/random.ts'
import { readDerived } from '../protocol/codec/derived.ts'
import { embeddedPartCounts, lanePartition, laneTopic, userPart } from '../protocol/log-records.ts'
import { regionByAlias, type Region, standardPlaces } from '../protocol/places.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../residency-policy/flows/policy-record.fixture.ts'
import type { CarrierPorts } from './lane-carriers.ts'
import { barrierInLane, logged, messageInLane } from './lane-records.fixture.ts'
import { Replication } from './replication.ts'

export interface LanesUnderTest {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** Timers of both regions run that many times faster. */
  readonly haste: number
  readonly logs: { readonly eu: EventLog; readonly us: EventLog }
  /** Where a region keeps its counters and positions; the same each time. */
  files(here: 'eu' | 'us'): Promise<KeptFiles>
  /** How the lanes of a region get away, and what comes to it; for each start anew. */
  way(here: 'eu' | 'us'): Pick<CarrierPorts, 'transports' | 'mirrored'>
  /** Whoever receives in a region, once it runs. */
  runs(here: 'eu' | 'us', replication: Replication): void
  /** Puts records into a lane of eu so that they do not arrive. */
  lose(partition: number, records: readonly NewRecord[]): Promise<void>
  dispose(): Promise<void>
}

const [eu, us] = ['eu', 'us'].map((alias) => regionByAlias(standardPlaces, alias)) as [Region, Region]
const allow = allBetween([eu.number, us.number], ['msg.body'])
const open = new FlowTable(policyRecordOf({ version: 1, allow }))

/** A mirror that starts on a machine that does seven other things; what never comes about fails. */
const patienceMs = 150_000

/** Canaries and questions come at their own pace, which is slow for a test. */
const hasty = ({ haste, clock, scheduler }: LanesUnderTest): Pick<LanesUnderTest, 'clock' | 'scheduler'> => ({
  clock: { now: () => clock.now(), monotonic: () => clock.monotonic() * haste },
  scheduler: {
    after: (delayMs, work) => scheduler.after(delayMs / haste, work),
    every: (periodMs, work) => scheduler.every(periodMs / haste, work),
    soon: (work) => scheduler.soon(work),
  },
})

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

export function laneCarrierContract(name: string, start: () => Promise<LanesUnderTest>): void {
  let under: LanesUnderTest
  let source: Replication
  let destination: Replication
  /** Counters given, by lane partition. */
  const given = new Map<number, number>()

  const inTheEnd = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
    const { clock, scheduler } = under
    const end = clock.monotonic() + patienceMs
    while (!(await holds())) {
      if (clock.monotonic() > end) assert.fail(`${what}: not within ${patienceMs / 1_000} s`)
      await sleep(scheduler, 50)
    }
  }

  const startAt = async (here: Region, other: Region): Promise<Replication> => {
    const alias = here.alias as 'eu' | 'us'
    const replication = await Replication.start({
      ...under.way(alias),
      here,
      others: [other],
      counts: embeddedPartCounts,
      log: under.logs[alias],
      files: await under.files(alias),
      ...hasty(under),
      random: under.random,
      laneCounter: (lane, partition) => (here === eu && lane.class === 'chat' ? (given.get(partition) ?? 0) : 0),
      oldestGeneration: () => 1,
      policy: () => open,
      putDirectory: () => Promise.resolve(),
      onLaneAlarm: () => {},
    })
    under.runs(alias, replication)
    return replication
  }

  before(async () => {
    under = await start()
    source = await startAt(eu, us)
    destination = await startAt(us, eu)
  })

  after(async () => {
    await source.stop()
    await destination.stop()
    await under.dispose()
  })

  const lanePart = (partition: number) => ({ topic: laneTopic('us', 'chat', 1), partition })
  const say = async (partition: number, first: number, last: number): Promise<void> => {
    for (let k = first; k <= last; k++) {
      given.set(partition, k)
      await under.logs.eu.append(lanePart(partition), [message(partition, k)])
    }
  }
  const arrived = (partition: number): Promise<number[]> => placesIn(under.logs.us, partition)
  const firstSeen = async (partition: number): Promise<number[]> => [...new Set(await arrived(partition))]

  test(`R2 ${name}: what is in a lane arrives in its part, in order, with its body`, async () => {
    await say(1, 1, 40)
    await inTheEnd('all of it is there', async () => (await firstSeen(1)).length === 40)
    assert.deepEqual(await firstSeen(1), upTo(40))
    const [record] = await under.logs.us.read(userPart(1), under.logs.us.start(userPart(1)), 1)
    assert.equal(Buffer.from(readDerived(record?.payload ?? new Uint8Array()).body ?? []).toString(), 'hello 1')
  })

  test(`R3 ${name}: a range that was lost on the way is asked for and said again`, async () => {
    await say(2, 1, 3)
    given.set(2, 6)
    await under.lose(
      2,
      [4, 5, 6].map((k) => message(2, k)),
    )
    await say(2, 7, 9)
    await inTheEnd('the gap is filled', async () => (await firstSeen(2)).length === 9)
    await inTheEnd('no gap is known of', () => destination.inbound().every(({ gaps }) => gaps === 0))
  })

  test(`R3 ${name}: a lost tail shows by the canary`, async () => {
    await say(3, 1, 2)
    given.set(3, 4)
    await under.lose(
      3,
      [3, 4].map((k) => message(3, k)),
    )
    await inTheEnd('the tail is there', async () => (await firstSeen(3)).length === 4)
  })

  test(`R2 ${name}: a destination that stops goes on where it was, and what came meanwhile is there`, async () => {
    await say(4, 1, 5)
    await inTheEnd('the first five are there', async () => (await firstSeen(4)).length === 5)
    await destination.stop()
    await say(4, 6, 20)
    destination = await startAt(us, eu)
    await inTheEnd('the others are there', async () => (await firstSeen(4)).length === 20)
    assert.deepEqual(await firstSeen(4), upTo(20))
  })

  test(`R7 ${name}: a source knows when its barriers are through`, async () => {
    await say(5, 1, 3)
    given.set(5, 4)
    await under.logs.eu.append(lanePart(5), [goesOnAsItWas(4)])
    await inTheEnd('they are through', () => {
      const { of, through } = source.barriers(2, 1)
      return of === given.size && through === of
    })
  })

  test(`L7 ${name}: what the destination has is held no longer, in lanes that are counted and in those that are not`, async () => {
    await inTheEnd('nothing is held of chat', () =>
      [...given.keys()].every((partition) => {
        const part = lanePart(partition)
        return under.logs.eu.heldBy(part) === 0 && under.logs.eu.end(part) > 0
      }),
    )
    // Control lanes go on saying that all is well: what they have said by now is forgotten some time.
    const control = laneTopic('us', 'control', 1)
    const ends = (): number =>
      Array.from({ length: lanePartition.count(embeddedPartCounts) }, (_, partition) =>
        under.logs.eu.end({ topic: control, partition }),
      ).reduce((sum, end) => sum + end, 0)
    const said = ends()
    assert.ok(said > 0)
    await inTheEnd('what was said in control lanes is known to be there', () => {
      const behind = source.outbound().find(({ topic }) => topic === control)?.behind ?? 0
      return behind <= ends() - said
    })
  })
}

async function placesIn(log: EventLog, partition: number): Promise<number[]> {
  const part = userPart(partition)
  const places: number[] = []
  let from = log.start(part)
  for (;;) {
    const records = await log.read(part, from, 1 << 20)
    for (const { payload, offset } of records) {
      places.push(readDerived(payload).place)
      from = offset + 1
    }
    if (records.length === 0) return places
  }
}

/** To the user part with the number of the lane partition. */
const message = (partition: number, k: number): NewRecord => logged(messageInLane(k, partition))

const goesOnAsItWas = (counter: number): NewRecord =>
  logged(barrierInLane(counter, policyRecordOf({ version: 2, allow })))
