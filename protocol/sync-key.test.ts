import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { nodeMac } from '../platform/mac.node.ts'
import { MeridianError } from './errors.ts'
import type { UserKey } from './ids.ts'
import { syncKeys } from './sync-key.ts'

const keys = syncKeys(nodeMac, new Uint8Array(32).fill(5))
const anna = 'anna-anna-anna-a' as UserKey
const mei = 'mei-mei-mei-mei-' as UserKey
const position = { region: 1, m: 2 ** 43 + 4_711, t: 90_000 }
const refused = (work: () => unknown) =>
  assert.throws(work, (thrown) => thrown instanceof MeridianError && thrown.code === 'sync_key_invalid')

describe('sync key', () => {
  test('S1 says again what was written into it, in 27 characters that a URL takes', () => {
    const number = fc.oneof(fc.constantFrom(0, 2 ** 53 - 1), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), number, number, (region, m, t) => {
        const text = keys.write(anna, { region, m, t })
        assert.match(text, /^[A-Za-z0-9_-]{27}$/)
        assert.deepEqual(keys.read(anna, text), { region, m, t })
      }),
    )
  })

  test('K4 another person’s key is refused', () => refused(() => keys.read(mei, keys.write(anna, position))))

  test('K4 a key written under another secret is refused', () =>
    refused(() => syncKeys(nodeMac, new Uint8Array(32).fill(6)).read(anna, keys.write(anna, position))))

  test('K4 a key with any character changed is refused', () => {
    const text = keys.write(anna, position)
    for (let at = 0; at < text.length; at++) {
      for (const other of 'AQgw_-9z') {
        if (text[at] !== other) refused(() => keys.read(anna, text.slice(0, at) + other + text.slice(at + 1)))
      }
    }
  })

  test('K4 anything else is refused', () => {
    const text = keys.write(anna, position)
    for (const other of ['', text.slice(1), `${text}A`, `${text}=`, ` ${text.slice(1)}`, `${text.slice(0, 26)}é`]) {
      refused(() => keys.read(anna, other))
    }
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (other) => refused(() => keys.read(anna, other))))
  })
})
