/** What a region of the simulated world is made of, and which of its parts are planted with bugs. */
import type { SeededRandom } from '../platform/random.seeded.ts'
import type { Region } from '../protocol/places.ts'
import type { FoldFaults } from '../regions/fold/fold-faults.ts'
import type { ReadFaults } from '../regions/mailbox/read-faults.ts'
import type { HomeReadsService } from '../regions/people/home-reads.ts'
import type { PolicyKeeperFaults } from '../regions/policy/policy-keeper.ts'
import type { PeerService } from '../regions/presence/presence-peer.ts'
import type { WorkerFaults } from '../regions/worker/worker-faults.ts'
import type { MirrorFaults } from '../replication/lane-pump.ts'
import type { LaneBatch } from '../replication/lane-transport.ts'
import type { ReceiverFaults } from '../replication/receiver.ts'
import type { BorderWatch } from './border-watch.ts'
import type { SimulatedTime } from './clock.simulated.ts'
import type { SimulatedNetwork } from './network.simulated.ts'
import type { Denial, PolicyOffice } from './policy-office.ts'
import type { StoreFaults } from './row-store.simulated.ts'

export interface SimulatedRegionOptions {
  readonly time: SimulatedTime
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly region: Region
  readonly others: readonly Region[]
  readonly office: PolicyOffice
  readonly border: BorderWatch
  /** What its gates are closed to besides. */
  readonly closed: readonly Denial[]
  readonly mirrorFaults?: MirrorFaults
  readonly receiverFaults?: ReceiverFaults
  readonly keeperFaults?: PolicyKeeperFaults
  readonly foldFaults?: FoldFaults
  readonly workerFaults?: WorkerFaults
  readonly readFaults?: ReadFaults
  readonly storeFaults?: StoreFaults
  /** Simulated ms between snapshots, and how small the pieces are that the log is cut in. */
  readonly snapshotEveryMs?: number
  readonly segmentBytes?: number
  readonly laneHoldBytesMax?: number
  /** A second process runs some of its parts. */
  readonly workerBeside?: boolean
  /** Carries a batch to another region; rejects when it cannot. */
  carry(to: string, batch: LaneBatch): Promise<void>
  /** The presence service of another region, while it can be reached. */
  presenceOf(to: string): PeerService | undefined
  /** Names and rosters at another region, while it can be reached. */
  peopleOf(to: string): HomeReadsService | undefined
}
