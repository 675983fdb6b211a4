/**
 * The turn of a region's keeper, where several processes may keep it. Who stands by has nothing open but the
 * registry and its operator's door, so other regions and gateways that dial find the one that keeps; what that
 * one knew lies in the region's engines.
 */
import type { Beside } from './beside.ts'
import type { RegionSetting } from './region-setting.ts'
import { Turn } from './turn.ts'

export interface KeepersTurn {
  /** Of what is written on behalf of the region; undefined where no other process could keep it. */
  readonly token: bigint | undefined
  end(): Promise<void>
}

/** Resolves when it is this process's turn. `onStandBy`: it is another's, now. */
export async function keepersTurn(
  { config, die }: RegionSetting,
  beside: Beside | undefined,
  onStandBy: () => void,
): Promise<KeepersTurn> {
  if (config.keepersStandBy !== true || beside === undefined) return { token: undefined, end: () => Promise.resolve() }
  const turn = new Turn(beside.registry, 'keeper', {
    onStandBy,
    onLost: () => die('keeping the region')(new Error('another process keeps it')),
  })
  return { token: await turn.comes(), end: () => turn.end() }
}
