import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { guideBlocks, guideFolder, runBlock } from './guide-walk.node.ts'

test('the guide for compliance teams is walked from an empty folder to a published and verified policy', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-guide-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const env = guideFolder(folder)
  const blocks = guideBlocks()
  assert.ok(blocks.length >= 14 && blocks.filter(({ where }) => where === 'live').length === 5)
  for (const block of blocks.filter(({ where }) => where !== 'live'))
    assert.equal(await runBlock(block, folder, env), undefined)
})
