/**
 * `Findings` in the region's PostgreSQL, where its processes can all read them. What is kept of a type is
 * bounded once in so many puts: to find what is too old costs more than to keep some more of it.
 */
import type { PostgresDatabase, Run } from '../../../platform/postgres/database.postgres.ts'
import type { MigrationSet } from '../../../platform/postgres/migrations.postgres.ts'
import type { Statement } from '../../../platform/postgres/postgres-options.ts'
import {
  type Finding,
  type Findings,
  findingsKeptMax,
  FindingsTaken,
  type Progress,
  type TakenFindings,
} from './findings.ts'

const tables: MigrationSet = {
  name: 'findings',
  migrations: [
    {
      number: 1,
      name: 'findings',
      sql: `
        CREATE TABLE finding (
          type  text NOT NULL,
          name  text NOT NULL,
          at    bigint NOT NULL,
          value text NOT NULL,
          PRIMARY KEY (type, name)
        );
        CREATE INDEX finding_newest ON finding (type, at DESC, name);
        CREATE TABLE findings_taker (
          one      boolean PRIMARY KEY DEFAULT true CHECK (one),
          token    bigint NOT NULL DEFAULT 0,
          turn     bigint NOT NULL DEFAULT 0,   -- only ever rises
          progress text
        );
        INSERT INTO findings_taker DEFAULT VALUES;
        CREATE TABLE findings_note (name text PRIMARY KEY, value text NOT NULL);`,
    },
  ],
}

const statement = (name: string, text: string): Statement => ({ name: `findings ${name}`, text })

const sql = {
  take: statement(
    'take',
    `UPDATE findings_taker SET token = coalesce($1::bigint, token), turn = turn + 1
    WHERE $1::bigint IS NULL OR token <= $1 RETURNING turn, progress`,
  ),
  /** Whoever takes meanwhile waits for this transaction, or has been before it. */
  own: statement('own', 'SELECT turn FROM findings_taker WHERE turn = $1 FOR UPDATE'),
  put: statement(
    'put',
    `INSERT INTO finding (type, name, at, value)
    SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
    ON CONFLICT (type, name) DO UPDATE SET at = excluded.at, value = excluded.value`,
  ),
  putProgress: statement('put progress', 'UPDATE findings_taker SET progress = $1'),
  forgetOld: statement(
    'forget old',
    `DELETE FROM finding WHERE type = $1 AND (at, name) IN (
      SELECT at, name FROM finding WHERE type = $1 ORDER BY at DESC, name OFFSET $2)`,
  ),
  putNote: statement(
    'put note',
    `INSERT INTO findings_note (name, value) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ),
  note: statement('note', 'SELECT value FROM findings_note WHERE name = $1'),
  newest: statement('newest', 'SELECT value FROM finding WHERE type = $1 ORDER BY at DESC, name LIMIT $2'),
  count: statement('count', 'SELECT count(*)::int AS count FROM finding WHERE type = $1'),
}

/** A region of many groups finds some hundred things a second: a minute's worth more than what is kept. */
const forgetAfterPuts = 60

/** The database stays its opener's to close. */
export async function openPostgresFindings(
  database: PostgresDatabase,
  { keptMax = findingsKeptMax, forgetAfter = forgetAfterPuts } = {},
): Promise<Findings> {
  await database.migrate(tables)
  return {
    take: (token) => take(database, token, { keptMax, forgetAfter }),
    async newest(type, limit) {
      const rows = await database.ask(sql.newest, [type, limit])
      return rows.map(({ value }) => JSON.parse(String(value)) as Finding)
    },
    async count(type) {
      const [row] = await database.ask(sql.count, [type])
      return Number(row?.['count'])
    },
    async note(name) {
      const [row] = await database.ask(sql.note, [name])
      return row === undefined ? undefined : String(row['value'])
    },
    close: () => Promise.resolve(),
  }
}

async function take(
  database: PostgresDatabase,
  token: bigint | undefined,
  { keptMax, forgetAfter }: { readonly keptMax: number; readonly forgetAfter: number },
): Promise<TakenFindings> {
  const { rows } = await database.write((run) => run(sql.take, [token === undefined ? null : String(token)]))
  const [row] = rows
  if (row === undefined) throw new FindingsTaken()
  const turn = String(row['turn'])
  const write = (work: (run: Run) => Promise<void>): Promise<void> =>
    database.write(async (run) => {
      if ((await run(sql.own, [turn])).rows.length === 0) throw new FindingsTaken()
      await work(run)
    })
  let puts = 0
  const progress = row['progress'] as string | null
  return {
    progress: progress === null ? undefined : (JSON.parse(progress) as Progress),
    async put(findings, now) {
      puts += 1
      const isDue = puts % forgetAfter === 0
      // Of one name the last counts, and a statement may touch a row once.
      const byName = new Map(findings.map((finding) => [`${finding.type} ${finding.name}`, finding]))
      await write(async (run) => {
        await putAll(run, [...byName.values()])
        for (const type of isDue ? findingTypes : []) await run(sql.forgetOld, [type, keptMax])
        await run(sql.putProgress, [JSON.stringify(now)])
      })
    },
    note: (name, text) => write(async (run) => void (await run(sql.putNote, [name, text]))),
  }
}

async function putAll(run: Run, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return
  await run(sql.put, [
    findings.map(({ type }) => type),
    findings.map(({ name }) => name),
    findings.map(({ at }) => at),
    findings.map((finding) => JSON.stringify(finding)),
  ])
}

const findingTypes: readonly Finding['type'][] = ['flagged', 'statistics', 'abuse', 'dead-letter']
