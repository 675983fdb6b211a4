/** Which carrier a lane partition has: the pump of this process, or a mirror's copying that is watched over. */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { EventLog, Part } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import { lanePartition, type PartCounts } from '../protocol/log-records.ts'
import type { Region } from '../protocol/places.ts'
import type { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { CopiedLane } from './copied-lane.ts'
import type { MirroredTopics } from './lane-arrivals.ts'
import type { LaneCarrier } from './lane-carrier.ts'
import type { Lane } from './lane-name.ts'
import { LanePump, type MirrorFaults, noMirrorFaults } from './lane-pump.ts'
import type { LaneTransport } from './lane-transport.ts'
import type { Positions } from './positions.ts'

export interface CarrierPorts {
  readonly here: Region
  readonly counts: PartCounts
  readonly log: EventLog
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** The way to each other region, by alias; none where a mirror copies the lanes. */
  readonly transports: ReadonlyMap<string, LaneTransport>
  /** What mirrors have copied here; with it no lane is carried by this process. */
  readonly mirrored?: MirroredTopics | undefined
  readonly faults?: MirrorFaults
  /** Of one batch on its way, where logs take less at once than they do by default. */
  readonly batchBytes?: number | undefined
  /** In force in a part of this region, or without one in all of it. */
  policy(part?: Part): FlowTable
}

export interface CarriedLane {
  readonly lane: Lane
  readonly other: Region
  readonly partition: number
}

/** Undefined where there is no way to the other region. */
export function carrierOf(
  { mirrored, transports, counts, here, faults = noMirrorFaults, policy, ...ports }: CarrierPorts,
  positions: Positions,
  { lane, other, partition }: CarriedLane,
): LaneCarrier | undefined {
  const { log, clock, scheduler, random, batchBytes } = ports
  const source = lanePartition.source(partition, counts)
  const common = { log, clock, scheduler, random, batchBytes, toRegion: other.number, policy: () => policy(source) }
  if (mirrored !== undefined) return new CopiedLane(common, lane, partition)
  const transport = transports.get(other.alias)
  if (transport === undefined) return undefined
  return new LanePump({ ...common, transport, positions, fromAlias: here.alias, faults }, lane, partition)
}
