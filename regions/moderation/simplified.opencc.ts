/**
 * Traditional characters and what they are written as in simplified ones, from the table of OpenCC (its
 * words are under the Apache licence). Character by character: its phrases would read one word in two
 * ways, by what stands beside it.
 */
import pairs from 'opencc-js/dict/TSCharacters'

export const simplified: ReadonlyMap<string, string> = new Map(
  pairs.split('|').map((pair) => pair.split(' ') as [traditional: string, simplified: string]),
)
