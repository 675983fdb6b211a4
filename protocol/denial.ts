/**
 * Why the residency policy said no, as a value that travels from whoever decided to whoever asked: the
 * rule, the reason, the policy's version, and between which zones. Words for people are made of it at
 * the very end, by a key that every client can translate; no law is quoted, since the rule's own page is.
 */
import type { Zone } from './ids.ts'
import { kinds } from './messages.ts'
import { type Arguments, englishWords, plainSentence, type Sentence, type Words } from './messages/words.ts'
import { standardPlaces, zoneNumber } from './places.ts'

/** `ended`: the policy became narrower while it was on its way. The others as the policy's own judgement has them. */
export const denialReasons = [
  'guardrail',
  'default',
  'expired',
  'quota',
  'stopped',
  'return-path',
  'unlabelled',
  'ended',
] as const
export type DenialReason = (typeof denialReasons)[number]

/** What was tried. `find`: looking for somebody to write to. `post`: it is in the group, and blank where members of one region would read it. */
export const denialActions = ['send', 'join', 'invite', 'find', 'post'] as const
export type DenialAction = (typeof denialActions)[number]

/** By the kind of what was sent. */
export function denialActionOf(kind: number): DenialAction {
  if (kind === kinds.groupJoin || kind === kinds.groupCreate) return 'join'
  return kind === kinds.groupInvite ? 'invite' : 'send'
}

export interface Denial {
  /** A `DenialReason`, or a word of a newer region. */
  readonly because: string
  /** A `DenialAction`, or a word of a newer region. */
  readonly action: string
  /** The guardrail, or the rule whose basis has ended; empty where none speaks. */
  readonly rule: string
  /** Id and version of the policy; 0 before the first. */
  readonly policy: string
  readonly version: number
  /** Numbers of zones (`places.ts`); 0: not known. */
  readonly fromZone: number
  readonly toZone: number
}

/** What JSON says of it; names of zones as people sign up with them, empty: not known. */
export interface DenialBody {
  readonly rule: string
  readonly because: string
  readonly message_key: string
  readonly message_arguments: { readonly from: string; readonly to: string }
  readonly policy: { readonly id: string; readonly version: number }
}

const messageKey = ({ because, action }: Denial): string => `policy.${because}.${action}`
const zoneWord = (number: number): string => standardPlaces.zones.find((zone) => zone.number === number)?.zone ?? ''

export const denialBody = (denial: Denial): DenialBody => ({
  rule: denial.rule,
  because: denial.because,
  message_key: messageKey(denial),
  message_arguments: { from: zoneWord(denial.fromZone), to: zoneWord(denial.toZone) },
  policy: { id: denial.policy, version: denial.version },
})

/** Reads it back; undefined where the body has none. */
export function denialInBody(body: Partial<DenialBody>): Denial | undefined {
  const { rule = '', because = '', message_key: key, message_arguments: zones, policy } = body
  if (key === undefined || policy === undefined) return undefined
  return {
    because,
    action: key.slice(key.lastIndexOf('.') + 1),
    rule,
    policy: policy.id,
    version: policy.version,
    fromZone: zoneNumber(standardPlaces, (zones?.from ?? '') as Zone),
    toZone: zoneNumber(standardPlaces, (zones?.to ?? '') as Zone),
  }
}

/** What every sentence may name. `from_zone` and `to_zone` are for languages that must choose by them; `other`: not known. */
export interface DenialArguments extends Arguments {
  readonly from: string
  readonly to: string
  readonly from_zone: string
  readonly to_zone: string
}

export function denialArguments({ fromZone, toZone }: Denial, words: Words = englishWords): DenialArguments {
  const wordOf = (zone: number): string => zoneWord(zone) || 'other'
  const nameOf = (zone: number): string => words[`zone.${wordOf(zone)}`] ?? words['zone.other'] ?? wordOf(zone)
  return { from: nameOf(fromZone), to: nameOf(toZone), from_zone: wordOf(fromZone), to_zone: wordOf(toZone) }
}

/** For the person: what is not possible, what became of it, what they can do. `sentence`: `icuSentence` for words that need it. */
export function explained(denial: Denial, words: Words = englishWords, sentence: Sentence = plainSentence): string {
  const key = messageKey(denial)
  const said = sentence(words, key in words ? key : 'policy.other', denialArguments(denial, words))
  return said ?? (words === englishWords ? messageKey(denial) : explained(denial))
}
