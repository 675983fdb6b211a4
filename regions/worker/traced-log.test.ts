import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventLogError, type EventLog, type NewRecord, type Offset, topic } from '../../platform/event-log/event-log.ts'
import type { StepFacts, StepName, Tracing } from '../../platform/tracing.ts'
import { encodeDerived } from '../../protocol/codec/derived.ts'
import { derivedMessage } from '../../protocol/derived.fixture.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { tracedLog } from './traced-log.ts'

const part = { topic: topic('user'), partition: 3 }

const about = (idLo: number): NewRecord => ({
  kind: recordKinds.derived,
  flags: 0,
  at: 1,
  payload: encodeDerived(derivedMessage(idLo)).slice(),
})

/** Follows messages with an even `idLo`, on a log that answers as it is told. */
function setUp(append: () => Promise<Offset>) {
  const told: [StepName, number, StepFacts][] = []
  const tracing: Tracing = {
    now: () => 100,
    trace: (_idHi, idLo) => (idLo % 2 === 0 ? { step: (...step) => void told.push(step) } : undefined),
  }
  const log = { append } as unknown as EventLog
  return { told, log: tracedLog(log, tracing) }
}

test('records of followed messages are told with their own offsets when the batch is durable', async () => {
  let durable: (first: Offset) => void = () => {}
  const { told, log } = setUp(() => new Promise((resolve) => (durable = resolve)))
  const appended = log.append(part, [about(1), about(2), about(3), about(4)])
  await undefined
  assert.deepEqual(told, [])
  durable(70)
  assert.equal(await appended, 70)
  const where = { topic: 'user', part: 3, records: 4 }
  assert.deepEqual(told, [
    ['append', 100, { ...where, offset: 71 }],
    ['append', 100, { ...where, offset: 73 }],
  ])
})

test('a batch that is not durable is told of nobody, and who appended hears why', async () => {
  const { told, log } = setUp(() => Promise.reject(new EventLogError('storage-full', 'no room')))
  await assert.rejects(log.append(part, [about(2)]), /storage-full/)
  assert.deepEqual(told, [])
})

test('where nothing is followed the log is the log itself', () => {
  const log = {} as EventLog
  assert.equal(tracedLog(log, undefined), log)
})
