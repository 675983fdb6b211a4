/**
 * Whom people of a zone may write to at all, by the policy in force, before anybody is looked for: a
 * question about somebody whom nobody here may write to does not leave the region.
 */
import type { Denial } from '../../protocol/denial.ts'
import type { Zone } from '../../protocol/ids.ts'
import { type Places, zoneNumber } from '../../protocol/places.ts'
import { denialBy } from '../../residency-policy/flows/denial-by.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { countedBefore } from '../../residency-policy/flows/quotas.ts'

export interface Reach {
  /** Why nobody of `zone` may write to anybody who lives in `region`, or here, alone or in a group; undefined where they may. */
  whyNot(zone: Zone, region?: number): Denial | undefined
  /** Whether names of people who live here may be shown to somebody of `zone`. */
  maySeeNames(zone: Zone): boolean
}

export interface ReachPorts {
  /** Number of this region. */
  readonly region: number
  readonly places: Places
  policy(): FlowTable
  now(): number
}

export const reachBy = ({ region: here, places, policy, now }: ReachPorts): Reach => ({
  whyNot: (zone, region = here) => whyOutOfReach(policy(), zoneNumber(places, zone), region, now()),
  maySeeNames: (zone) => {
    const table = policy()
    const home = table.homeOf(zoneNumber(places, zone))
    return home === here || table.zonesAt(here).every((one) => table.judgeAtGate(one, 'profile', home, now()).allow)
  },
})

function whyOutOfReach(table: FlowTable, zone: number, region: number, nowMs: number): Denial | undefined {
  const isInReach = table
    .zonesAt(region)
    .some((there) => table.judgeBothWays(zone, 'group.body', there, region, nowMs, countedBefore).allow)
  return isInReach ? undefined : whyNoMessages(table, zone, region, nowMs)
}

/** Why no message goes from somebody of `zone` to anybody who lives in `region`; undefined where one may. */
export function whyNoMessages(table: FlowTable, zone: number, region: number, nowMs: number): Denial | undefined {
  const zones = table.zonesAt(region)
  const judged = (zones.length > 0 ? zones : [0]).map((there) =>
    // Who writes is counted when they do.
    table.judgeBothWays(zone, 'msg.body', there, region, nowMs, countedBefore),
  )
  const [first] = judged
  if (first === undefined || first.allow || judged.some(({ allow }) => allow)) return undefined
  return denialBy(table, first, { action: 'find', fromZone: zone, toZone: 0, toRegion: region })
}
