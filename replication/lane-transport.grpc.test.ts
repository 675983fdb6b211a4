import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { asIs } from '../platform/byte-rpc.grpc.ts'
import { GrpcLaneTransport, serveLanes } from './lane-transport.grpc.ts'
import type { LaneBatch } from './lane-transport.ts'

const lane = { to: 'ap', class: 'chat', generation: 1 } as const
const batch: LaneBatch = { from: 'eu', lane, partition: 3, first: 9, records: [Buffer.from('a record')] }

async function singapore(t: TestContext, at = 0) {
  const received: LaneBatch[] = []
  const server = new grpc.Server()
  serveLanes(
    server,
    (alias) => (alias === 'eu' ? 'secret' : undefined),
    (one) => {
      received.push(one)
      return Promise.resolve()
    },
  )
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${at}`, grpc.ServerCredentials.createInsecure(), (error, on) =>
      error ? reject(error) : resolve(on),
    )
  })
  t.after(() => server.forceShutdown())
  return { received, address: `127.0.0.1:${port}`, end: () => server.forceShutdown() }
}

function transport(t: TestContext, address: string, secret: string): GrpcLaneTransport {
  const made = new GrpcLaneTransport({ address, fromAlias: 'eu', secret })
  t.after(() => made.stop())
  return made
}

test('R2 a batch is delivered when it is received there, and a region that does not know the secret is told so', async (t) => {
  const { received, address } = await singapore(t)
  await transport(t, address, 'secret').deliver(batch)
  assert.deepEqual(
    received.map(({ from, partition, first }) => ({ from, partition, first })),
    [{ from: 'eu', partition: 3, first: 9 }],
  )
  await assert.rejects(transport(t, address, 'guessed').deliver(batch))
  assert.equal(received.length, 1)
})

test('R2 a batch that cannot be read ends its own stream with an error; the lane goes on over another one', async (t) => {
  const { received, address } = await singapore(t)
  const client = new grpc.Client(address, grpc.credentials.createInsecure())
  t.after(() => client.close())
  const metadata = new grpc.Metadata()
  metadata.set('authorization', 'Bearer secret')
  metadata.set('meridian-from', 'eu')
  const stream = client.makeBidiStreamRequest('/meridian.lanes.v1.Lanes/Deliver', asIs, asIs, metadata)
  stream.on('error', () => {})
  stream.on('data', () => {})
  stream.write(Buffer.from([18, 200, 1]))
  const status = await new Promise<number>((resolve) => stream.on('status', ({ code }) => resolve(code)))
  assert.equal(status, grpc.status.INVALID_ARGUMENT)
  await transport(t, address, 'secret').deliver(batch)
  assert.equal(received.length, 1)
})

test('R2 of two that may keep the other region the one is found that listens, also when that changes', async (t) => {
  const [one, other] = [await singapore(t), await singapore(t)]
  one.end()
  const lanes = transport(t, `ipv4:${one.address},${other.address}`, 'secret')
  await lanes.deliver(batch)
  assert.deepEqual([one.received.length, other.received.length], [0, 1])
  other.end()
  await assert.rejects(lanes.deliver(batch))
  const back = await singapore(t, Number(one.address.split(':')[1]))
  await retried(() => lanes.deliver(batch))
  assert.equal(back.received.length, 1)
})

/** As a pump tries again, with a pause. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
