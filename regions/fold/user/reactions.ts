/**
 * How many reactions a person has on one message. A fold reads no rows, so a conversation remembers the
 * messages that its owner reacted to last, each with a hash of every reaction that is set. A message
 * that was forgotten counts anew: who wants more than the limit on one must set some on many others in
 * between, and pays for each as for a message.
 */
import { limits } from '../../../protocol/limits.ts'
import { type Command, flags } from '../../../protocol/messages.ts'
import { bytesHash } from '../../../protocol/payload-hash.ts'
import type { ConversationCell, ReactedMessage } from '../cells.ts'

type Reaction = Pick<Command, 'target' | 'targetAuthor' | 'flags' | 'body'>

export function mayReact({ reacted }: ConversationCell, reaction: Reaction): boolean {
  const known = reacted.find((message) => isTarget(message, reaction))
  if (known === undefined || !isSet(reaction)) return true
  return known.set.length < limits.reactionsPerMessageMax || known.set.includes(hashOf(reaction))
}

export function noteReaction({ reacted }: ConversationCell, reaction: Reaction): void {
  const { targetAuthor: author, target: place } = reaction
  if (author === undefined) return
  const at = reacted.findIndex((message) => isTarget(message, reaction))
  const before = at < 0 ? [] : (reacted.splice(at, 1)[0] as ReactedMessage).set
  const others = before.filter((hash) => hash !== hashOf(reaction))
  const set = isSet(reaction) ? [...others, hashOf(reaction)] : others
  if (set.length === 0) return
  reacted.push({ author, place, set })
  if (reacted.length > limits.reactedMessagesMax) reacted.shift()
}

const isTarget = ({ author, place }: ReactedMessage, { target, targetAuthor }: Reaction): boolean =>
  place === target && author === targetAuthor
const isSet = ({ flags: bits }: Reaction): boolean => (bits & flags.set) !== 0
const hashOf = ({ body }: Reaction): number => bytesHash(body ?? new Uint8Array())
