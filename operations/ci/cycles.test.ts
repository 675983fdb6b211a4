import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCycles } from './cycles.ts'
import { importsOf } from './imports.ts'

/** Cycles of a house in which each named file imports the files after the arrow. */
const cyclesOf = (house: Record<string, string>): string[] =>
  findCycles(Object.entries(house).flatMap(([path, text]) => importsOf({ path, text })))

const value = (...names: string[]): string => names.map((name) => `import { x } from './${name}'\n`).join('')

test('a tree has no cycle', () => {
  assert.deepEqual(cyclesOf({ 'a.ts': value('b.ts', 'c.ts'), 'b.ts': value('c.ts'), 'c.ts': '' }), [])
})

test('a cycle is printed from file to file', () => {
  const [cycle = ''] = cyclesOf({ 'a.ts': value('b.ts'), 'b.ts': value('c.ts'), 'c.ts': value('a.ts') })
  assert.equal(cycle.split(' → ').length, 4)
  assert.equal(cycle.split(' → ')[0], cycle.split(' → ')[3])
})

test('of a knot the shortest cycle is printed', () => {
  const house = { 'a.ts': value('b.ts'), 'b.ts': value('c.ts'), 'c.ts': value('a.ts', 'b.ts') }
  assert.deepEqual(cyclesOf(house), ['b.ts → c.ts → b.ts'])
})

test('two knots are two lines, and a file that imports itself is one', () => {
  const house = { 'a.ts': value('b.ts'), 'b.ts': value('a.ts'), 'c.ts': value('c.ts', 'a.ts') }
  assert.equal(cyclesOf(house).length, 2)
})

test('a cycle of types alone is none: nothing of it is left at run time', () => {
  assert.deepEqual(cyclesOf({ 'a.ts': value('b.ts'), 'b.ts': `import type { X } from './a.ts'\n` }), [])
})
