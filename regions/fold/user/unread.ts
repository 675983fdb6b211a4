/**
 * Unread messages of a conversation with a person, by their places: reading up to one takes out what
 * lies below, a recall takes out exactly its message, and a mention goes with the message or with the
 * edit that removes it (FC-017). Only the newest are listed; older ones are a number.
 */
import type { ConversationCell } from '../cells.ts'
import { unreadTrackedMax } from '../cells.ts'

export function addUnread(conversation: ConversationCell, place: number, mentionsMe: boolean): void {
  conversation.unread.push(place)
  if (mentionsMe) conversation.unreadMentions.push(place)
  if (conversation.unread.length <= unreadTrackedMax) return
  const dropped = conversation.unread.shift()
  conversation.unreadOlder += 1
  if (conversation.unreadMentions[0] === dropped) conversation.unreadMentions.shift()
}

export function forgetUnread(conversation: ConversationCell, place: number): void {
  remove(conversation.unread, place)
  forgetMention(conversation, place)
}

export const forgetMention = (conversation: ConversationCell, place: number): void =>
  remove(conversation.unreadMentions, place)

export function forgetUnreadUpTo(conversation: ConversationCell, place: number): void {
  if (place > conversation.marker) conversation.marker = place
  if (conversation.unread.length === 0 && conversation.unreadOlder === 0) return
  conversation.unreadOlder = 0
  dropUpTo(conversation.unread, place)
  dropUpTo(conversation.unreadMentions, place)
}

function remove(places: number[], place: number): void {
  const index = places.indexOf(place)
  if (index >= 0) places.splice(index, 1)
}

function dropUpTo(places: number[], place: number): void {
  let count = 0
  while (count < places.length && (places[count] as number) <= place) count++
  places.splice(0, count)
}
