import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fail, MeridianError } from '../../protocol/errors.ts'
import { kinds, toKinds } from '../../protocol/messages.ts'
import { aRow, Harness, mei } from './session-harness.ts'
import type { SessionPorts } from './session.ts'

const statuses = ({ told }: Harness) => told.statuses.map(({ s }) => s)
const last = ({ told }: Harness) => told.statuses.at(-1)

async function opened(given: Partial<SessionPorts> = {}): Promise<Harness> {
  const harness = new Harness(undefined, undefined, given)
  await harness.open()
  return harness
}

/** The longest wait that chance can choose. */
const longest = { bytes: (count: number) => new Uint8Array(count), fraction: () => 1, integer: () => 0 }

describe('connection', () => {
  test('FC-035 tries again after a random part of a wait that doubles up to half a minute', async () => {
    const harness = await opened({ random: longest })
    const waits: number[] = []
    for (let i = 0; i < 9; i++) {
      harness.line.end(1006)
      const status = last(harness)
      assert.ok(status?.s === 'offline')
      waits.push(status.retryInMs)
      await harness.time.advance(status.retryInMs)
    }
    assert.deepEqual(waits, [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    assert.equal(harness.lines.length, 10)
  })

  test('FC-035 codes that mean another place are jittered, too, and a wait that the region names is kept', async () => {
    const harness = await opened({ random: longest })
    harness.line.end(4100)
    assert.deepEqual(last(harness), { s: 'offline', retryInMs: 250 })
    await harness.time.advance(250)
    harness.line.welcome()
    harness.line.error('overloaded', 7_000)
    harness.line.end(4002)
    assert.deepEqual(last(harness), { s: 'offline', retryInMs: 7_250 })
    await harness.time.advance(7_250)
    harness.line.end(4001, 3_000)
    assert.deepEqual(last(harness), { s: 'offline', retryInMs: 3_500 })
  })

  test('a welcome that does not come is not waited for, be it for want of a token, a socket or an answer', async () => {
    let tokens = 0
    const never = new Promise<string>(() => {})
    const harness = await opened({ token: () => (tokens++ === 0 ? never : Promise.resolve('token')) })
    assert.equal(harness.lines.length, 0)
    await harness.time.advance(20_000)
    assert.equal(harness.lines.length, 1)
    await harness.time.advance(20_000)
    assert.equal(harness.lines.length, 2)
    harness.line.opened()
    await harness.time.advance(20_000)
    assert.equal(harness.lines.length, 3)
    assert.ok(harness.lines[0]?.closed && harness.lines[1]?.closed)
    harness.line.welcome()
    await harness.time.advance(20_000)
    assert.equal(harness.lines.length, 3)
  })

  test('a rejected token is replaced once; when the new one is rejected, too, the person is signed out', async () => {
    const asked: string[] = []
    const harness = await opened({
      token: (why) => {
        asked.push(why)
        return Promise.resolve('token')
      },
    })
    harness.line.welcome()
    for (let i = 0; i < 2; i++) {
      harness.line.end(4200)
      await harness.settle()
    }
    assert.deepEqual(asked, ['start', 'rejected'])
    assert.deepEqual(last(harness), { s: 'signed-out', why: 'token_invalid' })
    await harness.time.advance(3_600_000)
    assert.equal(harness.lines.length, 2)
  })

  test('a refresh that is refused signs out; one that the network lost is tried again', async () => {
    const answers: (string | Error)[] = [
      'good',
      new TypeError('fetch failed'),
      fail('unavailable'),
      fail('refresh_reused'),
    ]
    const harness = await opened({
      token: () => {
        const answer = answers.shift() ?? 'none left'
        return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer)
      },
    })
    harness.line.welcome()
    harness.line.end(4200)
    await harness.time.advance(2_000)
    assert.deepEqual(last(harness), { s: 'signed-out', why: 'refresh_reused' })
    assert.deepEqual(answers, [])
  })

  test('a code that says to stay away is obeyed, and says why', async () => {
    for (const [code, why] of [
      [4302, 'version_unsupported'],
      [4303, 'replaced'],
    ] as const) {
      const harness = await opened()
      harness.line.welcome()
      harness.line.end(code)
      assert.deepEqual(last(harness), { s: 'stopped', why })
      await harness.time.advance(3_600_000)
      assert.equal(harness.lines.length, 1)
    }
  })

  test('GoAway: served until the moment that the gateway has chosen, then on another one', async () => {
    const harness = await opened()
    harness.line.welcome()
    harness.line.page({})
    harness.line.goAway(4_000)
    harness.line.row(aRow(1, 0))
    await harness.time.advance(3_999)
    assert.equal(harness.lines.length, 1)
    assert.equal(harness.told.rows.length, 1)
    await harness.time.advance(1)
    assert.equal(harness.lines.length, 2)
    assert.ok(harness.lines[0]?.closed)
  })

  test('a missing pong ends the connection, and the next one beats faster', async () => {
    const harness = await opened()
    harness.line.welcome()
    harness.line.page({})
    await harness.time.advance(20_000)
    assert.equal(harness.lines.length, 1)
    await harness.time.advance(24_000)
    assert.equal(harness.lines.length, 2)
    harness.line.welcome()
    await harness.time.advance(12_000)
    harness.line.pong(0)
    assert.equal(harness.lines.length, 2)
  })

  test('FC-014 after a sleep of hours the dead connection shows itself in seconds, and all of it comes', async () => {
    const harness = await opened()
    harness.line.welcome()
    harness.line.page({})
    harness.time.sleep(16 * 3_600_000)
    await harness.time.advance(20_000 + 5_000)
    assert.equal(harness.lines.length, 2)
    const rows = Array.from({ length: 300 }, (_, i) => aRow(i + 1, i))
    harness.line.welcome({ head: 300 })
    harness.line.page({ rows })
    harness.line.page({})
    assert.deepEqual(
      harness.told.rows.map(({ seq }) => seq),
      rows.map(({ seq }) => seq),
    )
    assert.equal(last(harness)?.s, 'live')
  })

  test('waking up cuts a wait short', async () => {
    const harness = new Harness(undefined, undefined, { random: longest })
    const session = await harness.open()
    for (let i = 0; i < 8; i++) {
      harness.line.end(1006)
      session.wake()
      await harness.settle()
    }
    assert.equal(harness.lines.length, 9)
  })

  test('a sync that is refused or stays without answer is asked for again, and then over another connection', async () => {
    const harness = await opened()
    harness.line.welcome()
    harness.line.refuseSync('overloaded', 3_000)
    harness.line.row(aRow(9, 7))
    await harness.time.advance(2_999)
    assert.deepEqual(harness.line.syncs(), [])
    await harness.time.advance(1)
    harness.line.page({ rows: [aRow(7, 0), aRow(9, 7)] })
    assert.equal(last(harness)?.s, 'live')
    harness.line.row(aRow(12, 11))
    for (let i = 0; i < 4; i++) {
      await harness.time.advance(10_000)
      harness.line.pong(9)
    }
    assert.equal(harness.lines.length, 2)
    harness.line.welcome()
    harness.line.refuseSync('home_moved')
    await harness.settle()
    assert.equal(harness.lines.length, 3)
  })

  test('a listener that throws stops nothing, and is told as an error', async () => {
    const broken = (): void => {
      throw new Error('a mistake of the program')
    }
    const harness = new Harness(
      undefined,
      undefined,
      {},
      { row: broken, status: broken, answered: broken, error: broken },
    )
    const session = await harness.open()
    harness.line.welcome()
    harness.line.page({ rows: [aRow(1, 0), aRow(2, 1)] })
    await session.send({ kind: kinds.message, toKind: toKinds.person, to: mei, body: Uint8Array.of(65) })
    harness.line.verdict(1)
    assert.equal(session.pending, 0)
    await harness.time.advance(1_000)
    assert.deepEqual(harness.line.acks(), [2])

    const again = new Harness(undefined, undefined, {}, { row: broken })
    await again.open()
    again.line.welcome()
    again.line.page({ rows: [aRow(1, 0)] })
    assert.equal(String(again.told.errors[0]), 'Error: a mistake of the program')
    assert.deepEqual(statuses(again).at(-1), 'live')
  })

  test('a store that fails is an error that is told, and is tried again until it holds', async () => {
    let isFull = true
    const store = {
      load: () => Promise.resolve(new Map<string, string>()),
      commit: () => (isFull ? Promise.reject(fail('storage_full')) : Promise.resolve()),
    }
    const harness = new Harness(store)
    await harness.open()
    harness.line.welcome()
    harness.line.page({ rows: [aRow(1, 0)] })
    await harness.time.advance(1_200)
    assert.deepEqual(
      harness.told.errors.map((caught) => MeridianError.from(caught).code),
      ['storage_full', 'storage_full'],
    )
    assert.deepEqual(harness.line.acks(), [])
    isFull = false
    await harness.time.advance(2_000)
    assert.deepEqual(harness.line.acks(), [1])
  })
})
