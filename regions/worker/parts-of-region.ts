/** Every part that somebody must run, in the order in which a single worker opens them. */
import type { Part } from '../../platform/event-log/event-log.ts'
import { feedPart, groupPart, type PartCounts, userPart } from '../../protocol/log-records.ts'

export const partsOfRegion = ({ user, group, feed }: PartCounts): readonly Part[] => [
  ...Array.from({ length: user }, (_, partition) => userPart(partition)),
  ...Array.from({ length: group }, (_, partition) => groupPart(partition)),
  ...Array.from({ length: feed }, (_, partition) => feedPart(partition)),
]
