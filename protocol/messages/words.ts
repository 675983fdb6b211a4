/**
 * Sentences for people, by key. A key and its arguments are part of the protocol and never change their
 * meaning; a language is a file beside `en.json`. Regions send keys and need not know anybody's language.
 *
 * The texts are ICU messages. Those that only name their arguments, as the English ones do, are filled in
 * here; a language that chooses by an argument, or counts, brings the formatter of `icu.ts`, which is
 * larger than all of the SDK for a browser.
 */
import english from './en.json' with { type: 'json' }

/** Key → ICU message. Under `language` its BCP 47 tag, by which plurals are counted. */
export type Words = Readonly<Record<string, string>>

export const englishWords: Words = english

/** What a message may name. */
export type Arguments = Readonly<Record<string, string | number>>

/** The sentence under `key` with its arguments; undefined for one that cannot be read or names what is not given. */
export type Sentence = (words: Words, key: string, given: Arguments) => string | undefined

export const plainSentence: Sentence = (words, key, given) => {
  const said = (words[key] ?? '').replaceAll(/\{(\w+)\}/g, (written, name: string) => String(given[name] ?? written))
  return /[{}]/.test(said) ? undefined : said
}
