/**
 * What moves between regions today, in the product's words, and what of the document each of it needs:
 * tuples (class, operation, form) and the conditions that the code knows to hold there. A data class is
 * allowed to cross only if every tuple is. The first that is not is the reason that people hear, so the
 * plainest stands first: where not even the envelope may go, the text is not the reason.
 *
 * Texts travel as they are, so they are asked as `plain`; ids are random and carry no name, number or
 * zone, so what holds nothing but ids is a `pseudonym`.
 */
import type { Condition } from '../document/conditions.ts'
import type { Need } from '../document/policy-document.ts'

export interface Crossing {
  readonly needs: readonly Need[]
  readonly conditions: readonly Condition[]
}

const envelope: readonly Need[] = [
  ['msg.meta', 'store', 'pseudonym'],
  ['msg.meta', 'transit', 'pseudonym'],
]

export const crossings = {
  /** A text from one person to another. */
  'msg.body': {
    needs: [...envelope, ['msg.body', 'store', 'plain'], ['msg.body', 'transit', 'plain']],
    conditions: ['recipient_home', 'user_initiated'],
  },
  /** That a person's devices have it, that they have read it. */
  receipt: { needs: envelope, conditions: ['recipient_home', 'user_initiated'] },
  /** A text in a group. */
  'group.body': {
    needs: [
      ['group.body', 'store', 'plain'],
      ['group.body', 'transit', 'plain'],
    ],
    conditions: ['member_in_target'],
  },
  /** Who belongs to a group. */
  'group.roster': {
    needs: [
      ['group.roster', 'store', 'pseudonym'],
      ['group.roster', 'transit', 'pseudonym'],
    ],
    conditions: ['member_in_target'],
  },
  /** Where a person lives, kept in another region's directory under a keyed hash. */
  'directory.home': {
    needs: [
      ['directory.home', 'store', 'pseudonym'],
      ['directory.home', 'transit', 'pseudonym'],
    ],
    conditions: [],
  },
  /** The same, answered to a person who writes to them and not kept. */
  'directory.lookup': {
    needs: [['directory.home', 'transit', 'pseudonym']],
    conditions: ['user_initiated', 'read_through'],
  },
  /** A name and a colour, read through. */
  profile: { needs: [['profile', 'transit', 'plain']], conditions: ['user_initiated', 'read_through'] },
  /** Online, typing, last seen. */
  presence: { needs: [['presence', 'transit', 'plain']], conditions: ['read_through'] },
} as const satisfies Record<string, Crossing>

/** What a policy decides about. */
export type PersonalClass = keyof typeof crossings

/**
 * `control` is traffic of the lanes themselves (counters, requests for gaps) and what is left of a
 * record when its content may not cross: a place that is used. It names nobody's words or habits.
 */
export type DataClass = PersonalClass | 'control'

export const personalClasses = Object.keys(crossings) as readonly PersonalClass[]
