/** What every `KeyFile` owes its region. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import type { KeyFile } from './key-file.ts'

export interface KeyFileUnderTest {
  /** Nothing was written yet. */
  readonly file: KeyFile
  /** The same, as the next start of the process sees it. */
  readonly reopen: () => Promise<KeyFile>
  readonly dispose: () => Promise<void>
}

export const keyFileContract = (name: string, openFresh: () => Promise<KeyFileUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`key file contract: ${name}`, () => {
    check('there is nothing before the first write', async ({ file }) => {
      assert.equal(await file.read(), undefined)
    })

    check('what was written last is read, here and after a restart', async ({ file, reopen }) => {
      await file.write('{"keys":["old"]}')
      await file.write('{"keys":["new","ключ"]}')
      assert.equal(await file.read(), '{"keys":["new","ключ"]}')
      assert.equal(await (await reopen()).read(), '{"keys":["new","ключ"]}')
    })
  })
}
