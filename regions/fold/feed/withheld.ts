/**
 * A post whose words may not be here: its row is blank, and its author hears of it (G1). Told where the
 * row is taken and nowhere else, since it may have been emptied by the group's home, by a gate on the
 * way or by a repair, and each place is taken once; the author knows a copy by region and place.
 */
import { encodeDenial, readDenial } from '../../../protocol/codec/denial.ts'
import { encodeNotice, type GroupFeed } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { flags, type GroupRow, kinds, toKinds } from '../../../protocol/messages.ts'
import type { Turn } from '../turn.ts'

/** What its author has taken back is blank everywhere, and they know. */
const isWithheld = ({ kind, flags: bits }: GroupRow): boolean =>
  (kind === kinds.message || kind === kinds.edit) && (bits & (flags.void | flags.recalled)) === flags.void

export function tellWithheld(turn: Turn, feed: GroupFeed, row: GroupRow): void {
  // Planted bug withheldSilent (G1): the author goes on believing that all members read it.
  if (!isWithheld(row) || turn.setting.faults.withheldSilent) return
  const { authorRegion: region, authorPart: part, zone, denial } = feed
  const payload = encodeNotice({
    kind: kinds.withheld,
    // Without a reason it was an operator who skipped the row (W18).
    error: errorTable[denial === undefined ? 'undeliverable' : 'policy_denied'].wire,
    target: row.place,
    number: 0,
    from: row.group,
    to: row.author,
    fromKind: toKinds.group,
    sentAt: turn.at,
    id: { idHi: row.idHi, idLo: row.idLo },
    fromRegion: turn.setting.region,
    fromPart: turn.setting.partition,
    body: denial && namingZone(turn, denial),
  })
  turn.send(turn.noticeTo({ region, part, zone }, 'group'), payload)
}

/** A gate that has just started may not know yet who lives here. */
function namingZone({ part, setting }: Turn, bytes: Uint8Array): Uint8Array {
  const denial = readDenial(bytes)
  return denial.toZone > 0 ? bytes : encodeDenial({ ...denial, toZone: part.policy.zonesAt(setting.region)[0] ?? 0 })
}
