/**
 * What was accepted and then not delivered is told to its sender, however late that is (W7, W13). Only
 * the end that receives a chain refuses, each place once; its refusals are counted, so that the sender
 * knows a copy from a new one without remembering places.
 */
import { encodeDenial } from '../../protocol/codec/denial.ts'
import { encodeNotice } from '../../protocol/cold-messages.ts'
import type { Denial } from '../../protocol/denial.ts'
import { type ErrorCode, errorCodeOf, errorTable } from '../../protocol/errors.ts'
import { type Derived, type Id64, kinds, toKinds } from '../../protocol/messages.ts'
import type { ConversationCell, MembershipCell } from './cells.ts'
import type { ChainEnds } from './gaps.ts'
import type { Turn } from './turn.ts'

/** The end that receives a chain. */
export type ChainCell = ConversationCell | MembershipCell

/** A message by its place in the chain. */
export interface Placed extends Id64 {
  readonly place: number
}

/** Why something is refused: an error of the table, or what the policy said. */
export type Refused = ErrorCode | Denial

export function refuse(turn: Turn, chain: ChainEnds, cell: ChainCell, message: Placed, why: Refused): void {
  if (typeof why === 'string') tell(turn, chain, cell, message, why, undefined)
  else tell(turn, chain, cell, message, 'policy_denied', encodeDenial(why))
}

/** What came as a void: whoever emptied it may have said why. */
export function refuseVoid(turn: Turn, chain: ChainEnds, cell: ChainCell, derived: Derived): void {
  tell(turn, chain, cell, derived, errorCodeOf(derived.error), derived.denial)
}

function tell(
  turn: Turn,
  chain: ChainEnds,
  cell: ChainCell,
  message: Placed,
  error: ErrorCode,
  body: Uint8Array | undefined,
): void {
  cell.refusals += 1
  const { idHi, idLo, place } = message
  const payload = encodeNotice({
    kind: kinds.refused,
    error: errorTable[error].wire,
    target: place,
    number: cell.refusals,
    from: chain.to,
    to: chain.from,
    fromKind: chain.toKind,
    sentAt: turn.at,
    id: { idHi, idLo },
    fromRegion: turn.setting.region,
    fromPart: turn.setting.partition,
    body,
  })
  turn.send(turn.noticeTo(chain.home, chain.toKind === toKinds.group ? 'group' : 'chat'), payload)
}
