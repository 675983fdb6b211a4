import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { MeridianError, type ErrorCode } from './errors.ts'
import { limits } from './limits.ts'
import { checkReactionBytes, checkText, checkTextBytes, nameSkeleton, parseName, readText } from './text.ts'

interface HostileText {
  readonly text: string
  readonly repeat?: number
  readonly why: string
  readonly right: 'same' | 'refuse' | 'refuse-or-same'
}

const hostile = readFileSync(new URL('./fixtures/hostile-text.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as HostileText)

const utf8 = (text: string) => new TextEncoder().encode(text)
const at = (...codePoints: number[]) => String.fromCodePoint(...codePoints)

/** The code, or undefined when nothing was thrown. */
function codeOf(work: () => unknown): ErrorCode | undefined {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof MeridianError) return thrown.code
    throw thrown
  }
  return undefined
}

describe('text', () => {
  for (const { text, repeat = 1, why, right } of hostile) {
    test(`FC-046 ${right}: ${why}`, () => {
      const whole = text.repeat(repeat)
      const code = codeOf(() => checkText(whole))
      // Two of them are longer than a text may be (K3).
      if (right === 'same') assert.equal(code, utf8(whole).length > limits.textBytesMax ? 'body_too_large' : undefined)
      if (right === 'refuse') assert.equal(code, 'text_invalid')
      if (code === undefined) assert.equal(readText(utf8(whole)), whole)
      else assert.ok(code === 'text_invalid' || code === 'body_too_large')
      // Broken Unicode has no bytes: an encoder has replaced it long before.
      if (whole.isWellFormed())
        assert.equal(
          codeOf(() => checkTextBytes(utf8(whole))),
          code,
        )
    })
  }

  const fullText = 'ä'.repeat(limits.textBytesMax / 2)
  const bounds: [string, string, ErrorCode | undefined][] = [
    ['the last byte that fits', fullText, undefined],
    ['one byte more', `${fullText}a`, 'body_too_large'],
    ['white space and controls alone', ' \t\n\u00a0\u2003\u0007', 'text_invalid'],
    ['fillers that fonts draw as nothing', at(0x3164, 0x115f, 0x2800, 0x200b), 'text_invalid'],
    ['a combining mark alone', '\u0301', undefined],
    ['one letter', 'a', undefined],
  ]
  for (const [what, text, code] of bounds) {
    test(`K3 ${what}: ${code ?? 'accepted'}`, () => {
      assert.equal(
        codeOf(() => checkText(text)),
        code,
      )
      assert.equal(
        codeOf(() => checkTextBytes(utf8(text))),
        code,
      )
    })
  }

  const brokenBytes: [string, number[]][] = [
    ['a lone continuation', [0x61, 0x80]],
    ['a surrogate written as three bytes', [0xed, 0xa0, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['beyond the last code point', [0xf4, 0x90, 0x80, 0x80]],
    ['a character cut in the middle', [0x61, 0xf0, 0x9f, 0x98]],
  ]
  for (const [what, bytes] of brokenBytes) {
    test(`K3 bytes with ${what} are no text`, () =>
      assert.equal(
        codeOf(() => checkTextBytes(Uint8Array.from(bytes))),
        'text_invalid',
      ))
  }

  test('K3 bytes and text are judged alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) =>
        assert.equal(
          codeOf(() => checkTextBytes(utf8(text))),
          codeOf(() => checkText(text)),
        ),
      ),
    )
  })

  test('a reaction is short and can be seen', () => {
    assert.equal(
      codeOf(() => checkReactionBytes(utf8('👩🏽‍❤️‍💋‍👨🏿'))),
      undefined,
    )
    assert.equal(
      codeOf(() => checkReactionBytes(utf8(''))),
      'text_invalid',
    )
    assert.equal(
      codeOf(() => checkReactionBytes(utf8('👍'.repeat(17)))),
      'body_too_large',
    )
  })
})

describe('names', () => {
  const taken: [string, string][] = [
    ['Anna', 'Anna'],
    [' Anna  Weber ', 'Anna Weber'],
    ['Zoe\u0308', 'Zoë'],
    ['梅', '梅'],
    ['علی‌رضا', 'علی‌رضا'],
    ['שלום\u200f!', 'שלום\u200f!'],
    ['क्षि', 'क्षि'],
    ['བོད་རྒྱལ', 'བོད་རྒྱལ'],
    ['Ann 👩🏽‍🚀', 'Ann 👩🏽‍🚀'],
    ['Team 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'Team 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['<b>Ann</b>', '<b>Ann</b>'],
  ]
  for (const [name, stored] of taken) {
    test(`\`${name}\` is a name`, () => assert.equal(parseName(name), stored))
  }

  const refused: [string, string][] = [
    ['FC-045 a right-to-left override', `Ann${at(0x202e)}`],
    ['FC-045 an override that is closed', `${at(0x202e)}Ann${at(0x202c)}`],
    ['FC-045 an isolate left open', `Ann${at(0x2067)}`],
    ['FC-045 a letter under 60 accents', `A${'\u0301'.repeat(60)}`],
    ['FC-045 only spaces', ' \u00a0\u3000 '],
    ['FC-045 only zero-width spaces', at(0x200b, 0x200b)],
    ['FC-045 only a Hangul filler', at(0x3164)],
    ['FC-045 only a direction mark', at(0x200f)],
    ['FC-045 an empty Braille cell', at(0x2800)],
    ['FC-045 nothing', ''],
    ['FC-048 a joiner behind it', `Anna${at(0x200d)}`],
    ['FC-048 a zero-width space inside', `An${at(0x200b)}na`],
    ['FC-048 a soft hyphen inside', `An${at(0xad)}na`],
    ['a line break', 'Anna\nwrote'],
    ['a line separator', `Anna${at(0x2028)}wrote`],
    ['an escape', '\u001b[31mAnna'],
    ['a NUL', 'Anna\0'],
    ['a tab', 'Anna\tWeber'],
    ['a leading accent', '\u0301Anna'],
    ['half of a surrogate pair', 'Anna\ud83d'],
    ['a private character', at(0xe000)],
    ['a noncharacter', `Anna${at(0xffff)}`],
    ['65 characters', 'a'.repeat(65)],
    ['more bytes than fit', '𝕬'.repeat(64) + 'a'],
    ['ten thousand characters', 'a'.repeat(10_000)],
  ]
  for (const [what, name] of refused) {
    test(`${what} is refused`, () =>
      assert.equal(
        codeOf(() => parseName(name)),
        'name_invalid',
      ))
  }

  test('a stored name is taken again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const stored = storedName(text)
        if (stored !== undefined) assert.equal(parseName(stored), stored)
      }),
      { numRuns: 2_000 },
    )
  })

  const alike: [string, string][] = [
    ['Cyrillic letters', 'Аnnа'],
    ['full width', 'ＡＮＮＡ'],
    ['case', 'ANNA'],
    ['a space behind', 'Anna '],
    ['a joiner', `Anna${at(0x200d)}`],
  ]
  for (const [what, name] of alike) {
    test(`FC-048 ${what}: marked as alike`, () => assert.equal(nameSkeleton(name), nameSkeleton('Anna')))
  }

  test('FC-048 Anna and Ben are not alike', () => assert.notEqual(nameSkeleton('Anna'), nameSkeleton('Ben')))
})

function storedName(text: string): string | undefined {
  try {
    return parseName(text)
  } catch {
    return undefined
  }
}
