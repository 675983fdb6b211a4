import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WebSocket } from 'ws'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { closeCodes } from '../../protocol/close-codes.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { edgeEnvelopeHeader, EnvelopeGate, sealEnvelope } from '../../protocol/edge-envelope.ts'
import { type RegionName, userIdOfKey, type Zone } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { Gateway, heartbeatDefaults } from './gateway.ts'
import { anna, FakeLink, hello, send } from './gateway-harness.ts'
import { websocketPath } from './admit-upgrade.ts'
import { serveWebsockets, websocketProtocol } from './websocket.ws.ts'

const region = 'eu-central' as RegionName
const key = new Uint8Array(32).fill(7)

async function serving(t: TestContext) {
  const link = new FakeLink()
  const gateway = new Gateway(
    { link, clock: nodeClock, scheduler: nodeScheduler, random: nodeRandom },
    { region, heartbeat: heartbeatDefaults, connectionsMax: 100, targetOf: () => '' },
  )
  const envelopes = new EnvelopeGate({ region, keysOf: () => ({ current: key }), mac: nodeMac, clock: nodeClock })
  const server: Server = createServer()
  const stop = serveWebsockets(server, { gateway, envelopes, requestId: () => 'r1' })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(async () => {
    stop()
    await gateway.stop()
    server.close()
    server.closeAllConnections()
  })
  return { link, gateway, server, port: (server.address() as { port: number }).port }
}

const envelope = (): Promise<string> =>
  sealEnvelope(
    {
      pop: 'fra',
      address: 'a1',
      caller: { ...anna, user: userIdOfKey(anna.user), zone: 'EU' as Zone, home: region },
    },
    { region, request: `GET ${websocketPath}` },
    { key, mac: nodeMac, clock: nodeClock, random: nodeRandom },
  )

async function dialled(port: number): Promise<WebSocket> {
  const headers = { [edgeEnvelopeHeader]: await envelope() }
  const socket = new WebSocket(`ws://127.0.0.1:${port}${websocketPath}`, [websocketProtocol], { headers })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return socket
}

/** A connection that was welcomed. */
async function welcomed(port: number): Promise<WebSocket> {
  const socket = await dialled(port)
  const welcome = new Promise((resolve) => socket.once('message', resolve))
  socket.send(hello())
  await welcome
  return socket
}

const closed = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve))

test('an open connection keeps nothing of the request it came with', async (t) => {
  const { server, port } = await serving(t)
  let request: WeakRef<object> | undefined
  server.prependListener('upgrade', (upgrade: object) => {
    request = new WeakRef(upgrade)
  })
  const socket = await welcomed(port)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // Node lets go of it some turns later.
  for (let turn = 0; request?.deref() !== undefined && turn < 50; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  assert.equal(request?.deref(), undefined)
  socket.terminate()
})

/** An upgrade by hand: what no library would send. */
async function raw(
  port: number,
  header: string | undefined,
  path = websocketPath,
): Promise<{ socket: Socket; head: string }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const lines = [
    `GET ${path} HTTP/1.1`,
    'host: gateway',
    'upgrade: websocket',
    'connection: upgrade',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(header === undefined ? [] : [`${edgeEnvelopeHeader}: ${header}`]),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const head = await new Promise<Buffer>((resolve) => socket.once('data', resolve))
  return { socket, head: head.toString('latin1') }
}

/** A client's frame as RFC 6455 wants it; the mask is zero. */
function framed(opcode: number, payload: Uint8Array, { isLast = true, isMasked = true } = {}): Buffer {
  const head = [(isLast ? 0x80 : 0) | opcode, (isMasked ? 0x80 : 0) | 126, payload.length >> 8, payload.length & 255]
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0), payload])
}

test('only an edge’s envelope for this very request opens a socket, and only once', async (t) => {
  const { port, gateway } = await serving(t)
  const good = await envelope()
  for (const header of [undefined, '', 'v1.e30.AAAA', `${good.slice(0, -4)}AAAA`]) {
    const { head, socket } = await raw(port, header)
    assert.match(head, /^HTTP\/1\.1 503 /)
    assert.match(head, /"envelope_invalid"/)
    socket.destroy()
  }
  assert.match((await raw(port, good, '/v1/other')).head, /^HTTP\/1\.1 404 /)
  const first = await raw(port, good)
  assert.match(first.head, /^HTTP\/1\.1 101 /)
  assert.match((await raw(port, good)).head, /"envelope_invalid"/)
  assert.equal(gateway.connections, 1)
  first.socket.destroy()
})

test('what breaks the rules of WebSocket ends with a close code of ours, and only that connection', async (t) => {
  const { port, link } = await serving(t)
  const other = await welcomed(port)
  const bad: [string, (socket: WebSocket) => void, number][] = [
    [
      'a frame above the limit',
      (socket) => socket.send(Buffer.alloc(limits.frameBytesMax + 1)),
      closeCodes.stayAway.tooLarge,
    ],
    [
      'more fragments than the limit',
      (socket) => {
        for (let i = 0; i < 40; i++) socket.send(Buffer.from([0]), { fin: false })
      },
      closeCodes.stayAway.protocol,
    ],
    ['text', (socket) => socket.send('hello'), closeCodes.stayAway.protocol],
    ['an empty frame before hello', (socket) => socket.send(Buffer.alloc(0)), closeCodes.stayAway.protocol],
    [
      'more than hello may have',
      (socket) => socket.send(Buffer.alloc(limits.bytesBeforeHelloMax + 1)),
      closeCodes.stayAway.tooLarge,
    ],
    ['a truncated frame', (socket) => socket.send(hello().subarray(0, 5)), closeCodes.stayAway.protocol],
  ]
  for (const [why, act, code] of bad) {
    const socket = await dialled(port)
    act(socket)
    assert.equal(await closed(socket), code, why)
  }
  const { socket } = await raw(port, await envelope())
  socket.write(framed(2, hello(), { isMasked: false }))
  await new Promise((resolve) => socket.once('close', resolve))
  other.send(send('still here'))
  while (!link.calls.includes('command still here')) await new Promise((resolve) => setTimeout(resolve, 5))
  other.terminate()
})

test('a hello in a few fragments is a hello', async (t) => {
  const { port, link } = await serving(t)
  const { socket } = await raw(port, await envelope())
  const bytes = hello()
  socket.write(framed(2, bytes.subarray(0, 3), { isLast: false }))
  socket.write(framed(0, bytes.subarray(3, 9), { isLast: false }))
  socket.write(framed(0, bytes.subarray(9)))
  await new Promise((resolve) => socket.once('data', resolve))
  assert.equal(link.attached.length, 1)
  socket.destroy()
})

test('FC-033 a client that does not read is cut when the bound is reached, and holds up nobody', async (t) => {
  const { port, gateway, link } = await serving(t)
  const { socket: deaf } = await raw(port, await envelope())
  deaf.pause()
  deaf.write(framed(2, hello()))
  while (link.attached.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  const stuck = link.attached[0]?.connection
  const reader = await welcomed(port)
  let heard = 0
  reader.on('message', (data: Buffer) => (heard += data.length))
  const reading = link.attached[1]?.connection
  assert.ok(stuck !== undefined && reading !== undefined)
  const entry = entryOf(frameFields.row, new Uint8Array(60_000)).slice()
  let sent = 0
  // What the kernel takes of it is not ours to bound; a thousand times the limit would be a leak.
  while (gateway.connections === 2 && sent < 1_000 * limits.socketBufferBytesMax) {
    gateway.deliverMany([stuck, reading], entry)
    sent += entry.length
    while (heard < sent) await new Promise((resolve) => setImmediate(resolve))
  }
  assert.equal(gateway.counts.closedBy.get('slow_reader'), 1)
  assert.equal(gateway.connections, 1)
  reader.terminate()
  deaf.destroy()
})
