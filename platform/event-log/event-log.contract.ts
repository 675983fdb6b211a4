/**
 * What every event log owes its callers, as written at the port. An adapter's test calls this with
 * the way to open a fresh log; times are the adapter's affair, so nothing here measures any.
 */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn, whileWaiting } from '../check.contract.ts'
import {
  type EventLog,
  EventLogError,
  type EventLogErrorCode,
  type NewRecord,
  type Offset,
  type Part,
  type StoredRecord,
  topic,
} from './event-log.ts'

export interface EventLogUnderTest {
  /** Empty. */
  readonly log: EventLog
  /** Ends the log and opens it again as the next process would. */
  readonly reopen: () => Promise<EventLog>
  /** Appends to `part` until records released there are gone. Absent where each part is dropped for itself. */
  readonly outgrow?: (log: EventLog, part: Part) => Promise<void>
  /** Where the log is an engine that several processes use. */
  readonly engine?: {
    /** The same log as another process has it open at the same time. */
    readonly another: () => Promise<EventLog>
    /** Waits within a bound, since an engine does things in its own time. */
    readonly eventually: (what: string, holds: () => boolean) => Promise<void>
  }
  readonly dispose: () => Promise<void>
}

export const eventLogContract = (name: string, openFresh: () => Promise<EventLogUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`event log contract: ${name}`, whileWaiting, () => {
    check('records come back as they were given, with rising offsets', async ({ log }) => {
      const given: NewRecord[] = [
        { kind: 0, flags: 255, at: 0, payload: new Uint8Array(0) },
        { kind: 255, flags: 0, at: 1_767_225_600_123, payload: Uint8Array.of(0, 255, 10, 13) },
        { kind: 7, flags: 3, at: 2 ** 42, payload: new TextEncoder().encode('नमस्ते, Mei 👋🏽') },
      ]
      const first = await log.append(anna, given)
      const stored = await readAll(log, anna)
      assert.equal(stored[0]?.offset, first)
      assert.deepEqual(
        stored.map(({ kind, flags, at, payload }) => ({ kind, flags, at, payload })),
        given,
      )
      assertRising(stored)
    })

    check('W1 a reader sees a record only when its append is durable, and at once then', async ({ log }) => {
      const seen: number[] = []
      let settled = 0
      const appends = Array.from({ length: 20 }, async (_, n) => {
        await log.append(anna, [numbered(n)])
        settled += 1
        const read = await readAll(log, anna)
        assert.ok(read.length >= settled, `${settled} appends had resolved and ${read.length} records were readable`)
        seen.push(read.length)
      })
      assert.deepEqual(await readAll(log, anna), [], 'nothing is readable before it is durable')
      await Promise.all(appends)
      assert.equal(seen.length, 20)
      assert.equal(log.end(anna), ((await readAll(log, anna)).at(-1)?.offset as Offset) + 1)
    })

    check('what was acknowledged is there after a new start', async ({ log, reopen }) => {
      for (let n = 0; n < 30; n++) await log.append(n % 2 === 0 ? anna : mei, [numbered(n)])
      const end = log.end(anna)
      const again = await reopen()
      assert.deepEqual(numbers(await readAll(again, anna)), range(0, 30, 2))
      assert.deepEqual(numbers(await readAll(again, mei)), range(1, 30, 2))
      assert.equal(again.end(anna), end)
      const next = await again.append(anna, [numbered(30)])
      assert.ok(next >= end, 'offsets go on behind those of the run before')
    })

    check('order: appends of one caller to one part are stored in call order', async ({ log }) => {
      const offsets = await Promise.all(range(0, 500).map((n) => log.append(anna, [numbered(n)])))
      assert.deepEqual(numbers(await readAll(log, anna)), range(0, 500))
      assert.deepEqual(
        offsets,
        [...offsets].sort((a, b) => a - b),
      )
    })

    check(
      'W2 a slice of a payload is a copy: it stays when the memory behind the log is used again',
      async ({ log, reopen }) => {
        await log.append(anna, [numbered(7)])
        const isCopied = async (from: EventLog): Promise<boolean> => {
          const [record] = await from.read(anna, from.start(anna), 100_000)
          return record !== undefined && record.payload.slice().buffer !== record.payload.buffer
        }
        assert.equal(await isCopied(log), true)
        assert.equal(await isCopied(await reopen()), true)
      },
    )

    check('an append of many records is one piece', async ({ log }) => {
      const both = [log.append(anna, range(0, 50).map(numbered)), log.append(anna, range(50, 100).map(numbered))]
      const [first, second] = await Promise.all(both)
      const stored = await readAll(log, anna)
      assert.deepEqual(numbers(stored), range(0, 100))
      assert.deepEqual([stored[0]?.offset, stored[50]?.offset], [first, second])
    })

    check('concurrent appends to many parts of many topics keep apart and each in order', async ({ log, reopen }) => {
      const parts = ['user', 'group', 'feed', 'xr.to-ap.chat.g1'].flatMap((name) =>
        range(0, 8).map((partition) => ({ topic: topic(name), partition })),
      )
      await Promise.all(range(0, 40).flatMap((n) => parts.map((part) => log.append(part, [numbered(n)]))))
      const again = await reopen()
      for (const part of parts) assert.deepEqual(numbers(await readAll(again, part)), range(0, 40))
    })

    check('a payload as large as the largest frame, beside small ones', async ({ log, reopen }) => {
      const large = Uint8Array.from({ length: 256 * 1024 }, (_, at) => (at * 31) & 255)
      const record = { ...numbered(0), payload: large }
      await Promise.all([log.append(anna, [numbered(1)]), log.append(anna, [record]), log.append(anna, [numbered(2)])])
      for await (const source of bothRuns(log, reopen)) {
        const stored = await readAll(source, anna)
        assert.deepEqual(stored[1]?.payload, large)
        assert.deepEqual(numbers([stored[0], stored[2]] as StoredRecord[]), [1, 2])
      }
    })

    check('the payload is the caller’s again when the append has settled', async ({ log }) => {
      const payload = Uint8Array.of(1, 2, 3)
      await log.append(anna, [{ kind: 1, flags: 0, at: 0, payload }])
      payload.fill(9)
      assert.deepEqual((await readAll(log, anna))[0]?.payload, Uint8Array.of(1, 2, 3))
    })

    check('a part without records is empty and has no history', async ({ log }) => {
      assert.equal(log.start(anna), log.end(anna))
      assert.deepEqual(await log.read(anna, log.start(anna), 1_000), [])
      await log.append(mei, [numbered(1)])
      assert.deepEqual(await log.read(anna, log.start(anna), 1_000), [])
    })

    check('reading from the end, or above it, is empty', async ({ log }) => {
      await log.append(anna, [numbered(1)])
      assert.deepEqual(await log.read(anna, log.end(anna), 1_000), [])
      assert.deepEqual(await log.read(anna, log.end(anna) + 10, 1_000), [])
    })

    check('a read is bounded by `maxBytes`, yet never empty when there is something', async ({ log, reopen }) => {
      await log.append(
        anna,
        range(0, 100).map((n) => ({ ...numbered(n), payload: new Uint8Array(100).fill(n) })),
      )
      for await (const source of bothRuns(log, reopen)) {
        const some = await source.read(anna, source.start(anna), 1_000)
        assert.ok(some.length >= 1 && some.length <= 20, `${some.length} records of 100 bytes for 1,000`)
        const one = await source.read(anna, source.start(anna), 0)
        assert.equal(one[0]?.offset, source.start(anna))
        assert.equal((await readAll(source, anna, 1_000)).length, 100)
      }
    })

    check('reading from the middle starts there', async ({ log, reopen }) => {
      await Promise.all(range(0, 60).map((n) => log.append(n % 3 === 0 ? mei : anna, [numbered(n)])))
      for await (const source of bothRuns(log, reopen)) {
        const all = await readAll(source, anna)
        const from = all[17]?.offset as Offset
        assert.deepEqual(await copied(source.read(anna, from, 10_000)), all.slice(17))
      }
    })

    check('`watch` is called after records became durable, until it is stopped', async ({ log }) => {
      let calls = 0
      let readable = 0
      const stop = log.watch(anna, () => {
        calls += 1
        readable = log.end(anna) - log.start(anna)
      })
      await Promise.all(range(0, 10).map((n) => log.append(anna, [numbered(n)])))
      await log.append(mei, [numbered(0)])
      assert.ok(calls >= 1 && calls <= 10, `${calls} calls for ten records`)
      assert.ok(readable >= 10)
      const before = calls
      stop()
      stop()
      await log.append(anna, [numbered(10)])
      assert.equal(calls, before)
    })

    check('a watcher may read what it is told of', async ({ log }) => {
      let next = log.start(anna)
      const seen: number[] = []
      const grown = Promise.withResolvers<void>()
      const pump = async () => {
        for (;;) {
          const records = await log.read(anna, next, 10_000)
          if (records.length === 0) return
          for (const record of records) {
            if (record.offset < next) continue
            seen.push(numberOf(record))
            next = record.offset + 1
          }
          if (seen.length === 50) grown.resolve()
        }
      }
      const pumps: Promise<void>[] = []
      const stop = log.watch(anna, () => pumps.push(pump()))
      for (let n = 0; n < 50; n++) await log.append(anna, [numbered(n)])
      await grown.promise
      stop()
      await Promise.all(pumps)
      assert.deepEqual(seen, range(0, 50))
    })

    check('bad records are refused and change nothing', async ({ log }) => {
      await assert.rejects(log.append(anna, []), RangeError)
      await assert.rejects(log.append(anna, [{ ...numbered(1), kind: 256 }]), RangeError)
      await assert.rejects(log.append(anna, [{ ...numbered(1), at: -1 }]), RangeError)
      await assert.rejects(log.append({ topic: topic('User Log'), partition: 0 }, [numbered(1)]), RangeError)
      await assert.rejects(log.append({ topic: topic('user'), partition: -1 }, [numbered(1)]), RangeError)
      assert.deepEqual(await readAll(log, anna), [])
      await log.append(anna, [numbered(1)])
      assert.deepEqual(numbers(await readAll(log, anna)), [1])
    })

    check('after `close` appends and reads are refused', async ({ log }) => {
      await log.append(anna, [numbered(1)])
      await log.close()
      await assert.rejects(log.append(anna, [numbered(2)]), failsWith('closed'))
      await assert.rejects(async () => log.read(anna, 0, 1_000), failsWith('closed'))
      await log.close()
    })

    check('`release` alone loses nothing that is asked for above it', async ({ log, reopen }) => {
      for (let n = 0; n < 20; n++) await log.append(anna, [numbered(n)])
      const all = await readAll(log, anna)
      const from = all[10]?.offset as Offset
      await log.release(anna, from)
      await log.release(anna, log.start(anna))
      for await (const source of bothRuns(log, reopen)) {
        assert.ok(source.start(anna) <= from)
        assert.deepEqual(await copied(source.read(anna, from, 10_000)), all.slice(10))
      }
    })

    check('W20 released records are gone for those who ask below, and for nobody else', async (under) => {
      const { log, engine } = under
      if (engine === undefined) return
      const { eventually } = engine
      await log.append(mei, range(0, 20).map(numbered))
      await log.append(anna, range(0, 20).map(numbered))
      const first = log.start(anna)
      const middle = first + 10
      const heldByMei = log.heldBy(mei)
      const held = log.heldBytes()
      await log.release(anna, middle)
      await eventually('it is dropped', () => log.start(anna) === middle)
      await assert.rejects(async () => log.read(anna, first, 1_000), failsWith('truncated'))
      assert.deepEqual(numbers(await copied(log.read(anna, middle, 1_000))), range(10, 20))
      assert.ok(log.heldBytes() < held)
      assert.ok(log.heldBy(anna) < heldByMei)
      assert.equal(log.heldBy(mei), heldByMei)
      await log.release(anna, log.end(anna))
      await eventually('it is dropped', () => log.start(anna) === log.end(anna))
      assert.equal(log.heldBy(anna), 0)
      const again = await under.reopen()
      await assert.rejects(async () => again.read(anna, middle, 1_000), failsWith('truncated'))
      assert.equal(again.start(anna), again.end(anna))
      const offset = await again.append(anna, [numbered(20)])
      assert.equal(offset, middle + 10, 'the numbers of an emptied part go on')
      assert.equal((await readAll(again, mei)).length, 20)
    })

    check('what another process appends is told, read in its place, and in one order for both', async (under) => {
      const { log, engine } = under
      if (engine === undefined) return
      const { another, eventually } = engine
      const other = await another()
      let told = 0
      log.watch(anna, () => {
        told += 1
      })
      await other.append(anna, [numbered(0)])
      await eventually('it is seen', () => log.end(anna) > log.start(anna))
      assert.ok(told > 0)
      assert.deepEqual(numbers(await readAll(log, anna)), [0])
      for (const n of range(1, 31)) await (n % 2 === 0 ? other : log).append(anna, [numbered(n)])
      await eventually('it is seen', () => log.end(anna) - log.start(anna) === 31)
      assert.deepEqual(numbers(await readAll(log, anna)), range(0, 31))
      other.watch(anna, () => undefined)
      await eventually('it is seen', () => other.end(anna) === log.end(anna))
      assert.deepEqual(await readAll(other, anna), await readAll(log, anna))
    })

    check('two processes append at once: each finds its records where it was told, none is lost', async (under) => {
      const { log, engine } = under
      if (engine === undefined) return
      const { another, eventually } = engine
      const other = await another()
      const appendAll = (to: EventLog, from: number) =>
        Promise.all(range(from, from + 100).map((n) => to.append(anna, [numbered(n)])))
      const [ours, theirs] = await Promise.all([appendAll(log, 0), appendAll(other, 100)])
      log.watch(anna, () => undefined)
      await eventually('it is seen', () => log.end(anna) - log.start(anna) === 200)
      const at = new Map((await readAll(log, anna)).map((record) => [record.offset, numberOf(record)]))
      assert.deepEqual(
        [...ours, ...theirs].map((offset) => at.get(offset)),
        range(0, 200),
      )
    })

    check('W20 what another process released is `truncated` here, too', async (under) => {
      const { log, engine } = under
      if (engine === undefined) return
      const { another, eventually } = engine
      const other = await another()
      await log.append(anna, range(0, 10).map(numbered))
      const first = log.start(anna)
      other.watch(anna, () => undefined)
      await eventually('it is seen', () => other.end(anna) === log.end(anna))
      await other.release(anna, first + 5)
      await eventually('it is dropped', () => log.start(anna) === first + 5)
      await assert.rejects(async () => log.read(anna, first, 1_000), failsWith('truncated'))
    })

    check('W20 below the start a reader gets `truncated` and is never moved', async (under) => {
      const { log, outgrow } = under
      if (!outgrow) return
      await log.append(mei, [numbered(1)])
      await log.append(anna, [numbered(1)])
      const held = log.heldBytes()
      const first = log.start(anna)
      await outgrow(log, anna)
      await log.release(anna, log.end(anna))
      assert.equal(log.start(anna), first, 'what another part has not released keeps the log whole')
      assert.ok(log.heldBytes() > held)
      assert.ok(log.heldBy(mei) > held, 'what the other part keeps')
      assert.ok(log.heldBy(anna) < log.heldBy(mei))
      await log.release(mei, log.end(mei))
      assert.ok(log.start(anna) > first)
      assert.equal(log.heldBy(mei), 0)
      assert.ok(log.start(anna) <= log.end(anna))
      const again = await under.reopen()
      await assert.rejects(async () => again.read(anna, first, 1_000), failsWith('truncated'))
      assert.equal(again.start(mei), again.end(mei))
      assert.ok(again.end(mei) > first, 'the numbers of an emptied part go on')
      const offset = await again.append(mei, [numbered(2)])
      assert.deepEqual(numbers(await copied(again.read(mei, offset, 1_000))), [2])
    })
  })
}

const anna: Part = { topic: topic('user'), partition: 0 }
const mei: Part = { topic: topic('user'), partition: 1 }

export const numbered = (n: number): NewRecord => {
  const payload = new Uint8Array(4)
  new DataView(payload.buffer).setUint32(0, n)
  return { kind: 1, flags: 0, at: 1_767_225_600_000 + n, payload }
}

export const numberOf = ({ payload }: NewRecord): number =>
  new DataView(payload.buffer, payload.byteOffset, payload.length).getUint32(0)

const numbers = (records: readonly StoredRecord[]): number[] => records.map(numberOf)

export const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step)

/** Payloads are views for the moment; tests keep them. */
const copied = async (records: ReturnType<EventLog['read']>): Promise<StoredRecord[]> =>
  (await records).map((record) => ({ ...record, payload: new Uint8Array(record.payload) }))

/** The log as this run left it, then as the next one finds it. */
async function* bothRuns(log: EventLog, reopen: () => Promise<EventLog>): AsyncGenerator<EventLog> {
  yield log
  yield await reopen()
}

/** Everything from the start on, as one reader with pages of `maxBytes` sees it. */
export const readAll = async (log: EventLog, part: Part, maxBytes = 100_000): Promise<StoredRecord[]> => {
  const all: StoredRecord[] = []
  for (let next = log.start(part); ; ) {
    const page = await copied(log.read(part, next, maxBytes))
    const last = page.at(-1)
    if (last === undefined) return all
    all.push(...page)
    next = last.offset + 1
  }
}

const assertRising = (records: readonly StoredRecord[]): void => {
  records.forEach((record, index) => {
    const before = records[index - 1]
    assert.ok(before === undefined || record.offset > before.offset, 'offsets rise')
  })
}

const failsWith = (code: EventLogErrorCode) => (error: unknown) => error instanceof EventLogError && error.code === code
