import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Metrics } from '../platform/metrics.ts'
import type { LaneStatus } from './lane-status.ts'
import type { OutboundStatus, Replication } from './replication.ts'
import { replicationMetrics } from './replication-metrics.ts'

const lane = { arrived: 9, voided: 1, dropped: 2, ageMs: 5 }
const inbound: readonly LaneStatus[] = [
  { ...lane, from: 'us', topic: 'us.xr.to-eu.chat.g1', canaryAgeMs: 1_500, gaps: 0 },
  { ...lane, from: 'us', topic: 'us.xr.to-eu.group.g1', canaryAgeMs: 31_000, gaps: 2 },
  { ...lane, from: 'ap', topic: 'ap.xr.to-eu.chat.g1', canaryAgeMs: undefined, gaps: 0 },
]
const outbound: readonly OutboundStatus[] = [
  { topic: 'xr.to-us.chat.g1', to: 'us', behind: 3, held: 400 },
  { topic: 'xr.to-us.group.g1', to: 'us', behind: 7, held: 100 },
]

test('R3 of the lanes of a region the worst one is shown, and all they brought', async () => {
  const metrics = new Metrics()
  const silences = () => [{ from: 'us', ms: 1_500 }]
  const replication = { inbound: () => inbound, outbound: () => outbound, silences } as unknown as Replication
  replicationMetrics(metrics, replication, ['us', 'ap'])
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('meridian_lane'))
  assert.deepEqual(lines.sort(), [
    'meridian_lane_age_seconds{from="us"} 1.5',
    'meridian_lane_behind_records{to="us"} 7',
    'meridian_lane_gaps{from="ap"} 0',
    'meridian_lane_gaps{from="us"} 2',
    'meridian_lane_held_bytes{to="us"} 400',
    'meridian_lane_records_total{from="ap"} 9',
    'meridian_lane_records_total{from="us"} 18',
    'meridian_lane_stopped_total{from="ap"} 3',
    'meridian_lane_stopped_total{from="us"} 6',
  ])
})
