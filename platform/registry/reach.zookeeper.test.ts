import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { nodeScheduler } from '../clock.node.ts'
import { reach } from './reach.zookeeper.ts'

/** A server that answers whatever is asked with `answer` and ends; with nothing, it only listens. */
async function answering(answer: string | undefined) {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => void (answer !== undefined && socket.end(answer)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

async function outcomeOf(...answers: (string | undefined)[]): Promise<string> {
  const servers = await Promise.all(answers.map(answering))
  try {
    await reach(
      servers.map(({ address }) => address),
      1_000,
      nodeScheduler,
    )
    return 'serves'
  } catch (caught) {
    return (caught as Error).message
  } finally {
    for (const { stop } of servers) stop()
  }
}

const good = 'Zookeeper version: 3.9.5-0db9, built on 2026-02-03\nMode: standalone\n'
const notServing = 'This ZooKeeper instance is not currently serving requests\n'

test('a ZooKeeper of a version that is tested serves, also beside others that do not', async () => {
  assert.equal(await outcomeOf(good), 'serves')
  assert.equal(await outcomeOf(notServing, good), 'serves')
  assert.equal(await outcomeOf('srvr is not executed because it is not in the whitelist.\n'), 'serves')
})

test('each way to be at the wrong address is told in a sentence that says what to do', async () => {
  assert.match(await outcomeOf('Zookeeper version: 3.4.14-4c25, built on'), /version 3\.4\.14: this needs 3\.8 or 3\.9/)
  assert.match(await outcomeOf('HTTP/1.1 400 Bad Request\r\n'), /is no ZooKeeper: correct the address/)
  assert.match(await outcomeOf('x'.repeat(100_000)), /is no ZooKeeper/)
  assert.match(await outcomeOf(notServing), /has no quorum: start the other servers/)
  assert.match(await outcomeOf(undefined), /takes connections and says nothing/)
  assert.match(await outcomeOf(), /no address of a ZooKeeper is configured/)
  const gone = await answering(good)
  gone.stop()
  await assert.rejects(reach([gone.address], 1_000, nodeScheduler), /nothing listens at .*: start ZooKeeper there/)
})

test('of several servers that cannot be used each is named', async () => {
  const message = await outcomeOf(notServing, 'HTTP/1.1 400 Bad Request\r\n')
  assert.match(message, /has no quorum.*; what listens at .* is no ZooKeeper/)
})
