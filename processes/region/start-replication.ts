/** The lanes to and from the other regions. */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import type { Directory } from '../../regions/directory/directory.ts'
import type { HomeHash } from '../../regions/directory/directory-store.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { tracedReceiving, tracedTransport } from '../../replication/traced-lanes.ts'
import { Replication } from '../../replication/replication.ts'
import type { Backing, KeptFolders } from './backing/backing.ts'
import type { RegionLinks } from './region-links.ts'
import type { KeptPolicy } from './region-policy.ts'
import type { RegionSetting } from './region-setting.ts'

export interface ReplicationParts {
  readonly backing: Pick<Backing, 'log' | 'mirrored'>
  readonly kept: KeptFolders
  readonly links: RegionLinks
  readonly policy: KeptPolicy
  readonly worker: RegionWorker
  readonly directory: Directory
}

export async function startReplication(
  { config, region, others, tracing, warn }: RegionSetting,
  { backing, kept, links, policy, worker, directory }: ReplicationParts,
): Promise<Replication> {
  return Replication.start({
    here: region,
    others,
    counts: embeddedPartCounts,
    log: backing.log,
    mirrored: backing.mirrored,
    traced: (receive) => tracedReceiving(receive, tracing),
    files: await kept('lanes'),
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    transports: new Map([...links.lanes].map(([to, lanes]) => [to, tracedTransport(lanes, region.alias, tracing)])),
    laneCounter: (lane, partition) => worker.standing.laneCounter(lane.to, lane.class, lane.generation, partition),
    oldestGeneration: () => worker.standing.oldestGeneration(),
    policy: (part) => policy.atGate(part),
    putDirectory: async ({ key, ...entry }) => {
      await directory.put([directory.entryFor(String.fromCharCode(...key) as HomeHash, entry)])
    },
    laneHoldBytesMax: config.laneHoldBytesMax,
    onLaneAlarm: (alias, bytes) => warn(`lanes to ${alias} hold ${bytes} bytes of the log, half of what they may`),
  })
}
