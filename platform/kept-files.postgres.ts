/**
 * `KeptFiles` in a region's PostgreSQL: one row for each file, so that the region outlives the disk of the
 * process that keeps it. Who opens them has its turn, and every replacement asks whether it still has,
 * in the same statement.
 */
import type { PostgresDatabase } from './postgres/database.postgres.ts'
import type { MigrationSet } from './postgres/migrations.postgres.ts'
import type { Statement } from './postgres/postgres-options.ts'
import { type KeptFiles, KeepingTaken } from './kept-files.ts'

const tables: MigrationSet = {
  name: 'kept files',
  migrations: [
    {
      number: 1,
      name: 'files and who keeps them',
      sql: `
        CREATE TABLE kept_file (name text PRIMARY KEY, content bytea NOT NULL);
        CREATE TABLE kept_files_keeper (
          one   boolean PRIMARY KEY DEFAULT true CHECK (one),
          token bigint NOT NULL DEFAULT 0,
          turn  bigint NOT NULL DEFAULT 0   -- only ever rises
        );
        INSERT INTO kept_files_keeper DEFAULT VALUES;`,
    },
  ],
}

const statement = (name: string, text: string): Statement => ({ name: `kept files ${name}`, text })

const sql = {
  take: statement(
    'take',
    `UPDATE kept_files_keeper SET token = coalesce($1::bigint, token), turn = turn + 1
    WHERE $1::bigint IS NULL OR token <= $1 RETURNING turn`,
  ),
  read: statement('read', 'SELECT content FROM kept_file WHERE name = $1'),
  /** Whoever takes meanwhile waits for this transaction, or has been before it. */
  replace: statement(
    'replace',
    `WITH own AS (SELECT 1 FROM kept_files_keeper WHERE turn = $1 FOR UPDATE)
    INSERT INTO kept_file (name, content) SELECT $2, $3 FROM own
    ON CONFLICT (name) DO UPDATE SET content = excluded.content`,
  ),
}

export interface KeptFilesOptions {
  /** Of the claim under which this process keeps the region; undefined where nobody else could. */
  readonly token: bigint | undefined
  /** A replacement was refused: this process must end. */
  onTaken(taken: KeepingTaken): void
}

/** Answers the files of a folder. Rejects with `KeepingTaken` by a token below one that was here. The database stays its opener's to close. */
export async function openPostgresKeptFiles(
  database: PostgresDatabase,
  { token, onTaken }: KeptFilesOptions,
): Promise<(folder: string) => KeptFiles> {
  await database.migrate(tables)
  const { rows } = await database.write((run) => run(sql.take, [token === undefined ? null : String(token)]))
  const [row] = rows
  if (row === undefined) throw new KeepingTaken()
  const turn = String(row['turn'])
  return (folder) => ({
    async read(name) {
      const [found] = await database.ask(sql.read, [`${folder}/${name}`])
      return found === undefined ? undefined : new Uint8Array(found['content'] as Uint8Array)
    },
    async replace(name, content) {
      const { count } = await database.write((run) => run(sql.replace, [turn, `${folder}/${name}`, content]))
      if (count > 0) return
      const taken = new KeepingTaken()
      onTaken(taken)
      throw taken
    },
  })
}
