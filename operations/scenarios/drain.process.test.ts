/** SIGTERM to a gateway full of people: each is told when to go and where, is served until then, and loses nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeCodes } from '../../protocol/close-codes.ts'
import { frameFields } from '../../protocol/codec/frame.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { readGoAway, readWelcome } from '../../protocol/cold-messages.ts'
import { helloFrame, messageFrame, pingFrame } from '../wire-client/frames.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { eventually, SmallWorld } from './small-world.ts'

let small: SmallWorld
let people: SignedInPerson[]

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 2 })
  people = await Promise.all(Array.from({ length: 8 }, (_, at) => small.person('fra', `person${at}`)))
})

after(() => small.stop())

async function welcomed(person: SignedInPerson, ticket?: Uint8Array) {
  const client = new SocketClient(small.edge('fra'), person.accessToken)
  await eventually('it is open', () => client.isOpen || client.refusedWith !== undefined)
  client.frame(helloFrame(ticket))
  await eventually('it is welcomed', () => client.all(frameFields.welcome).length > 0)
  const { last, resumeTicket, resumed } = readWelcome(client.all(frameFields.welcome)[0] as Uint8Array)
  return { client, last, resumed, ticket: resumeTicket.slice() }
}

type Connected = Awaited<ReturnType<typeof welcomed>>

test('FC-035 GoAway has a moment of its own for each and a target; who stays is served, then closed; tickets are good next door', async () => {
  const connected = await Promise.all(people.map((person) => welcomed(person)))
  small.world.drain('eu/gateway-1')
  // A busy gateway may have been passed over by the edge for one or two of them.
  const isTold = ({ client }: Connected): boolean => client.all(frameFields.goAway).length === 1
  await eventually('they are told', () => connected.filter(isTold).length > people.length / 2)
  const onIt = connected.filter(isTold)
  const told = onIt.map(({ client }) => readGoAway(client.all(frameFields.goAway)[0] as Uint8Array))
  assert.ok(told.every(({ target }) => target === 'eu/gateway-2'))
  assert.ok(new Set(told.map(({ deadlineMs }) => deadlineMs)).size > onIt.length / 2, 'they would all come at once')
  const [first, second] = onIt
  const anna = people.find((_, at) => connected[at] === first)
  const ben = people.find((person) => person !== anna)
  assert.ok(first !== undefined && second !== undefined && anna !== undefined && ben !== undefined)
  // Still served: what is sent after the word is answered.
  first.client.frame(messageFrame(ben.user, 'on my way', { n: first.last + 1, prev: first.last }))
  first.client.frame(pingFrame())
  await eventually('it is answered', () => first.client.all(frameFields.verdict).length === 1)
  assert.equal(readVerdict(first.client.all(frameFields.verdict)[0] as Uint8Array).code, 0)
  // The next connection is taken by the other gateway, at once, and resumes there.
  first.client.close()
  const moved = await welcomed(anna, first.ticket)
  assert.deepEqual([moved.resumed, moved.last], [true, first.last + 1])
  assert.equal(moved.client.all(frameFields.goAway).length, 0)
  await eventually('who stays is closed', () => second.client.closeCode !== undefined)
  assert.equal(second.client.closeCode, closeCodes.goAway.drain)
  moved.client.close()
})
