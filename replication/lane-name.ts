/**
 * Names of lanes. In its own region a lane is `xr.to-ap.chat.g1`; where it arrives it carries the
 * alias of where it comes from, `eu.xr.to-ap.chat.g1`, as MirrorMaker would name it.
 */
import { type Topic, topic } from '../platform/event-log/event-log.ts'
import { type LaneClass, laneTopic } from '../protocol/log-records.ts'

export interface Lane {
  readonly to: string
  readonly class: LaneClass
  readonly generation: number
}

export const topicOfLane = (lane: Lane): Topic => laneTopic(lane.to, lane.class, lane.generation)

export const mirroredName = (fromAlias: string, lane: Lane): Topic => topic(`${fromAlias}.${topicOfLane(lane)}`)

/** Undefined for a name that is no lane. */
export function parseLane(name: string): Lane | undefined {
  const match = /^xr\.to-([a-z0-9]+)\.(chat|group|moments|control)\.g([1-9][0-9]{0,3})$/.exec(name)
  if (match === null) return undefined
  return { to: match[1] as string, class: match[2] as LaneClass, generation: Number(match[3]) }
}

/** Of a copy that a mirror has made; undefined for another name. */
export function parseMirrored(name: string): { readonly from: string; readonly lane: Lane } | undefined {
  const dot = name.indexOf('.')
  const lane = parseLane(name.slice(dot + 1))
  return dot < 1 || lane === undefined ? undefined : { from: name.slice(0, dot), lane }
}
