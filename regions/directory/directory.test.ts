import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { newUserId, type UserKey, userKeyOf } from '../../protocol/ids.ts'
import { Directory, type DirectoryOptions } from './directory.ts'
import { openSqliteDirectoryStore } from './directory-store.sqlite.ts'
import type { DirectoryStore, HomeEntry, StoredHome } from './directory-store.ts'

const frankfurt = 1
const singapore = 3
const eu = 1

const person = (): UserKey => userKeyOf(newUserId(nodeRandom))

/** A store that counts what reaches it; with `later` it answers as a database across a network does. */
function watched(store: DirectoryStore, later = false) {
  const seen = { gets: 0, puts: [] as number[] }
  const watching: DirectoryStore = {
    ...bound(store),
    get: (hash) => {
      seen.gets++
      const found = store.get(hash)
      return later ? afterAWhile(found) : found
    },
    put: (homes) => {
      seen.puts.push(homes.length)
      return store.put(homes)
    },
  }
  return { store: watching, seen }
}

/** Longer than any chain of promises in a put. */
async function afterAWhile<T>(value: T): Promise<Awaited<T>> {
  for (let turn = 0; turn < 50; turn++) await undefined
  return await value
}

const bound = (store: DirectoryStore) => ({
  pageHere: store.pageHere.bind(store),
  loadOfParts: store.loadOfParts.bind(store),
  close: store.close.bind(store),
})

async function open(t: TestContext, more: Partial<DirectoryOptions> = {}, later = false) {
  const { store, seen } = watched(openSqliteDirectoryStore({ path: ':memory:' }), later)
  t.after(() => store.close())
  const options = {
    store,
    mac: nodeMac,
    secret: new Uint8Array(32).fill(1),
    region: frankfurt,
    parts: 16,
    random: nodeRandom,
    ...more,
  }
  return { directory: await Directory.open(options), seen, options }
}

describe('directory', () => {
  test('I7 Anna has a home in this region, her zone and epoch 0; a stranger has none', async (t) => {
    const { directory } = await open(t)
    const anna = person()
    const home = await directory.createHome(anna, eu)
    assert.deepEqual({ ...home, part: 0 }, { region: frankfurt, part: 0, zone: eu, epoch: 0 })
    assert.deepEqual(directory.lookup(anna), home)
    assert.equal(directory.lookup(person()), undefined)
  })

  test('W21 the part is stored, not computed: more parts move nobody', async (t) => {
    const { directory, options } = await open(t)
    const people = Array.from({ length: 100 }, person)
    const homes = await directory.createHomes(people.map((key) => ({ key, zone: eu })))
    const grown = await Directory.open({ ...options, parts: 32 })
    assert.deepEqual(
      people.map((key) => grown.lookup(key)),
      homes,
    )
    for (let i = 0; i < 16; i++) assert.ok((await grown.createHome(person(), eu)).part >= 16)
  })

  test('people spread evenly, also over a restart', async (t) => {
    const { directory, options } = await open(t)
    for (let i = 0; i < 40; i++) await directory.createHome(person(), eu)
    const again = await Directory.open(options)
    for (let i = 0; i < 40; i++) await again.createHome(person(), eu)
    assert.deepEqual(again.loads, new Array(16).fill(5))
  })

  test('a bulk load goes in transactions of 500 and answers in order', async (t) => {
    const { directory, seen } = await open(t)
    const people = Array.from({ length: 1_234 }, person)
    const homes = await directory.createHomes(people.map((key) => ({ key, zone: eu })))
    assert.deepEqual(seen.puts, [500, 500, 234])
    assert.deepEqual(
      people.map((key) => directory.lookup(key)),
      homes,
    )
  })

  test('who has a home keeps it, and is counted once', async (t) => {
    const { directory } = await open(t)
    const anna = person()
    const home = await directory.createHome(anna, eu)
    for (let i = 0; i < 5; i++) assert.deepEqual(await directory.createHome(anna, 2), home)
    assert.equal(
      directory.loads.reduce((sum, load) => sum + load),
      1,
    )
  })

  test('a second look-up asks neither the store nor a promise, whatever the store is', async (t) => {
    const { directory, seen } = await open(t, {}, true)
    const anna = person()
    const home = await directory.createHome(anna, eu)
    const first = directory.lookup(anna)
    assert.ok(first instanceof Promise)
    assert.deepEqual(await first, home)
    assert.deepEqual(directory.lookup(anna), home)
    assert.equal(seen.gets, 1)
  })

  test('I7 what another region says is found by id, without the id having been sent', async (t) => {
    const { directory: ap } = await open(t, { region: singapore })
    const { directory: euDirectory } = await open(t)
    const sent: StoredHome[] = []
    ap.onHomeHere((homes) => sent.push(...homes))
    const mei = person()
    const home = await ap.createHome(mei, 3)
    assert.equal(euDirectory.lookup(mei), undefined)
    await euDirectory.put(sent.map(({ hash, here: _, ...entry }) => euDirectory.entryFor(hash, entry)))
    assert.deepEqual(euDirectory.lookup(mei), home)
    assert.equal(
      euDirectory.loads.every((load) => load === 0),
      true,
    )
  })

  test('W10 a newer entry is seen at once where the old one was remembered; an older one is ignored', async (t) => {
    const { directory } = await open(t)
    const anna = person()
    const old = await directory.createHome(anna, eu)
    assert.deepEqual(directory.lookup(anna), old)
    const moved: HomeEntry = { region: singapore, part: 2, zone: eu, epoch: 1 }
    assert.deepEqual(await directory.put([directory.entryFor(directory.hashOf(anna), moved)]), [true])
    assert.deepEqual(directory.lookup(anna), moved)
    assert.deepEqual(await directory.put([directory.entryFor(directory.hashOf(anna), old)]), [false])
    assert.deepEqual(directory.lookup(anna), moved)
  })

  test('an answer that was on its way while a newer entry came is not remembered', async (t) => {
    const { directory } = await open(t, {}, true)
    const anna = person()
    await directory.createHome(anna, eu)
    const asked = directory.lookup(anna)
    const moved: HomeEntry = { region: singapore, part: 2, zone: eu, epoch: 1 }
    await directory.put([directory.entryFor(directory.hashOf(anna), moved)])
    await asked
    assert.deepEqual(await directory.lookup(anna), moved)
  })

  test('memory is bounded: what was used last stays, what was dropped is read again', async (t) => {
    const { directory, seen } = await open(t, { keptMax: 20 })
    const [anna, ...others] = Array.from({ length: 101 }, person) as [UserKey, ...UserKey[]]
    await directory.createHomes([anna, ...others].map((key) => ({ key, zone: eu })))
    for (const other of others) {
      void directory.lookup(other)
      void directory.lookup(anna)
    }
    assert.equal(seen.gets, 101)
    void directory.lookup(others[0] as UserKey)
    assert.equal(seen.gets, 102)
  })

  test('another secret finds nobody: the store alone does not tell who lives there', async (t) => {
    const { directory, options } = await open(t)
    const anna = person()
    await directory.createHome(anna, eu)
    const stranger = await Directory.open({ ...options, secret: new Uint8Array(32).fill(2) })
    assert.equal(stranger.lookup(anna), undefined)
  })
})
