/** For tests: records of a group's log as its members' folds send them. */
import type { StoredRecord } from '../../../platform/event-log/event-log.ts'
import { encodeDerived } from '../../../protocol/codec/derived.ts'
import type { GroupKey, RegionName, UserKey } from '../../../protocol/ids.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { type Derived, type Kind, kinds, none } from '../../../protocol/messages.ts'
import { normalForm } from '../normal-form.ts'
import { WordMatcher } from '../word-matcher.ts'

export const anna = 'aaaaaaaaaaaaaaaa' as UserKey
export const mei = 'mmmmmmmmmmmmmmmm' as UserKey
export const groups = ['g1', 'g2', 'g3', 'g4'].map((name) => name.padEnd(16, '.') as GroupKey)

/** A whole ten of seconds. */
export const start = 1_800_000_000_000

export interface Said {
  readonly at?: number
  readonly from?: UserKey
  readonly to?: GroupKey
  readonly place?: number
  readonly kind?: Kind
  readonly flags?: number
  readonly text?: string | Uint8Array
}

export function postRecord(offset: number, said: Said = {}): StoredRecord {
  const { at = start, text = 'hallo' } = said
  const derived: Derived = {
    place: said.place ?? offset + 1,
    prevPlace: 0,
    idHi: 1,
    idLo: offset,
    sentAt: at,
    target: said.kind === kinds.edit ? 1 : 0,
    kind: said.kind ?? kinds.message,
    flags: said.flags ?? 0,
    zone: 1,
    fromRegion: 1,
    fromPart: 0,
    writer: 1,
    n: 1,
    error: 0,
    denial: undefined,
    from: said.from ?? anna,
    to: said.to ?? (groups[0] as GroupKey),
    targetAuthor: undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    subjectRegion: 0,
    subjectPart: 0,
    subjectZone: 0,
    bodies: none,
    body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  }
  return { offset, kind: recordKinds.derived, flags: 0, at, payload: encodeDerived(derived).slice() }
}

/** Flags `casino`, stops `poker`. */
export const matcher = new WordMatcher({
  region: 'eu-central' as RegionName,
  version: 7,
  words: [
    { word: 'casino', then: 'flag', form: normalForm('casino') },
    { word: 'poker', then: 'stop', form: normalForm('poker') },
  ],
  allowed: [],
})
