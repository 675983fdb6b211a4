/**
 * The row store: wide rows of mailboxes and group timelines, and the state cells of folds with the
 * offset they belong to. LevelDB here (`row-store.embedded.ts`), Cassandra there.
 *
 * Duties of every adapter (suite in `row-store.contract.ts`):
 *  - `write` is durable when it resolves or lost as a whole tail at a crash; a crash never keeps a
 *    later batch of a part without its earlier ones. Losing the tail costs a replay of the log.
 *  - Rows are insert-if-absent by (user, seq) and (group, gseq): writing one again changes nothing. A
 *    writer says with each batch how far its rows go, so that an adapter need not look for each row.
 *  - W9 cells and checkpoint of a part are one unit: `load` answers the state as of exactly
 *    `checkpoint(part)`, never a mixture. A checkpoint lower than the stored one (a zombie's) loses:
 *    its cells change nothing.
 *  - Marks are separate from rows; no write of a row clears one (W10).
 *  - Bytes of rows are the caller's again when `write` resolves, who writes others over them: an
 *    adapter that keeps any keeps copies.
 *  - Failures throw `RowStoreError`; the caller waits and tries the same batch again (L3).
 */
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { CellKey } from '../fold/cells.ts'

export interface StoredRow {
  readonly user: UserKey
  readonly seq: number
  /** Conversation and its dense number; peer undefined or convN 0: in no history. */
  readonly peer: UserKey | GroupKey | undefined
  readonly convN: number
  readonly author: UserKey
  readonly place: number
  /** Encoded meridian.v1.Row. */
  readonly bytes: Uint8Array
  /** Of the record in the batch's part that the row came from. */
  readonly offset: Offset
}

export interface StoredGroupRow {
  readonly group: GroupKey
  readonly gseq: number
  readonly author: UserKey
  readonly place: number
  /** Encoded meridian.v1.GroupRow, with this region's tick. */
  readonly bytes: Uint8Array
  readonly offset: Offset
}

export interface StoredMark {
  /** `user` and `peer`, or `group`. */
  readonly scope:
    | { readonly type: 'mailbox'; readonly user: UserKey; readonly peer: UserKey }
    | { readonly type: 'group'; readonly group: GroupKey }
  readonly author: UserKey
  readonly place: number
}

export interface StoreBatch {
  readonly part: Part
  /** Every row of a record below this offset is in this batch or in an earlier one of the part; 0: nothing is said. */
  readonly reach: Offset
  /** Of mailboxes and timelines, in log order. */
  readonly rows: readonly StoredRow[]
  readonly groupRows: readonly StoredGroupRow[]
  readonly marks: readonly StoredMark[]
  /** The state after every record below `offset`; absent for a batch of rows alone. */
  readonly checkpoint:
    | {
        readonly offset: Offset
        readonly cells: readonly { readonly key: CellKey; readonly bytes: Uint8Array }[]
        readonly partCell: Uint8Array
      }
    | undefined
}

export interface RowStore {
  write(batch: StoreBatch): Promise<void>

  /** The part's checkpoint and part cell; undefined for a part never stored. */
  checkpoint(part: Part): Promise<{ readonly offset: Offset; readonly partCell: Uint8Array } | undefined>
  /** Cells as of the checkpoint, in the order asked; undefined for one never stored. */
  load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]>
  /** Cells whose key starts with `prefix` (first letter and first id), at most `limit`, ascending. */
  scan(
    part: Part,
    prefix: string,
    limit: number,
    after?: CellKey,
  ): Promise<readonly { readonly key: CellKey; readonly bytes: Uint8Array }[]>

  /** Encoded rows of `user` with seq > `after` and ≤ `upTo`, ascending, at most `limit`, and none more once there are `maxBytes`. */
  rowsAfter(user: UserKey, after: number, upTo: number, limit: number, maxBytes: number): Promise<readonly Uint8Array[]>
  /** Encoded rows of `user` with seq < `before`, descending, bounded likewise. */
  rowsBefore(user: UserKey, before: number, limit: number, maxBytes: number): Promise<readonly Uint8Array[]>
  /** The rows at these seqs, in the order asked. */
  rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]>
  /** Rows of a conversation with conv_n < `before`, descending, bounded likewise (L9). */
  conversationBefore(
    user: UserKey,
    peer: UserKey | GroupKey,
    before: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]>
  /** Rows the owner sent to `peer` with place > `after`, ascending by place, at most `limit`: what a repair sends again (W11). */
  sentAfter(owner: UserKey, peer: UserKey | GroupKey, after: number, limit: number): Promise<readonly Uint8Array[]>

  groupRowsAfter(
    group: GroupKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]>
  /** Rows of a timeline with `from` ≤ gseq < `before`, descending, bounded likewise. */
  groupRowsBefore(
    group: GroupKey,
    before: number,
    from: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]>

  /** Which of these marks are there, in the order asked. Asked only for mailboxes and groups that have marks at all. */
  recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]>

  close(): Promise<void>
}

/** A store of which a copy can be made while it is in use. */
export interface CopiedRowStore extends RowStore {
  /** A moment of the store, its checkpoints included, in `folder`, which must not exist (L7). The adapter restores from it. */
  snapshot(folder: string): Promise<void>
}

/** The store fails at the moment. Who writes tries again; who reads is told `unavailable` and may ask again. */
export class RowStoreError extends MeridianError {
  constructor(message: string, options?: ErrorOptions) {
    super('unavailable', message, {}, options)
  }
}
