/**
 * The embedded log on a disk that crashes, tears, fills up, fails and flips bits. The workload is
 * small and its segments are tiny, so that every write of it, every begun segment and every removed
 * one is a crash point, and so is every write of the recovery that follows.
 */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { numbered, numberOf, range } from '../platform/event-log/event-log.contract.ts'
import { type EmbeddedEventLogOptions } from '../platform/event-log/event-log.embedded.ts'
import { EventLogError, type Part } from '../platform/event-log/event-log.ts'
import {
  SEGMENT_BYTES,
  anna,
  mei,
  lane,
  parts,
  Machine,
  numbersOf,
  sized,
  Ledger,
  workload,
  assertKept,
  tears,
  upTo,
  failsWith,
} from './event-log-machine.ts'

describe('crashes', () => {
  test('W1 wherever the power goes, every acknowledged append is there, in order, and nothing else', async () => {
    let change = 1
    for (let crashed = true; crashed; change++) {
      for (const [index, tear] of tears.entries()) {
        const machine = new Machine(1 + index)
        const ledger = new Ledger()
        crashed = await upTo(machine, change, tear, async () => workload(machine, await machine.begin(), ledger))
        const log = await machine.open()
        await machine.wait(assertKept(log, ledger))
        for (const part of parts) await machine.wait(ledger.append(log, part, 2, 100))
        await machine.wait(log.close())
        await machine.wait(assertKept(await machine.open({ verifyBytes: change % 2 === 0 ? 0 : 1e9 }), ledger))
      }
    }
    assert.ok(change > 40, `${change} crash points`)
  })

  test('W1 a crash in the recovery from a crash, or right behind it, loses nothing either', async () => {
    let recoveries = 0
    for (const [index, tear] of tears.entries()) {
      for (let change = 2; change < 50; change += 6) {
        for (let again = 1, crashed = true; crashed; again++) {
          const machine = new Machine(1 + index)
          const ledger = new Ledger()
          await upTo(machine, change, tear, async () => workload(machine, await machine.begin(), ledger))
          crashed = await upTo(machine, again, { kind: 'sectors' }, async () => {
            const log = await machine.begin()
            await assertKept(log, ledger)
            await Promise.all(parts.map((part) => ledger.append(log, part, 1, 300)))
          })
          await machine.wait(assertKept(await machine.open(), ledger))
          recoveries += 1
        }
      }
    }
    assert.ok(recoveries > 200, `${recoveries} recoveries`)
  })

  test('W2 the last batch is written once more before anybody reads it', async () => {
    const machine = new Machine()
    const log = await machine.open()
    await machine.wait(log.append(anna, [sized(0, 30)]))
    machine.crash()
    const before = machine.snapshot()
    const changes = machine.medium.changes
    await machine.open()
    assert.equal(machine.medium.changes, changes + 1)
    assert.deepEqual(machine.snapshot(), before)
  })
})

describe('damage', () => {
  /** Forty batches in several segments, closed. */
  const filled = async (): Promise<{ machine: Machine; ledger: Ledger; names: string[] }> => {
    const machine = new Machine()
    const ledger = new Ledger()
    const log = await machine.open()
    for (const n of range(0, 40)) await machine.wait(ledger.append(log, parts[n % 3] as Part, 1, 600))
    const used = Math.ceil(log.heldBytes() / SEGMENT_BYTES)
    await machine.wait(log.close())
    const names = [...machine.medium.files.keys()].sort().slice(0, used)
    assert.ok(names.length >= 4)
    return { machine, ledger, names }
  }

  const refuses = async (machine: Machine, place: RegExp, options?: Partial<EmbeddedEventLogOptions>) => {
    const before = machine.snapshot()
    await assert.rejects(machine.open(options), (error: unknown) => {
      assert.ok(error instanceof EventLogError)
      assert.equal(error.code, 'damaged')
      assert.match(error.message, place)
      return true
    })
    assert.deepEqual(machine.snapshot(), before, 'nothing was changed')
  }

  const usedBytes = (machine: Machine, name: string): number =>
    machine.medium.content(name).findLastIndex((byte) => byte !== 0) + 1

  test('L2 a bit that flipped anywhere before the last batch refuses to open, naming file and position', async () => {
    const { machine, names } = await filled()
    for (const [index, name] of names.entries()) {
      const used = usedBytes(machine, name)
      const end = index === names.length - 1 ? used - 700 : used
      for (let position = 0; position < end; position += 97) {
        machine.medium.flipBit(name, position, position % 8)
        await refuses(machine, new RegExp(`${name}.* at byte \\d+`))
        machine.medium.flipBit(name, position, position % 8)
      }
    }
    await machine.open()
  })

  test('L2 a bit that flipped in the last batch is a torn tail: it is cut, and the log goes on there', async () => {
    const { machine, ledger, names } = await filled()
    const name = names.at(-1) as string
    machine.medium.flipBit(name, usedBytes(machine, name) - 300)
    const log = await machine.open()
    const last = parts[39 % 3] as Part
    assert.equal(log.end(last), ledger.ackedOf(last) - 1)
    ledger.acked.set(last, log.end(last))
    ledger.given.set(last, log.end(last))
    await machine.wait(ledger.append(log, last, 2, 10))
    machine.crash({ kind: 'none' })
    await machine.wait(assertKept(await machine.open(), ledger))
  })

  test('L2 the remains of a cut tail are gone: they do not look like damage once the log has moved on', async () => {
    const machine = new Machine()
    const log = await machine.open()
    const name = 'log-0000000001.seg'
    for (const n of range(0, 3)) await machine.wait(log.append(anna, [sized(n, 1_400)]))
    const untilRoom = (room: number) => SEGMENT_BYTES - log.heldBytes() - room - 53
    await machine.wait(log.append(anna, [sized(3, untilRoom(2_000))]))
    await machine.wait(log.append(anna, [sized(4, 1_900)]))
    machine.crash()
    machine.medium.flipBit(name, SEGMENT_BYTES - 1_000)
    const cut = await machine.open()
    assert.equal(cut.end(anna), 4)
    await machine.wait(cut.append(anna, [sized(4, 10)]))
    await machine.wait(cut.append(anna, [sized(5, 1_950)]))
    assert.equal(machine.medium.content('log-0000000002.seg')[0], machine.medium.content(name)[0], 'moved on')
    machine.crash()
    assert.deepEqual(await machine.numbersOf(await machine.open(), anna), range(0, 6))
  })

  test('L2 what is proven by a checkpoint is never cut', async () => {
    const { machine, ledger, names } = await filled()
    const last = parts[39 % 3] as Part
    const end = ledger.ackedOf(last)
    const name = names.at(-1) as string
    machine.medium.flipBit(name, usedBytes(machine, name) - 300)
    await refuses(machine, new RegExp(`${name}.* at byte \\d+.*${last.topic}/${last.partition}`), {
      mustHold: [{ part: last, end }],
    })
    const log = await machine.open({ mustHold: [{ part: last, end: end - 1 }] })
    assert.equal(log.end(last), end - 1)
  })

  test('L2 a log that was lost whole is missed by its checkpoints', async () => {
    const machine = new Machine()
    await refuses(machine, /user\/3 at 0, which once reached 7/, { mustHold: [{ part: anna, end: 7 }] })
    await machine.open({ mustHold: [{ part: anna, end: 0 }] })
  })

  test('L2 a batch that turned into zeros, and a missing segment, are damage', async () => {
    const { machine, names } = await filled()
    const name = names[1] as string
    const content = machine.medium.content(name)
    const kept = content.slice()
    content.fill(0, 2_000, 5_000)
    await refuses(machine, new RegExp(name))
    content.fill(0)
    await refuses(machine, new RegExp(name))
    content.set(kept)
    machine.medium.files.delete(name)
    await refuses(machine, new RegExp(`${names[0]}.*${names[2]}`))
  })

  test('L2 a segment of another log is damage', async () => {
    const { machine, names } = await filled()
    const other = await filled()
    const stranger = new Machine(77)
    const log = await stranger.open()
    for (const n of range(0, 40)) await stranger.wait(log.append(parts[n % 3] as Part, [sized(n, 600)]))
    assert.deepEqual(other.names, names)
    machine.medium.files.set(names[2] as string, stranger.medium.content(names[2] as string).slice())
    await refuses(machine, new RegExp(names[2] as string))
  })

  test('L2 a payload that looks like a later batch does not turn a torn tail into damage', async () => {
    const stranger = new Machine(77)
    const theirs = await stranger.open()
    for (const n of range(0, 9)) await stranger.wait(theirs.append(anna, [sized(n, 60)]))
    const forged = stranger.medium.content('log-0000000001.seg').slice(0, 1_500)

    const machine = new Machine()
    const log = await machine.open()
    await machine.wait(log.append(anna, [sized(0, 30)]))
    await machine.wait(log.append(anna, [{ ...numbered(1), payload: forged }]))
    machine.crash()
    const name = 'log-0000000001.seg'
    machine.medium.flipBit(name, usedBytes(machine, name) - 1)
    const again = await machine.open()
    assert.deepEqual(await machine.numbersOf(again, anna), [0])
  })

  test('damage that came while the log was open is found by who reads the record', async () => {
    const machine = new Machine()
    const ledger = new Ledger()
    const log = await machine.open()
    for (const n of range(0, 40)) await machine.wait(ledger.append(log, parts[n % 3] as Part, 1, 600))
    machine.medium.flipBit('log-0000000001.seg', 3_000)
    await assert.rejects(machine.wait(Promise.all(parts.map((part) => numbersOf(log, part)))), (error: unknown) => {
      assert.ok(error instanceof EventLogError && error.code === 'damaged')
      assert.match(error.message, /log-0000000001\.seg.* at byte \d+/)
      return true
    })
    assert.deepEqual(machine.failures, [], 'and is no reason to stop accepting')
  })
})

describe('a large log', () => {
  const large = async () => {
    const machine = new Machine()
    const ledger = new Ledger()
    const log = await machine.open()
    for (const n of range(0, 400)) await machine.wait(ledger.append(log, parts[n % 3] as Part, 1, 600))
    assert.ok(machine.medium.files.size > 30)
    return { machine, ledger, log }
  }

  test('readers far behind find every record, each at its own pace, more segments than are kept in mind', async () => {
    const { machine, ledger, log } = await large()
    for (const source of [log, await machine.open({ verifyBytes: 0 })]) {
      const readers = range(0, 2).map(() => Promise.all(parts.map((part) => numbersOf(source, part))))
      for (const found of await machine.wait(Promise.all(readers))) {
        assert.deepEqual(
          found,
          parts.map((part) => range(0, ledger.ackedOf(part))),
        )
      }
    }
  })

  test('it opens by the heads of its old segments, goes on, and is cut as a small one is', async () => {
    const { machine, ledger } = await large()
    machine.crash()
    const log = await machine.open({ verifyBytes: 0 })
    await machine.wait(ledger.append(log, mei, 2, 100))
    await machine.wait(assertKept(log, ledger))
    const files = machine.medium.files.size
    for (const part of parts) await machine.wait(log.release(part, 50))
    assert.ok(machine.medium.files.size < files - 5)
    const again = await machine.open({ verifyBytes: 0 })
    assert.ok(parts.every((part) => again.start(part) > 0 && again.start(part) <= 50))
    await machine.wait(assertKept(again, ledger))
  })

  test('L2 damage in an old segment is found when it opens or when it is read, and names the file', async () => {
    const { machine } = await large()
    machine.crash()
    const found: string[] = []
    for (let position = 5; position < 7_000; position += 61) {
      machine.medium.flipBit('log-0000000007.seg', position)
      await assert.rejects(
        async () => {
          const log = await machine.open({ verifyBytes: 0 })
          await machine.wait(Promise.all(parts.map((part) => numbersOf(log, part))))
        },
        (error: unknown) => {
          assert.ok(error instanceof EventLogError && error.code === 'damaged')
          found.push(error.message)
          return /log-000000000[78]\.seg.* at byte \d+/.test(error.message)
        },
      )
      machine.medium.flipBit('log-0000000007.seg', position)
    }
    assert.ok(found.length > 100)
    await machine.open()
  })
})

describe('failing disks', () => {
  test('L3 a full disk refuses appends, serves reads, stores nothing refused, and recovers by itself', async () => {
    const machine = new Machine()
    const log = await machine.open()
    let stored = 0
    machine.medium.capacityBytes = 3 * SEGMENT_BYTES
    const appendUntilFull = async () => {
      for (;;) {
        await log.append(anna, [sized(stored, 600)])
        stored += 1
      }
    }
    await assert.rejects(machine.wait(appendUntilFull()), failsWith('storage-full'))
    assert.ok(stored > 20)
    await assert.rejects(machine.wait(log.append(mei, [sized(0, 10)])), failsWith('storage-full'))
    assert.deepEqual(await machine.numbersOf(log, anna), range(0, stored))
    await machine.time.advance(5_000)
    await assert.rejects(machine.wait(log.append(mei, [sized(0, 10)])), failsWith('storage-full'))

    machine.medium.capacityBytes = 9 * SEGMENT_BYTES
    await machine.time.advance(1_001)
    for (const n of range(0, 20)) await machine.wait(log.append(mei, [sized(n, 600)]))
    await machine.wait(log.close())
    const again = await machine.open()
    assert.deepEqual(await machine.numbersOf(again, anna), range(0, stored))
    assert.deepEqual(await machine.numbersOf(again, mei), range(0, 20))
    assert.deepEqual(machine.failures, [])
  })

  test('L3 a full disk at the start opens for reading', async () => {
    const machine = new Machine()
    const log = await machine.open()
    for (const n of range(0, 10)) await machine.wait(log.append(anna, [sized(n, 600)]))
    await machine.wait(log.close())
    for (const name of [...machine.medium.files.keys()].sort().slice(1)) machine.medium.files.delete(name)
    machine.medium.capacityBytes = machine.medium.usedBytes()
    const again = await machine.open()
    await machine.time.advance(10)
    assert.deepEqual(await machine.numbersOf(again, anna), range(0, 10))
    await assert.rejects(machine.wait(again.append(anna, [sized(10, 10)])), failsWith('storage-full'))
  })

  test('order: when an append is refused, so is every later one that was waiting behind it', async () => {
    const machine = new Machine()
    const log = await machine.open()
    machine.medium.capacityBytes = 2 * SEGMENT_BYTES
    const outcomes = range(0, 60).map((n) =>
      log.append(anna, [sized(n, 600)]).then(
        () => 'stored',
        (error: unknown) => (error instanceof EventLogError ? error.code : 'bug'),
      ),
    )
    const seen = await machine.wait(Promise.all(outcomes))
    const refused = seen.indexOf('storage-full')
    assert.ok(refused > 0)
    assert.deepEqual(new Set(seen.slice(refused)), new Set(['storage-full']))
    assert.deepEqual(await machine.numbersOf(log, anna), range(0, refused))
  })

  test('L3 a failed write ends the log: nothing is acknowledged any more, the owner is told once', async () => {
    for (const healthy of range(0, 30)) {
      const machine = new Machine()
      const ledger = new Ledger()
      const log = await machine.open()
      machine.medium.failWrite(healthy)
      await assert.rejects(machine.wait(workload(machine, log, ledger)), failsWith('log-failed'))
      const acked = new Map(ledger.acked)
      await assert.rejects(machine.wait(log.append(anna, [sized(0, 10)])), failsWith('log-failed'))
      assert.deepEqual(ledger.acked, acked)
      assert.deepEqual(
        machine.failures.map(({ code }) => code),
        ['log-failed'],
      )
      machine.crash()
      await machine.wait(assertKept(await machine.open(), ledger))
    }
  })
})

describe('retention', () => {
  test('a segment goes when every part has released what it has there, oldest first', async () => {
    const machine = new Machine()
    const ledger = new Ledger()
    const log = await machine.open()
    await machine.wait(ledger.append(log, lane, 1, 10))
    for (const n of range(0, 40)) await machine.wait(ledger.append(log, n % 2 === 0 ? anna : mei, 1, 600))
    const segments = machine.medium.files.size
    const held = log.heldBytes()
    for (const part of [anna, mei]) await machine.wait(log.release(part, log.end(part)))
    assert.equal(machine.medium.files.size, segments, 'one record of a lane holds them all')
    await machine.wait(log.release(lane, 1))
    assert.ok(machine.medium.files.size < segments - 2)
    assert.ok(log.heldBytes() < held / 2)
    assert.equal(log.start(lane), 1)

    machine.crash()
    const again = await machine.open()
    await machine.wait(assertKept(again, ledger))
    assert.deepEqual([again.start(lane), again.end(lane)], [1, 1], 'names and ends outlive the segment they began in')
    assert.equal(await machine.wait(again.append(lane, [sized(1, 10)])), 1)
  })

  test('a released segment stays readable for a read that is under way', async () => {
    const machine = new Machine()
    const log = await machine.open()
    for (const n of range(0, 30)) await machine.wait(log.append(anna, [sized(n, 600)]))
    const reading = log.read(anna, 0, 100)
    const released = log.release(anna, log.end(anna))
    assert.deepEqual((await machine.wait(Promise.resolve(reading))).map(numberOf), [0])
    await machine.wait(released)
    assert.throws(() => log.read(anna, 0, 100), failsWith('truncated'))
  })
})
