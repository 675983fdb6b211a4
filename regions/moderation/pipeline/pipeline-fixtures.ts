/** For tests: records of a group's log as its members' folds send them. */
import { EventLogError, type EventLog, type Part, type StoredRecord } from '../../../platform/event-log/event-log.ts'
import type { Clock, Scheduler } from '../../../platform/clock.ts'
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
    counted: undefined,
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

/** A list that flags `words`. */
export const matcherOf = (version: number, words: readonly string[], allowed: readonly string[]): WordMatcher =>
  new WordMatcher({
    region: 'eu-central' as RegionName,
    version,
    words: words.map((word) => ({ word, then: 'flag', form: normalForm(word) })),
    allowed: allowed.map(normalForm),
  })

/** Time that goes on when it is told to. */
export class TimeOfTest implements Pick<Clock, 'now'>, Pick<Scheduler, 'soon' | 'every'> {
  #now = start
  readonly #timers = new Set<() => void>()
  #soon: (() => void)[] = []

  readonly now = (): number => this.#now

  readonly soon = (act: () => void): void => void this.#soon.push(act)

  readonly every = (_ms: number, act: () => void): { cancel(): void } => {
    this.#timers.add(act)
    return { cancel: () => this.#timers.delete(act) }
  }

  /** Lets everything be done that waits for no time. */
  async settle(): Promise<void> {
    do {
      for (const act of this.#soon.splice(0)) act()
      // What is kept in memory or by SQLite is kept within some turns.
      for (let i = 0; i < 20; i++) await Promise.resolve()
    } while (this.#soon.length > 0)
  }

  /** Nobody is there for so long. */
  skip(ms: number): void {
    this.#now += ms
  }

  async pass(ms: number): Promise<void> {
    await this.settle()
    this.#now += ms
    for (const act of [...this.#timers]) act()
    await this.settle()
  }
}

/** The group parts of a log, in memory. */
export class GroupLogOfTest {
  readonly parts: StoredRecord[][]
  readonly starts: number[]
  readonly #growths = new Set<() => void>()

  constructor(parts: number) {
    this.parts = Array.from({ length: parts }, () => [])
    this.starts = this.parts.map(() => 0)
  }

  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'> = {
    start: ({ partition }) => this.#startOf(partition),
    end: ({ partition }) => this.#endOf(partition),
    read: ({ partition }: Part, from) => {
      if (from < this.#startOf(partition)) throw new EventLogError('truncated', 'cut')
      return this.#recordsOf(partition)
        .filter(({ offset }) => offset >= from)
        .slice(0, 3)
    },
    watch: (_part, onGrowth) => {
      this.#growths.add(onGrowth)
      return () => this.#growths.delete(onGrowth)
    },
  }

  say(part: number, said: Said): void {
    this.append(part, postRecord(this.#endOf(part), said))
  }

  append(part: number, record: StoredRecord): void {
    this.#recordsOf(part).push({ ...record, offset: this.#endOf(part) })
    for (const grown of this.#growths) grown()
  }

  #startOf = (part: number): number => this.starts[part] as number
  #recordsOf = (part: number): StoredRecord[] => this.parts[part] as StoredRecord[]
  #endOf = (part: number): number => (this.#recordsOf(part).at(-1)?.offset ?? this.#startOf(part) - 1) + 1
}
