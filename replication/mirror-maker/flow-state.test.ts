import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FlowStatus } from './flow-state.ts'
import { lanesToCarry } from './lanes-to-carry.ts'

const told = (key: string, value?: object) => ({
  offset: 0,
  key: Buffer.from(key),
  value: value && Buffer.from(JSON.stringify(value)),
})
const task = 'status-task-MirrorSourceConnector-0'

test('a flow carries when a task of it runs, has failed when one has, and what is taken back counts no more', () => {
  const status = new FlowStatus()
  assert.equal(status.state.state, 'starting')
  status.take([
    told('status-connector-MirrorSourceConnector', { state: 'RUNNING', trace: null }),
    told('status-task-MirrorHeartbeatConnector-0', { state: 'FAILED', trace: 'x' }),
  ])
  assert.equal(status.state.state, 'starting')
  status.take([told(task, { state: 'RUNNING', trace: null })])
  assert.deepEqual(status.state, { state: 'carries', tasks: 1 })
  const trace = 'org.apache.kafka.connect.errors.ConnectException: the value was "secret"\n\tat …'
  status.take([told('status-task-MirrorSourceConnector-1', { state: 'FAILED', trace })])
  assert.deepEqual(status.state, { state: 'failed', why: 'org.apache.kafka.connect.errors.ConnectException' })
  status.take([told('status-task-MirrorSourceConnector-1')])
  assert.deepEqual(status.state, { state: 'carries', tasks: 1 })
})

test('a record that is no status changes nothing', () => {
  const status = new FlowStatus()
  status.take([
    { offset: 0, key: undefined, value: Buffer.from('{}') },
    { offset: 1, key: Buffer.from(task), value: Buffer.from('no JSON') },
    told(task, { state: 5 }),
  ])
  assert.equal(status.state.state, 'starting')
})

test('R7 a flow carries all classes of every generation that still counts, and of its own target alone', () => {
  assert.deepEqual(lanesToCarry(['user', 'xr.to-ap.chat.g9', 'us.xr.to-us.chat.g3'], 'us'), [])
  assert.deepEqual(lanesToCarry(['xr.to-us.chat.g1', 'xr.to-ap.chat.g9'], 'us'), [
    'xr.to-us.chat.g1',
    'xr.to-us.group.g1',
    'xr.to-us.moments.g1',
    'xr.to-us.control.g1',
  ])
  const many = lanesToCarry(['xr.to-us.control.g40'], 'us')
  assert.equal(many.length, 32 * 4)
  assert.ok(many.includes('xr.to-us.chat.g9') && !many.includes('xr.to-us.chat.g8'))
})
