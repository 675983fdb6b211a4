import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import { nodeScheduler } from '../../platform/clock.node.ts'
import type { Typing } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { GrpcPresencePeer, servePresence } from './presence-peer.grpc.ts'
import { permitTo } from '../../residency-policy/flows/permit.fixture.ts'
import type { PeerService, PresenceForPeer } from './presence-peer.ts'
import type { Presence } from './presence-store.ts'

const anna = 'anna-anna-anna-1' as UserKey
const mei = 'mei-mei-mei-mei1' as UserKey

type Subscription = Parameters<PresenceForPeer['subscribe']>[0]
const permit = permitTo('presence', 1, 3)

/** Another region that notes what it is asked. */
class Home implements PeerService {
  readonly subscriptions = new Set<Subscription>()
  readonly typings: (readonly [string, UserKey, Typing])[] = []

  sourceFor(): PresenceForPeer {
    return {
      subscribe: (subscription) => {
        this.subscriptions.add(subscription)
        subscription.tell({ permit, value: { type: 'offline', lastSeen: 120_000 } })
        return () => this.subscriptions.delete(subscription)
      },
    }
  }

  typingFrom(alias: string, to: UserKey, typing: Typing): void {
    this.typings.push([alias, to, typing])
  }
}

async function serve(home: Home, port = 0): Promise<{ server: grpc.Server; port: number }> {
  const server = new grpc.Server()
  servePresence(server, (alias) => (alias === 'eu' ? 'secret' : undefined), home)
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, on) =>
      error ? reject(error) : resolve(on),
    )
  })
  return { server, port: bound }
}

function peerOf(t: TestContext, port: number, secret = 'secret'): GrpcPresencePeer {
  const peer = new GrpcPresencePeer({ address: `127.0.0.1:${port}`, fromAlias: 'eu', secret, scheduler: nodeScheduler })
  t.after(() => peer.stop())
  return peer
}

/** Waits until `done` holds; the test runner's own limit ends it otherwise. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('a subscription is told, ends where it was made, and typing goes along', { timeout: 20_000 }, async (t) => {
  const home = new Home()
  const { server, port } = await serve(home)
  t.after(() => server.forceShutdown())
  const peer = peerOf(t, port)
  const told: Presence[] = []
  const end = peer.subscribe({ viewer: anna, target: mei, tell: (presence) => told.push(presence) })
  await until(() => told.length === 2)
  assert.deepEqual(told, [{ type: 'unknown' }, { type: 'offline', lastSeen: 120_000 }])
  for (const { tell } of home.subscriptions) tell({ permit, value: { type: 'online' } })
  await until(() => told.length === 3)
  assert.deepEqual(told.at(-1), { type: 'online' })
  const typing: Typing = { peer: anna, toKind: 1, stopped: false, group: undefined }
  peer.typing(mei, { permit, value: typing })
  await until(() => home.typings.length === 1)
  assert.deepEqual(home.typings[0], ['eu', mei, typing])
  end()
  await until(() => home.subscriptions.size === 0)
})

test('N3 a stream that ends makes what it told unknown at once; it is dialled again', {
  timeout: 20_000,
}, async (t) => {
  const home = new Home()
  const first = await serve(home)
  const peer = peerOf(t, first.port)
  const told: Presence[] = []
  peer.subscribe({ viewer: anna, target: mei, tell: (presence) => told.push(presence) })
  await until(() => told.length === 2)
  first.server.forceShutdown()
  await until(() => told.length === 3)
  assert.deepEqual(told.at(-1), { type: 'unknown' })
  await until(() => home.subscriptions.size === 0)
  const second = await serve(home, first.port)
  t.after(() => second.server.forceShutdown())
  await until(() => told.at(-1)?.type === 'offline')
})

test('who does not know the secret of the pair is told nothing', { timeout: 20_000 }, async (t) => {
  const home = new Home()
  const { server, port } = await serve(home)
  t.after(() => server.forceShutdown())
  const [stranger, friend] = [peerOf(t, port, 'guessed'), peerOf(t, port)]
  const heard: Presence[] = []
  const told: Presence[] = []
  stranger.subscribe({ viewer: anna, target: mei, tell: (presence) => heard.push(presence) })
  friend.subscribe({ viewer: anna, target: mei, tell: (presence) => told.push(presence) })
  await until(() => told.length === 2)
  assert.deepEqual([heard, home.subscriptions.size], [[{ type: 'unknown' }], 1])
})
