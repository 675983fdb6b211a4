/** A PostgreSQL primary is killed under load and its standby promoted: servers of the test's own. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { EngineAddresses, PostgresAddress } from '../../platform/engines/engine-addresses.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { FaultProxy } from '../../platform/engines/fault-proxy.node.ts'
import { openPostgres, type PostgresDatabase } from '../../platform/postgres/database.postgres.ts'
import { onServer, primaryOf, standbyOf } from '../../platform/postgres/postgres-of-test.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { MeridianError } from '../../protocol/errors.ts'
import { newUserId, type RegionAlias, type Zone } from '../../protocol/ids.ts'
import { openPostgresAccountStore } from '../../regions/accounts/account-store.postgres.ts'
import type { AccountStore, Person } from '../../regions/accounts/account-store.ts'
import { down } from './down.ts'
import { recordsIn } from './node-process.ts'
import { up } from './up.ts'

// Where no PostgreSQL can be had, this is left out with the others.
engineOfTest('postgres')

let data: string
let address: PostgresAddress

const start = async (): Promise<PostgresAddress> => {
  const { addresses } = await up({ data, only: ['postgres'], regions: ['eu'], quorums: ['eu'] }, { say: () => {} })
  const { regions } = JSON.parse(readFileSync(addresses, 'utf8')) as EngineAddresses
  return regions['eu']?.postgres as PostgresAddress
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-postgres-failover-'))
  await chmod(data, 0o755)
  address = await start()
})
after(async () => {
  await down(data, () => true)
  await rm(data, { recursive: true })
})

const eu = 'eu' as RegionAlias
const personNamed = (name: string): Person => ({
  user: newUserId(nodeRandom),
  name,
  nameKey: name,
  alias: eu,
  zone: 'EU' as Zone,
  password: undefined,
  createdAt: 1,
})

/** Signs people up until told to stop; tries each again for as long as the outcome is unknown. */
class SignUps {
  readonly done: Person[] = []
  readonly wronglyTaken: Person[] = []
  unavailable = 0
  #stop = false

  async run(store: AccountStore, lane: number): Promise<void> {
    for (let number = 0; !this.#stop; number++) {
      const person = personNamed(`person-${lane}-${number}`)
      let isUnknown = false
      for (;;) {
        try {
          const [added] = await store.addPeople([person])
          if (added !== true && !isUnknown) this.wronglyTaken.push(person)
          this.done.push(person)
          break
        } catch (error) {
          if (!(error instanceof MeridianError) || error.code !== 'unavailable') throw error
          this.unavailable++
          isUnknown = true
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
    }
  }

  stop(): void {
    this.#stop = true
  }

  async further(count: number): Promise<void> {
    const goal = this.done.length + count
    for (let tries = 0; this.done.length < goal; tries++) {
      assert.ok(tries < 1_200, 'no sign-up goes through any more')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

test('a primary that dies under load loses nobody who was told that they are signed up, and tells nobody else', async () => {
  const said: string[] = []
  const limits = { connectionsMax: 4, connectMs: 2_000, statementMs: 3_000, patienceMs: 2_000 }
  const options = {
    address,
    schema: 'failover',
    application: 'failover',
    warn: (text: string) => said.push(text),
    limits,
  }
  const database = await openPostgres(options)
  const store = await openPostgresAccountStore(database)
  const signUps = new SignUps()
  const lanes = [0, 1, 2, 3].map((lane) => signUps.run(store, lane))
  try {
    await signUps.further(50)
    const [old, standby] = [await primaryOf(address), await standbyOf(address)]
    const postmaster = recordsIn(data).find(({ node }) => node.listens.some(({ port }) => `127.0.0.1:${port}` === old))
    process.kill(postmaster?.pid ?? assert.fail('the primary has no process'), 'SIGKILL')
    await onServer(address, standby, 'SELECT pg_promote()')
    // The new primary waits for a standby as the old one did: the old one comes back as that.
    await start()
    await signUps.further(50)
    assert.equal(await primaryOf(address), standby)
    assert.ok(said.some((sentence) => sentence.includes(standby)))
  } finally {
    signUps.stop()
    await Promise.all(lanes)
  }
  assert.deepEqual(signUps.wronglyTaken, [])
  for (const { nameKey, user } of signUps.done) assert.equal((await store.personByName(eu, nameKey))?.user, user)
  assert.equal(
    (await onServer(address, await primaryOf(address), 'SELECT count(*)::int AS n FROM failover.person')).rows[0].n,
    signUps.done.length,
  )
  await database.close()
})

test('of two servers that both say they lead, the one that was promoted later is taken, and the other never again', async (t) => {
  const { servers } = address
  const [old, standby] = [await primaryOf(address), await standbyOf(address)]
  const links = new Map<string, FaultProxy>()
  for (const server of servers) links.set(server, await FaultProxy.open(server))
  const ways = { ...address, servers: servers.map((server) => links.get(server)?.address ?? '') }
  const options = (application: string) => ({
    address: ways,
    schema: 'failover',
    application,
    warn: () => {},
    limits: { connectionsMax: 2, connectMs: 2_000, statementMs: 2_000, patienceMs: 2_000 },
  })
  const opened: PostgresDatabase[] = []
  t.after(async () => {
    for (const database of opened) await database.close()
    for (const link of links.values()) await link.close()
  })
  const processNamed = async (name: string): Promise<AccountStore> => {
    const database = await openPostgres(options(name))
    opened.push(database)
    return openPostgresAccountStore(database)
  }
  const store = await processNamed('before')
  const anna = personNamed('anna')
  await store.addPeople([anna])
  // Nobody stopped the old one, and an operator has let each of them go on without a standby.
  await onServer(address, standby, 'SELECT pg_promote()')
  for (const server of servers)
    for (const text of [`ALTER SYSTEM SET synchronous_standby_names = ''`, 'SELECT pg_reload_conf()'])
      await onServer(address, server, text)
  const fresh = await processNamed('after')
  const ben = personNamed('ben')
  await fresh.addPeople([ben])
  // The one that was there before writes to the old one until that is in doubt: a link that breaks is enough.
  links.get(old)?.cut()
  const carl = personNamed('carl')
  await store.addPeople([carl])
  const at = async (server: string): Promise<unknown[]> =>
    (
      await onServer(
        address,
        server,
        `SELECT name_key FROM failover.person WHERE name_key IN ('anna', 'ben', 'carl', 'dora') ORDER BY 1`,
      )
    ).rows.map((row: { name_key: string }) => row.name_key)
  assert.deepEqual(await at(standby), ['anna', 'ben', 'carl'])
  // While the new one cannot be reached nobody falls back to the old one.
  const newer = links.get(standby) ?? assert.fail('it has no link')
  newer.mode = { kind: 'refuse' }
  for (const one of [store, fresh]) await assert.rejects(one.addPeople([personNamed('dora')]), { code: 'unavailable' })
  newer.mode = { kind: 'pass' }
  assert.equal((await store.personByName(eu, 'carl'))?.user, carl.user)
  assert.deepEqual(await at(old), ['anna'])
})
