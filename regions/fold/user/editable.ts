/**
 * Which own messages may still be edited: the newest of a conversation, for as long as the table of
 * limits says, and not once they are recalled (FC-027). Kept as a list of their own, since a fold reads
 * no rows; time is the part's, so every worker agrees.
 */
import { limits } from '../../../protocol/limits.ts'
import type { ConversationCell } from '../cells.ts'

export function noteMessage({ editable }: ConversationCell, place: number, now: number): void {
  editable.push({ place, at: now })
  const old = editable.findIndex(({ at }) => isWithin(at, now))
  const surplus = editable.length - limits.editableMessagesMax
  if (old > 0 || surplus > 0) editable.splice(0, Math.max(old, surplus))
}

export function noteRecall({ editable }: ConversationCell, place: number): void {
  const index = editable.findIndex((message) => message.place === place)
  if (index >= 0) editable.splice(index, 1)
}

export const mayEdit = ({ editable }: ConversationCell, place: number, now: number): boolean =>
  editable.some((message) => message.place === place && isWithin(message.at, now))

const isWithin = (at: number, now: number): boolean => now - at <= limits.editWindowMs
