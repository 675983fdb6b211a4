import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { DeadLetter } from './findings.ts'
import { openFindings } from './findings.sqlite.ts'

const letter = (number: number, reason = 'text_invalid'): DeadLetter => ({
  type: 'dead-letter',
  name: `group.0.${number}`,
  at: number,
  reason,
})
const progress = { next: [5, 0], closedBefore: 10_000 }

async function withFile(use: (path: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-findings-'))
  try {
    use(join(folder, 'findings.sqlite'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('G8 findings and progress are there after the next start, each name once', () =>
  withFile((path) => {
    const first = openFindings(path)
    assert.equal(first.progress(), undefined)
    first.put([letter(1), letter(2)], { next: [2, 0], closedBefore: 0 })
    first.put([letter(2, 'frame_invalid')], progress)
    first.close()
    const second = openFindings(path)
    assert.deepEqual(second.progress(), progress)
    assert.deepEqual(second.newest('dead-letter', 10), [letter(2, 'frame_invalid'), letter(1)])
    assert.deepEqual(second.newest('dead-letter', 1), [letter(2, 'frame_invalid')])
    assert.deepEqual(second.newest('flagged', 10), [])
    second.close()
  }))

test('G8 of each type the newest are kept, up to the bound', () =>
  withFile((path) => {
    const findings = openFindings(path, 3)
    for (const number of [4, 1, 5, 3, 2]) findings.put([letter(number)], progress)
    assert.deepEqual(
      findings.newest('dead-letter', 10).map(({ at }) => at),
      [5, 4, 3],
    )
    assert.equal(findings.count('dead-letter'), 3)
    findings.close()
  }))

test('G8 a put that fails leaves nothing behind', () =>
  withFile((path) => {
    const findings = openFindings(path)
    const unwritable = { ...letter(2), at: Number.NaN } as DeadLetter
    assert.throws(() => findings.put([letter(1), unwritable], progress))
    assert.equal(findings.count('dead-letter'), 0)
    assert.equal(findings.progress(), undefined)
    findings.close()
  }))
