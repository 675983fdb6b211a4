import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { kinds, toKinds } from '../../protocol/messages.ts'
import { Harness, mei } from './session-harness.ts'
import type { Session } from './session.ts'

const dayMs = 24 * 3_600_000

const say = (session: Session, text: string) =>
  session.send({ kind: kinds.message, toKind: toKinds.person, to: mei, body: new TextEncoder().encode(text) })
const textOf = (body: Uint8Array | undefined) => new TextDecoder().decode(body)

async function connected(last = 0): Promise<{ harness: Harness; session: Session }> {
  const harness = new Harness()
  const session = await harness.open()
  harness.line.welcome({ last })
  harness.line.page({})
  await harness.settle()
  return { harness, session }
}

describe('sending', () => {
  test('W3 a send is in the store before it is on the wire', async () => {
    let release = (): void => {}
    let commits = 0
    const slow = {
      load: () => Promise.resolve(new Map<string, string>()),
      commit: () =>
        new Promise<void>((resolve) => {
          release = () => {
            commits += 1
            resolve()
          }
        }),
    }
    const harness = new Harness(slow)
    const session = await harness.open()
    harness.line.welcome()
    const sending = say(session, 'hallo')
    await harness.settle()
    assert.deepEqual(harness.line.numbers(), [])
    release()
    await sending
    assert.deepEqual(harness.line.numbers(), [[1, 0]])
    assert.equal(commits, 1)
  })

  test('W3 a store that fails rejects the send, and nothing behind it waits for it', async () => {
    let full = false
    const store = {
      load: () => Promise.resolve(new Map<string, string>()),
      commit: () => (full ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    }
    const harness = new Harness(store)
    const session = await harness.open()
    harness.line.welcome()
    full = true
    await assert.rejects(say(session, 'eins'), /disk full/)
    full = false
    await say(session, 'zwei')
    assert.deepEqual(harness.line.numbers(), [[2, 0]])
  })

  test('FC-004 what has no answer survives a restart and goes out once more, unchanged', async () => {
    const first = await connected()
    await say(first.session, 'hallo')
    await say(first.session, 'noch da?')
    const second = new Harness(first.harness.store)
    await second.open()
    second.line.welcome({ last: 1 })
    assert.deepEqual(second.line.numbers(), [
      [1, 0],
      [2, 1],
    ])
    second.line.verdict(1)
    second.line.verdict(2)
    assert.deepEqual(second.told.answers, [
      { n: 1, code: undefined },
      { n: 2, code: undefined },
    ])
  })

  test('W3 previous_missing: everything behind the last known goes out again, once, in order', async () => {
    const { harness, session } = await connected()
    for (const text of ['a', 'b', 'c', 'd']) await say(session, text)
    harness.line.sends()
    harness.line.verdict(1)
    for (const n of [3, 4]) harness.line.verdict(n, 'previous_missing', { last: 1 })
    assert.deepEqual(harness.line.numbers(), [
      [2, 1],
      [3, 2],
      [4, 3],
    ])
  })

  test('R10 a region that was restored gets again what it had accepted, and its author is not told twice', async () => {
    const { harness, session } = await connected()
    for (const text of ['a', 'b', 'c']) await say(session, text)
    harness.line.sends()
    for (const n of [1, 2, 3]) harness.line.verdict(n)
    harness.time.sleep(25 * 3_600_000)
    await harness.time.advance(1_000)
    const restarted = new Harness(harness.store, harness.time)
    const again = await restarted.open()
    restarted.line.welcome({ last: 1, epoch: 1 })
    await restarted.settle()
    const [probe] = restarted.line.sends()
    assert.deepEqual([probe?.kind, probe?.n, probe?.prev], [kinds.probe, 4, 3])
    restarted.line.verdict(4, 'previous_missing', { last: 1 })
    assert.deepEqual(restarted.line.numbers(), [
      [2, 1],
      [3, 2],
      [4, 3],
    ])
    for (const n of [2, 3, 4]) restarted.line.verdict(n)
    assert.equal(again.pending, 0)
    assert.deepEqual(restarted.told.answers, [{ n: 4, code: undefined }])
    restarted.line.end(1006)
    await restarted.settle()
    restarted.line.welcome({ last: 4, epoch: 1 })
    await restarted.settle()
    assert.deepEqual(restarted.line.numbers(), [])
  })

  test('R10 what was accepted is kept for a week; what is not here any more is not waited for', async () => {
    const { harness, session } = await connected()
    for (const text of ['a', 'b']) {
      await say(session, text)
      harness.time.sleep(4 * dayMs)
    }
    harness.line.sends()
    harness.line.verdict(1)
    harness.line.verdict(2)
    await say(session, 'c')
    harness.line.sends()
    harness.line.verdict(3, 'previous_missing', { last: 0 })
    assert.deepEqual(harness.line.numbers(), [
      [2, 0],
      [3, 2],
    ])
  })

  test('L3 what is not decided pauses everything and then goes out from the oldest on', async () => {
    const { harness, session } = await connected()
    for (const text of ['a', 'b', 'c']) await say(session, text)
    harness.line.sends()
    harness.line.verdict(1, 'storage_full')
    harness.line.verdict(2, 'previous_missing', { last: 0 })
    harness.line.verdict(3, 'previous_missing', { last: 0 })
    assert.deepEqual(harness.line.numbers(), [])
    await harness.time.advance(500)
    assert.deepEqual(harness.line.numbers(), [
      [1, 0],
      [2, 1],
      [3, 2],
    ])
    harness.line.verdict(1, 'storage_full')
    await harness.time.advance(999)
    assert.deepEqual(harness.line.numbers(), [])
    await harness.time.advance(1)
    assert.equal(harness.line.numbers().length, 3)
  })

  test('FC-006 what is older than a day is set aside; what came behind it goes out without it', async () => {
    const harness = new Harness()
    const session = await harness.open()
    await say(session, 'von gestern')
    harness.time.sleep(dayMs)
    await say(session, 'von heute')
    await harness.time.advance(2_000)
    harness.line.welcome()
    harness.line.page({})
    assert.deepEqual(harness.line.numbers(), [[2, 0]])
    assert.deepEqual(
      harness.told.aside.map(({ body }) => textOf(body)),
      ['von gestern'],
    )
    await session.resend(1)
    const [again] = harness.line.sends()
    assert.deepEqual([again?.n, again?.prev, textOf(again?.body)], [3, 2, 'von gestern'])
    assert.deepEqual(session.aside, [])
  })

  test('FC-006 what was set aside waits for its author over a restart, too', async () => {
    const harness = new Harness()
    const session = await harness.open()
    await say(session, 'von gestern')
    harness.time.sleep(dayMs + 1)
    harness.line.welcome()
    await harness.time.advance(1_000)
    const again = await new Harness(harness.store, harness.time).open()
    assert.deepEqual(
      again.aside.map(({ send }) => textOf(send.body)),
      ['von gestern'],
    )
    await again.discard(1)
    assert.deepEqual(again.aside, [])
  })

  test('FC-005 an old send that the region has judged is asked for its answer, not set aside', async () => {
    const harness = new Harness()
    const session = await harness.open()
    await say(session, 'kam an')
    harness.time.sleep(3 * dayMs)
    harness.line.welcome({ last: 1 })
    assert.deepEqual(harness.line.numbers(), [[1, 0]])
    harness.line.verdict(1)
    assert.deepEqual(harness.told.answers, [{ n: 1, code: undefined }])
    assert.deepEqual(harness.told.aside, [])
  })

  test('W4 a conflict shows a copied store: what has no answer goes out once more, as sends of a new device', async () => {
    const harness = new Harness(undefined, undefined, { newWriter: () => Promise.resolve(2) })
    const session = await harness.open()
    harness.line.welcome()
    for (const text of ['a', 'b', 'c', 'd']) await say(session, text)
    harness.line.sends()
    harness.line.verdict(1)
    harness.line.verdict(2, 'conflict')
    // The other copy had not come so far: this one was taken, and must not be sent again.
    harness.line.verdict(3)
    await harness.settle()
    assert.equal(harness.lines.length, 1)
    harness.line.verdict(4, 'previous_missing', { last: 3 })
    await harness.settle()
    assert.equal(harness.lines.length, 2)
    harness.line.welcome({ last: 0 })
    assert.deepEqual(harness.line.numbers(), [
      [2, 0],
      [4, 2],
    ])
    for (const n of [2, 4]) harness.line.verdict(n)
    assert.deepEqual(
      harness.told.answers.map(({ n, code }) => [n, code]),
      [
        [1, undefined],
        [3, undefined],
        [2, undefined],
        [4, undefined],
      ],
    )
    assert.equal(session.pending, 0)
    await harness.time.advance(1_000)
    const again = new Harness(harness.store, harness.time, { device: 2 })
    assert.deepEqual([(await again.open()).pending, (await again.open()).aside], [0, []])
  })

  test('W4 a copied store: what the copy may have sent before is asked for under the old number first', async () => {
    let register = (_device: number): void => {}
    const newWriter = (): Promise<number> => new Promise((resolve) => (register = resolve))
    const first = await connected()
    for (const text of ['a', 'b', 'c']) await say(first.session, text)
    const copy = new Harness(first.harness.store, first.harness.time, { newWriter })
    const session = await copy.open()
    copy.line.welcome({ last: 2 })
    copy.line.sends()
    copy.line.verdict(1, 'conflict')
    copy.line.end(1006)
    await copy.settle()
    copy.line.welcome({ last: 2 })
    assert.deepEqual(copy.line.numbers(), [[2, 1]])
    copy.line.verdict(2)
    await copy.settle()
    await say(session, 'd')
    register(7)
    await copy.settle()
    copy.line.welcome()
    assert.deepEqual(copy.line.numbers(), [
      [1, 0],
      [3, 1],
      [4, 3],
    ])
  })

  test('a store of another person is refused and left as it is; one of another device of theirs is asked about', async () => {
    const first = await connected()
    await say(first.session, 'noch nicht fort')
    const kept = await first.harness.store.load()
    await assert.rejects(new Harness(first.harness.store, undefined, { user: mei }).open(), { code: 'not_allowed' })
    assert.deepEqual(await first.harness.store.load(), kept)
    const other = new Harness(first.harness.store, first.harness.time, { device: 2 })
    const session = await other.open()
    other.line.welcome()
    assert.deepEqual(other.line.numbers(), [])
    assert.deepEqual(
      session.aside.map(({ send }) => textOf(send.body)),
      ['noch nicht fort'],
    )
    await session.resend(1)
    assert.deepEqual(other.line.numbers(), [[2, 0]])
  })

  test('FC-003 a thousand sends at once go out a window at a time and in order', async () => {
    const { harness, session } = await connected()
    const sending = Array.from({ length: 1_000 }, (_, i) => say(session, `${i}`))
    await Promise.all(sending)
    const seen: number[] = []
    for (let sends = harness.line.sends(); sends.length > 0; sends = harness.line.sends()) {
      assert.ok(sends.length <= 64)
      for (const { n } of sends) {
        seen.push(n)
        harness.line.verdict(n)
      }
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 1_000 }, (_, i) => i + 1),
    )
    assert.equal(session.pending, 0)
  })
})
