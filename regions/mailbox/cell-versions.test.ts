import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { supersededVersions } from './cell-versions.ts'

const offset = fc.integer({ min: 0, max: 40 })
const offsets = fc.uniqueArray(offset, { maxLength: 12 }).map((some) => some.sort((a, b) => a - b))
const newestUpTo = (versions: readonly number[], reader: number) => versions.findLast((version) => version <= reader)

test('W9 a version goes only when nobody reads it: not the checkpoint, not a moment, nobody later', () => {
  fc.assert(
    fc.property(offsets, offset, offsets, (there, stored, moments) => {
      const { superseded } = supersededVersions(there, stored, moments)
      const left = there.filter((version) => !superseded.some(({ above, below }) => version > above && version < below))
      const later = Array.from({ length: 42 }, (_, n) => n).filter((reader) => reader >= stored)
      for (const reader of [...moments.filter((moment) => moment <= stored), ...later])
        assert.equal(newestUpTo(left, reader), newestUpTo(there, reader))
    }),
  )
})

test('W9 what stays of a cell is bounded: a version for the checkpoint and one for each moment', () => {
  fc.assert(
    fc.property(offsets, offset, offsets, (there, stored, moments) => {
      const { kept } = supersededVersions(there, stored, moments)
      const readable = kept.filter((version) => version <= stored)
      assert.ok(readable.length <= moments.length + 1, `${readable.length} of ${there.length}`)
    }),
  )
})

test('W9 versions that are there and not known go with those that are', () => {
  assert.deepEqual(supersededVersions([5, 9], 9, []), { kept: [9], superseded: [{ above: -1, below: 9 }] })
  assert.deepEqual(supersededVersions([5, 9], 9, [6]), { kept: [5, 9], superseded: [] })
  assert.deepEqual(supersededVersions([3, 5, 9], 9, [6]), { kept: [5, 9], superseded: [{ above: -1, below: 5 }] })
})
