/**
 * The policy a region stands by: where it comes into the process, and where the process asks it. Every
 * other file here takes it from this one.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { type AllowList, type DataClass, decide } from '../../residency-policy/decide.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Late } from './late.ts'
import type { RegionSetting } from './region-setting.ts'

export interface RegionPolicy {
  /** What the region was configured with; it is in force once it is a record in every part (N2). */
  readonly configured: Omit<AllowList, 'version'>
  /** In force in a part, or without one in all of the region. */
  inForce(part?: Part): AllowList
  mayCross(fromRegion: number, toRegion: number, dataClass: DataClass): boolean
}

export const regionPolicy = ({ config }: RegionSetting, worker: Late<RegionWorker>): RegionPolicy => ({
  configured: { allow: config.allow },
  inForce: (part) => worker.get().policy(part),
  mayCross: (from, to, dataClass) => decide(worker.get().policy(), from, to, dataClass).allow,
})
