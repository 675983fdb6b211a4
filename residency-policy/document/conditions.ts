/**
 * What a rule may ask of a situation (`when`). The words are the product's, not the document's: each
 * is computed by code at the place where data moves. Every one is a positive fact, so that knowing
 * more never turns an allowed flow into a forbidden one; what cannot be computed is false.
 */
export const conditions = {
  recipient_home: 'the destination is the home of a person it is addressed to',
  user_initiated: 'a person sent it by an act of their own',
  sender_warned: 'the sender was told that it leaves the zone, and confirmed',
  member_in_target: 'a member of the group lives in the destination',
  read_through: 'it is shown to a person at the destination and not kept there',
  audience_in_target: 'a person in the audience of the post lives in the destination',
  mutual_contact: 'both people keep each other as contacts',
  ticket: 'there is an open support ticket of the person',
  user_consent: 'the person has agreed to this access',
  time_boxed: 'the access ends by itself within the hour',
} as const

export type Condition = keyof typeof conditions

export const conditionWords = Object.keys(conditions) as Condition[]

/** Bit of each condition in a set of conditions. */
const bits: ReadonlyMap<string, number> = new Map(conditionWords.map((word, at) => [word, 1 << at]))

/** The set of `words`; a word that is no condition adds nothing, so it can open nothing. */
export function conditionSet(words: readonly string[]): number {
  let set = 0
  for (const word of words) set |= bits.get(word) ?? 0
  return set
}

export const conditionsIn = (set: number): Condition[] => conditionWords.filter((_, at) => (set & (1 << at)) !== 0)
