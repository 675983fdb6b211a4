import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { askLeave } from './asked-region.node.ts'

async function answering(t: TestContext, status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('of those that may keep a region the one that does says what may flow; where none answers nothing is said', async (t) => {
  const there = await answering(t, 200, '{"us":"open","ap":"cut"}')
  const standsBy = await answering(t, 503, '{"error":{"code":"unavailable"}}')
  const nobody = 'http://127.0.0.1:1'
  assert.equal(await askLeave([nobody, there], 'us'), 'open')
  assert.equal(await askLeave([there, nobody], 'ap'), 'cut')
  assert.equal(await askLeave([standsBy, there], 'ap'), 'cut')
  await assert.rejects(askLeave([nobody, standsBy], 'us'), /its region does not answer/)
})
