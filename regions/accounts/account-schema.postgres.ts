/** The tables behind `AccountStore` on PostgreSQL. A migration is never edited once it has run anywhere. */
import type { MigrationSet } from '../../platform/postgres/migrations.postgres.ts'

export const accountTables: MigrationSet = {
  name: 'accounts',
  migrations: [
    {
      number: 1,
      name: 'accounts',
      sql: `
        CREATE TABLE person (
          user_id     text PRIMARY KEY,
          name        text NOT NULL,
          name_key    text NOT NULL,
          alias       text NOT NULL,
          zone        text NOT NULL,
          password    text,
          created_at  bigint NOT NULL,
          last_device int NOT NULL DEFAULT 0,   -- only ever rises
          UNIQUE (alias, name_key)
        );

        CREATE TABLE device (
          user_id text NOT NULL REFERENCES person,
          number  int NOT NULL,
          name    text NOT NULL,
          key     text,
          PRIMARY KEY (user_id, number)
        );

        CREATE TABLE session (
          session    text PRIMARY KEY,
          user_id    text NOT NULL,
          device     int NOT NULL,
          generation int NOT NULL DEFAULT 1,
          opened_at  bigint NOT NULL,
          rotated_at bigint NOT NULL,
          expires_at bigint NOT NULL,
          ended_at   bigint,
          reason     text,
          FOREIGN KEY (user_id, device) REFERENCES device,
          CHECK ((ended_at IS NULL) = (reason IS NULL))
        ) WITH (fillfactor = 80);   -- a refresh finds room in the same page and touches no index but that of expiry
        CREATE UNIQUE INDEX session_live ON session (user_id, device) WHERE ended_at IS NULL;
        CREATE INDEX session_expiry ON session (expires_at) WHERE ended_at IS NULL;
        CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;
        CREATE INDEX session_of_device ON session (user_id, device);

        CREATE TABLE change (
          number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          user_id text NOT NULL,
          at      bigint NOT NULL,
          what    text NOT NULL,
          device  int
        );
        CREATE INDEX change_of_user ON change (user_id, number);
        CREATE INDEX change_at ON change (at);`,
    },
  ],
}
