import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { feedPart, userPart } from '../../protocol/log-records.ts'
import { emptyCell } from '../fold/cell-codec.ts'
import { type Cell, personCellKey, type PersonCell } from '../fold/cells.ts'
import { connectColleague, serveColleague } from './colleagues.grpc.ts'
import type { Colleague, News } from './colleagues.ts'

const anna = 'anna-anna-anna-a' as UserKey
const hiking = 'hiking-hiking-hi' as GroupKey
const secret = 'a secret of the region'

async function pair(context: TestContext, served: Partial<Colleague>, word = secret): Promise<Colleague> {
  const server = new grpc.Server()
  serveColleague(server, secret, served as Colleague)
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  )
  const { colleague, close } = connectColleague({ address: `127.0.0.1:${port}`, secret: word })
  context.after(() => {
    close()
    server.forceShutdown()
  })
  return colleague
}

test('a cell arrives as it was, with its maps, and none where there is none', async (context) => {
  const cell = emptyCell(personCellKey(anna)) as PersonCell
  cell.opened = true
  cell.head = 2 ** 43 + 7
  cell.writers.set(3, { last: 9, answers: [{ n: 9, hash: 1, code: 0, seq: 5 }] })
  const there = await pair(context, {
    cell: (_part, key): Promise<Cell | undefined> => Promise.resolve(key === personCellKey(anna) ? cell : undefined),
    cells: () => Promise.resolve([{ key: personCellKey(anna), cell }]),
  })
  assert.deepEqual(await there.cell(userPart(1), personCellKey(anna)), cell)
  assert.equal(await there.cell(userPart(1), personCellKey('ben-ben-ben-ben-' as UserKey)), undefined)
  assert.deepEqual(await there.cells(userPart(1), 'u', 10), [{ key: personCellKey(anna), cell }])
})

test('what is asked arrives as it was given, bytes as bytes of their own', async (context) => {
  const heard: News[] = []
  const there = await pair(context, {
    news: (list) => Promise.resolve(void heard.push(...list)),
    groupsOf: (user) =>
      Promise.resolve({
        ticks: [[2, 41]],
        views:
          user === anna
            ? [
                {
                  group: hiking,
                  feedPartition: 2,
                  intervals: [{ from: 1, to: 0, pm: 0 }],
                  headGseq: 4,
                  headMseq: 4,
                  headTick: 40,
                  hasMarks: false,
                },
              ]
            : [],
      }),
  })
  const whole = Buffer.from('..row..')
  await there.news([{ type: 'entry', to: [anna], entry: whole.subarray(2, 5) }, { type: 'missed' }])
  const [first, second] = heard
  assert.equal(first?.type === 'entry' && Buffer.from(first.entry).toString(), 'row')
  assert.deepEqual(second, { type: 'missed' })
  const { ticks, views } = await there.groupsOf(anna)
  assert.deepEqual([ticks, views[0]?.group], [[[2, 41]], hiking])
})

test('an error of the table arrives as one, with what it says', async (context) => {
  const there = await pair(context, {
    flush: () => Promise.reject(fail('unavailable')),
    submit: () => Promise.reject(fail('rate_limited', 'too many', { limit: 'sendsPerSecond' })),
    checkpoint: () => Promise.reject(new Error('the disk burns')),
  })
  await assert.rejects(there.flush(feedPart(0)), { code: 'unavailable' })
  await assert.rejects(there.submit(userPart(0), anna, {} as never), {
    code: 'rate_limited',
    detail: { limit: 'sendsPerSecond' },
  })
  await assert.rejects(there.checkpoint(), { code: 'internal' })
})

test('nobody is answered who does not know the secret of the region, and a process that is gone is unavailable', async (context) => {
  const stranger = await pair(context, { words: () => Promise.resolve('secret words') }, 'a guess')
  await assert.rejects(stranger.words(), { code: 'unavailable' })
  const { colleague, close } = connectColleague({ address: '127.0.0.1:1', secret })
  context.after(close)
  await assert.rejects(colleague.words(), { code: 'unavailable' })
})
