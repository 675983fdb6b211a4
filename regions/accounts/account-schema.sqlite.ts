/** The tables behind `AccountStore`. A migration is never edited once it has run anywhere. */
import type { Migration } from '../../platform/database.sqlite.ts'

export const accountMigrations: readonly Migration[] = [
  {
    number: 1,
    name: 'accounts',
    sql: `
      CREATE TABLE person (
        user        TEXT PRIMARY KEY,
        name        TEXT NOT NULL,
        name_key    TEXT NOT NULL,
        alias       TEXT NOT NULL,
        zone        TEXT NOT NULL,
        password    TEXT,
        created_at  INTEGER NOT NULL,
        last_device INTEGER NOT NULL DEFAULT 0,   -- only ever rises
        UNIQUE (alias, name_key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE device (
        user   TEXT NOT NULL REFERENCES person,
        number INTEGER NOT NULL,
        name   TEXT NOT NULL,
        key    TEXT,
        PRIMARY KEY (user, number)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE session (
        session    TEXT PRIMARY KEY,
        user       TEXT NOT NULL,
        device     INTEGER NOT NULL,
        generation INTEGER NOT NULL DEFAULT 1,
        opened_at  INTEGER NOT NULL,
        rotated_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        ended_at   INTEGER,
        reason     TEXT,
        FOREIGN KEY (user, device) REFERENCES device,
        CHECK ((ended_at IS NULL) = (reason IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX session_live ON session (user, device) WHERE ended_at IS NULL;
      CREATE INDEX session_expiry ON session (expires_at) WHERE ended_at IS NULL;
      CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX session_of_device ON session (user, device);

      CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        user   TEXT NOT NULL,
        at     INTEGER NOT NULL,
        what   TEXT NOT NULL,
        device INTEGER
      ) STRICT;
      CREATE INDEX change_of_user ON change (user, number);
      CREATE INDEX change_at ON change (at);`,
  },
]
