import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../../platform/clock.ts'
import type { SessionId, UserKey } from '../../protocol/ids.ts'
import { ColleagueNews } from './colleague-news.ts'
import type { News } from './colleagues.ts'

const user = 'anna-anna-anna-a' as UserKey
const entry = (text: string): News => ({ type: 'entry', to: [user], entry: Buffer.from(text) })
const textsOf = (list: readonly News[]): string[] =>
  list.map((news) => (news.type === 'entry' ? Buffer.from(news.entry).toString() : news.type))

/** Runs what is due when it is told to. */
class Hand implements Pick<Scheduler, 'after' | 'soon'> {
  readonly #due: (() => void)[] = []
  soon(work: () => void): void {
    this.#due.push(work)
  }
  after(_ms: number, work: () => void) {
    this.#due.push(work)
    return { cancel: () => {} }
  }
  async turn(): Promise<void> {
    for (const work of this.#due.splice(0)) work()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function news() {
  const hand = new Hand()
  const calls: { readonly list: readonly News[]; readonly taken: (error?: Error) => void }[] = []
  const colleague = {
    news: (list: readonly News[]) =>
      new Promise<void>((resolve, reject) =>
        calls.push({ list, taken: (error) => (error === undefined ? resolve() : reject(error)) }),
      ),
  }
  return { hand, calls, news: new ColleagueNews(colleague, hand as unknown as Scheduler) }
}

test('one call is on the way; what gathers meanwhile goes with the next, in order', async () => {
  const { hand, calls, news: to } = news()
  to.add(entry('1'))
  to.add(entry('2'))
  await hand.turn()
  to.add(entry('3'))
  to.add(entry('4'))
  await hand.turn()
  assert.deepEqual(
    calls.map(({ list }) => textsOf(list)),
    [['1', '2']],
  )
  calls[0]?.taken()
  await hand.turn()
  await hand.turn()
  assert.deepEqual(textsOf(calls[1]?.list ?? []), ['3', '4'])
})

test('what was not taken comes again, before what came after it', async () => {
  const { hand, calls, news: to } = news()
  to.add(entry('1'))
  await hand.turn()
  to.add(entry('2'))
  calls[0]?.taken(new Error('away'))
  await hand.turn()
  await hand.turn()
  assert.deepEqual(textsOf(calls[1]?.list ?? []), ['1', '2'])
})

test('while the other stands still news gather up to a bound; then it hears that it missed some, and ends of sessions stay', async () => {
  const { hand, calls, news: to } = news()
  to.add(entry('first'))
  await hand.turn()
  to.add({ type: 'session-ended', user, session: 'session' as SessionId })
  const large: News = { type: 'entry', to: [user], entry: new Uint8Array(1 << 20) }
  for (let i = 0; i < 20; i++) to.add(large)
  calls[0]?.taken()
  for (let turns = 0; turns < 4; turns++) await hand.turn()
  assert.deepEqual(
    calls[1]?.list.slice(0, 2).map(({ type }) => type),
    ['session-ended', 'missed'],
  )
})

test('nothing is said to who is gone', async () => {
  const { hand, calls, news: to } = news()
  to.add(entry('1'))
  to.stop()
  to.add(entry('2'))
  await hand.turn()
  assert.deepEqual(calls, [])
})
