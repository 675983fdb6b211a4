/** `Findings` in one SQLite file: a table by type and name, in which the newest are found by an index. */
import type { DatabaseSync } from 'node:sqlite'
import { type Migration, openDatabase, transaction, translated } from '../../../platform/database.sqlite.ts'
import { type Finding, type Findings, findingsKeptMax, type FindingType, type Progress } from './findings.ts'

const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'findings',
    sql: `
      CREATE TABLE finding (
        type TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (type, name)
      ) STRICT;
      CREATE INDEX finding_newest ON finding (type, at);
      CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;`,
  },
]

export function openFindings(path: string, keptMax: number = findingsKeptMax): Findings {
  const database = openDatabase({ path, migrations })
  const put = database.prepare(
    'INSERT INTO finding (type, name, at, value) VALUES (?, ?, ?, ?) ON CONFLICT (type, name) DO UPDATE SET at = excluded.at, value = excluded.value',
  )
  const putProgress = database.prepare(
    'INSERT INTO progress (one, value) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET value = excluded.value',
  )
  const getProgress = database.prepare('SELECT value FROM progress')
  const newest = database.prepare('SELECT value FROM finding WHERE type = ? ORDER BY at DESC, name LIMIT ?')
  const count = database.prepare('SELECT count(*) AS count FROM finding WHERE type = ?')
  return {
    progress: () => {
      const row = translated(() => getProgress.get())
      return row === undefined ? undefined : (JSON.parse(row['value'] as string) as Progress)
    },
    put: (findings, progress) =>
      transaction(database, () => {
        for (const finding of findings) put.run(finding.type, finding.name, finding.at, JSON.stringify(finding))
        for (const type of new Set(findings.map((finding) => finding.type))) forgetOld(database, type, keptMax)
        putProgress.run(JSON.stringify(progress))
      }),
    newest: (type, limit) =>
      translated(() => newest.all(type, limit)).map(({ value }) => JSON.parse(value as string) as Finding),
    count: (type) => translated(() => count.get(type))?.['count'] as number,
    close: () => database.close(),
  }
}

function forgetOld(database: DatabaseSync, type: FindingType, keptMax: number): void {
  database
    .prepare(
      'DELETE FROM finding WHERE type = ? AND rowid IN (SELECT rowid FROM finding WHERE type = ? ORDER BY at DESC, name LIMIT -1 OFFSET ?)',
    )
    .run(type, type, keptMax)
}
