import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Buckets } from './buckets.ts'
import { Metrics } from './metrics.ts'

test('counts, levels and timings appear in the text with the labels of the process', async () => {
  const metrics = new Metrics({ region: 'eu-central' })
  metrics.count('messages_total', 'Messages accepted.').add(3)
  metrics.level('connections', 'Open connections.', () => 12)
  metrics.timing('append', 'From append to durable.').observe(4)
  const text = await metrics.text()
  assert.match(text, /^meridian_messages_total\{region="eu-central"\} 3$/m)
  assert.match(text, /^meridian_connections\{region="eu-central"\} 12$/m)
  assert.match(text, /^meridian_append_seconds_bucket\{le="0\.005",region="eu-central"\} 1$/m)
  assert.match(text, /^meridian_append_seconds_bucket\{le="0\.0025",region="eu-central"\} 0$/m)
  assert.match(metrics.contentType, /^text\/plain/)
})

test('a label takes only values from its list, so the number of series is known', async () => {
  const metrics = new Metrics()
  const verdicts = metrics.countBy('verdicts_total', 'Verdicts.', 'verdict', ['accepted', 'duplicate'])
  verdicts.add('accepted')
  verdicts.add('accepted', 2)
  for (const user of ['usr_anna', 'usr_mei']) verdicts.add(user)
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('meridian_verdicts_total'))
  assert.deepEqual(lines.sort(), [
    'meridian_verdicts_total{verdict="accepted"} 3',
    'meridian_verdicts_total{verdict="duplicate"} 0',
    'meridian_verdicts_total{verdict="other"} 2',
  ])
})

test('what is counted elsewhere is read whenever it is asked for', async () => {
  const metrics = new Metrics()
  const ended = new Map([
    ['idle', 2],
    ['usr_anna', 1],
  ])
  let frames = 5
  metrics.total('frames_total', 'Frames.', () => frames)
  metrics.totalBy('ended_total', 'Ended.', 'code', ['idle', 'gone'], () => ended)
  await metrics.text()
  frames = 7
  const lines = (await metrics.text()).split('\n').filter((line) => /^meridian_(frames|ended)/.test(line))
  assert.deepEqual(lines.sort(), [
    'meridian_ended_total{code="gone"} 0',
    'meridian_ended_total{code="idle"} 2',
    'meridian_ended_total{code="other"} 1',
    'meridian_frames_total 7',
  ])
})

test('levels and timings by a label keep to its list as well', async () => {
  const metrics = new Metrics()
  const behind = [
    ['us', 2],
    ['us', 5],
    ['usr_anna', 7],
  ] as const
  metrics.levelBy('lane_behind', 'Waiting.', 'to', ['us', 'ap'], () => behind)
  const calls = metrics.timingBy('call', 'Calls.', 'method', ['Chat.Send'])
  calls.observe('Chat.Send', 4)
  calls.observe('usr_anna', 4)
  const text = await metrics.text()
  assert.match(text, /^meridian_lane_behind\{to="us"\} 5$/m)
  assert.match(text, /^meridian_lane_behind\{to="other"\} 7$/m)
  assert.match(text, /^meridian_call_seconds_count\{method="Chat\.Send"\} 1$/m)
  assert.match(text, /^meridian_call_seconds_count\{method="other"\} 1$/m)
  assert.doesNotMatch(text, /usr_anna/)
})

test('two processes in one have nothing in common', async () => {
  const [eu, us] = [new Metrics({ region: 'eu-central' }), new Metrics({ region: 'us-east' })]
  for (const metrics of [eu, us]) metrics.count('messages_total', 'Messages accepted.').add()
  assert.doesNotMatch(await eu.text(), /us-east/)
})

test('timings that are counted elsewhere are a histogram: each bound counts all below it', async () => {
  const [send, sync] = [new Buckets(), new Buckets()]
  for (const ms of [0.1, 0.2, 3, 40, 60_000]) send.add(ms)
  const metrics = new Metrics({ region: 'eu' })
  metrics.distributionBy('operation', 'What devices do.', 'operation', ['send', 'sync'], () => [
    ['send', send],
    ['sync', sync],
  ])
  const text = await metrics.text()
  assert.match(
    text,
    /^# HELP meridian_operation_seconds What devices do\.\n# TYPE meridian_operation_seconds histogram$/m,
  )
  const shown = (name: string, labels: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`meridian_operation_seconds_${name}{${labels}`))
        ?.split(' ')[1],
    )
  const upTo = (le: string): number => shown('bucket', `le="${le}",operation="send"`)
  assert.deepEqual(['0.0002', '0.0005', '0.005', '0.05', '5', '+Inf'].map(upTo), [2, 2, 3, 4, 4, 5])
  assert.equal(shown('count', 'operation="send"'), 5)
  assert.equal(shown('sum', 'operation="send"'), 60.0433)
  assert.equal(shown('count', 'operation="sync"'), 0)
})

test('a metric says what it is without being read', () => {
  const metrics = new Metrics()
  const unread = (): never => assert.fail('nobody has asked')
  metrics.level('level', 'A level.', unread)
  metrics.totalBy('total', 'A total.', 'code', ['a'], unread)
  assert.deepEqual(metrics.described, [
    { name: 'meridian_level', help: 'A level.', type: 'gauge' },
    { name: 'meridian_total', help: 'A total.', type: 'counter', label: 'code', values: ['a'] },
  ])
})
