import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf } from './imports.ts'
import { impureReaches } from './purity.ts'

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
