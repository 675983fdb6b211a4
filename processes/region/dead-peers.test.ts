/** FC-089 on each way between our processes: who vanishes without a word is noticed at both ends, and the next to be dialled is used. */
import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { byteServer } from '../../platform/byte-rpc.grpc.ts'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { FaultProxy } from '../../platform/engines/fault-proxy.node.ts'
import { GrpcDiscovery } from '../../platform/registry/discovery.grpc.ts'
import { serveDiscovery } from '../../platform/registry/discovery-served.grpc.ts'
import { eventually } from '../../platform/registry/eventually.node.ts'
import { announcement, gateway1, listSeenBy, worker1 } from '../../platform/registry/registry.contract.ts'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { type DeviceNumber, sessionIdOf, type UserKey, type Zone } from '../../protocol/ids.ts'
import { userPart } from '../../protocol/log-records.ts'
import { personCellKey } from '../../regions/fold/cells.ts'
import { GrpcHomeReads, serveHomeReads } from '../../regions/people/home-reads.grpc.ts'
import type { HomeReadsService } from '../../regions/people/home-reads.ts'
import { GrpcPresencePeer, servePresence } from '../../regions/presence/presence-peer.grpc.ts'
import type { PeerService } from '../../regions/presence/presence-peer.ts'
import type { Presence } from '../../regions/presence/presence-store.ts'
import { connectColleague, serveColleague } from '../../regions/worker/colleagues.grpc.ts'
import type { Colleague } from '../../regions/worker/colleagues.ts'
import type { ServedLink } from '../../regions/worker/served-link.ts'
import { GrpcWorkerLink, serveLinks } from '../../regions/worker/worker-link.grpc.ts'
import type { AttachRequest, ConnectionId, GatewaySink } from '../../regions/worker/worker-link.ts'
import { permitTo } from '../../residency-policy/flows/permit.fixture.ts'
import { GrpcLaneTransport, serveLanes } from '../../replication/lane-transport.grpc.ts'
import type { LaneBatch } from '../../replication/lane-transport.ts'

const secret = 'known to both'
const secretOf = (alias: string): string | undefined => (alias === 'eu' ? secret : undefined)
const [anna, mei] = ['anna-anna-anna-1' as UserKey, 'mei-mei-mei-mei1' as UserKey]
const isUnavailable = { code: 'unavailable' }

/** A process as the others reach it, and the way there. */
async function behindProxy(t: TestContext, serve: (server: grpc.Server) => void): Promise<FaultProxy> {
  const server = byteServer()
  serve(server)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, on) =>
      error ? reject(error) : resolve(on),
    )
  })
  const proxy = await FaultProxy.open(`127.0.0.1:${port}`)
  t.after(async () => {
    server.forceShutdown()
    await proxy.close()
  })
  return proxy
}

/** Answers nothing before it is asked the second time. */
function answersLater<Value>(value: Value): { readonly ask: () => Promise<Value>; readonly asked: () => number } {
  let asked = 0
  return { ask: () => (++asked === 1 ? new Promise<Value>(() => {}) : Promise.resolve(value)), asked: () => asked }
}

describe('FC-089 a peer that vanishes without a word', { concurrency: true }, () => {
  test('a gateway and its worker: both forget the connections between them, and what waited is refused', async (t) => {
    const attach = answersLater({ type: 'refused' } as const)
    let lost = 0
    const link = { attach: attach.ask, lost: () => (lost += 1) } as unknown as ServedLink
    const proxy = await behindProxy(t, (server) => serveLinks(server, secret, nodeScheduler, () => link))
    const gateway = new GrpcWorkerLink({ address: proxy.address, secret, scheduler: nodeScheduler })
    t.after(() => gateway.stop())
    let gone = 0
    gateway.start({} as GatewaySink, () => (gone += 1))
    await eventually('it is let in', () => gateway.up)
    const waiting = assert.rejects(gateway.attach(attachRequest), isUnavailable)
    await eventually('it has arrived', () => attach.asked() === 1)
    proxy.strand()
    await waiting
    await eventually('the worker knows, too', () => lost === 1)
    await eventually('it is let in again', () => gateway.up)
    assert.deepEqual([gone, attach.asked()], [1, 1])
  })

  test('a lane: a batch without an answer is rejected, and delivered over another connection', async (t) => {
    const receive = answersLater(undefined)
    const proxy = await behindProxy(t, (server) => serveLanes(server, secretOf, receive.ask))
    const lanes = new GrpcLaneTransport({ address: proxy.address, fromAlias: 'eu', secret })
    t.after(() => lanes.stop())
    const waiting = assert.rejects(lanes.deliver(batch), isUnavailable)
    await eventually('it has arrived', () => receive.asked() === 1)
    proxy.strand()
    await waiting
    await lanes.deliver(batch)
    assert.equal(receive.asked(), 2)
  })

  test('presence: what was told is unknown, nobody is told into the void, and it is asked for anew', async (t) => {
    const open = new Set<unknown>()
    const home: PeerService = {
      sourceFor: () => ({
        subscribe: (subscription) => {
          open.add(subscription)
          subscription.tell({ permit: permitTo('presence', 1, 3), value: { type: 'online' } })
          return () => open.delete(subscription)
        },
      }),
      typingFrom: () => {},
    }
    const proxy = await behindProxy(t, (server) => servePresence(server, secretOf, home))
    const peer = new GrpcPresencePeer({ address: proxy.address, fromAlias: 'eu', secret, scheduler: nodeScheduler })
    t.after(() => peer.stop())
    const told: Presence['type'][] = []
    peer.subscribe({ viewer: anna, target: mei, tell: ({ type }) => told.push(type) })
    await eventually('it is told', () => told.at(-1) === 'online')
    proxy.strand()
    await eventually('it is told again', () => told.length === 4)
    assert.deepEqual(told, ['unknown', 'online', 'unknown', 'online'])
    await eventually('one is left there', () => open.size === 1)
  })

  test('colleagues: a question is given up before its deadline, and the next one answered', async (t) => {
    const cell = answersLater(undefined)
    const proxy = await behindProxy(t, (server) =>
      serveColleague(server, secret, { cell: cell.ask } as unknown as Colleague),
    )
    const { colleague, close } = connectColleague({ address: proxy.address, secret })
    t.after(close)
    const waiting = assert.rejects(colleague.cell(userPart(1), personCellKey(anna)), isUnavailable)
    await eventually('it has arrived', () => cell.asked() === 1)
    proxy.strand()
    await waiting
    assert.equal(await colleague.cell(userPart(1), personCellKey(anna)), undefined)
  })

  test('home reads: no question goes for ever where nobody hears it', async (t) => {
    const home = { profileFor: () => Promise.resolve(undefined) } as unknown as HomeReadsService
    const proxy = await behindProxy(t, (server) => serveHomeReads(server, secretOf, home))
    const reads = new GrpcHomeReads({ address: proxy.address, fromAlias: 'eu', secret })
    t.after(() => reads.stop())
    assert.equal(await reads.profile(mei), undefined)
    proxy.strand()
    await assert.rejects(reads.profile(mei), isUnavailable)
    let answered = false
    await eventually('it is answered again', () => {
      void reads.profile(mei).then(
        () => (answered = true),
        () => {},
      )
      return answered
    })
  })

  test('the registry at a keeper: who cannot reach it knows, and is in the list again with what was said', async (t) => {
    const house = new EmbeddedRegistry()
    const proxy = await behindProxy(t, (server) => serveDiscovery(server, secret, (id) => house.join(id)))
    const options = { self: gateway1, address: proxy.address, secret, clock: nodeClock, scheduler: nodeScheduler }
    const gateway = new GrpcDiscovery(options)
    t.after(() => gateway.stop())
    await eventually('it is let in', () => gateway.state.type === 'connected')
    await gateway.announce(announcement)
    const seen = listSeenBy(house.join(worker1))
    const states: string[] = []
    gateway.onState(({ type }) => states.push(type))
    proxy.strand()
    await eventually('it is back', () => states.at(-1) === 'connected' && seen.list.length === 1)
    assert.deepEqual(states, ['unreachable', 'connected'])
  })
})

const attachRequest: AttachRequest = {
  connection: 1 as ConnectionId,
  identity: {
    user: anna,
    device: 1 as DeviceNumber,
    session: sessionIdOf(new Uint8Array(16)),
    zone: 'EU' as Zone,
    epoch: 0,
    address: '',
  },
  resumeTicket: undefined,
  head: 0,
}
const batch: LaneBatch = {
  from: 'eu',
  lane: { to: 'ap', class: 'chat', generation: 1 },
  partition: 3,
  first: 9,
  records: [Buffer.from('a record')],
}
