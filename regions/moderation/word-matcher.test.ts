import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { RegionName } from '../../protocol/ids.ts'
import { normalForm } from './normal-form.ts'
import { WordAutomaton } from './word-automaton.ts'
import type { Then } from './word-list.ts'
import { WordMatcher } from './word-matcher.ts'

function matcherOf(words: readonly string[], allowed: readonly string[] = [], then: Then = 'stop'): WordMatcher {
  return new WordMatcher({
    region: 'eu-central' as RegionName,
    version: 1,
    words: words.map((word) => ({ word, then, form: normalForm(word) })),
    allowed: allowed.map(normalForm),
  })
}

const found = (matcher: WordMatcher, text: string): string[] => [...matcher.hits(text)].map(({ word }) => word)

test('G7 all words of a list are found at once, within each other and over each other', () => {
  const words = ['he', 'she', 'his', 'hers', '大象', '象牙', '大象牙雕']
  assert.deepEqual(found(matcherOf(words), 'ushers').sort(), ['he', 'hers', 'she'])
  assert.deepEqual(found(matcherOf(words), '卖大象牙雕').sort(), ['大象', '大象牙雕', '象牙'].sort())
})

test('G7 what lies within something allowed is no hit, also as leet; beside it, it is', () => {
  const matcher = matcherOf(['ass'], ['class', 'glasses'])
  for (const text of ['a class', 'CL4SS', 'c-l-a-s-s', 'glasses']) assert.deepEqual(found(matcher, text), [], text)
  for (const text of ['class ass', 'glass', 'a55']) assert.deepEqual(found(matcher, text), ['ass'], text)
})

test('G7 ends of two words are none together; letters that stand apart are', () => {
  const matcher = matcherOf(['ass', '敏感词'])
  for (const text of ['was sent', 'as sent', 'a sst']) assert.deepEqual(found(matcher, text), [], text)
  for (const text of ['a s s', 'what an a.s.s!', '(a)(s)(s)']) assert.deepEqual(found(matcher, text), ['ass'], text)
  assert.deepEqual(found(matcher, '我说敏 感 词吗'), ['敏感词'])
})

test('G7 the skeleton makes words of signs, not of numbers, and no short word of i for l', () => {
  const matcher = matcherOf(['ass', 'lie', 'viagra', '8964'])
  for (const text of ['455', '4.55 $', 'file', 'ile']) assert.deepEqual(found(matcher, text), [], text)
  assert.deepEqual(found(matcher, 'l1e'), ['lie'])
  assert.deepEqual(found(matcher, '89 64'), ['8964'])
  for (const text of ['v1agra', 'vlagra', 'V|@GR4', 'vi4gra']) assert.deepEqual(found(matcher, text), ['viagra'], text)
})

test('G7 of words with one skeleton the stricter is meant, and what is allowed wins over both', () => {
  const list = { region: 'eu-central' as RegionName, version: 1, allowed: ['villa'] }
  const words = [
    { word: 'trlal', then: 'flag', form: 'trlal' },
    { word: 'trial', then: 'stop', form: 'trial' },
    { word: 'vilia', then: 'stop', form: 'vilia' },
  ] as const
  const matcher = new WordMatcher({ ...list, words })
  assert.equal(matcher.stops('tr1al'), true)
  assert.deepEqual(found(matcher, 'villa'), [])
})

test('G7 only a word that is stopped stops', () => {
  assert.equal(matcherOf(['casino'], [], 'flag').stops('casino'), false)
  assert.equal(matcherOf(['casino'], [], 'stop').stops('c@sino'), true)
  assert.equal(matcherOf([]).stops('casino'), false)
})

test('G7 the automaton finds what looking for each word finds, at every place', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '赌'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '赌', 'x'), maxLength: 40 }),
      (words, text) => {
        const hits: string[] = []
        new WordAutomaton(words).search(text, (number, end) => hits.push(`${words[number] as string} ${end}`))
        const wanted = words.flatMap((one) =>
          Array.from({ length: text.length + 1 }, (_, end) => end)
            .filter((end) => text.slice(0, end).endsWith(one))
            .map((end) => `${one} ${end}`),
        )
        assert.deepEqual(hits.sort(), wanted.sort())
      },
    ),
    { numRuns: 500 },
  )
})
