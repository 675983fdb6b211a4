/** What a worker may say of a part, by who runs it and how far it is folded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Part } from '../../platform/event-log/event-log.ts'
import { type PartCounts, userPart } from '../../protocol/log-records.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import { laneKey } from '../fold/turn.ts'
import { nameOfPart, type OwnParts, type RunningPart } from './own-parts.ts'
import type { PartStatus } from './part-status.ts'
import { RegionStanding } from './region-standing.ts'

const us = 2
const counts: PartCounts = { user: 2, group: 0, feed: 0 }
const part = userPart(0)
const policy = policyRecordOf({ version: 1, allow: [] })
const key = laneKey(us, 'chat', 1)

function held(stage: RunningPart['stage'], counter: number, generation: number): RunningPart {
  const cell = {
    policy: new FlowTable({ ...policy, generation }),
    laneCounters: new Map([[key, counter]]),
    quotas: new Map(),
    parked: new Map(),
  }
  return { part, stage, runner: { part, cell, storedOffset: 0, behind: 0 } } as unknown as RunningPart
}

/** Of a colleague's part. */
const heard = (serving: boolean, counter: number): PartStatus =>
  ({ part, serving, generation: 2, laneCounters: new Map([[key, counter]]) }) as unknown as PartStatus

function standing(own: readonly RunningPart[], statuses: readonly PartStatus[]): RegionStanding {
  const find = (wanted: Part) => own.find((running) => nameOfPart(running.part) === nameOfPart(wanted))
  const parts = { held: find, all: () => own.values() } as unknown as OwnParts
  const aliases = new Map([[us, 'us']])
  return new RegionStanding({ own: parts, colleagues: { statuses: () => statuses }, counts, aliases, policy })
}

const counterIn = (region: RegionStanding): number | undefined => region.laneCounter('us', 'chat', 1, 0)

test('R1 the newest counter of a lane is what the part says that is served here, before what anybody said', () => {
  assert.equal(counterIn(standing([held('serving', 7, 2)], [heard(true, 5)])), 7)
  assert.equal(counterIn(standing([], [heard(true, 5)])), 5)
  assert.equal(counterIn(standing([], [])), undefined)
})

test('R7 seed 1710: while a part is folded again here nobody knows its counter, whatever a colleague said before', () => {
  const folding = standing([held('folding', 0, 1)], [heard(true, 5)])
  assert.equal(counterIn(folding), undefined)
  assert.equal(counterIn(standing([held('leaving', 6, 2)], [heard(true, 5)])), undefined)
  assert.equal(counterIn(standing([], [heard(false, 5)])), undefined)
})

test('R7 a part in any stage holds the oldest generation back: what it folds again may go into an old lane', () => {
  const other = { ...heard(true, 5), part: userPart(1) }
  assert.equal(standing([held('serving', 5, 2)], [other]).oldestGeneration(), 2)
  assert.equal(standing([held('folding', 0, 1)], [heard(true, 5), other]).oldestGeneration(), 1)
  assert.equal(standing([], [other]).oldestGeneration(), 1)
})
