/**
 * Sentences for people, by key. A key and its arguments are part of the protocol and never change their
 * meaning; a language is a file beside `en.json`. Regions send keys and need not know anybody's language.
 *
 * The texts are ICU messages that use nothing but `{name}`, so this is all of a formatter they need.
 */
import english from './en.json' with { type: 'json' }

/** Key → ICU message. */
export type Words = Readonly<Record<string, string>>

export const englishWords: Words = english

/** The sentence under `key` with its arguments; an argument that is not given stays as it is written. */
export const sentence = (words: Words, key: string, given: Readonly<Record<string, string>>): string =>
  (words[key] ?? '').replaceAll(/\{(\w+)\}/g, (written, name: string) => given[name] ?? written)
