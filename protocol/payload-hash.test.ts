import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { arbitrarySend } from './codec/arbitrary-messages.ts'
import type { UserKey } from './ids.ts'
import { kinds, none, type Send, toKinds } from './messages.ts'
import { bytesHash, payloadHash } from './payload-hash.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const mei = 'mei-mei-mei-mei-' as UserKey
const ben = 'ben-ben-ben-ben-' as UserKey
/** Worked out once; a change of it would turn every retry over an upgrade into a conflict. */
const golden = 3_636_805_025

const toMei: Send = {
  n: 14,
  prev: 13,
  kind: kinds.message,
  flags: 0,
  toKind: toKinds.person,
  seenIdHi: 7,
  seenIdLo: 8,
  target: 0,
  to: mei,
  clientMsgId: new Uint8Array(16).fill(1),
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: utf8('Grüße aus Frankfurt'),
}

describe('payload hash', () => {
  test('W4 the number stands in logs: it is the same for ever', () => {
    assert.equal(payloadHash(toMei), golden)
  })

  const retries: [string, Partial<Send>][] = [
    ['another n', { n: 15 }],
    ['prev linked over a refused send', { prev: 12 }],
    ['a higher id met since', { seenIdHi: 8 }],
    ['a parent shown since', { parents: [{ idHi: 1, idLo: 1 }] }],
    ['another client_msg_id', { clientMsgId: undefined }],
  ]
  for (const [what, change] of retries) {
    test(`I2 a retry with ${what} is the same command`, () =>
      assert.equal(payloadHash({ ...toMei, ...change }), payloadHash(toMei)))
  }

  const others: [string, Partial<Send>][] = [
    ['kind', { kind: kinds.edit }],
    ['flags', { flags: 4096 }],
    ['recipient', { to: ben }],
    ['kind of recipient', { toKind: toKinds.group }],
    ['target', { target: 2 ** 43 + 1 }],
    ['target beyond 32 bits', { target: 2 ** 43 }],
    ['author of the target', { targetAuthor: ben }],
    ['subject', { subject: ben }],
    ['mentions', { mentions: [ben] }],
    ['body', { body: utf8('Grüße aus Frankfurz') }],
    ['empty body', { body: utf8('') }],
    ['no body', { body: undefined }],
    ['body with a NUL more', { body: utf8('Grüße aus Frankfurt\0') }],
    ['body per device', { bodies: [{ device: 1, body: utf8('x') }] }],
  ]
  test('W4 every other declaration has another hash', () => {
    const hashes = others.map(([, change]) => payloadHash({ ...toMei, ...change }))
    assert.equal(new Set([...hashes, payloadHash(toMei)]).size, others.length + 1)
  })

  test('L10 the hash of bytes alone stands in cells: it may not change either', () => {
    assert.deepEqual([bytesHash(utf8('👍')), bytesHash(utf8(''))], [99_292_086, 256_347_020])
  })

  test('W4 of a thousand messages that differ in one bit no two collide with the first', () => {
    fc.assert(
      fc.property(arbitrarySend, fc.nat(7), fc.nat(299), (send, bit, at) => {
        fc.pre(send.body !== undefined && send.body.length > 0)
        const body = (send.body as Uint8Array).slice()
        body[at % body.length] = (body[at % body.length] as number) ^ (1 << bit)
        assert.notEqual(payloadHash({ ...send, body }), payloadHash(send))
      }),
      { numRuns: 1_000 },
    )
  })
})
