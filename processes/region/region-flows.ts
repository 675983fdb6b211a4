/** Which lanes of this region may be carried, for whoever carries them apart from this process, and for operators. */
import type { Region } from '../../protocol/places.ts'
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import type { FlowLeave, FlowLeaves } from '../../replication/mirror-maker/flow-leave.ts'
import type { RegionLinks } from './region-links.ts'
import type { RegionSetting } from './region-setting.ts'

type Stopping = Pick<PolicyKeeper, 'table'>

/**
 * Only where a mirror carries the lanes are they closed for an emergency stop: it has no gate that knows
 * of it. The pumps of a region's own process have, and let through what is left.
 */
export const isStoppedAtSource = (
  { config, region }: Pick<RegionSetting, 'config' | 'region'>,
  { table }: Stopping,
  toRegion: number,
): boolean => config.mirrored === true && table.isStoppedBetween(region.number, toRegion)

export function flowLeaves(setting: RegionSetting, links: Pick<RegionLinks, 'isCut'>, policy: Stopping): FlowLeaves {
  const leaveTo = ({ alias, number }: Region): FlowLeave => {
    if (links.isCut(alias)) return 'cut'
    return isStoppedAtSource(setting, policy, number) ? 'stopped' : 'open'
  }
  return Object.fromEntries(setting.others.map((other) => [other.alias, leaveTo(other)]))
}
