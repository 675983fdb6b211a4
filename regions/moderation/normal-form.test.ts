import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { limits } from '../../protocol/limits.ts'
import { evasions } from './evasions-fixtures.ts'
import { formsOf, normalForm } from './normal-form.ts'

for (const [name, [word, written]] of Object.entries(evasions)) {
  test(`G7 a word is found however it is written: ${name}`, () => {
    const { plain, skeleton } = formsOf(written)
    const inSkeleton = skeleton.text.includes(formsOf(word).skeleton.text)
    assert.ok(plain.text.includes(normalForm(word)) || inSkeleton, `${plain.text} ${skeleton.text}`)
  })
}

test('G7 what the forms leave alone: letters of an alphabet with marks, voiced kana, syllables, digits', () => {
  assert.equal(normalForm('नमस्ते'), 'नमसते')
  assert.notEqual(normalForm('かじの'), normalForm('かしの'))
  assert.equal(normalForm('한국어'), '한국어')
  assert.equal(normalForm('89-64'), '8964')
  assert.equal(formsOf('89-64').skeleton.text, 'bg6a')
})

test('G7 emoji, their joiners and flags leave nothing, and nothing beside them is changed', () => {
  assert.equal(normalForm('ja 👩‍👩‍👧‍👦 🇩🇪 ☺️ nein'), 'janein')
})

test('G7 a form is its own form, for every character beside others', () => {
  for (let point = 0; point < 0x110000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue
    const form = normalForm(`か${String.fromCodePoint(point)}e`)
    assert.ok(normalForm(form) === form, `U+${point.toString(16)}`)
  }
})

test('G7 a form is its own form, for every text, and its traits are as many as its units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { plain, skeleton } = formsOf(text)
      assert.equal(normalForm(plain.text), plain.text)
      assert.equal(plain.traits.length, plain.text.length)
      assert.equal(skeleton.traits.length, skeleton.text.length)
    }),
    { numRuns: 2_000 },
  )
})

test('FC-046 hostile texts at their full length are read in one pass', { timeout: 60_000 }, () => {
  const fixture = new URL('../../protocol/fixtures/hostile-text.jsonl', import.meta.url)
  const lines = readFileSync(fixture, 'utf8').trim().split('\n')
  const hostile = lines.map((line) => (JSON.parse(line) as { text: string }).text).filter((text) => text !== '')
  const piles = ['\u0301', 'e\u0301\u0316', '\u200d', 'ﷺ', 'ᄀ\u1161\u11a8', 'क\u093c\u094d']
  for (const text of [...hostile, ...piles]) {
    const full = text.repeat(Math.max(1, Math.floor(limits.textBytesMax / 3 / text.length)))
    // The longest that one character decomposes into has 18; a pass that did more would not end in time.
    assert.ok(formsOf(full).plain.text.length <= full.length * 18)
  }
})
