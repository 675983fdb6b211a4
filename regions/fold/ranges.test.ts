import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { holds, include, type Range } from './ranges.ts'

test('property: ranges hold exactly what was put in, each once, in as few pieces as there are gaps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), (numbers) => {
      const ranges: Range[] = []
      const truth = new Set<number>()
      for (const number of numbers) {
        assert.equal(include(ranges, number), !truth.has(number))
        truth.add(number)
      }
      for (let number = 0; number <= 41; number++) assert.equal(holds(ranges, number), truth.has(number))
      for (const [index, range] of ranges.entries()) {
        const next = ranges[index + 1]
        assert.ok(next === undefined || next.from > range.to + 1)
      }
    }),
  )
})
