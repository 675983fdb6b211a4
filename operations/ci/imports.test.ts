import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf } from './imports.ts'

const text = `
import assert from 'node:assert/strict'
import { type Clock, sleep } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import {
  one,
  two,
} from './numbers.ts'
import './effects.ts'
import * as all from './all.ts'
export { three } from './three.ts'
export type { Four } from './four.ts'
export * from './five.ts'
const late = await import('./late.ts')
const said = "import nothing from 'elsewhere'"
export const from = 'nowhere'
`

test('every form of import is seen once, with its line and whether it exists at run time', () => {
  const found = importsOf({ path: 'regions/x.ts', text })
  assert.deepEqual(
    found.map(({ to, value, line }) => [to, value, line]),
    [
      ['node:assert/strict', true, 2],
      ['platform/clock.ts', true, 3],
      ['platform/random.ts', false, 4],
      ['regions/numbers.ts', true, 5],
      ['regions/effects.ts', true, 9],
      ['regions/all.ts', true, 10],
      ['regions/three.ts', true, 11],
      ['regions/four.ts', false, 12],
      ['regions/five.ts', true, 13],
      ['regions/late.ts', true, 14],
    ],
  )
})

test('a path that starts with a dot is ours, anything else is a package', () => {
  const own = importsOf({ path: 'a/b/c.ts', text }).filter((entry) => entry.own)
  assert.equal(own.length, 9)
})
