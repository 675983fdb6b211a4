/**
 * `KeyFile` in the region's PostgreSQL, so that all its API processes sign with the same keys. Who may
 * read the database may sign: it is the region's own, and its backups stay in the region.
 */
import type { PostgresDatabase } from '../../platform/postgres/database.postgres.ts'
import type { MigrationSet } from '../../platform/postgres/migrations.postgres.ts'
import type { Statement } from '../../platform/postgres/postgres-options.ts'
import type { KeyFile } from './key-file.ts'

const tables: MigrationSet = {
  name: 'signing keys',
  migrations: [
    {
      number: 1,
      name: 'one row',
      sql: `CREATE TABLE signing_keys (one boolean PRIMARY KEY DEFAULT true CHECK (one), content text NOT NULL);`,
    },
  ],
}

const read: Statement = { name: 'signing keys read', text: 'SELECT content FROM signing_keys' }
const write: Statement = {
  name: 'signing keys write',
  text: `INSERT INTO signing_keys (content) VALUES ($1)
    ON CONFLICT (one) DO UPDATE SET content = excluded.content`,
}

/** The database stays its opener's to close. */
export async function openPostgresKeyFile(database: PostgresDatabase): Promise<KeyFile> {
  await database.migrate(tables)
  return {
    async read() {
      const [row] = await database.ask(read)
      return row === undefined ? undefined : String(row['content'])
    },
    async write(content) {
      await database.write((run) => run(write, [content]))
    },
  }
}
