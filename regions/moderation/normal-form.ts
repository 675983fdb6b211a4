/**
 * What words and texts are compared in: the same for "Ｂａｄ", "b-a-d", "bаd" with a Cyrillic а and "bád".
 * Two forms of each text. The *plain* one is without case, width, accents, separators, what cannot be
 * seen, and look-alikes; traditional characters are simplified, katakana is hiragana. The *skeleton* also
 * reads digits and signs as the letters they are written for ("b4d"). Both are looked through, because a
 * word may itself be a number.
 *
 * Nothing is ever delivered in these forms; a message goes through byte for byte. Each character is read
 * by itself, so the work is linear in the text whatever is in it, and a form is its own form. Whoever
 * else compares (a stream processor) gets the plain form as a text and needs no code of ours.
 */
import { lookAlikes, skeletonLetters } from './look-alikes.ts'
import { simplified } from './simplified.opencc.ts'

export interface Form {
  readonly text: string
  /** By UTF-16 unit of `text`: bits of `traits`. */
  readonly traits: readonly number[]
}

export const traits = {
  /** Something that separates stood before it. */
  apart: 1,
  /** It was written as a digit or a sign and is read as a letter. */
  sign: 2,
} as const

export interface Forms {
  readonly plain: Form
  readonly skeleton: Form
}

/** What a character leaves in the forms. */
type Left =
  | { readonly type: 'nothing' }
  /** `letter`: what it is read as in the skeleton. */
  | { readonly type: 'separator'; readonly letter: string | undefined }
  /** Of an alphabet whose letters have marks; behind any other letter it is there to hide a word. */
  | { readonly type: 'mark'; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly skeleton: string; readonly isSign: boolean }

export const normalForm = (text: string): string => formsOf(text).plain.text

export function formsOf(text: string): Forms {
  const plain = new FormWriter()
  const skeleton = new FormWriter()
  for (const character of composed(text)) {
    const left = leftOf(character)
    switch (left.type) {
      case 'nothing':
        break
      case 'separator':
        plain.separate()
        if (left.letter === undefined) skeleton.separate()
        else skeleton.add(left.letter, true)
        break
      case 'mark':
        if (!plain.endsInMarkedScript()) break
        plain.add(left.text, false)
        skeleton.add(left.text, false)
        break
      case 'text':
        plain.add(left.text, false)
        skeleton.add(left.skeleton, left.isSign)
    }
  }
  return { plain: plain.form(), skeleton: skeleton.form() }
}

class FormWriter {
  #text = ''
  readonly #traits: number[] = []
  #apart = false

  separate(): void {
    this.#apart = true
  }

  add(text: string, isSign: boolean): void {
    const trait = isSign ? traits.sign : 0
    this.#traits.push(this.#apart ? trait | traits.apart : trait)
    for (let i = 1; i < text.length; i++) this.#traits.push(trait)
    this.#text += text
    this.#apart = false
  }

  endsInMarkedScript(): boolean {
    const unit = this.#text.charCodeAt(this.#text.length - 1)
    return (unit >= 0x590 && unit < 0x1e00) || (unit >= 0xa800 && unit < 0xac00) || (unit >= 0xdc00 && unit < 0xe000)
  }

  form(): Form {
    return { text: this.#text, traits: this.#traits }
  }
}

/** One character for what is one letter. Piles of marks are cut first: to sort one costs the square of its height. */
function composed(text: string): string {
  return isAscii.test(text) ? text : text.replace(piled, '$1').normalize('NFKC')
}

const isAscii = /^[\u0000-\u007f]*$/
const piled = /(\p{M}{4})\p{M}+/gu

/** Of the first plane, as they are met: at most 65,536, and only what people write. */
const known: (Left | undefined)[] = []

function leftOf(character: string): Left {
  const point = character.codePointAt(0) as number
  if (point > 0xffff) return learn(character)
  return (known[point] ??= learn(character))
}

const nothing: Left = { type: 'nothing' }

function learn(character: string): Left {
  if (unseen.test(character)) return nothing
  const text = settled(character)
  if (text === '') return nothing
  if (separating.test(text)) return { type: 'separator', letter: skeletonLetters.get(character) }
  if (mark.test(text)) return { type: 'mark', text }
  let skeleton = ''
  for (const letter of text) skeleton += skeletonLetters.get(letter) ?? letter
  return { type: 'text', text, skeleton, isSign: skeleton !== text && digit.test(text) }
}

/** Folding one way can open another, so it is done until nothing changes; four times is twice what is needed. */
function settled(character: string): string {
  let text = character
  for (let i = 0; i < 4; i++) {
    const next = [...text].map(foldedOnce).join('')
    if (next === text) break
    text = next
  }
  return text
}

function foldedOnce(character: string): string {
  if (keptWhole.test(character)) return hiragana(character)
  const bare = [...character.toLowerCase().normalize('NFKD')].filter((part) => !isLooseMark(part)).join('')
  return lookAlikes.get(bare) ?? simplified.get(bare) ?? bare
}

/** Hangul and kana, of which decomposition would take the voice away. */
const keptWhole = /^[\uac00-\ud7a3\u3041-\u3096\u309d-\u30fe]$/

const hiragana = (character: string): string =>
  katakana.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character

const katakana = /^[\u30a1-\u30f6\u30fd\u30fe]$/

/**
 * Accents and the like, which may stand on any letter. A mark that changes its place in decomposed text
 * is one: behind U+0345, which goes last, it would go before.
 */
const isLooseMark = (character: string): boolean =>
  anyMark.test(character) &&
  (inherited.test(character) || `\u0345${character}`.normalize('NFD') !== `\u0345${character}`)

const anyMark = /^\p{M}$/u
const inherited = /^\p{Script=Inherited}$/u
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]$/u
/** Also vowels and finals of Hangul without their syllable: they are written to weep, or to be put together later. */
const separating = /^[\p{P}\p{S}\p{Z}\p{C}\u1160-\u11ff\ud7b0-\ud7fb]+$/u
const mark = /^\p{M}+$/u
const digit = /^\p{Nd}+$/u
