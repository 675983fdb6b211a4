import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MeridianError } from '../../protocol/errors.ts'
import type { RegionAlias } from '../../protocol/ids.ts'
import { parseSignInName } from './sign-in-name.ts'

const eu = 'eu' as RegionAlias
const parse = (text: string) => parseSignInName(text, eu)
const refused = (text: string, why: RegExp) =>
  assert.throws(
    () => parse(text),
    (thrown) => thrown instanceof MeridianError && thrown.code === 'name_invalid' && why.test(thrown.message),
  )
const character = (codePoint: number) => String.fromCodePoint(codePoint)

describe('sign-in name', () => {
  test('I7 anna and anna@eu are one name here; another region is named after the @', () => {
    assert.deepEqual(parse('anna'), { name: 'anna', key: 'anna', alias: 'eu' })
    assert.deepEqual(parse('anna@eu'), parse('anna'))
    assert.equal(parse('mei@ap').alias, 'ap')
  })

  for (const name of [
    'Anna.Weber-2',
    '梅',
    'Żółć',
    'анна',
    'Ἄννα',
    'สู่',
    'क्षि',
    'p0001',
    '|QuaD',
    '[away]_',
    'İpek',
    'Ä',
  ]) {
    test(`${name} is a name and stays as written`, () => assert.equal(parse(name).name, name.normalize('NFKC')))
  }

  const sameName: [string, string, string][] = [
    ['case', 'ANNA', 'anna'],
    ['full width', 'ＡＮＮＡ', 'anna'],
    ['composition', 'Zoe\u0308', 'zoë'],
    ['ligature', 'ﬁona', 'fiona'],
    ['capital sigma at the end', 'ΝΊΚΟΣ', 'νίκος'],
    ['sharp s', 'Strauß', 'STRAUSS'],
  ]
  for (const [what, one, other] of sameName) {
    test(`FC-048 two spellings that differ in ${what} are one name`, () =>
      assert.equal(parse(one).key, parse(other).key))
  }

  test('FC-048 letters that look alike, from two scripts', () => {
    refused(`${character(0x410)}nna`, /scripts/)
    refused(`ann${character(0x3b1)}`, /scripts/)
  })

  const spaces = [0x20, 0x09, 0x0a, 0xa0, 0x1680, 0x2003, 0x2028, 0x202f, 0x205f, 0x3000]
  const unseen = [
    0x00, 0x1b, 0x7f, 0xad, 0x34f, 0x115f, 0x200b, 0x200d, 0x200f, 0x202e, 0x2066, 0x2800, 0x3164, 0xfe0f, 0xfeff,
    0xffa0, 0xe0020, 0xe000, 0x378,
  ]
  for (const codePoint of [...spaces, ...unseen]) {
    const name = `U+${codePoint.toString(16).padStart(4, '0')}`
    test(`FC-045 ${name} is refused wherever it stands`, () => {
      for (const text of [
        `${character(codePoint)}anna`,
        `an${character(codePoint)}na`,
        `anna${character(codePoint)}`,
      ]) {
        refused(text, /./)
      }
    })
  }

  test('a lone surrogate', () => refused('an\ud800na', /cannot be seen/))

  test('empty, only punctuation, only an accent, piles of accents', () => {
    refused('', /empty/)
    refused('@eu', /empty/)
    refused('._-', /no letter/)
    refused('\u0301a', /accents/)
    refused(`a${'\u0323\u0331\u032d\u0330'.repeat(15)}`, /accents/)
  })

  test('64 characters are a name, 65 and more than 256 bytes are not', () => {
    assert.equal(parse('a'.repeat(64)).name.length, 64)
    refused('a'.repeat(65), /too long/)
    refused('a'.repeat(100_000), /too long/)
    assert.equal([...parse('梅'.repeat(64)).name].length, 64)
    refused('𠮷'.repeat(65), /too long/)
  })

  test('characters that have a meaning in addresses, paths and mark-up', () => {
    for (const mark of ['/', '?', '#', '%', ':', '<', '&', '"', "'", ',', ';', '*', '$', '=', '+', '!', '~', '(']) {
      refused(`an${mark}na`, /cannot be seen or typed/)
    }
  })

  test('two @, a region that is none, an id', () => {
    refused('anna@eu@ap', /region/)
    refused('anna@', /region/)
    refused('anna@EU', /region/)
    refused('anna@example.com', /region/)
    refused('usr_00000000000000000000000000', /id/)
  })
})
