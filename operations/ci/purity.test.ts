import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from './command.ts'
import { importsOf } from './imports.ts'
import { impureReaches, reachedFrom } from './purity.ts'
import { isCode, readSourceFiles } from './source-files.ts'

const reachesOf = (house: Record<string, string>): string[] =>
  impureReaches(Object.entries(house).flatMap(([path, text]) => importsOf({ path, text })))

test('W8 a fold that reaches a package over three files is found, with the way there', () => {
  const faults = reachesOf({
    'regions/fold/fold.ts': `import { a } from './cells.ts'\n`,
    'regions/fold/cells.ts': `import { b } from '../../protocol/ids.ts'\n`,
    'protocol/ids.ts': `import { randomBytes } from 'node:crypto'\n`,
  })
  assert.equal(faults.length, 1)
  assert.match(faults[0] ?? '', /^regions\/fold\/cells\.ts → protocol\/ids\.ts → node:crypto/)
})

test('W8 types alone, tests, and what the fold does not reach are no fault', () => {
  const faults = reachesOf({
    'regions/fold/fold.ts': `import type { Stats } from 'node:fs'\nimport { a } from '../../protocol/ids.ts'\n`,
    'regions/fold/fold.test.ts': `import { test } from 'node:test'\n`,
    'protocol/ids.ts': `export const a = 1\n`,
    'protocol/token.ts': `import { jwtVerify } from 'jose'\n`,
  })
  assert.deepEqual(faults, [])
})

test('W8 a cycle on the way ends the walk and hides nothing', () => {
  const faults = reachesOf({
    'residency-policy/decide.ts': `import { a } from './list.ts'\n`,
    'residency-policy/list.ts': `import { b } from './decide.ts'\nimport { now } from 'node:perf_hooks'\n`,
  })
  assert.equal(faults.length, 1)
})

test('W8 in this house nothing that the fold or the policy reaches, however far, is a package or reads a clock', () => {
  const files = readSourceFiles(root).filter(isCode)
  const imports = files.flatMap((file) => importsOf(file))
  assert.deepEqual(impureReaches(imports), [])
  const reached = reachedFrom(
    imports,
    'regions/fold/fold.ts',
    'regions/fold/user-fold.ts',
    'regions/fold/group-fold.ts',
    'regions/fold/feed-fold.ts',
  )
  assert.ok(reached.has('protocol/codec/derived.ts') && reached.has('regions/fold/chain.ts') && reached.size > 30)
  const world =
    /\b(?:Date|Math\.random|performance|process|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|crypto)\b[.(]/
  for (const { path, text } of files) if (reached.has(path)) assert.doesNotMatch(text, world, path)
})
