import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tracesOf } from './traces-option.ts'

const regions = ['eu', 'ap']

test('one URL is for all regions, a list for those that it names, and nothing is nothing', () => {
  const url = 'http://127.0.0.1:4318'
  assert.deepEqual(tracesOf(url, '1', regions), { every: 1, collectors: { eu: url, ap: url } })
  assert.deepEqual(tracesOf(`ap=${url}`, '100', regions), { every: 100, collectors: { ap: url } })
  assert.equal(tracesOf(undefined, '1', regions), undefined)
})

test('what cannot be is refused in a sentence', () => {
  assert.throws(() => tracesOf('localhost', '1', regions), /--traces takes the URL of an OTLP\/HTTP collector/)
  assert.throws(() => tracesOf('ftp://collector', '1', regions), /not `ftp:\/\/collector`/)
  assert.throws(() => tracesOf('us=http://127.0.0.1:1', '1', regions), /names region `us`; there are eu, ap/)
  for (const every of ['0', '-1', '1.5', 'all', '1000001'])
    assert.throws(() => tracesOf('http://127.0.0.1:1', every, regions), /--trace-every takes a whole number/)
})
