/** A region's log on its own disk. */
import { join } from 'node:path'
import { nodeScheduler } from '../../../platform/clock.node.ts'
import { openDisk } from '../../../platform/disk.node.ts'
import { openEmbeddedEventLog } from '../../../platform/event-log/event-log.embedded.ts'
import type { ProvenEnd } from '../../../platform/event-log/recovery.ts'
import { nodeRandom } from '../../../platform/random.node.ts'
import type { RegionSetting } from '../region-setting.ts'
import type { CountedLog } from './backing.ts'

/** `mustHold`: where the log has been, as the rows show. */
export async function openEmbeddedLog(
  { config, die }: RegionSetting,
  mustHold: readonly ProvenEnd[],
): Promise<CountedLog> {
  return openEmbeddedEventLog({
    disk: await openDisk(join(config.data, 'log')),
    scheduler: nodeScheduler,
    random: nodeRandom,
    onFailure: die('the log has failed'),
    mustHold,
  })
}
