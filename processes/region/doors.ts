/**
 * The doors of a region that people come in by: the API for edges, a gateway for those that find no
 * other, and what `--direct` opens. In the region's own process, or in each of its API processes.
 */
import type { Gateway } from '../../regions/gateway/gateway.ts'
import { type EdgeParts, openDirect, openEdgeListener } from './listeners.ts'
import type { RegionSetting } from './region-setting.ts'
import { type GatewayParts, startGateway } from './start-gateway.ts'

export interface Doors {
  readonly gateway: Gateway
  /** Connections leave. `toOthers`: other processes take what is new from now on. */
  drain(toOthers: boolean): Promise<void>
  /** Resolves when requests under way are answered or their time is over. */
  answered(): Promise<void>
  close(): void
}

export async function openDoors(
  setting: RegionSetting,
  parts: Omit<EdgeParts, 'gateway'> & GatewayParts,
): Promise<Doors> {
  const gateway = startGateway(setting, parts)
  const edges = await openEdgeListener(setting, { ...parts, gateway })
  const direct = await openDirect(setting, { ...parts, gateway })
  return {
    gateway,
    async drain(toOthers) {
      edges.leaving(toOthers)
      const directStopped = direct?.stop()
      await gateway.drain(500)
      await directStopped
      edges.stopSockets()
      await gateway.stop()
    },
    answered: () => edges.answered(),
    close: () => edges.close(),
  }
}
