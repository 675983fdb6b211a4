import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { askLeave } from './asked-region.node.ts'

test('of those that may keep a region the one that does says what may flow; where none answers nothing is said', async (t) => {
  const keeper = createServer((_request, response) => response.end('{"us":"open","ap":"cut"}'))
  await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve))
  t.after(() => keeper.close())
  const there = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`
  const nobody = 'http://127.0.0.1:1'
  assert.equal(await askLeave([nobody, there], 'us'), 'open')
  assert.equal(await askLeave([there, nobody], 'ap'), 'cut')
  await assert.rejects(askLeave([nobody, nobody], 'us'), /its region does not answer/)
})
