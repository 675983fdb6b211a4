import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type DeviceNumber, newSessionId, newUserId } from '../../protocol/ids.ts'
import { lifetimes } from './lifetimes.ts'
import { embeddedResumeTable } from './resume-table.embedded.ts'
import { ResumeTickets, type Ticket, type TicketHolder } from './resume-ticket.ts'

const holder = (): TicketHolder => ({
  user: newUserId(nodeRandom),
  device: 1 as DeviceNumber,
  session: newSessionId(nodeRandom),
})
const anna = holder()

function setUp(sessionsMax?: number) {
  const clock = { ms: Date.UTC(2026, 0, 1), now: () => clock.ms }
  const secrets = { current: nodeRandom.bytes(32), previous: undefined as Uint8Array | undefined }
  const revoked: TicketHolder[] = []
  const tickets = new ResumeTickets({
    table: embeddedResumeTable(clock, sessionsMax),
    mac: nodeMac,
    secret: () => secrets,
    clock,
    onReused: async (who) => {
      revoked.push(who)
    },
  })
  const resume = async (ticket: Ticket, who = anna): Promise<Ticket> => {
    const outcome = await tickets.resume(who, ticket.bytes)
    assert.ok(outcome.type === 'resumed', outcome.type)
    return outcome.ticket
  }
  const outcomeOf = async (bytes: Uint8Array, who = anna) => (await tickets.resume(who, bytes)).type
  return { tickets, clock, secrets, revoked, resume, outcomeOf }
}

describe('resume ticket', () => {
  test('I6 each ticket gives the next one, over and over', async () => {
    const { tickets, resume, revoked } = setUp()
    let ticket = await tickets.start(anna)
    for (let turn = 1; turn < 50; turn++) {
      const next = await resume(ticket)
      assert.equal(next.generation, ticket.generation + 1)
      if (turn % 3 === 0) await tickets.confirm(anna.session, next.generation)
      ticket = next
    }
    assert.deepEqual(revoked, [])
  })

  test('I6 when the answer is lost, the same ticket gives the same next one', async () => {
    const { tickets, resume } = setUp()
    const first = await tickets.start(anna)
    const lost = await resume(first)
    const again = await resume(first)
    assert.equal(again.generation, lost.generation)
    assert.equal((await resume(lost)).generation, first.generation + 2)
  })

  test('I6 a ticket is spent once the next one has arrived, by heartbeat; then its session ends', async () => {
    const { tickets, resume, outcomeOf, revoked } = setUp()
    const first = await tickets.start(anna)
    const second = await resume(first)
    await tickets.confirm(anna.session, second.generation)
    assert.equal(await outcomeOf(first.bytes), 'reused')
    assert.deepEqual(revoked, [anna])
    assert.equal(await outcomeOf(second.bytes), 'unknown')
  })

  test('I6 a ticket is spent once the next one was presented', async () => {
    const { tickets, resume, outcomeOf, revoked } = setUp()
    const first = await tickets.start(anna)
    await resume(await resume(first))
    assert.equal(await outcomeOf(first.bytes), 'reused')
    assert.deepEqual(revoked, [anna])
  })

  test('I6 stolen: the thief resumes first, the owner a moment later; whoever is behind ends the session', async () => {
    const { tickets, resume, outcomeOf, revoked } = setUp()
    const stolen = await tickets.start(anna)
    const thiefs = await resume(stolen)
    const owners = await resume(stolen)
    await tickets.confirm(anna.session, (await resume(owners)).generation)
    assert.equal(await outcomeOf(thiefs.bytes), 'reused')
    assert.equal(revoked.length, 1)
  })

  test('the heartbeat of an old connection confirms nothing', async () => {
    const { tickets, resume } = setUp()
    const first = await tickets.start(anna)
    await resume(first)
    await tickets.confirm(anna.session, first.generation)
    await resume(first)
  })

  test('I6 state lost: the ticket is unknown, nobody is signed out, and a fresh start works', async () => {
    const before = setUp()
    const ticket = await before.tickets.start(anna)
    const after = setUp()
    after.secrets.current = before.secrets.current
    assert.equal(await after.outcomeOf(ticket.bytes), 'unknown')
    assert.deepEqual(after.revoked, [])
    await after.resume(await after.tickets.start(anna))
  })

  test('I6 a ticket from before a restart is unknown after it, however often the session has moved since', async () => {
    const before = setUp()
    const old = await before.tickets.start(anna)
    const after = setUp()
    after.secrets.current = before.secrets.current
    after.clock.ms += 1_000
    let ticket = await after.tickets.start(anna)
    for (let turn = 0; turn < 5; turn++) ticket = await after.resume(ticket)
    assert.equal(await after.outcomeOf(old.bytes), 'unknown')
    assert.deepEqual(after.revoked, [])
    await after.resume(ticket)
  })

  test('after a connect by access token the tickets from before are unknown, not a theft', async () => {
    const { tickets, resume, outcomeOf, revoked } = setUp()
    const first = await tickets.start(anna)
    const second = await resume(first)
    const fresh = await tickets.start(anna)
    assert.equal(await outcomeOf(first.bytes), 'unknown')
    assert.equal(await outcomeOf(second.bytes), 'unknown')
    assert.deepEqual(revoked, [])
    await resume(fresh)
  })

  test('a ticket of another person, device or session is unknown and does its owner no harm', async () => {
    const { tickets, resume, outcomeOf, revoked } = setUp()
    const ticket = await tickets.start(anna)
    const others = [holder(), { ...anna, device: 2 as DeviceNumber }, { ...anna, session: newSessionId(nodeRandom) }]
    for (const other of others) assert.equal(await outcomeOf(ticket.bytes, other), 'unknown')
    assert.deepEqual(revoked, [])
    await resume(ticket)
  })

  test('good for a day', async () => {
    const { tickets, clock, resume, outcomeOf } = setUp()
    const ticket = await tickets.start(anna)
    clock.ms += lifetimes.resumeTicketMs - 1
    const next = await resume(ticket)
    clock.ms += lifetimes.resumeTicketMs
    assert.equal(await outcomeOf(next.bytes), 'unknown')
  })

  test('every changed byte, another length, another secret: unknown', async () => {
    const { tickets, secrets, resume, outcomeOf } = setUp()
    const { bytes, generation } = await tickets.start(anna)
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] as number) ^ 1
      assert.equal(await outcomeOf(changed), 'unknown', `byte ${at}`)
    }
    for (const odd of [new Uint8Array(0), bytes.slice(1), Uint8Array.of(...bytes, 0)]) {
      assert.equal(await outcomeOf(odd), 'unknown')
    }
    const original = secrets.current
    secrets.current = nodeRandom.bytes(32)
    assert.equal(await outcomeOf(bytes), 'unknown')
    secrets.previous = original
    await resume({ bytes, generation })
  })

  test('a session that has ended leaves no good ticket', async () => {
    const { tickets, outcomeOf } = setUp()
    const ticket = await tickets.start(anna)
    await tickets.forget(anna.session)
    assert.equal(await outcomeOf(ticket.bytes), 'unknown')
  })

  test('the table is bounded: the session that moved longest ago is forgotten', async () => {
    const { tickets, resume, outcomeOf } = setUp(3)
    const people = [holder(), holder(), holder(), holder()] as const
    const [first, second, third] = [
      await tickets.start(people[0]),
      await tickets.start(people[1]),
      await tickets.start(people[2]),
    ]
    const moved = await resume(first, people[0])
    await tickets.start(people[3])
    assert.equal(await outcomeOf(second.bytes, people[1]), 'unknown')
    await resume(third, people[2])
    await resume(moved, people[0])
  })
})
