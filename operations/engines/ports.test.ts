import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { test } from 'node:test'
import type { Node } from './engine.ts'
import { refuseTakenPorts } from './ports.ts'

async function taken(): Promise<{ server: Server; nodes: readonly Node[] }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const listens = [{ who: 'clients', host: '127.0.0.1', port }]
  return { server, nodes: [{ name: 'eu-redis-1', engine: 'redis', region: 'eu', folder: '/data', listens }] }
}

test('a port that whoever was killed a moment ago still holds is waited for', async () => {
  const { server, nodes } = await taken()
  setTimeout(() => server.close(), 300)
  await refuseTakenPorts(nodes)
})

test('a port that another program keeps is refused, with what to do', async () => {
  const { server, nodes } = await taken()
  await assert.rejects(refuseTakenPorts(nodes), /where eu-redis-1 should listen, is taken by another program: stop/)
  server.close()
})
