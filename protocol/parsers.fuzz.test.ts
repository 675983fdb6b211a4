/** Every parser of text over anything: what it takes it prints as it was, all else is refused with the error of the table. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { nodeMac } from '../platform/mac.node.ts'
import { MeridianError, type ErrorCode } from './errors.ts'
import { fuzzing } from './fuzz.ts'
import {
  bytesOfClientMessageId,
  bytesOfId,
  clientMessageIdOf,
  groupIdOf,
  parseClientMessageId,
  parseGroupId,
  parseUserId,
  userIdOf,
  type UserKey,
} from './ids.ts'
import { limits } from './limits.ts'
import { messageIdOf, parseMessageId } from './message-id.ts'
import { syncKeys } from './sync-key.ts'
import { checkText, checkTextBytes, parseName, readText } from './text.ts'

const keys = syncKeys(nodeMac, new Uint8Array(32).fill(9))
const anna = 'anna-anna-anna-a' as UserKey

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const u32 = fc.integer({ min: 0, max: 0xffff_ffff })
const u53 = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 40 }))

interface Parser {
  readonly name: string
  readonly good: fc.Arbitrary<string>
  readonly again: (text: string) => string
  readonly error: ErrorCode
}

const parsers: Parser[] = [
  {
    name: 'user id',
    good: bytes16.map(userIdOf),
    again: (text) => userIdOf(bytesOfId(parseUserId(text))),
    error: 'id_invalid',
  },
  {
    name: 'group id',
    good: bytes16.map(groupIdOf),
    again: (text) => groupIdOf(bytesOfId(parseGroupId(text))),
    error: 'id_invalid',
  },
  {
    name: 'client_msg_id',
    good: fc.uuid(),
    again: (text) => clientMessageIdOf(bytesOfClientMessageId(parseClientMessageId(text))),
    error: 'id_invalid',
  },
  {
    name: 'message id',
    good: fc.record({ idHi: u32, idLo: u32 }).map(messageIdOf),
    again: (text) => messageIdOf(parseMessageId(text)),
    error: 'id_invalid',
  },
  {
    name: 'sync key',
    good: fc.record({ region: fc.nat(255), m: u53, t: u53 }).map((position) => keys.write(anna, position)),
    again: (text) => keys.write(anna, keys.read(anna, text)),
    error: 'sync_key_invalid',
  },
]

describe('fuzz: parsers', () => {
  test('K4 ids and keys: one text for one thing', () => {
    const attempt = fc.constantFrom(...parsers).chain((parser) => {
      const changed = fc
        .tuple(parser.good, fc.nat(40), fc.constantFrom(...'0aAzZ-_= \0é'), fc.nat(2))
        .map(([text, at, character, drop]) => text.slice(0, at) + character + text.slice(at + drop))
      return fc.tuple(fc.constant(parser), fc.oneof(parser.good, changed, anyText))
    })
    fc.assert(
      fc.property(attempt, ([parser, text]) => {
        const again = outcome(() => parser.again(text), [parser.error])
        if (again !== undefined) assert.equal(again, text, parser.name)
      }),
      fuzzing(),
    )
  })

  test('K3 texts and names: taken as they are or refused, and bytes are judged as their text is', () => {
    const long = fc
      .tuple(anyText, fc.nat(3_000))
      .map(([text, times]) => text.repeat(times).slice(0, limits.textBytesMax + 5))
    fc.assert(
      fc.property(fc.oneof(anyText, long), fc.uint8Array({ maxLength: 80 }), (text, random) => {
        const encoded = new TextEncoder().encode(text)
        const errors = ['text_invalid', 'body_too_large'] as const
        const taken = outcome(() => (checkText(text), text), errors)
        if (text.isWellFormed()) {
          assert.equal(
            outcome(() => readText(encoded), errors),
            taken,
          )
          assert.equal(
            outcome(() => (checkTextBytes(encoded), text), errors),
            taken,
          )
        } else assert.equal(taken, undefined)
        const read = outcome(() => readText(random), errors)
        if (read !== undefined) assert.deepEqual(new TextEncoder().encode(read), random)
        const name = outcome(() => parseName(text), ['name_invalid'])
        if (name !== undefined) assert.equal(parseName(name), name)
      }),
      fuzzing(),
    )
  })
})

/** Undefined when refused with one of `errors`; anything else that is thrown fails the test. */
function outcome<T>(work: () => T, errors: readonly ErrorCode[]): T | undefined {
  try {
    return work()
  } catch (caught) {
    assert.ok(caught instanceof MeridianError && errors.includes(caught.code), String(caught))
    return undefined
  }
}
