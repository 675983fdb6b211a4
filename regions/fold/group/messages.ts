/**
 * Which places of a member are messages of the group, and who has seen them: a reaction, an edit or a
 * recall of anything else is refused (FC-027). A group has no list of its messages; what is kept is as
 * short as their numbers are regular.
 *
 * Who has seen one follows from its author's first message after each join: whoever joined before that
 * sees it and all later ones. So an author needs one entry for each join that was followed by a message,
 * and of those only what a present member's join asks for.
 */
import { limits } from '../../../protocol/limits.ts'
import type { GroupCell, MembershipCell } from '../cells.ts'
import { holds, include } from '../ranges.ts'

/** The author's message at `place` has become the group's newest row. */
export function noteMessage(group: GroupCell, author: MembershipCell, place: number): void {
  const { messages, firsts } = author
  include(messages, place)
  if (messages.length > limits.messageRunsMax) joinOldest(author)
  const newest = firsts.at(-1)
  if (newest !== undefined && newest.gseq > group.lastJoin) return
  firsts.push({ gseq: group.gseq, place })
  if (firsts.length > limits.groupMembersMax) forgetUnasked(group, author)
}

/** Some of the oldest places that are none count as messages from now on: nobody sees what means nothing. */
function joinOldest({ messages }: MembershipCell): void {
  const [first, second] = messages
  if (first !== undefined && second !== undefined) messages.splice(0, 2, { from: first.from, to: second.to })
}

/** Afterwards there are no more than members. */
function forgetUnasked({ members }: GroupCell, { firsts }: MembershipCell): void {
  const asked = new Set([...members.values()].map(({ joined }) => firstSince(firsts, joined)))
  const kept = firsts.filter((first) => asked.has(first))
  firsts.splice(0, firsts.length, ...kept)
}

const firstSince = (firsts: MembershipCell['firsts'], joined: number) => firsts.find(({ gseq }) => gseq > joined)

export const isMessage = ({ messages }: MembershipCell, place: number): boolean => holds(messages, place)

/** In the present membership of `reader`: what they saw in an earlier one they may read and no longer answer. */
export function isSeenBy(reader: MembershipCell, author: MembershipCell, place: number): boolean {
  const first = firstSince(author.firsts, reader.joined)
  return first !== undefined && place >= first.place && isMessage(author, place)
}
