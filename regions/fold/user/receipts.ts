/**
 * What a person lets a peer know of their messages: devices have them, they were read (L12, W17).
 * Cumulative per chain: a receipt speaks of every place from behind the last one that a block kept
 * away, which is never "delivered" (W7), up to its own; one goes out for each stretch between blocks. What happened while receipts were off, or where
 * policy stops them, counts as told: switching them on again says nothing of it (FC-020).
 */
import { encodeNotice } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { limits } from '../../../protocol/limits.ts'
import { flags, kinds, toKinds } from '../../../protocol/messages.ts'
import type { Permit } from '../../../residency-policy/flows/permit.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import { countsIn } from '../quota/room.ts'
import { include, type Range } from '../ranges.ts'
import type { Turn } from '../turn.ts'

/** Places (after, target]. */
interface Stretch {
  readonly after: number
  readonly target: number
}

export function tellDelivered(turn: Turn, person: PersonCell, conversation: ConversationCell, upTo: number): void {
  const told = conversation.deliveredTold
  if (upTo <= told) return
  conversation.deliveredTold = upTo
  tell(turn, person, conversation, kinds.delivered, told, upTo)
}

/** Seen includes delivered. */
export function tellSeen(turn: Turn, person: PersonCell, conversation: ConversationCell, upTo: number): void {
  const told = conversation.seenTold
  if (upTo <= told) return
  conversation.seenTold = upTo
  conversation.deliveredTold = Math.max(conversation.deliveredTold, upTo)
  tell(turn, person, conversation, kinds.seen, told, upTo)
}

/** An answer reads what is before it, which is told by the next reading; while receipts are off, never. */
export function noteAnswered(person: PersonCell, conversation: ConversationCell): void {
  if (areOff(person)) conversation.seenTold = Math.max(conversation.seenTold, conversation.in)
}

/** A block is on. */
export function noteKeptAway({ keptAway }: ConversationCell, place: number): void {
  include(keptAway, place)
  const [first, second] = keptAway
  if (keptAway.length > limits.keptAwayRunsMax && first !== undefined && second !== undefined)
    keptAway.splice(0, 2, { from: first.from, to: second.to })
}

/** One stretch between each two runs that were kept away, as far as something of it is above `told`. */
function stretches(keptAway: readonly Range[], told: number, upTo: number): readonly Stretch[] {
  const found: Stretch[] = []
  let after = 0
  for (const { from, to } of [...keptAway, { from: upTo + 1, to: upTo + 1 }]) {
    const target = Math.min(from - 1, upTo)
    if (target > Math.max(after, told)) found.push({ after, target })
    after = to
  }
  return found
}

const areOff = ({ preferences }: PersonCell): boolean => (preferences & flags.receiptsOff) !== 0

function permitToTell(
  turn: Turn,
  person: PersonCell,
  { blocked, route }: ConversationCell,
): Permit<'receipt'> | undefined {
  if (areOff(person) || blocked) return undefined
  const { part, now } = turn
  const judged = part.policy.judgeCounted(person.zone, 'receipt', route.region, now, countsIn(turn, person))
  return judged.allow ? judged.permit : undefined
}

function tell(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  kind: number,
  told: number,
  upTo: number,
): void {
  const permit = permitToTell(turn, person, conversation)
  if (permit === undefined) return
  const { owner, peer, route, keptAway } = conversation
  for (const { after, target } of stretches(keptAway, told, upTo)) {
    const payload = encodeNotice({
      kind,
      error: 0,
      target,
      number: after,
      from: owner,
      to: peer as UserKey,
      fromKind: toKinds.person,
      sentAt: turn.at,
      id: { idHi: 0, idLo: 0 },
      fromRegion: turn.setting.region,
      fromPart: turn.setting.partition,
      body: undefined,
    })
    turn.send({ ...turn.noticeTo(route, 'chat'), permit }, payload)
  }
}
