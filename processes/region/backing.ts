/**
 * What a region stands on: one adapter for each of its ports. The embedded ones are opened by
 * `backing.embedded.ts`; nothing above knows which it has.
 */
import type { EventLog } from '../../platform/event-log/event-log.ts'
import type { AccountsBacking } from '../../regions/accounts/start.ts'
import type { RowStore } from '../../regions/mailbox/row-store.ts'
import type { PresenceStore } from '../../regions/presence/presence-store.ts'
import type { SnapshotShelf } from '../../regions/worker/snapshot-shelf.ts'

/** What was done since the start; only grows. */
export interface BackingCounts {
  readonly logBatches: number
  readonly logRecords: number
  readonly logBytes: number
  readonly storePuts: number
}

export interface Backing {
  readonly log: EventLog
  readonly store: RowStore
  readonly shelf: SnapshotShelf
  openAccounts(): Promise<AccountsBacking>
  openPresence(): PresenceStore
  counts(): BackingCounts
  /** Of log and rows, when nothing appends or writes any more. Accounts and presence are closed by who opened them. */
  close(): Promise<void>
}
