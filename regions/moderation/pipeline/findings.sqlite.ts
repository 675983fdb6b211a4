/** `Findings` in one SQLite file: a table by type and name, in which the newest are found by an index. */
import type { DatabaseSync } from 'node:sqlite'
import { type Migration, openDatabase, transaction, translated } from '../../../platform/database.sqlite.ts'
import {
  type Finding,
  type Findings,
  findingsKeptMax,
  FindingsTaken,
  type FindingType,
  type Progress,
  type TakenFindings,
} from './findings.ts'

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
  {
    number: 2,
    name: 'taker',
    sql: `
      CREATE TABLE taker (
        one INTEGER PRIMARY KEY CHECK (one = 1), token INTEGER NOT NULL, turn INTEGER NOT NULL
      ) STRICT;
      INSERT INTO taker VALUES (1, 0, 0);
      CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  },
]

export function openFindings(path: string, keptMax: number = findingsKeptMax): Findings {
  const database = openDatabase({ path, migrations })
  const takes = database.prepare(
    'UPDATE taker SET token = coalesce(?1, token), turn = turn + 1 WHERE token <= ?1 OR ?1 IS NULL RETURNING turn',
  )
  const getProgress = database.prepare('SELECT value FROM progress')
  const newest = database.prepare('SELECT value FROM finding WHERE type = ? ORDER BY at DESC, name LIMIT ?')
  const count = database.prepare('SELECT count(*) AS count FROM finding WHERE type = ?')
  const note = database.prepare('SELECT value FROM note WHERE name = ?')
  return {
    take: async (token) =>
      transaction(database, () => {
        const turn = takes.get(token ?? null)?.['turn'] as number | undefined
        if (turn === undefined) throw new FindingsTaken()
        const progress = getProgress.get()?.['value'] as string | undefined
        return taken(database, { turn, keptMax, progress })
      }),
    newest: async (type, limit) =>
      translated(() => newest.all(type, limit)).map(({ value }) => JSON.parse(value as string) as Finding),
    count: async (type) => translated(() => count.get(type))?.['count'] as number,
    note: async (name) => translated(() => note.get(name))?.['value'] as string | undefined,
    close: async () => database.close(),
  }
}

interface Taking {
  readonly turn: number
  readonly keptMax: number
  readonly progress: string | undefined
}

function taken(database: DatabaseSync, { turn, keptMax, progress }: Taking): TakenFindings {
  const isOurs = database.prepare('SELECT turn FROM taker WHERE turn = ?')
  const put = database.prepare(
    'INSERT INTO finding (type, name, at, value) VALUES (?, ?, ?, ?) ON CONFLICT (type, name) DO UPDATE SET at = excluded.at, value = excluded.value',
  )
  const putProgress = database.prepare(
    'INSERT INTO progress (one, value) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET value = excluded.value',
  )
  const putNote = database.prepare(
    'INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const write = (work: () => void): void =>
    transaction(database, () => {
      if (isOurs.get(turn) === undefined) throw new FindingsTaken()
      work()
    })
  return {
    progress: progress === undefined ? undefined : (JSON.parse(progress) as Progress),
    put: async (findings, now) =>
      write(() => {
        for (const finding of findings) put.run(finding.type, finding.name, finding.at, JSON.stringify(finding))
        for (const type of new Set(findings.map((finding) => finding.type))) forgetOld(database, type, keptMax)
        putProgress.run(JSON.stringify(now))
      }),
    note: async (name, text) => write(() => void putNote.run(name, text)),
  }
}

function forgetOld(database: DatabaseSync, type: FindingType, keptMax: number): void {
  database
    .prepare(
      'DELETE FROM finding WHERE type = ? AND rowid IN (SELECT rowid FROM finding WHERE type = ? ORDER BY at DESC, name LIMIT -1 OFFSET ?)',
    )
    .run(type, type, keptMax)
}
