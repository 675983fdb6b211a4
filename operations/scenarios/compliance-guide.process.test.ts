import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startWorld } from '../../processes/world.ts'
import { guideBlocks, guideFolder, runBlock } from '../../residency-policy/cli/guide-walk.node.ts'

test('the guide for compliance teams ends with a policy in force on a running installation', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-guide-'))
  const world = await startWorld({
    regions: ['eu', 'us'],
    gateways: 0,
    data: join(folder, '.meridian'),
    onLine: () => {},
  })
  t.after(async () => {
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const env = guideFolder(folder)
  // What only looks at the document is walked without an installation, beside the commands.
  const acts = /init|perl|propose|approve|publish|activate|stop|shadow/
  for (const block of guideBlocks().filter(({ where, script }) => where !== 'new' && acts.test(script)))
    assert.equal(await runBlock(block, folder, env), undefined)
})
