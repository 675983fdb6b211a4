/**
 * What a person lets a peer know of their messages: devices have them, they were read (L12, W17).
 * Cumulative per chain, so a receipt says something of every place below it. Therefore receipts end
 * before a message that a block kept away, which is never "delivered" (W7), and what happened while
 * receipts were off, or where policy stops them, counts as told: switching them on again says nothing
 * of it (FC-020).
 */
import { encodeNotice } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { flags, kinds, toKinds } from '../../../protocol/messages.ts'
import type { Permit } from '../../../residency-policy/flows/permit.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import type { Turn } from '../turn.ts'

export function tellDelivered(turn: Turn, person: PersonCell, conversation: ConversationCell, upTo: number): void {
  const target = tellable(conversation, upTo)
  if (target <= conversation.deliveredTold) return
  conversation.deliveredTold = target
  tell(turn, person, conversation, kinds.delivered, target)
}

/** Seen includes delivered. */
export function tellSeen(turn: Turn, person: PersonCell, conversation: ConversationCell, upTo: number): void {
  const target = tellable(conversation, upTo)
  if (target <= conversation.seenTold) return
  conversation.seenTold = target
  conversation.deliveredTold = Math.max(conversation.deliveredTold, target)
  tell(turn, person, conversation, kinds.seen, target)
}

/** An answer reads what is before it, which is told by the next reading; while receipts are off, never. */
export function noteAnswered(person: PersonCell, conversation: ConversationCell): void {
  if (areOff(person)) conversation.seenTold = Math.max(conversation.seenTold, tellable(conversation, conversation.in))
}

const tellable = ({ undelivered }: ConversationCell, upTo: number): number =>
  undelivered === 0 ? upTo : Math.min(upTo, undelivered - 1)

const areOff = ({ preferences }: PersonCell): boolean => (preferences & flags.receiptsOff) !== 0

function permitToTell(
  { part, now }: Turn,
  person: PersonCell,
  { blocked, route }: ConversationCell,
): Permit<'receipt'> | undefined {
  if (areOff(person) || blocked) return undefined
  const judged = part.policy.judge(person.zone, 'receipt', route.region, now)
  return judged.allow ? judged.permit : undefined
}

function tell(turn: Turn, person: PersonCell, conversation: ConversationCell, kind: number, target: number): void {
  const permit = permitToTell(turn, person, conversation)
  if (permit === undefined) return
  const { owner, peer, route } = conversation
  const payload = encodeNotice({
    kind,
    error: 0,
    target,
    number: 0,
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
