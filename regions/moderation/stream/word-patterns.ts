/**
 * A list of words as regular expressions over rendered forms (`rendered-form.ts`), for a stream
 * processor that has nothing else: those that tell match where `WordMatcher` has a hit, by the same rules.
 *
 *  - Those that look are for all texts, and leave the rules out: letters of a word, one behind the other. In
 *    a text without signs they look for both forms at once. What they match is told by the others.
 *  - A trie of all words, and above a dozen branches a choice by range before the choice by letter: plain
 *    alternatives of thousands of words cost thirty times as much.
 *  - Most places of a text are none where a word begins, and nearly all the work is to see that: of a list
 *    of hundreds a look at two classes of letters says it, which halves the cost.
 *  - Letters may stand apart, as long as the word then begins and ends where others do; behind a first
 *    letter those words come first, because they may be the longer ones, then the words written in one.
 *    Few texts have that letter, so each place of a text is looked at once.
 *  - What is allowed is looked at where a word ends: behind what would come before the word in it.
 *  - In the skeleton a capital is a sign: a word has a letter beside its signs, and a short one has a sign.
 *
 * Only literals go in, since a pattern that does not compile would find nothing and say nothing. They are
 * written in what Java and JavaScript share.
 */
import { WordAutomaton } from '../word-automaton.ts'
import { skeletonLettersMin, skeletonWords } from '../word-matcher.ts'
import type { WordList } from '../word-list.ts'
import { withoutSigns } from './rendered-form.ts'

/** By the form they are for. */
interface ByForm {
  readonly plain: string
  readonly skeleton: string
}

export interface WordPatterns {
  /** Match whatever may have a word; `plain` for both forms of a text without signs. */
  readonly looks: ByForm
  /** Match the words, by all rules. */
  readonly tells: ByForm
}

/** Matches nothing. */
const never = '(?!)'
/** Up to Thai, and Hangul: scripts with spaces between words. Capitals are signs. */
const spaced = '[!-@\\[-\\u0dff\\uac00-\\ud7a3]'
/** A choice by letter; above it, one by range comes first. */
const choicesMax = 12
/** Fewer levels of ranges cost less than fewer ranges on a level. */
const ranges = 4
/** Of more first letters every other one of a text is one. */
const firstsMax = 256

interface Script {
  /** All that a letter is matched by. */
  readonly cases: (letter: string) => string
  /** What must hold where a word ends, beside what is allowed. */
  readonly ends: (word: string) => string
}

const plainScript: Script = { cases: (letter) => letter, ends: () => '' }

const skeletonScript: Script = {
  cases: (letter) => (isLatin(letter) ? letter + letter.toUpperCase() : letter),
  ends: (word) => {
    const behind = (kind: string): string => `(?<!${[...word].map(() => kind).join(' ?')})`
    return behind('[A-Z]') + (word.length < skeletonLettersMin ? behind('[^A-Z ]') : '')
  },
}

/** Letters alone, of both forms at once: the skeleton has `l` for `i`. */
const unsignedScript: Script = { cases: (letter) => (letter === 'l' ? 'il' : letter), ends: () => '' }

export function wordPatterns(list: WordList): WordPatterns {
  const forms = list.words.map(({ form }) => form)
  const { words, allowed } = skeletonWords(list)
  const skeletons = [...words.keys()]
  return {
    looks: {
      plain: lookOf([...forms.map(withoutSigns), ...skeletons], unsignedScript),
      skeleton: lookOf(skeletons, skeletonScript),
    },
    tells: {
      plain: patternOf(forms, list.allowed, plainScript),
      skeleton: patternOf(skeletons, allowed, skeletonScript),
    },
  }
}

/** Letters of a word, together or apart: for each `(` of a pattern Java makes room anew for each text. */
function lookOf(words: readonly string[], script: Script): string {
  if (words.length === 0) return never
  const trie = new Map() as Trie
  for (const word of words) plant(trie, word, '')
  return beginning(trie, script) + among(choice(trie, script, (letter, node) => letter + rest(node, script, ' ?')))
}

function patternOf(words: readonly string[], allowed: readonly string[], script: Script): string {
  if (words.length === 0) return never
  const trie = new Map() as Trie
  const exceptions = exceptionsOf(words, allowed, script)
  for (const word of words) plant(trie, word, script.ends(word) + (exceptions.get(word) ?? ''))
  const begun: Behind = (letter, node) => {
    const behind = (between: string): string => rest(node, script, between)
    return `${letter}(?:(?<!${spaced}${letter})(?:${behind(' ?')})(?!${spaced})|${behind('')})`
  }
  return beginning(trie, script) + among(choice(trie, script, begun))
}

/** Two letters that words begin with: most places of a text end here. Of a long list they are everywhere. */
function beginning(trie: Trie, script: Script): string {
  const nodes = [...trie.values()]
  if (trie.size > firstsMax || nodes.some(({ ends }) => ends !== undefined)) return ''
  const letters = (of: readonly Trie[]): string => classOf([...new Set(of.flatMap((node) => [...node.keys()]))], script)
  return `(?=${letters([trie])} ?${letters(nodes)})`
}

/**
 * One of `letters`: Java has a table for the first 256 characters, and behind them asks one by one, also
 * whether a Latin letter is one of those unless it is told not to.
 */
function classOf(letters: readonly string[], { cases }: Script): string {
  const all = letters.flatMap((letter) => [...cases(letter)]).sort((a, b) => pointOf(a) - pointOf(b))
  const tabled = all.filter((letter) => pointOf(letter) < 0x100)
  return `[${tabled.join('')}${classWithin(all.slice(tabled.length))}]`
}

function classWithin(letters: readonly string[]): string {
  if (letters.length === 0) return ''
  return `[[${letters[0] as string}-${letters.at(-1) as string}]&&[${classOfRanges(letters)}]]`
}

const classOfRanges = (letters: readonly string[]): string =>
  letters.length <= choicesMax ? letters.join('') : rangesOf(letters).map(classWithin).join('')

function written(letter: string, { cases }: Script): string {
  const all = cases(letter)
  return all === letter ? letter : `[${all}]`
}

/** By letter; under '' what must hold where a word ends. */
type Trie = Map<string, Trie> & { ends?: string }

function plant(root: Trie, word: string, ends: string): void {
  let node = root
  for (const letter of word) {
    const next = node.get(letter) ?? (new Map() as Trie)
    node.set(letter, next)
    node = next
  }
  node.ends = ends
}

/** A letter, and what `node` has behind it. */
type Behind = (letter: string, node: Trie) => string

/** One of the letters of `node`, and what is behind it. */
function choice(node: Trie, script: Script, behind: Behind): string {
  const letters = [...node.keys()].sort((a, b) => pointOf(a) - pointOf(b))
  return choiceOf(letters, node, script, behind)
}

function choiceOf(letters: readonly string[], node: Trie, script: Script, behind: Behind): string {
  if (letters.length <= choicesMax) {
    return letters.map((letter) => behind(written(letter, script), node.get(letter) as Trie)).join('|')
  }
  return rangesOf(letters)
    .map((some) => `(?=${rangeOf(some, script)})(?:${choiceOf(some, node, script, behind)})`)
    .join('|')
}

/** More than `choicesMax` letters, in `ranges` parts. */
function rangesOf(letters: readonly string[]): (readonly string[])[] {
  const size = Math.ceil(letters.length / ranges)
  return Array.from({ length: ranges }, (_, at) => letters.slice(at * size, (at + 1) * size))
}

/** Behind a letter: the longest word first, since a match tells one. */
function rest(node: Trie, script: Script, between: string): string {
  const { ends } = node
  if (node.size === 0) return ends ?? ''
  const choices = choice(node, script, (letter, next) => letter + rest(next, script, between))
  const longer = between + (node.size > 1 ? `(?:${choices})` : choices)
  return ends === undefined ? longer : `(?:${longer}|${ends})`
}

/** A letter of `some`, or one that is none of its neighbours: looked at closer behind it. */
function rangeOf(some: readonly string[], { cases }: Script): string {
  const others = some.flatMap((each) => [...cases(each)].filter((letter) => letter !== each))
  return `[${some[0] as string}-${some.at(-1) as string}${others.join('')}]`
}

const among = (choices: string): string => `(?:${choices})`

/** By word: what must hold where it ends, for it not to lie within something that is allowed. */
function exceptionsOf(words: readonly string[], allowed: readonly string[], script: Script): Map<string, string> {
  const apart = (text: string): string => [...text].map((letter) => written(letter, script)).join(' ?')
  const search = new WordAutomaton(words)
  const exceptions = new Map<string, string>()
  for (const whole of allowed) {
    search.search(whole, (number, end) => {
      const word = words[number] as string
      const before = apart(whole.slice(0, end))
      const after = whole.slice(end)
      const exception = after === '' ? `(?<!${before})` : `(?!(?<=${before}) ?${apart(after)})`
      exceptions.set(word, (exceptions.get(word) ?? '') + exception)
    })
  }
  return exceptions
}

const pointOf = (letter: string): number => letter.codePointAt(0) as number
const isLatin = (letter: string): boolean => letter >= 'a' && letter <= 'z'
