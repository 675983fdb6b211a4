/** Sentences by the whole of ICU's message syntax: choices, plurals, numbers, dates. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Sentence, Words } from './words.ts'

/** One of each message that was ever said, as many as the files have keys. */
const read = new WeakMap<Words, Map<string, IntlMessageFormat>>()

function messageOf(words: Words, key: string): IntlMessageFormat {
  const known = read.get(words) ?? new Map<string, IntlMessageFormat>()
  read.set(words, known)
  const message =
    known.get(key) ?? new IntlMessageFormat(words[key] ?? '', words['language'] ?? 'en', undefined, { ignoreTag: true })
  known.set(key, message)
  return message
}

export const icuSentence: Sentence = (words, key, given) => {
  try {
    return String(messageOf(words, key).format(given))
  } catch {
    // A translator's slip: whoever asks says it in other words, the reason itself must reach the person.
    return undefined
  }
}
