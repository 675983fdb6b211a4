/**
 * Open gaps (W11). A record behind a hole is not held: the sender's home is asked to send again what
 * follows the cursor. It sends at most `repairRowsMax` at a time, so the next step is asked for when
 * those have come; and a timer asks again for whatever is still open, since the question or the
 * answer may be lost (any worker, harmless twice).
 */
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
  turn.part.gaps.set(chain.key, { after: cursor, upTo: seen, home: chain.home })
  askForRepair(turn, chain, cursor)
}

/** The cursor moved. Answers whether a gap is still open. */
export function gapNarrowed(turn: Turn, chain: ChainEnds, cursor: number): boolean {
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

export function askForRepair(turn: Turn, { from, to, toKind, home }: ChainEnds, after: number): void {
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
      dataClass: 'control',
      authorRegion: turn.setting.region,
      authorZone: 0,
    },
    payload,
  )
}
