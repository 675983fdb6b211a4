/** What every `Disk` owes its callers. Run by the adapter on a folder and by the simulated one. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from './check.contract.ts'
import { type Disk, DiskError, type DiskErrorCode } from './disk.ts'

export interface DiskUnderTest {
  /** Empty. */
  readonly disk: Disk
  /** The same content as another process start sees it. */
  readonly reopen: () => Promise<Disk>
  readonly dispose: () => Promise<void>
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const failsWith = (code: DiskErrorCode) => (error: unknown) => error instanceof DiskError && error.code === code

export const diskContract = (name: string, openFresh: () => Promise<DiskUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`disk contract: ${name}`, () => {
    check('a preallocated file is all zeros, has its size and is listed', async ({ disk }) => {
      const file = await disk.preallocate('b.seg', 3_000_000)
      assert.equal(await file.size(), 3_000_000)
      const content = new Uint8Array(3_000_000).fill(7)
      assert.equal(await file.read(content, 0), 3_000_000)
      assert.ok(content.every((byte) => byte === 0))
      await file.close()
      await (await disk.preallocate('a.seg', 10)).close()
      assert.deepEqual(await disk.list(), ['a.seg', 'b.seg'])
    })

    check('preallocating a name that exists fails and keeps the content', async ({ disk }) => {
      await disk.replace('a.seg', bytes(1, 2))
      await assert.rejects(disk.preallocate('a.seg', 10), failsWith('failed'))
      assert.deepEqual(new Uint8Array(await disk.readAll('a.seg')), bytes(1, 2))
    })

    check('written bytes are read back at their position, also after a new start', async ({ disk, reopen }) => {
      const file = await disk.preallocate('a.seg', 100)
      await file.writeDurably(bytes(1, 2, 3), 10)
      await file.writeDurably(bytes(9), 11)
      await file.close()
      const again = await (await reopen()).open('a.seg')
      const into = new Uint8Array(5)
      assert.equal(await again.read(into, 9), 5)
      assert.deepEqual(into, bytes(0, 1, 9, 3, 0))
      assert.equal(again.readNow(into, 10), 5)
      assert.deepEqual(into, bytes(1, 9, 3, 0, 0))
      assert.equal(await again.size(), 100)
      await again.close()
    })

    check('reading stops at the end of the file', async ({ disk }) => {
      const file = await disk.preallocate('a.seg', 8)
      assert.equal(await file.read(new Uint8Array(10), 5), 3)
      assert.equal(await file.read(new Uint8Array(10), 8), 0)
      assert.equal(file.readNow(new Uint8Array(10), 6), 2)
      await file.close()
    })

    check('replace makes or swaps the whole content', async ({ disk, reopen }) => {
      await disk.replace('checkpoint', bytes(1, 2, 3))
      await disk.replace('checkpoint', bytes(4))
      assert.deepEqual(new Uint8Array(await (await reopen()).readAll('checkpoint')), bytes(4))
      assert.deepEqual(await disk.list(), ['checkpoint'])
    })

    check('of several replacements at the same moment the last one stays, whole', async ({ disk, reopen }) => {
      const contents = Array.from({ length: 40 }, (_, at) => new Uint8Array(3_000 - 50 * at).fill(at))
      await Promise.all(contents.map((content) => disk.replace('checkpoint', content)))
      assert.deepEqual(new Uint8Array(await (await reopen()).readAll('checkpoint')), contents.at(-1))
      assert.deepEqual(await disk.list(), ['checkpoint'])
    })

    check('a removed file is gone', async ({ disk, reopen }) => {
      await disk.replace('a', bytes(1))
      await disk.replace('b', bytes(1))
      await disk.remove('a')
      assert.deepEqual(await disk.list(), ['b'])
      assert.deepEqual(await (await reopen()).list(), ['b'])
    })

    check('a missing file is `not-found` whatever is asked of it', async ({ disk }) => {
      await assert.rejects(disk.open('a'), failsWith('not-found'))
      await assert.rejects(disk.readAll('a'), failsWith('not-found'))
      await assert.rejects(disk.remove('a'), failsWith('not-found'))
    })
  })
}
