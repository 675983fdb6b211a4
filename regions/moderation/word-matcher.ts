/**
 * Which words of a list are in a text. Looks through both normal forms and leaves out what no person
 * would call a hit:
 *
 *  - what lies within something that is allowed ("class");
 *  - what ends of two words put together ("was sent"), while letters with spaces between them count
 *    ("a s s"), and so do words of scripts that are written without spaces, wherever they are broken;
 *  - in the skeleton, what is no word but a number ("455"), and a short word read with `i` for `l` ("file").
 */
import { skeletonLetters } from './look-alikes.ts'
import { type Form, formsOf, traits } from './normal-form.ts'
import { WordAutomaton } from './word-automaton.ts'
import type { Word, WordList } from './word-list.ts'

/** From here on letters alone make a word in the skeleton: shorter ones are too often another word. */
export const skeletonLettersMin = 5

interface Span {
  readonly start: number
  readonly end: number
}

interface Hit extends Span {
  readonly word: Word
}

export class WordMatcher {
  readonly list: WordList
  readonly #plain: Searched
  readonly #skeleton: Searched
  readonly #hasStops: boolean

  constructor(list: WordList) {
    const { words, allowed } = list
    this.list = list
    this.#hasStops = words.some(({ then }) => then === 'stop')
    this.#plain = new Searched(new Map(words.map((word) => [word.form, word])), allowed)
    const skeleton = skeletonWords(list)
    this.#skeleton = new Searched(skeleton.words, skeleton.allowed)
  }

  /** Each once. */
  hits(text: string): ReadonlySet<Word> {
    if (this.list.words.length === 0) return new Set()
    const { plain, skeleton } = formsOf(text)
    return this.hitsIn([plain], [skeleton])
  }

  /** The same of forms, or of pieces of them that a word fills. */
  hitsIn(plain: readonly Form[], skeleton: readonly Form[]): ReadonlySet<Word> {
    const found = new Set<Word>()
    for (const form of plain) this.#plain.collect(form, (hit) => isWhole(form, hit), found)
    for (const form of skeleton) {
      this.#skeleton.collect(form, (hit) => isWritten(form, hit) && isWhole(form, hit), found)
    }
    return found
  }

  /** Whether `text` has a word that is stopped. */
  stops(text: string): boolean {
    return this.#hasStops && [...this.hits(text)].some(({ then }) => then === 'stop')
  }
}

/** The words that the skeleton is searched for, each by its own, and what is allowed there. */
export function skeletonWords({ words, allowed }: WordList): {
  readonly words: ReadonlyMap<string, Word>
  readonly allowed: readonly string[]
} {
  const exceptions = new Set(allowed.map(skeletonOf))
  const bySkeleton = new Map<string, Word>()
  for (const word of words) {
    const skeleton = skeletonOf(word.form)
    if (!latin.test(word.form) || exceptions.has(skeleton)) continue
    // Two words may have one skeleton: the stricter one has it.
    if (bySkeleton.get(skeleton)?.then !== 'stop') bySkeleton.set(skeleton, word)
  }
  return { words: bySkeleton, allowed: [...exceptions] }
}

/** A list made ready for one form. */
class Searched {
  readonly #automaton: WordAutomaton
  /** By number in the automaton; behind them comes what is allowed. */
  readonly #words: readonly Word[]

  constructor(words: ReadonlyMap<string, Word>, allowed: readonly string[]) {
    this.#words = [...words.values()]
    this.#automaton = new WordAutomaton([...words.keys(), ...allowed])
  }

  collect({ text }: Form, counts: (hit: Hit) => boolean, into: Set<Word>): void {
    const hits: Hit[] = []
    const allowed: Span[] = []
    this.#automaton.search(text, (number, end) => {
      const span = { start: end - this.#automaton.lengthOf(number), end }
      const word = this.#words[number]
      if (word === undefined) allowed.push(span)
      else if (!into.has(word)) hits.push({ ...span, word })
    })
    if (hits.length === 0) return
    const reach = reachOf(allowed, text.length)
    for (const hit of hits) {
      if (!into.has(hit.word) && (reach[hit.start] as number) < hit.end && counts(hit)) into.add(hit.word)
    }
  }
}

/** By unit: the farthest end of a span that begins there or before. */
function reachOf(spans: readonly Span[], length: number): Int32Array {
  const reach = new Int32Array(length)
  for (const { start, end } of spans) reach[start] = Math.max(reach[start] as number, end)
  for (let at = 1; at < length; at++) reach[at] = Math.max(reach[at] as number, reach[at - 1] as number)
  return reach
}

/** Not put together from parts of words that stand apart. */
function isWhole({ text, traits: all }: Form, { start, end }: Span): boolean {
  const isApart = (at: number): boolean => ((all[at] as number) & traits.apart) !== 0
  const isCut = (at: number, beside: number): boolean =>
    at > 0 && at < text.length && !isApart(at) && isOfSpacedScript(text.charCodeAt(beside)) && !isSign(all[beside])
  for (let at = start + 1; at < end; at++) {
    if (isApart(at)) return !isCut(start, start - 1) && !isCut(end, end)
  }
  return true
}

/** In the skeleton: with a letter in it that was written as one, and with a sign or long enough. */
function isWritten({ traits: all }: Form, { start, end }: Span): boolean {
  let signs = 0
  for (let at = start; at < end; at++) if (isSign(all[at])) signs += 1
  return signs < end - start && (signs > 0 || end - start >= skeletonLettersMin)
}

const isSign = (trait: number | undefined): boolean => ((trait ?? 0) & traits.sign) !== 0

/** Up to Thai, from where on words stand without spaces; Hangul has them again. */
const isOfSpacedScript = (unit: number): boolean => unit < 0xe00 || (unit >= 0xac00 && unit <= 0xd7a3)

const latin = /[a-z]/

/** Of what is in plain form already. */
function skeletonOf(form: string): string {
  let skeleton = ''
  for (const letter of form) skeleton += skeletonLetters.get(letter) ?? letter
  return skeleton
}
