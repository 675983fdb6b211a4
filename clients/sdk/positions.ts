/**
 * How far this device has come, and whether a row is the next one: in the mailbox by `prev_seq` (S3),
 * in each group by `gseq` (S6). A row that is not the next shows that something is missing; in a group
 * that is a *hole* and is remembered until it is filled, so that no restart forgets it.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type GroupRow, kinds, type Row } from '../../protocol/messages.ts'
import { epochOf } from '../../protocol/place.ts'

/** `take` it is the next · `old` it is here already · `early` something before it is missing. */
export type Fit = 'take' | 'old' | 'early'

export interface GroupPosition {
  /** Everything up to here is here, as far as this person may see it. */
  readonly last: number
  /** The highest number known to exist: above `last` there is a hole. */
  readonly wanted: number
}

/** What a device keeps of its positions. */
export interface PositionsState {
  /** Newest mailbox row. */
  readonly m: number
  readonly syncKey: string
  readonly groups: ReadonlyMap<GroupKey, GroupPosition>
}

/** Asks a region for everything from the first row on. */
export const fromTheBeginning = 'start'
/** Asks it to be told where everything stands, without the past. */
export const whereItStands = ''

export class Positions {
  m: number
  syncKey: string
  readonly #me: UserKey
  readonly #groups: Map<GroupKey, GroupPosition>

  constructor(me: UserKey, known: PositionsState) {
    this.#me = me
    this.m = known.m
    this.syncKey = known.syncKey
    this.#groups = new Map(known.groups)
  }

  get state(): PositionsState {
    return { m: this.m, syncKey: this.syncKey, groups: this.#groups }
  }

  /** Where the device would stand after `before`, a row that is not taken yet, or stands now. */
  fitOfRow({ seq, prevSeq }: Row, before = this.m): Fit {
    if (seq <= before) return 'old'
    if (prevSeq === before) return 'take'
    // A region that was restored goes on in a newer epoch, behind less than there was.
    return epochOf(seq) > epochOf(before) && prevSeq < before ? 'take' : 'early'
  }

  fitOfGroupRow(row: GroupRow): Fit {
    const last = this.#groups.get(row.group)?.last
    if (last !== undefined && row.gseq <= last) return 'old'
    if (last !== undefined && row.gseq === last + 1) return 'take'
    return this.#isOwnJoin(row) && row.pm <= (last ?? 0) ? 'take' : 'early'
  }

  takeOfGroup({ group, gseq }: { group: GroupKey; gseq: number }): void {
    const wanted = this.#groups.get(group)?.wanted ?? 0
    this.#groups.set(group, { last: gseq, wanted: Math.max(wanted, gseq) })
  }

  /** A row up to `gseq` exists and is not here. */
  want({ group, gseq }: { group: GroupKey; gseq: number }): void {
    const { last, wanted } = this.#groups.get(group) ?? { last: 0, wanted: 0 }
    this.#groups.set(group, { last, wanted: Math.max(wanted, gseq) })
  }

  /** There is nothing for this person between here and what was wanted. */
  giveUpHole(group: GroupKey): void {
    const position = this.#groups.get(group)
    if (position !== undefined) this.#groups.set(group, { last: position.wanted, wanted: position.wanted })
  }

  group(group: GroupKey): GroupPosition | undefined {
    return this.#groups.get(group)
  }

  /** Groups with a hole. */
  get holes(): GroupKey[] {
    return [...this.#groups].filter(([, { last, wanted }]) => wanted > last).map(([group]) => group)
  }

  #isOwnJoin({ subject, kind }: GroupRow): boolean {
    return subject === this.#me && (kind === kinds.groupJoin || kind === kinds.groupCreate)
  }
}
