/**
 * Open gaps (W11). A record behind a hole is not held: the sender's home is asked to send again what
 * follows the cursor. It sends at most `repairRowsMax` at a time, so the next step is asked for when
 * those have come; and a timer asks again for whatever is still open, since the question or the
 * answer may be lost (any worker, harmless twice).
 */
import { controlPermit } from '../../residency-policy/flows/flow-table.ts'
import { encodeRepair } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { limits } from '../../protocol/limits.ts'
import { type Route, type ToKind, toKinds } from '../../protocol/messages.ts'
import type { CellKey } from './cells.ts'
import type { Turn } from './turn.ts'

/** The two ends of a chain, and where its sender lives. */
export interface ChainEnds {
  readonly key: CellKey
  readonly from: UserKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly home: Route
}

/** Something is missing between `cursor` and `seen`. */
export function gapFound(turn: Turn, chain: ChainEnds, cursor: number, seen: number): void {
  const open = turn.part.gaps.get(chain.key)
  if (open !== undefined) {
    if (seen > open.upTo) open.upTo = seen
    return
  }
  gapOpen(turn, chain, cursor, seen)
}

/** What lies between `cursor` and `upTo` is asked for until it has come. Answers whether there is anything. */
export function gapOpen(turn: Turn, chain: ChainEnds, cursor: number, upTo: number): boolean {
  if (upTo <= cursor) return false
  turn.part.gaps.set(chain.key, { after: cursor, upTo, home: chain.home })
  askForRepair(turn, chain, cursor)
  return true
}

/** The chain stands still: nothing is asked for. Answers the newest place that was missed, 0 if none was. */
export function gapForgotten(turn: Turn, { key }: ChainEnds): number {
  const open = turn.part.gaps.get(key)
  turn.part.gaps.delete(key)
  return open?.upTo ?? 0
}

/** The cursor moved. Answers whether a gap is still open. */
export function gapNarrowed(turn: Turn, chain: ChainEnds, cursor: number): boolean {
  // Nearly always; a look-up would hash the key for nothing.
  if (turn.part.gaps.size === 0) return false
  const open = turn.part.gaps.get(chain.key)
  if (open === undefined) return false
  if (cursor >= open.upTo) {
    turn.part.gaps.delete(chain.key)
    return false
  }
  if (cursor - open.after >= limits.repairRowsMax) {
    open.after = cursor
    askForRepair(turn, chain, cursor)
  }
  return true
}

function askForRepair(turn: Turn, { from, to, toKind, home }: ChainEnds, after: number): void {
  // Planted bug noRepair (W11): dropped, and nobody asks.
  if (turn.setting.faults.noRepair) return
  const payload = encodeRepair({
    after,
    from,
    to,
    toKind,
    toRegion: turn.setting.region,
    toPart: turn.setting.partition,
  })
  turn.send(
    {
      route: home,
      topic: 'user',
      kind: recordKinds.repair,
      laneClass: toKind === toKinds.group ? 'group' : 'chat',
      permit: controlPermit(home.region),
      authorRegion: turn.setting.region,
    },
    payload,
  )
}
