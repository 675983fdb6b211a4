/** FC-036: whatever a device believes it has when it comes back, it is answered in so many words, never with silence. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeCodes } from '../../protocol/close-codes.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { encodeSync, type Page, readPage, readWelcome } from '../../protocol/cold-messages.ts'
import { helloFrame, messageFrame, pingFrame } from '../wire-client/frames.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { eventually, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 2 })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
})

after(() => small.stop())

async function dialled(): Promise<SocketClient> {
  const client = new SocketClient(small.edge('fra'), anna.accessToken)
  await eventually('the upgrade is answered', () => client.isOpen || client.refusedWith !== undefined)
  return client
}

async function welcomed(client: SocketClient, ticket?: Uint8Array) {
  if (client.isOpen) client.frame(helloFrame(ticket))
  const isOver = (): boolean => client.closeCode !== undefined || client.refusedWith !== undefined
  await eventually('it is answered', () => client.all(frameFields.welcome).length > 0 || isOver())
  const [bytes] = client.all(frameFields.welcome)
  if (bytes === undefined) return undefined
  const { last, resumed, resumeTicket } = readWelcome(bytes)
  return { client, last, resumed, ticket: resumeTicket.slice() }
}

/** As a client does: while the region starts again it is refused, waits and dials again. */
async function connected(ticket?: Uint8Array) {
  for (let tries = 0; tries < 200; tries++) {
    const connection = await welcomed(await dialled(), ticket)
    if (connection !== undefined) return connection
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return assert.fail('was never welcomed')
}

async function synced(client: SocketClient, key: string): Promise<Page> {
  const before = client.all(frameFields.page).length
  client.frame(entryOf(frameFields.sync, encodeSync({ request: 1, key, limit: 500 })).slice())
  await eventually('the page comes', () => client.all(frameFields.page).length > before)
  return readPage(client.all(frameFields.page)[before] as Uint8Array)
}

async function said(client: SocketClient, text: string, n: number): Promise<void> {
  const before = client.all(frameFields.verdict).length
  client.frame(messageFrame(ben.user, text, { n, prev: n - 1 }))
  await eventually('it is answered', () => client.all(frameFields.verdict).length > before)
  assert.equal(readVerdict(client.all(frameFields.verdict)[before] as Uint8Array).code, 0)
}

test('FC-036 a key that lies lower gets the rest, an equal one nothing and itself', async () => {
  const { client, last } = await connected()
  const { key } = await synced(client, 'start')
  for (const [at, text] of ['one', 'two', 'three'].entries()) await said(client, text, last + 1 + at)
  const rest = await synced(client, key)
  assert.deepEqual([rest.rows.length, rest.fullResync], [3, false])
  const none = await synced(client, rest.key)
  assert.deepEqual([none.rows.length, none.groupRows.length, none.key], [0, 0, rest.key])
  client.close()
})

test('FC-036 two sockets come back with one ticket: the newer one stays, the other hears why', async () => {
  const first = await connected()
  first.client.close()
  const both = await Promise.all([dialled(), dialled()])
  const answers = await Promise.all(both.map((client) => welcomed(client, first.ticket)))
  // The one that is replaced may be closed before its welcome is out; nobody is welcomed as somebody new.
  const welcomes = answers.filter((answer) => answer !== undefined)
  assert.ok(welcomes.length > 0 && welcomes.every(({ resumed }) => resumed), JSON.stringify(welcomes.length))
  await eventually('one is replaced', () => both.some(({ closeCode }) => closeCode !== undefined))
  const open = both.filter(({ closeCode }) => closeCode === undefined)
  assert.deepEqual(
    [open.length, both.find(({ closeCode }) => closeCode !== undefined)?.closeCode],
    [1, closeCodes.stayAway.replaced],
  )
  const [staying] = open as [SocketClient]
  await said(staying, 'still here', (welcomes[0]?.last ?? 0) + 1)
  staying.close()
})

test('FC-036 after the region has started again a ticket is unknown, which costs nothing, and the key goes on', async () => {
  const before = await connected()
  before.client.frame(pingFrame())
  const { key } = await synced(before.client, 'start')
  await said(before.client, 'before', before.last + 1)
  small.world.kill('eu')
  await eventually('the connection ends', () => before.client.closeCode !== undefined)
  // A gateway with a process of its own says why; the region's own dies with it and says nothing (1006).
  assert.ok([closeCodes.again.restart, 1006].includes(before.client.closeCode ?? 0), `${before.client.closeCode}`)
  const again = await connected(before.ticket)
  assert.deepEqual([again.resumed, again.last], [false, before.last + 1])
  const page = await synced(again.client, key)
  assert.deepEqual([page.rows.length, page.fullResync], [1, false])
  await said(again.client, 'after', again.last + 1)
  again.client.close()
})
