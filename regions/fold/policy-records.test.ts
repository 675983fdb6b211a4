import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorTable } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { readPolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import { allowed, annaAndMei, ap, codes, eu, messages, without } from './fold-stories.ts'
import { laneKey } from './turn.ts'

const open = (version: number) => allowed([eu, ap], version)
const closed = (version: number) => without(open(1), 'msg.body', version)
const denied = errorTable.policy_denied.wire

test('R7 W8 each record is judged by the policy before it in its part', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'under the first')
  world.policy(closed(2), { generation: 2 })
  world.send(anna, mei, 'under the second')
  world.policy(open(3), { generation: 2 })
  world.send(anna, mei, 'under the third')
  world.settle()
  assert.deepEqual(codes(world), [0, denied, 0])
  assert.deepEqual(messages(world.rowsOf(mei)), ['under the first', 'under the third'])
})

test('R7 W2 a late copy of an older activation changes nothing', () => {
  const { world, anna, mei } = annaAndMei()
  world.policy(closed(2), { generation: 2 })
  world.policy(open(1))
  world.send(anna, mei, 'still forbidden')
  world.settle()
  assert.deepEqual(codes(world), [denied])
})

test('R7 a barrier with the new policy is the last of a generation, and only where something was sent', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'before')
  world.settle()
  world.policy(closed(2), { generation: 2 })
  world.settle()
  const barriers = world.crossed.filter(({ recordKind }) => recordKind === recordKinds.barrier)
  assert.deepEqual(
    barriers.map(({ counter, payload }) => [counter, readPolicyRecord(payload).activation]),
    [[2, 2]],
  )
  world.policy(open(3), { generation: 2 })
  world.send(anna, mei, 'after')
  world.settle()
  const { laneCounters } = world.part(eu, 'user', anna.partition).cell
  assert.equal(laneCounters.get(laneKey(ap, 'chat', 1)), 2)
  assert.equal(laneCounters.get(laneKey(ap, 'chat', 2)), 1)
})

test('R3 R7 counters of ended generations are kept for their canaries, and not without end', () => {
  const { world, anna, mei } = annaAndMei()
  const newest = limits.laneGenerationsMax + 3
  for (let generation = 2; generation <= newest; generation++) {
    world.send(anna, mei, `in ${generation - 1}`)
    world.policy(open(generation), { generation })
  }
  world.settle()
  const { laneCounters } = world.part(eu, 'user', anna.partition).cell
  assert.equal(laneCounters.get(laneKey(ap, 'chat', newest - 1)), 2)
  assert.equal(laneCounters.get(laneKey(ap, 'chat', 4)), 2)
  assert.equal(laneCounters.has(laneKey(ap, 'chat', 3)), false)
})
