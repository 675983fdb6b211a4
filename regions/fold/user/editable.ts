/**
 * Which own messages may still be edited: the newest of a conversation, for as long as the table of
 * limits says, and not once they are recalled (FC-027). Kept as a list of their own, since a fold reads
 * no rows; time is the part's, so every worker agrees.
 */
import { limits } from '../../../protocol/limits.ts'
import type { ConversationCell, EditableMessage } from '../cells.ts'

export function noteMessage({ editable }: ConversationCell, place: number, now: number): void {
  let oldest: EditableMessage | undefined
  while (editable.length >= limits.editableMessagesMax || isOld(editable[0], now)) oldest = editable.shift()
  // The object that made room takes the newest: one a message would live just long enough to be dear.
  if (oldest === undefined) editable.push({ place, at: now })
  else {
    oldest.place = place
    oldest.at = now
    editable.push(oldest)
  }
}

export function noteRecall({ editable }: ConversationCell, place: number): void {
  const index = editable.findIndex((message) => message.place === place)
  if (index >= 0) editable.splice(index, 1)
}

export const mayEdit = ({ editable }: ConversationCell, place: number, now: number): boolean =>
  editable.some((message) => message.place === place && isWithin(message.at, now))

const isOld = (message: EditableMessage | undefined, now: number): boolean =>
  message !== undefined && !isWithin(message.at, now)

const isWithin = (at: number, now: number): boolean => now - at <= limits.editWindowMs
