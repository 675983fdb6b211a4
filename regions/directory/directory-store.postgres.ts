/**
 * `DirectoryStore` on PostgreSQL. Entries are read from a standby: a route that is a moment old costs
 * a hop (`directory.ts`). What a standby has not got is asked of the primary, since nobody is told
 * that somebody does not exist who signed up a moment ago.
 */
import type { PostgresDatabase, Run } from '../../platform/postgres/database.postgres.ts'
import type { MigrationSet } from '../../platform/postgres/migrations.postgres.ts'
import type { Row, Statement } from '../../platform/postgres/postgres-options.ts'
import { engineRefusal } from '../../protocol/engine-refusal.ts'
import type { DirectoryStore, HomeEntry, HomeHash, StoredHome } from './directory-store.ts'

const tables: MigrationSet = {
  name: 'directory',
  migrations: [
    {
      number: 1,
      name: 'homes',
      sql: `
        CREATE TABLE home (
          hash   bytea PRIMARY KEY CHECK (length(hash) = 16),
          epoch  bigint NOT NULL,
          here   boolean NOT NULL,
          region int NOT NULL,
          part   int NOT NULL,
          zone   int NOT NULL
        );
        CREATE INDEX home_here ON home (hash, part) WHERE here;`,
    },
  ],
}

const statement = (name: string, text: string): Statement => ({ name: `home ${name}`, text })

const sql = {
  /** In order of hash, so that two that put the same do not wait for each other. */
  put: statement(
    'put',
    `INSERT INTO home AS stored (hash, epoch, here, region, part, zone)
    SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::int[]::boolean[], $4::int[], $5::int[], $6::int[])
      AS offered (hash, epoch, here, region, part, zone) ORDER BY hash
    ON CONFLICT (hash) DO UPDATE
      SET epoch = excluded.epoch, here = excluded.here, region = excluded.region,
          part = excluded.part, zone = excluded.zone
      WHERE (excluded.epoch, excluded.here) > (stored.epoch, stored.here)
    RETURNING hash`,
  ),
  get: statement('get', 'SELECT epoch, region, part, zone FROM home WHERE hash = $1'),
  page: statement('page', 'SELECT * FROM home WHERE here AND hash > $1 ORDER BY hash LIMIT $2'),
  loads: statement('loads', 'SELECT part, count(*) AS people FROM home WHERE here GROUP BY part'),
}

/** The database stays its opener's to close. */
export async function openPostgresDirectoryStore(database: PostgresDatabase): Promise<DirectoryStore> {
  await database.migrate(tables)
  return new PostgresDirectoryStore(database)
}

class PostgresDirectoryStore implements DirectoryStore {
  readonly #database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.#database = database
  }

  put(homes: readonly StoredHome[]): Promise<readonly boolean[]> {
    return refusing(
      this.#database.write(async (run) => {
        const taken = new Array<boolean>(homes.length).fill(false)
        for (const round of rounds(homes)) await putRound(run, homes, round, taken)
        return taken
      }),
    )
  }

  async get(hash: HomeHash): Promise<HomeEntry | undefined> {
    const key = [bytesOf(hash)]
    const [near] = await refusing(this.#database.askAnywhere(sql.get, key))
    const [row] = near === undefined ? await refusing(this.#database.ask(sql.get, key)) : [near]
    return row && entryOf(row)
  }

  async pageHere(after: HomeHash | undefined, limit: number): Promise<readonly StoredHome[]> {
    const rows = await refusing(this.#database.askAnywhere(sql.page, [bytesOf(after ?? ('' as HomeHash)), limit]))
    return rows.map((row) => ({ hash: hashOf(row['hash'] as Uint8Array), here: true, ...entryOf(row) }))
  }

  async loadOfParts(): Promise<ReadonlyMap<number, number>> {
    const rows = await refusing(this.#database.askAnywhere(sql.loads))
    return new Map(rows.map((row) => [Number(row['part']), Number(row['people'])]))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** One statement takes a hash once: the first entries of each hash go first, then the second ones. */
function rounds(homes: readonly StoredHome[]): number[][] {
  const seen = new Map<HomeHash, number>()
  const all: number[][] = []
  for (const [at, { hash }] of homes.entries()) {
    const round = seen.get(hash) ?? 0
    seen.set(hash, round + 1)
    const places = all[round] ?? []
    all[round] = places
    places.push(at)
  }
  return all
}

async function putRound(
  run: Run,
  homes: readonly StoredHome[],
  round: readonly number[],
  taken: boolean[],
): Promise<void> {
  const column = <T>(of: (home: StoredHome) => T): T[] => round.map((at) => of(homes[at] as StoredHome))
  const { rows } = await run(sql.put, [
    column(({ hash }) => bytesOf(hash)),
    column(({ epoch }) => epoch),
    column(({ here }) => (here ? 1 : 0)),
    column(({ region }) => region),
    column(({ part }) => part),
    column(({ zone }) => zone),
  ])
  const changed = new Set(rows.map((row) => hashOf(row['hash'] as Uint8Array)))
  for (const at of round) taken[at] = changed.has((homes[at] as StoredHome).hash)
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw engineRefusal(error)
  }
}

const entryOf = (row: Row): HomeEntry => ({
  region: Number(row['region']),
  part: Number(row['part']),
  zone: Number(row['zone']),
  epoch: Number(row['epoch']),
})

const bytesOf = (hash: HomeHash): Buffer => Buffer.from(hash, 'latin1')
const hashOf = (bytes: Uint8Array): HomeHash => String.fromCharCode(...bytes) as HomeHash
