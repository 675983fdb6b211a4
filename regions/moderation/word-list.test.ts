import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entriesMax, parseWordList } from './word-list.ts'

const head = '{"region": "eu-central", "version": 1}'
const listOf = (...lines: string[]) => parseWordList([head, ...lines].join('\n'))

function problemsOf(...lines: string[]): readonly string[] {
  const parsed = listOf(...lines)
  return parsed.ok ? [] : parsed.problems.map(({ line, says }) => `${line} ${says}`)
}

test('G7 a list is read with its words, what happens, and what is allowed; comments and empty lines are none', () => {
  const parsed = listOf('# casinos', '', '{"word": "Ca-Sino", "then": "stop"}', '{"allow": "Casinoplex"}')
  assert.deepEqual(parsed, {
    ok: true,
    list: {
      region: 'eu-central',
      version: 1,
      words: [{ word: 'Ca-Sino', then: 'stop', form: 'casino' }],
      allowed: ['casinoplex'],
    },
  })
})

test('G7 everything that is wrong in a list is told at once, by line, with what to do', () => {
  const found = problemsOf(
    '{"word": "a!", "then": "stop"}',
    'casino',
    '{"word": "  ", "then": "stop"}',
    '{"word": "casino", "then": "burn"}',
    '{"word": "casino", "then": "stop", "why": "law"}',
    '{"word": "casino", "then": "stop"}',
    '{"word": "C-A-S-I-N-O", "then": "flag"}',
    '{"allow": "ｃａｓｉｎｏ"}',
    '{"allow": "slots", "then": "flag"}',
    '{"forbid": "slots"}',
    `{"word": "${'slot'.repeat(20)}", "then": "flag"}`,
  )
  const wanted = [
    /^2 of `a!` less than 2 letters .* write a longer word$/,
    /^3 this is no JSON object: write one entry a line$/,
    /^4 the word is empty/,
    /^5 `then` is "stop" or "flag"$/,
    /^6 a word has `word` and `then` and nothing else$/,
    /^8 `C-A-S-I-N-O` is compared like the entry of line 7: take one of them out$/,
    /^9 .* line 7/,
    /^10 an exception has `allow` and nothing else$/,
    /^11 an entry has `word` and `then`, or `allow`$/,
    /^12 a word has at most 64 letters/,
  ]
  assert.equal(found.length, wanted.length, found.join('\n'))
  wanted.forEach((pattern, at) => assert.match(found[at] as string, pattern))
})

test('G7 a list says for which region it is and its version, or is none', () => {
  for (const wrong of [
    '',
    '[]',
    '{"region": "eu-central"}',
    '{"region": "eu-central", "version": 0}',
    '{"word": "casino"}',
  ])
    assert.equal(parseWordList(wrong).ok, false, wrong)
  assert.equal(parseWordList(head).ok, true)
})

test('G7 a list has a bound, and faults are told up to a screenful', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `{"word": "word ${at}", "then": "flag"}`)
  assert.equal(listOf(...many(entriesMax)).ok, true)
  assert.match(problemsOf(...many(entriesMax + 1))[0] as string, /^10002 there are more than 10000 entries/)
  assert.equal(problemsOf(...Array.from({ length: 500 }, () => 'x')).length, 100)
})
