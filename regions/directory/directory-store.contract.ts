/** What every `DirectoryStore` owes its callers. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import type { DirectoryStore, HomeHash, StoredHome } from './directory-store.ts'

export interface DirectoryStoreUnderTest {
  /** Empty. */
  readonly store: DirectoryStore
  /** The same content as another process of the region sees it at the same time. */
  readonly beside: () => Promise<DirectoryStore>
  /** The same content as the next start of the process sees it; the first store is closed. */
  readonly reopen: () => Promise<DirectoryStore>
  readonly dispose: () => Promise<void>
}

const hash = (fill: number): HomeHash => String.fromCharCode(...new Uint8Array(16).fill(fill)) as HomeHash
const frankfurt = 1
const singapore = 3

/** Anna at home in Frankfurt, as Frankfurt stores it. */
const anna: StoredHome = { hash: hash(1), here: true, region: frankfurt, part: 5, zone: 1, epoch: 0 }
const entryOf = ({ region, part, zone, epoch }: StoredHome) => ({ region, part, zone, epoch })

export const directoryStoreContract = (name: string, openFresh: () => Promise<DirectoryStoreUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`directory store contract: ${name}`, () => {
    check('an entry is found after its put and after a restart; another hash is not', async ({ store, reopen }) => {
      assert.deepEqual(await store.put([anna]), [true])
      assert.deepEqual(await store.get(anna.hash), entryOf(anna))
      assert.equal(await store.get(hash(2)), undefined)
      const again = await reopen()
      assert.deepEqual(await again.get(anna.hash), entryOf(anna))
    })

    check('hashes of all byte values are told apart', async ({ store }) => {
      const homes = Array.from({ length: 256 }, (_, fill) => ({ ...anna, hash: hash(fill), part: fill }))
      await store.put(homes)
      for (const home of homes) assert.deepEqual(await store.get(home.hash), entryOf(home))
    })

    const moved: StoredHome = { ...anna, here: false, region: singapore, part: 2, epoch: 1 }
    const rounds: [string, StoredHome, StoredHome, boolean][] = [
      ['a higher epoch replaces', anna, moved, true],
      ['a lower epoch is ignored', moved, anna, false],
      ['a lower epoch is ignored, even if it says here', { ...moved, epoch: 2 }, { ...anna, epoch: 1 }, false],
      ['the same again changes nothing', anna, { ...anna, part: 9 }, false],
      ['here beats elsewhere at the same epoch', { ...moved, epoch: 0 }, anna, true],
      ['elsewhere does not beat here at the same epoch', anna, { ...moved, epoch: 0 }, false],
    ]
    for (const [title, first, second, taken] of rounds) {
      check(`W10 ${title}`, async ({ store }) => {
        await store.put([first])
        assert.deepEqual(await store.put([second]), [taken])
        assert.deepEqual(await store.get(anna.hash), entryOf(taken ? second : first))
      })
    }

    check('W10 any order of the same entries ends the same, also within one put', async ({ store }) => {
      const home = { ...moved, here: true, epoch: 2 }
      assert.deepEqual(await store.put([moved, anna, home, moved]), [true, false, true, false])
      assert.deepEqual(await store.get(anna.hash), entryOf(home))
    })

    check('pages and loads count those at home here only', async ({ store }) => {
      const homes = Array.from({ length: 7 }, (_, at): StoredHome => ({ ...anna, hash: hash(at + 1), part: at % 3 }))
      await store.put([...homes, { ...moved, hash: hash(99) }])
      const first = await store.pageHere(undefined, 4)
      assert.deepEqual(first, homes.slice(0, 4))
      assert.deepEqual(await store.pageHere(first.at(-1)?.hash, 4), homes.slice(4))
      assert.deepEqual(await store.pageHere(hash(7), 4), [])
      assert.deepEqual([...(await store.loadOfParts())].sort(), [
        [0, 3],
        [1, 2],
        [2, 2],
      ])
    })

    check('one who moved away is no load any more', async ({ store }) => {
      await store.put([anna])
      await store.put([moved])
      assert.deepEqual([...(await store.loadOfParts())], [])
      assert.deepEqual(await store.pageHere(undefined, 10), [])
    })

    check(
      '`get` sees every `put` that has resolved here, and who is new in another process',
      async ({ store, beside }) => {
        const other = await beside()
        for (let fill = 0; fill < 40; fill++) {
          const home = { ...anna, hash: hash(fill) }
          await store.put([home])
          assert.deepEqual(await store.get(home.hash), entryOf(home))
          assert.deepEqual(await other.get(home.hash), entryOf(home))
          await store.put([{ ...moved, hash: home.hash }])
          assert.deepEqual(await store.get(home.hash), entryOf(moved))
        }
      },
    )

    check('W10 two processes that put the same in other orders at once end the same', async ({ store, beside }) => {
      const other = await beside()
      const homes = Array.from({ length: 100 }, (_, fill) => ({ ...anna, hash: hash(fill) }))
      const moves = homes.map((home) => ({ ...moved, hash: home.hash })).reverse()
      const [first, second] = await Promise.all([store.put([...homes, ...moves]), other.put([...moves, ...homes])])
      for (const { hash: key } of homes) assert.deepEqual(await store.get(key), entryOf(moved))
      const taken = [...first, ...second].filter((one) => one).length
      assert.ok(taken >= 100 && taken <= 200, String(taken))
    })
  })
}
