/**
 * Sentences for people, by key. A key and its arguments are part of the protocol and never change their
 * meaning; a language is a file beside `en.json`. Regions send keys and need not know anybody's language.
 *
 * The texts are ICU messages, so a language can choose by an argument and count with its own plurals.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import english from './en.json' with { type: 'json' }

/** Key → ICU message. Under `language` its BCP 47 tag, by which plurals are counted. */
export type Words = Readonly<Record<string, string>>

export const englishWords: Words = english

/** What a message may name. */
export type Arguments = Readonly<Record<string, string | number>>

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

/** The sentence under `key` with its arguments; undefined for one that cannot be read or names what is not given. */
export function sentence(words: Words, key: string, given: Arguments): string | undefined {
  try {
    return String(messageOf(words, key).format(given))
  } catch {
    // A translator's slip: whoever asks says it in other words, the reason itself must reach the person.
    return undefined
  }
}
