import assert from 'node:assert/strict'
import * as grpc from '@grpc/grpc-js'
import { test } from 'node:test'
import { nodeClock, nodeScheduler } from '../clock.node.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { GrpcDiscovery } from './discovery.grpc.ts'
import { serveDiscovery } from './discovery-served.grpc.ts'
import { eventually } from './eventually.node.ts'
import { announcement, discoveryContract, gateway1, gateway2, listSeenBy } from './registry.contract.ts'
import { EmbeddedRegistry } from './registry.embedded.ts'
import type { ProcessId } from './registry.ts'

const secret = 'of this region'

async function openFresh() {
  const house = new EmbeddedRegistry()
  const server = new grpc.Server()
  serveDiscovery(server, secret, (id) => house.join(id))
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, on) =>
      error ? reject(error) : resolve(on),
    )
  })
  const joined: GrpcDiscovery[] = []
  const open = (self: ProcessId, address = `127.0.0.1:${port}`, known = secret): GrpcDiscovery => {
    const discovery = new GrpcDiscovery({ self, address, secret: known, clock: nodeClock, scheduler: nodeScheduler })
    joined.push(discovery)
    return discovery
  }
  return {
    house,
    port,
    open,
    join: async (id: ProcessId) => {
      const discovery = open(id)
      await eventually('it is let in', () => discovery.state.type === 'connected')
      return discovery
    },
    eventually,
    dispose: async () => {
      for (const discovery of joined) await discovery.stop()
      server.forceShutdown()
    },
  }
}

discoveryContract('over gRPC', openFresh)

test('W22 cut off from the registry: gone for others, the last list stays, and all is said again afterwards', async () => {
  const { house, port, open, dispose } = await openFresh()
  const proxy = await FaultProxy.open(`127.0.0.1:${port}`)
  const gateway = open(gateway1, proxy.address)
  await eventually('it is let in', () => gateway.state.type === 'connected')
  const other = house.join(gateway2)
  await other.announce(announcement)
  const [seen, own] = [listSeenBy(other), listSeenBy(gateway)]
  const said = await gateway.announce(announcement)
  await eventually('both are seen', () => seen.list.length === 2 && own.list.length === 2)
  proxy.mode = { kind: 'refuse' }
  await eventually('it is gone', () => seen.list.length === 1)
  await eventually('it knows', () => gateway.state.type === 'unreachable')
  assert.equal(own.list.length, 2)
  await said.update({ weight: 5 })
  await assert.rejects(gateway.announce({ ...announcement, role: 'api' }), { code: 'unreachable' })
  proxy.mode = { kind: 'pass' }
  await eventually('it is back with what it said', () => seen.list[0]?.weight === 5)
  await dispose()
  await proxy.close()
})

test('who does not know the secret of the region is not let in, and who says nonsense harms nobody else', async () => {
  const { house, port, open, join, dispose } = await openFresh()
  const stranger = open(gateway2, `127.0.0.1:${port}`, 'of another region')
  const gateway = await join(gateway1)
  await gateway.announce(announcement)
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
  const metadata = new grpc.Metadata()
  metadata.set('authorization', `Bearer ${secret}`)
  const asIs = (bytes: Buffer): Buffer => bytes
  for (const nonsense of ['{', '{"type":"watch","role":"gateway"}', '{"type":"join","id":"../x"}', 'null']) {
    const stream = client.makeBidiStreamRequest('/meridian.registry.v1.Discovery/Exchange', asIs, asIs, metadata)
    stream.on('error', () => {})
    stream.on('data', () => {})
    stream.write(Buffer.from(nonsense))
    const { code } = await new Promise<grpc.StatusObject>((resolve) => stream.on('status', resolve))
    assert.equal(code, grpc.status.INVALID_ARGUMENT, nonsense)
  }
  assert.equal(stranger.state.type, 'unreachable')
  assert.deepEqual(
    house.list('gateway').map(({ id }) => id),
    [gateway1],
  )
  client.close()
  await dispose()
})
