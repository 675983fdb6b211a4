/** `DirectoryStore` on one SQLite table without a row id: an entry is read in one descent of one tree. */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { type Migration, openDatabase, transaction, translated } from '../../platform/database.sqlite.ts'
import { DiskError } from '../../platform/disk.ts'
import { fail } from '../../protocol/errors.ts'
import type { DirectoryStore, HomeEntry, HomeHash, StoredHome } from './directory-store.ts'

const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'homes',
    sql: `
      CREATE TABLE home (
        hash   BLOB PRIMARY KEY CHECK (length(hash) = 16),
        epoch  INTEGER NOT NULL,
        here   INTEGER NOT NULL CHECK (here IN (0, 1)),
        region INTEGER NOT NULL,
        part   INTEGER NOT NULL,
        zone   INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX home_here ON home (hash, part) WHERE here = 1;`,
  },
]

export interface SqliteDirectoryStoreOptions {
  readonly path: string
  /** For a gateway process beside the one that owns the file. */
  readonly readOnly?: boolean
}

export function openSqliteDirectoryStore(options: SqliteDirectoryStoreOptions): DirectoryStore {
  return new SqliteDirectoryStore(openDatabase({ ...options, migrations }))
}

type Row = Record<string, SQLOutputValue>

class SqliteDirectoryStore implements DirectoryStore {
  readonly #database: DatabaseSync
  readonly #put: StatementSync
  readonly #get: StatementSync
  readonly #page: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#put = database.prepare(`
      INSERT INTO home (hash, epoch, here, region, part, zone) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (hash) DO UPDATE
        SET epoch = excluded.epoch, here = excluded.here, region = excluded.region,
            part = excluded.part, zone = excluded.zone
        WHERE (excluded.epoch, excluded.here) > (home.epoch, home.here)`)
    this.#get = database.prepare('SELECT epoch, region, part, zone FROM home WHERE hash = ?')
    this.#page = database.prepare(`SELECT * FROM home WHERE here = 1 AND hash > ? ORDER BY hash LIMIT ?`)
  }

  async put(homes: readonly StoredHome[]): Promise<readonly boolean[]> {
    try {
      return transaction(this.#database, () => homes.map((home) => this.#putOne(home)))
    } catch (error) {
      throw error instanceof DiskError && error.code === 'no-space' ? fail('storage_full') : error
    }
  }

  get(hash: HomeHash): HomeEntry | undefined {
    const row = translated(() => this.#get.get(bytesOf(hash)))
    return row === undefined ? undefined : entryOf(row)
  }

  async pageHere(after: HomeHash | undefined, limit: number): Promise<readonly StoredHome[]> {
    const rows = translated(() => this.#page.all(bytesOf(after ?? ('' as HomeHash)), limit))
    return rows.map((row) => ({ hash: hashOf(row['hash'] as Uint8Array), here: true, ...entryOf(row) }))
  }

  async loadOfParts(): Promise<ReadonlyMap<number, number>> {
    const rows = translated(() =>
      this.#database.prepare('SELECT part, count(*) AS people FROM home WHERE here = 1 GROUP BY part').all(),
    )
    return new Map(rows.map((row) => [Number(row['part']), Number(row['people'])]))
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }

  #putOne({ hash, epoch, here, region, part, zone }: StoredHome): boolean {
    return this.#put.run(bytesOf(hash), epoch, here ? 1 : 0, region, part, zone).changes === 1
  }
}

const entryOf = (row: Row): HomeEntry => ({
  region: Number(row['region']),
  part: Number(row['part']),
  zone: Number(row['zone']),
  epoch: Number(row['epoch']),
})

const bytesOf = (hash: HomeHash): Uint8Array => Uint8Array.from(hash, (character) => character.charCodeAt(0))
const hashOf = (bytes: Uint8Array): HomeHash => String.fromCharCode(...bytes) as HomeHash
