import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { asIs } from '../../platform/byte-rpc.grpc.ts'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { encodeGatewayMessage } from './link-messages.ts'
import type { ServedLink } from './served-link.ts'
import { serveLinks } from './worker-link.grpc.ts'
import type { ConnectionId } from './worker-link.ts'

const secret = 'of this region'
const connection = 1 as ConnectionId

/** A worker that notes what one gateway did to it. */
async function serve(t: TestContext) {
  const noted = { pings: 0, lost: 0 }
  const link = { ping: () => (noted.pings += 1), lost: () => (noted.lost += 1) }
  const server = new grpc.Server()
  serveLinks(server, secret, nodeScheduler, () => link as unknown as ServedLink)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, on) =>
      error ? reject(error) : resolve(on),
    )
  })
  t.after(() => server.forceShutdown())
  return { noted, port }
}

/** A gateway that says whatever it is told; resolves to the status that its stream ends with. */
function say(t: TestContext, port: number, batches: readonly Uint8Array[], authorization = `Bearer ${secret}`) {
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
  t.after(() => client.close())
  const metadata = new grpc.Metadata()
  metadata.set('authorization', authorization)
  const stream = client.makeBidiStreamRequest('/meridian.link.v1.Link/Exchange', asIs, asIs, metadata)
  stream.on('error', () => {})
  stream.on('data', () => {})
  for (const batch of batches) stream.write(Buffer.from(batch))
  return { stream, status: new Promise<number>((resolve) => stream.on('status', ({ code }) => resolve(code))) }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const ping = encodeGatewayMessage({ type: 'ping', connection, stamp: 1 })
const pingBatch = Buffer.concat([Buffer.from([10, ping.length]), ping])

test('P1 a malformed batch ends its own stream with an error; the region and other gateways go on', async (t) => {
  const { noted, port } = await serve(t)
  const other = say(t, port, [pingBatch])
  await until(() => noted.pings === 1)
  const malformed = [Buffer.from([10, 200, 1]), Buffer.from([10, 2, 0x12, 99]), Buffer.from([10, 0])]
  for (const batch of malformed) {
    assert.equal(await say(t, port, [pingBatch, batch]).status, grpc.status.INVALID_ARGUMENT)
  }
  assert.equal(noted.lost, malformed.length)
  other.stream.write(pingBatch)
  await until(() => noted.pings === 2 + malformed.length)
})

test('P1 who does not know the region’s secret is no gateway', async (t) => {
  const { noted, port } = await serve(t)
  assert.equal(await say(t, port, [pingBatch], 'Bearer guessed').status, grpc.status.UNAUTHENTICATED)
  assert.deepEqual(noted, { pings: 0, lost: 0 })
})
