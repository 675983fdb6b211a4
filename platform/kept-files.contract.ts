/** What every `KeptFiles` owes the process that keeps a region. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from './check.contract.ts'
import { adopting, type KeptFiles } from './kept-files.ts'

export interface KeptFilesUnderTest {
  /** Nothing was kept yet. */
  readonly files: KeptFiles
  /** The same, as the next process finds it. */
  readonly reopen: () => Promise<KeptFiles>
  /** Others of the same process, of which nothing was kept yet. */
  readonly others: () => Promise<KeptFiles>
  readonly dispose: () => Promise<void>
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

export const keptFilesContract = (name: string, openFresh: () => Promise<KeptFilesUnderTest>): void => {
  const check = checksOn(openFresh)
  const readFrom = async (files: KeptFiles, file: string) => {
    const content = await files.read(file)
    return content && new Uint8Array(content)
  }

  describe(`kept files contract: ${name}`, () => {
    check('there is nothing before the first replacement', async ({ files }) => {
      assert.equal(await files.read('lane-positions.json'), undefined)
    })

    check('what was kept last is read as it was, here and by the next process', async ({ files, reopen }) => {
      await files.replace('words.jsonl', bytes(1, 2, 3))
      await files.replace('words.jsonl', bytes(0, 255, 10, 92))
      await files.replace('empty', bytes())
      assert.deepEqual(await readFrom(files, 'words.jsonl'), bytes(0, 255, 10, 92))
      const next = await reopen()
      assert.deepEqual(await readFrom(next, 'words.jsonl'), bytes(0, 255, 10, 92))
      assert.deepEqual(await readFrom(next, 'empty'), bytes())
    })

    check('a file of some hundred releases is kept whole', async ({ files, reopen }) => {
      const large = new Uint8Array(3_000_000).map((_, at) => (at * 31) & 255)
      await files.replace('in-force.json', large)
      assert.deepEqual(await readFrom(await reopen(), 'in-force.json'), large)
    })

    check('files of other folders have names of their own', async ({ files, others }) => {
      const beside = await others()
      await files.replace('words.jsonl', bytes(1))
      assert.equal(await beside.read('words.jsonl'), undefined)
      await beside.replace('words.jsonl', bytes(2))
      assert.deepEqual(await readFrom(files, 'words.jsonl'), bytes(1))
    })

    check('what lay elsewhere is taken over once', async ({ files, others, reopen }) => {
      const before = await others()
      await before.replace('words.jsonl', bytes(1))
      assert.deepEqual(await readFrom(adopting(files, before), 'words.jsonl'), bytes(1))
      assert.equal(await adopting(files, before).read('lane-positions.json'), undefined)
      await before.replace('words.jsonl', bytes(2))
      assert.deepEqual(await readFrom(adopting(files, before), 'words.jsonl'), bytes(1))
      assert.deepEqual(await readFrom(await reopen(), 'words.jsonl'), bytes(1))
    })
  })
}
