/** What a region's worker stands on: chosen by the process, by the simulation, or by a test. */
import type { Clock, Scheduler } from '../../platform/clock.ts'
import type { EventLog, Part } from '../../platform/event-log/event-log.ts'
import type { Tracing } from '../../platform/tracing.ts'
import type { SessionId } from '../../protocol/ids.ts'
import type { PartCounts } from '../../protocol/log-records.ts'
import type { Places, Region } from '../../protocol/places.ts'
import type { SyncKeys } from '../../protocol/sync-key.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { ResumeTickets } from '../accounts/resume-ticket.ts'
import type { Directory } from '../directory/directory.ts'
import type { FoldFaults } from '../fold/fold-faults.ts'
import type { ReadFaults } from '../mailbox/read-faults.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { ConnectionPresence } from '../presence/connection-presence.ts'
import type { HomeFinder } from './accept.ts'
import type { Colleagues } from './colleagues.ts'
import type { GroupWords } from './group-words.ts'
import type { ProcessFacts } from './parts-served.ts'
import type { Rate } from './token-bucket.ts'
import type { WorkerFaults } from './worker-faults.ts'
import type { ConnectionIdentity } from './worker-link.ts'

export interface RegionWorkerPorts {
  readonly region: Region
  readonly places: Places
  /** Regions this installation runs, own one included: number → alias. */
  readonly aliases: ReadonlyMap<number, string>
  readonly counts: PartCounts
  readonly log: EventLog
  readonly store: RowStore
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly directory: Directory
  readonly elsewhere: HomeFinder
  readonly tickets: ResumeTickets
  readonly presence: ConnectionPresence
  readonly syncKeys: SyncKeys
  /** Parts that it runs from the start; absent: all of them. */
  readonly parts?: readonly Part[] | undefined
  /** Absent: it runs every part of the region. */
  readonly colleagues?: Colleagues | undefined
  /** What colleagues may ask of the process; absent: it has nothing to tell. */
  readonly about?: ProcessFacts | undefined
  /** Number of this process in the ids that it stamps, another one for each of a region (I3); 1 without it. */
  readonly idNode?: number | undefined
  /** What this region stands by: parts that have not heard of it are told when the worker starts (R7). */
  readonly policy: PolicyRecord
  readonly cellsMax: number
  /** Absent: none is stopped. */
  readonly groupWords?: GroupWords | undefined
  /** Absent: no message is followed. */
  readonly tracing?: Tracing | undefined
  /** Sends of one device; what the table of limits says unless a bench wants more. */
  readonly sendRate?: Rate | undefined
  readonly foldFaults?: FoldFaults
  readonly workerFaults?: WorkerFaults
  readonly readFaults?: ReadFaults
  /** L7: lanes to this region hold all the log they may, so nothing is sent there for now. */
  isFull(region: number): boolean
  isEnded(session: SessionId): boolean
  /** A method of the API over a socket. */
  request(identity: ConnectionIdentity, method: string, body: Uint8Array): Promise<Uint8Array>
  /** The worker has ended for good: the process must. */
  readonly onFailure: (error: unknown) => void
  /** Something an operator should see; never with a body. */
  readonly onAlarm: (what: string, part: Part) => void
}
