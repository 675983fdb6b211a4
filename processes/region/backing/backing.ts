/**
 * What a region stands on: one adapter for each of its ports. Chosen in `open-backing.ts`, engine by
 * engine; nothing above knows which it has.
 */
import type { EventLog } from '../../../platform/event-log/event-log.ts'
import type { KeptFiles } from '../../../platform/kept-files.ts'
import type { AccountsBacking } from '../../../regions/accounts/start.ts'
import type { RowStore } from '../../../regions/mailbox/row-store.ts'
import type { Findings } from '../../../regions/moderation/pipeline/findings.ts'
import type { PresenceStore } from '../../../regions/presence/presence-store.ts'
import type { SnapshotShelf } from '../../../regions/worker/snapshot-shelf.ts'
import type { MirroredTopics } from '../../../replication/lane-arrivals.ts'

/** Files by folder, of the one process that keeps them. */
export type KeptFolders = (folder: KeptFolder) => Promise<KeptFiles>
export type KeptFolder = 'policy' | 'lanes' | 'moderation'

export interface Backing {
  readonly log: EventLog
  readonly store: RowStore
  readonly shelf: SnapshotShelf
  /** What mirrors have brought; undefined where this process carries its lanes itself. */
  readonly mirrored: MirroredTopics | undefined
  openAccounts(): Promise<AccountsBacking>
  /** Resolves when the log says where its parts start and end as of a moment after the call: for parts that another process appended to until now. */
  surveyLog(): Promise<void>
  openPresence(): PresenceStore
  openFindings(): Promise<Findings>
  /** For the region's keeper, under the token of its claim: whoever opened them before may write no more. */
  openKeptFolders(token: bigint | undefined): Promise<KeptFolders>
  /** When nothing appends or writes any more. What was opened by its methods is closed by who opened it, before. */
  close(): Promise<void>
}

/** An event log that counts what it did. */
export interface CountedLog extends EventLog {
  readonly counters: { readonly batches: number; readonly records: number; readonly bytes: number }
}

export interface RegionRows {
  readonly store: RowStore
  readonly shelf: SnapshotShelf
  readonly counters: { readonly batches: number; readonly puts: number }
  close(): Promise<void>
}
