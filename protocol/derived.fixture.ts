/** A message as the worker of its author's part derives it for the other mailbox: Anna in Frankfurt writes to Mei. */
import type { UserKey } from './ids.ts'
import { type Derived, kinds, none } from './messages.ts'

/** Message `k` of its chain. */
export const derivedMessage = (k: number, more: Partial<Derived> = {}): Derived => ({
  place: k,
  prevPlace: k - 1,
  sentAt: 1,
  target: 0,
  kind: kinds.message,
  flags: 0,
  zone: 1,
  fromRegion: 1,
  fromPart: 3,
  writer: 1,
  n: k,
  error: 0,
  denial: undefined,
  counted: undefined,
  from: 'anna-anna-anna-1' as UserKey,
  to: 'mei-mei-mei-mei1' as UserKey,
  idHi: 1,
  idLo: k,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: Buffer.from(`hello ${k}`),
  subjectRegion: 0,
  subjectPart: 0,
  subjectZone: 0,
  ...more,
})
