/** Tickets that are anything: unknown, and the session goes on as if nothing had been presented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { fuzzing } from '../../protocol/fuzz.ts'
import { type DeviceNumber, newSessionId, newUserId } from '../../protocol/ids.ts'
import { embeddedResumeTable } from './resume-table.embedded.ts'
import { ResumeTickets, type TicketHolder } from './resume-ticket.ts'

const anna: TicketHolder = { user: newUserId(nodeRandom), device: 1 as DeviceNumber, session: newSessionId(nodeRandom) }

test('I6 a damaged ticket is unknown, ends no session and costs no generation', async () => {
  const clock = { now: () => Date.UTC(2026, 0, 1) }
  const revoked: TicketHolder[] = []
  const tickets = new ResumeTickets({
    table: embeddedResumeTable(clock),
    mac: nodeMac,
    secret: () => ({ current: new Uint8Array(32).fill(5), previous: undefined }),
    clock,
    onReused: (who) => Promise.resolve(void revoked.push(who)),
  })
  const { bytes: good } = await tickets.start(anna)
  const damaged = fc
    .tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(3))
    .map(([at, flip, drop]) => {
      const bytes = good.slice(0, good.length - drop)
      bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ flip
      return bytes
    })
  const anything = fc.oneof(damaged, fc.uint8Array({ maxLength: 200 }))
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      assert.equal((await tickets.resume(anna, bytes)).type, 'unknown')
    }),
    fuzzing(),
  )
  assert.deepEqual(revoked, [])
  assert.equal((await tickets.resume(anna, good)).type, 'resumed')
})
