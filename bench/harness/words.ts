/** Lists of words and texts for them, from a seed. */
import type { SeededRandom } from '../../platform/random.seeded.ts'
import type { Word } from '../../regions/moderation/word-list.ts'

/** Seven Chinese to one Japanese and two Latin ones. */
export function wordsOf(random: SeededRandom, count: number): Word[] {
  const forms = new Set<string>()
  while (forms.size < count) {
    const kind = random.integer(10)
    const length = 2 + random.integer(3)
    forms.add(kind < 7 ? han(random, length) : kind < 8 ? kana(random, length + 1) : latin(random, length + 3))
  }
  return [...forms].map((form) => ({ word: form, then: 'flag', form }))
}

export function textOf(random: SeededRandom, characters: number): string {
  let text = ''
  while (text.length < characters) text += random.integer(2) === 0 ? han(random, 6) : `${latin(random, 5)} `
  return text.slice(0, characters)
}

const letters = (random: SeededRandom, first: number, count: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, () => first + random.integer(count)))
const han = (random: SeededRandom, length: number): string => letters(random, 0x4e00, 3_000, length)
const kana = (random: SeededRandom, length: number): string => letters(random, 0x3042, 60, length)
const latin = (random: SeededRandom, length: number): string => letters(random, 0x61, 26, length)
