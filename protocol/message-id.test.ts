import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { MeridianError } from './errors.ts'
import { compareIds, idOf, messageIdOf, parseMessageId, partsOf } from './message-id.ts'

const u32 = fc.oneof(fc.constantFrom(0, 1, 0xffff, 0x1_0000, 0xffff_ffff), fc.integer({ min: 0, max: 0xffff_ffff }))
const id = fc.record({ idHi: u32, idLo: u32 }, { noNullPrototype: true })
const parts = fc.record(
  {
    time: fc.integer({ min: 0, max: 2 ** 42 - 1 }),
    region: fc.integer({ min: 1, max: 255 }),
    node: fc.integer({ min: 0, max: 63 }),
    counter: fc.integer({ min: 0, max: 255 }),
  },
  { noNullPrototype: true },
)

describe('message ids', () => {
  test('I3 decimal and halves are one number, as BigInt reckons it', () => {
    fc.assert(
      fc.property(id, (value) => {
        const text = messageIdOf(value)
        assert.equal(text, ((BigInt(value.idHi) << 32n) | BigInt(value.idLo)).toString())
        assert.deepEqual(parseMessageId(text), value)
      }),
    )
  })

  test('I3 the parts of an id come back', () => {
    fc.assert(fc.property(parts, (value) => assert.deepEqual(partsOf(idOf(value)), value)))
  })

  test('I3 ids compare as their numbers do', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [x, y] = [BigInt(messageIdOf(a)), BigInt(messageIdOf(b))]
        assert.equal(Math.sign(compareIds(a, b)), x < y ? -1 : x > y ? 1 : 0)
      }),
    )
  })

  for (const text of [
    '',
    '-1',
    '01',
    '1.0',
    '1e3',
    ' 1',
    '18446744073709551616',
    '99999999999999999999',
    '1'.repeat(21),
  ]) {
    test(`\`${text}\` is no message id`, () =>
      assert.throws(
        () => parseMessageId(text),
        (thrown) => thrown instanceof MeridianError && thrown.code === 'id_invalid',
      ))
  }
})
