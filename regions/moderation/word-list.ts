/**
 * The words a region's groups are held to, as a document of JSON lines: an entry is a line, so a
 * difference between two versions shows words, and a line number names one. Everything that is wrong is
 * told at once, by line, with what to do; a list with a fault is no list.
 *
 *   {"region": "eu-central", "version": 4}
 *   {"word": "…", "then": "stop"}      refused to its sender before it is stored
 *   {"word": "…", "then": "flag"}      delivered, and reported
 *   {"allow": "class"}                 what lies within this is no hit
 *   # a comment
 */
import type { RegionName } from '../../protocol/ids.ts'
import { normalForm } from './normal-form.ts'

export type Then = 'stop' | 'flag'

export interface Word {
  /** As the list has it; what is reported, so that no report quotes a message. */
  readonly word: string
  readonly then: Then
  readonly form: string
}

export interface WordList {
  readonly region: RegionName
  /** Above 0; 0 is what a region has that was never given one. */
  readonly version: number
  readonly words: readonly Word[]
  /** In normal form. */
  readonly allowed: readonly string[]
}

export interface WordProblem {
  /** From 1; 0: the document as a whole. */
  readonly line: number
  /** What is wrong and what to do. */
  readonly says: string
}

export type ParsedList =
  | { readonly ok: true; readonly list: WordList }
  | { readonly ok: false; readonly problems: readonly WordProblem[] }

/** Twice what the largest lists in use have; the search grows with a list only in memory, some 30 MB here. */
export const entriesMax = 10_000
/** All entries at their longest. */
export const listBytesMax = 4 * 1_048_576
/** Characters in normal form: one would hit nearly every text, and no word is longer than that. */
const length = { min: 2, max: 64 } as const
/** Who sees so many has another file in hand. */
const problemsMax = 100

export const noWordsOf = (region: RegionName): WordList => ({ region, version: 0, words: [], allowed: [] })

export function parseWordList(text: string): ParsedList {
  if (text.length > listBytesMax) {
    return {
      ok: false,
      problems: [{ line: 0, says: `the list has more than ${listBytesMax / 1_048_576} MB: is it one?` }],
    }
  }
  const reading = new Reading()
  text.split('\n').forEach((line, at) => reading.line(line.trim(), at + 1))
  return reading.end()
}

type Entry = Readonly<Record<string, unknown>>

class Reading {
  readonly #problems: WordProblem[] = []
  readonly #words: Word[] = []
  readonly #allowed: string[] = []
  /** Normal form → line that has it, of words and of what is allowed: one cannot be both. */
  readonly #lines = new Map<string, number>()
  #head: Pick<WordList, 'region' | 'version'> | undefined
  #begun = false

  line(text: string, line: number): void {
    if (text === '' || text.startsWith('#')) return
    const entry = objectIn(text)
    if (entry === undefined) return this.#wrong(line, 'this is no JSON object: write one entry a line')
    if (!this.#begun) {
      this.#begun = true
      return this.#headIn(entry, line)
    }
    if (this.#lines.size === entriesMax)
      return this.#wrong(line, `there are more than ${entriesMax} entries: take some out`)
    if ('word' in entry) return this.#word(entry, line)
    if ('allow' in entry) return this.#allow(entry, line)
    this.#wrong(line, 'an entry has `word` and `then`, or `allow`')
  }

  end(): ParsedList {
    if (!this.#begun) this.#wrong(0, 'the list is empty: its first line names the region and a version')
    if (this.#head === undefined || this.#problems.length > 0) return { ok: false, problems: this.#problems }
    return { ok: true, list: { ...this.#head, words: this.#words, allowed: this.#allowed } }
  }

  #headIn(entry: Entry, line: number): void {
    const { region, version } = entry
    const isHead = typeof region === 'string' && Number.isSafeInteger(version) && (version as number) > 0
    if (!isHead || !hasOnly(entry, ['region', 'version'])) {
      return this.#wrong(
        line,
        'the first line is `{"region": "eu-central", "version": 1}`, with the region’s name and a whole number',
      )
    }
    this.#head = { region: region as RegionName, version: version as number }
  }

  #word(entry: Entry, line: number): void {
    const { word, then } = entry
    if (then !== 'stop' && then !== 'flag') return this.#wrong(line, '`then` is "stop" or "flag"')
    if (!hasOnly(entry, ['word', 'then'])) return this.#wrong(line, 'a word has `word` and `then` and nothing else')
    const form = this.#form(word, line)
    if (form !== undefined) this.#words.push({ word: word as string, then, form })
  }

  #allow(entry: Entry, line: number): void {
    if (!hasOnly(entry, ['allow'])) return this.#wrong(line, 'an exception has `allow` and nothing else')
    const form = this.#form(entry['allow'], line)
    if (form !== undefined) this.#allowed.push(form)
  }

  /** Undefined where it was refused. */
  #form(word: unknown, line: number): string | undefined {
    if (typeof word !== 'string' || word.trim() === '')
      return this.#wrong(line, 'the word is empty: write it in quotes, or take the line out')
    const form = normalForm(word)
    const characters = [...form].length
    if (characters < length.min) {
      return this.#wrong(
        line,
        `of \`${word}\` less than ${length.min} letters or digits are compared, which would hit nearly everything: write a longer word`,
      )
    }
    if (characters > length.max)
      return this.#wrong(line, `a word has at most ${length.max} letters: this is a sentence`)
    const before = this.#lines.get(form)
    if (before !== undefined) {
      return this.#wrong(line, `\`${word}\` is compared like the entry of line ${before}: take one of them out`)
    }
    this.#lines.set(form, line)
    return form
  }

  #wrong(line: number, says: string): undefined {
    if (this.#problems.length < problemsMax) this.#problems.push({ line, says })
  }
}

const hasOnly = (entry: Entry, names: readonly string[]): boolean =>
  Object.keys(entry).every((name) => names.includes(name))

function objectIn(text: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : undefined
  } catch {
    return undefined
  }
}
