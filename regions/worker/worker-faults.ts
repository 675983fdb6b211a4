/**
 * Switches that break one rule of the worker each, so that the simulation can prove it would notice.
 * Production code passes `noWorkerFaults`; each switch is read in one line, at the place of its rule.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'

export interface WorkerFaults {
  /** W1 The fold reads what is not durable yet: the log it reads from is opened with the switch of this name. */
  readonly readUnsynced: boolean
  /** W6 The append is acknowledged, not the verdict. */
  readonly ackAtAppend: boolean
  /** W1 Acknowledged before the record is durable. */
  readonly ackBeforeSync: boolean
  /** W9 The checkpoint is stored before the effects below it. */
  readonly checkpointFirst: boolean
  /** W9 Cells are taken from the store though another worker has moved them on. */
  readonly sharedState: boolean
  /** W11 A gap is dropped and nobody is asked. */
  readonly noRepair: boolean
  /** W15 The sender's side pushes to the recipient's devices. */
  readonly pushFromSender: boolean
  /** W18 A record whose fold throws is passed over; its chain is not parked. */
  readonly parkSkips: boolean
  /** W20 The log is cut at the checkpoint instead of the older snapshot. */
  readonly truncBeyondBackup: boolean
  /** No rule, but what the rule is for (W18): records whose fold throws. */
  readonly poisons: (record: StoredRecord) => boolean
}

export const noWorkerFaults: WorkerFaults = {
  readUnsynced: false,
  ackAtAppend: false,
  ackBeforeSync: false,
  checkpointFirst: false,
  sharedState: false,
  noRepair: false,
  pushFromSender: false,
  parkSkips: false,
  truncBeyondBackup: false,
  poisons: () => false,
}
