import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embeddedPartCounts as counts, feedPart, groupPart, lanePartition, userPart } from './log-records.ts'

test('R1 each part that writes to a lane has a partition of its own, and the partition tells the part', () => {
  const parts = [
    ...Array.from({ length: counts.user }, (_, part) => userPart(part)),
    ...Array.from({ length: counts.group }, (_, part) => groupPart(part)),
    ...Array.from({ length: counts.feed }, (_, part) => feedPart(part)),
  ]
  const partitions = parts.map((part) => lanePartition.of(part, counts))
  assert.deepEqual(
    partitions,
    Array.from({ length: lanePartition.count(counts) }, (_, partition) => partition),
  )
  assert.deepEqual(
    partitions.map((partition) => lanePartition.source(partition, counts)),
    parts,
  )
})
