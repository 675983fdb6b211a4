/**
 * Asks again for every open gap (W11, G2): a question or its answer may have been lost. Any worker
 * may do it, and twice is harmless.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { encodeGroupRepair, encodeRepair } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds, topics } from '../../protocol/log-records.ts'
import { toKinds } from '../../protocol/messages.ts'
import type { PartCell } from '../fold/cells.ts'
import type { Resend } from './resend.ts'

/** Gaps of a part that are asked for in one go: each answer is up to a hundred rows. */
const askedMax = 256

export function askForGaps(resend: Resend, region: number, part: Part, cell: PartCell): void {
  let asked = 0
  for (const [key, { after, home }] of cell.gaps) {
    if (asked++ >= askedMax) return
    const [first, second] = [key.slice(1, 17), key.slice(17)]
    if (part.topic === topics.feed) {
      const payload = encodeGroupRepair({ group: first as GroupKey, after, region })
      resend.ask(part, home, 'group', recordKinds.groupRepair, 'group', payload)
      continue
    }
    // Keys name the receiving end first: a person and a peer, or a group and a member.
    const toGroup = part.topic === topics.group
    const payload = encodeRepair({
      after,
      from: second as UserKey,
      to: first as UserKey,
      toKind: toGroup ? toKinds.group : toKinds.person,
      toRegion: region,
      toPart: part.partition,
    })
    resend.ask(part, home, 'user', recordKinds.repair, toGroup ? 'group' : 'chat', payload)
  }
}
