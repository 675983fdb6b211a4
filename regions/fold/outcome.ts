/**
 * What a fold says, as values. The fold decides; others act: the worker sends verdicts and pushes,
 * the effects writer stores rows and appends derived records. Everything here follows from the log
 * prefix alone, so that two workers that fold an offset produce equal bytes (W8).
 *
 * Buffers in outcomes never change; they are views of slabs that several share (codec/writer.ts).
 */
import type { Offset } from '../../platform/event-log/event-log.ts'
import type { Denial } from '../../protocol/denial.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Id64, LaneTarget, ToKind } from '../../protocol/messages.ts'
import type { CountedUnder } from '../../residency-policy/flows/quotas.ts'
import type { LaneClass, RecordKind } from '../../protocol/log-records.ts'

export type Outcome =
  | VerdictOutcome
  | RowOutcome
  | TimelineOutcome
  | MarkOutcome
  | AppendOutcome
  | LaneOutcome
  | ReemitOutcome
  | GroupReemitOutcome
  | DirectoryOutcome
  | ParkedOutcome

/** The answer to a command, to the connections of its writer, or by client_msg_id where there is no counter. */
export interface VerdictOutcome extends Id64 {
  readonly type: 'verdict'
  readonly user: UserKey
  readonly writer: number
  readonly n: number
  readonly clientMsgId: Uint8Array | undefined
  /** 0 accepted, else the error's wire number. */
  readonly code: number
  /** Why the policy refused it. */
  readonly denial: Denial | undefined
  readonly last: number
  /** Own row; 0 if none. */
  readonly seq: number
  readonly at: number
  readonly place: number
  /** An answer given before: id, time and place are to be read from the row at `seq`, if there is one. */
  readonly repeat: boolean
}

/** A row of a person's mailbox: stored by (user, seq) insert-if-absent, pushed to the person's devices. */
export interface RowOutcome {
  readonly type: 'row'
  readonly user: UserKey
  readonly seq: number
  readonly prevSeq: number
  readonly toKind: ToKind
  readonly peer: UserKey | GroupKey | undefined
  /** 0: not part of a conversation's history. */
  readonly convN: number
  /** The message the row is: for repairs, found by (owner, peer, author, place). */
  readonly author: UserKey
  readonly place: number
  /** Of the record that the row comes from. */
  readonly offset: Offset
  /** An encoded meridian.v1.Row. */
  readonly bytes: Uint8Array
  /** L13: bodies per device; a device is given only its own. Absent for ordinary rows. */
  readonly bodies: readonly { readonly device: number; readonly body: Uint8Array }[] | undefined
}

/** A row of a group's timeline in this region: stored by (group, gseq), pushed to open local members. */
export interface TimelineOutcome {
  readonly type: 'timeline'
  /** `home`: the group's own numbered row; `feed`: this region's copy, which carries the tick. Only one of them is stored where both are here. */
  readonly at: 'home' | 'feed'
  readonly group: GroupKey
  readonly gseq: number
  readonly mseq: number
  readonly tick: number
  readonly author: UserKey
  readonly place: number
  /** Of the record that the row comes from. */
  readonly offset: Offset
  /** An encoded meridian.v1.GroupRow. */
  readonly bytes: Uint8Array
  /** Feed only: local members whose interval contains this row. */
  readonly to: readonly UserKey[]
  /** Feed only: a local member's interval changed with this row. */
  readonly membership: { readonly user: UserKey; readonly open: boolean } | undefined
}

/** A recall: kept beside the rows, so that no later write of the row clears it (W10). */
export interface MarkOutcome {
  readonly type: 'mark'
  readonly scope:
    | { readonly type: 'mailbox'; readonly user: UserKey; readonly peer: UserKey }
    | { readonly type: 'group'; readonly group: GroupKey }
  readonly author: UserKey
  readonly place: number
}

/** A record for another part of this region. */
export interface AppendOutcome {
  readonly type: 'append'
  readonly topic: 'user' | 'group' | 'feed'
  readonly partition: number
  readonly kind: RecordKind
  readonly payload: Uint8Array
}

/** A record for another region, in a lane of this part; the payload is an encoded log.v1.Lane. */
export interface LaneOutcome {
  readonly type: 'lane'
  readonly region: number
  readonly class: LaneClass
  readonly generation: number
  readonly counter: number
  readonly target: LaneTarget
  readonly payload: Uint8Array
}

/**
 * Send again the rows of chain owner → to that follow `after`, in order, at most limits.repairRowsMax
 * (W11). The rows are read by whoever carries this out; each goes out as the Derived it once was, in
 * its present form (recalled rows without body), or as void where the policy `judged` now forbids it.
 */
export interface ReemitOutcome {
  readonly type: 'reemit'
  readonly owner: UserKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly after: number
  /** What the first of them names as the place before it. */
  readonly previous: number
  /** The newest place of the chain when this was folded. */
  readonly upTo: number
  readonly region: number
  readonly part: number
  /** Quotas under which the owner is counted: nobody is, by sending again. */
  readonly counted: readonly CountedUnder[]
}

/** The same for a group's rows into a region (G2). */
export interface GroupReemitOutcome {
  readonly type: 'group-reemit'
  readonly group: GroupKey
  readonly after: number
  readonly upTo: number
  readonly region: number
  /** The rows that region is to have: ranges of gseq above `after`, ascending. The others are none of its business. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
}

/** Where a person lives: for this region's directory, and for the others as far as the policy allows. */
export interface DirectoryOutcome {
  readonly type: 'directory'
  readonly user: UserKey
  readonly region: number
  readonly part: number
  readonly epoch: number
  readonly zone: number
}

/** A chain stopped (alarm) or went on. */
export interface ParkedOutcome {
  readonly type: 'parked'
  /** The sender; the group itself where the rows of a group stopped on their way into this region. */
  readonly from: UserKey | GroupKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly state: 'parked' | 'replayed' | 'skipped'
  readonly place: number
  readonly reason: string
}
