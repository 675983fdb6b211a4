import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { RegionName } from '../../../protocol/ids.ts'
import { evasions } from '../evasions-fixtures.ts'
import { formsOf, normalForm } from '../normal-form.ts'
import type { WordList } from '../word-list.ts'
import { WordMatcher } from '../word-matcher.ts'
import { formRendered, rendered, withoutSigns } from './rendered-form.ts'
import { wordPatterns } from './word-patterns.ts'

function listOf(words: readonly string[], allowed: readonly string[] = []): WordList {
  const forms = new Map(words.map((word) => [normalForm(word), word]))
  const exceptions = new Set(allowed.map(normalForm).filter((form) => !forms.has(form)))
  const entries = [...forms].map(([form, word]) => ({ word, then: 'flag' as const, form }))
  return { region: 'eu-central' as RegionName, version: 1, words: entries, allowed: [...exceptions] }
}

/** Words told by what the patterns leave of a text, as a stream processor would. */
function toldOf(list: WordList, text: string): string[] {
  const { looks, tells } = wordPatterns(list)
  const forms = formsOf(text)
  const plain = rendered(forms.plain)
  const skeleton = rendered(forms.skeleton)
  const matches = (written: string, pattern: string) => new RegExp(pattern, 'v').test(written)
  const hasSigns = skeleton !== withoutSigns(plain)
  if (!matches(plain, looks.plain) && !(hasSigns && matches(skeleton, looks.skeleton))) return []
  const pieces = (written: string, pattern: string) =>
    [...written.matchAll(new RegExp(`(?=(${pattern}))`, 'gv'))].map(([, piece]) => formRendered(piece as string))
  const hits = new WordMatcher(list).hitsIn(pieces(plain, tells.plain), pieces(skeleton, tells.skeleton))
  return [...hits].map(({ word }) => word).sort()
}

const wanted = (list: WordList, text: string): string[] =>
  [...new WordMatcher(list).hits(text)].map(({ word }) => word).sort()

test('G8 a form that was rendered is read as it was', () => {
  for (const [word, written] of Object.values(evasions)) {
    for (const form of Object.values(formsOf(`${written} ${word}!`))) {
      assert.deepEqual(formRendered(rendered(form)), form)
    }
  }
})

test('G8 the patterns find every word however it is written, and each of a list at once', () => {
  const list = listOf(Object.values(evasions).map(([word]) => word))
  for (const [name, [word, written]] of Object.entries(evasions)) {
    assert.deepEqual(toldOf(list, written), wanted(list, written), name)
    assert.ok(toldOf(list, written).length > 0, `${name}: ${word}`)
  }
  const overlapping = listOf(['he', 'she', 'his', 'hers', '大象', '象牙', '大象牙雕'])
  for (const text of ['ushers', '卖大象牙雕', 'h e r s', 'us h e', '大 象 牙']) {
    assert.deepEqual(toldOf(overlapping, text), wanted(overlapping, text), text)
  }
})

test('G8 the patterns of a short and of a long list find each word, between letters that others begin with', () => {
  const letterOf = (number: number): string => String.fromCodePoint(0x4e00 + ((number * 37) % 3_000))
  for (const count of [60, 600]) {
    const numbers = Array.from({ length: count }, (_, at) => at)
    const han = numbers.map((at) => letterOf(at) + letterOf(at + count))
    const latin = numbers.map((at) => `${(at * 7_919 + 20_000).toString(26)}kv`.replaceAll(/\d/g, 'z'))
    const list = listOf([...han, ...latin])
    for (let at = 0; at < count; at += count / 4) {
      const texts = [han[at], `${letterOf(at)} ${letterOf(at + count)}`, `x ${[...(latin[at] as string)].join('-')}`]
      for (const text of texts) {
        const said = `${letterOf(at + 1)}${text as string}${letterOf(at + 2)} ok`
        assert.deepEqual(toldOf(list, said), wanted(list, said), said)
        assert.ok(toldOf(list, said).length > 0, said)
      }
    }
  }
})

test('G8 what is allowed, ends of two words, numbers and short words read with i for l are no hit', () => {
  const list = listOf(['ass', 'lie', 'viagra', '8964', '敏感词'], ['class', 'glasses', 'assent', 'viagra falls'])
  const texts = [
    'a class',
    'CL4SS',
    'c-l-a-s-s',
    'glasses',
    'class ass',
    'glass',
    'a55',
    'was sent',
    'as sent',
    'a s s',
  ]
  texts.push(
    '(a)(s)(s)',
    '我说敏 感 词吗',
    '455',
    '4.55 $',
    'file',
    'l1e',
    '89 64',
    'vlagra',
    'V|@GR4',
    'assent',
    'a s s e n t',
  )
  texts.push('viagra falls', 'viagra fall', 'v1agra falls')
  for (const text of texts) assert.deepEqual(toldOf(list, text), wanted(list, text), text)
})

test('G8 the patterns of any list hit where its matcher does', () => {
  const letters = fc.constantFrom('a', 's', 'l', 'i', '1', '4', '5', '大', '象')
  const word = fc.string({ unit: letters, minLength: 2, maxLength: 5 })
  const text = fc.string({
    unit: fc.oneof({ weight: 3, arbitrary: letters }, fc.constantFrom(' ', '-', 'x')),
    maxLength: 24,
  })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 4 }), text, (words, allowed, said) => {
      const list = listOf(words, allowed)
      assert.equal(toldOf(list, said).length > 0, wanted(list, said).length > 0)
    }),
    { numRuns: 300 },
  )
})
