/** The statements of `AccountStore` on PostgreSQL, and how their rows are read. */
import type { Row, Statement } from '../../platform/postgres/postgres-options.ts'
import type { DeviceNumber, RegionAlias, SessionId, UserId, Zone } from '../../protocol/ids.ts'
import type { AccountChange, Device, EndedSession, EndReason, Person, Session } from './account-store.ts'

/** Ends the sessions that `chosen` names, with a line for each. */
const ending = (chosen: string): string => `
  ended AS (
    UPDATE session SET ended_at = $1, reason = $2 WHERE ended_at IS NULL AND ${chosen}
    RETURNING session, user_id, device, reason, ended_at),
  noted AS (
    INSERT INTO change (user_id, at, what, device)
    SELECT user_id, ended_at, 'session-' || reason, device FROM ended ORDER BY device)
  SELECT * FROM ended ORDER BY device`

const statement = (name: string, text: string): Statement => ({ name: `account ${name}`, text })

export const sql = {
  addPeople: statement(
    'add people',
    `WITH added AS (
      INSERT INTO person (user_id, name, name_key, alias, zone, password, created_at)
      SELECT user_id, name, name_key, alias, zone, password, created_at
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
        WITH ORDINALITY AS wanted (user_id, name, name_key, alias, zone, password, created_at, place)
      ORDER BY place
      ON CONFLICT (alias, name_key) DO NOTHING
      RETURNING user_id, alias, name_key, created_at),
    noted AS (
      INSERT INTO change (user_id, at, what) SELECT user_id, created_at, 'created' FROM added)
    SELECT user_id, alias, name_key FROM added`,
  ),
  person: statement('person', 'SELECT * FROM person WHERE user_id = $1'),
  personByName: statement('person by name', 'SELECT * FROM person WHERE alias = $1 AND name_key = $2'),
  setPassword: statement(
    'set password',
    `WITH changed AS (UPDATE person SET password = $2 WHERE user_id = $1 RETURNING user_id),
    noted AS (INSERT INTO change (user_id, at, what) SELECT user_id, $3::bigint, 'password' FROM changed)
    SELECT * FROM changed`,
  ),
  restorePassword: statement(
    'restore password',
    'UPDATE person SET password = $3 WHERE user_id = $1 AND password = $2',
  ),
  device: statement('device', 'SELECT * FROM device WHERE user_id = $1 AND number = $2'),
  devices: statement(
    'devices',
    `SELECT * FROM session JOIN device ON device.user_id = session.user_id AND device.number = session.device
    WHERE session.user_id = $1 AND ended_at IS NULL ORDER BY rotated_at DESC, number DESC`,
  ),
  nameDevice: statement(
    'name device',
    `WITH named AS (
      UPDATE device SET name = $3 WHERE user_id = $1 AND number = $2
      AND EXISTS (SELECT FROM session WHERE user_id = $1 AND device = $2 AND ended_at IS NULL)
      RETURNING user_id, number),
    noted AS (INSERT INTO change (user_id, at, what, device) SELECT user_id, $4::bigint, 'device-name', number FROM named)
    SELECT * FROM named`,
  ),
  /** Whoever opens or ends sessions of a person does so one at a time. In one order, or two would wait for each other. */
  lockPeople: statement(
    'lock people',
    'SELECT FROM person WHERE user_id = ANY ($1) ORDER BY user_id FOR NO KEY UPDATE',
  ),
  /** What deciding about a sign-in takes. */
  arrival: statement(
    'arrival',
    `SELECT last_device,
      (SELECT count(*) FROM session WHERE user_id = $1 AND ended_at IS NULL) AS live,
      (SELECT number FROM device WHERE user_id = $1 AND number = $2 AND key = $3) AS known
    FROM person WHERE user_id = $1`,
  ),
  addDevice: statement(
    'add device',
    `WITH counted AS (UPDATE person SET last_device = $2 WHERE user_id = $1)
    INSERT INTO device (user_id, number, name, key) VALUES ($1, $2, $3, $4)`,
  ),
  addSession: statement(
    'add session',
    `WITH noted AS (INSERT INTO change (user_id, at, what, device) VALUES ($2, $4, 'session-opened', $3))
    INSERT INTO session (session, user_id, device, opened_at, rotated_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)`,
  ),
  session: statement('session', 'SELECT * FROM session WHERE session = $1 AND ended_at IS NULL'),
  /** Held until the transaction ends, so that ten tabs are judged one after the other. */
  sessionToRotate: statement(
    'session to rotate',
    `SELECT session.*, device.key FROM session
    JOIN device ON device.user_id = session.user_id AND device.number = session.device
    WHERE session = $1 FOR UPDATE OF session`,
  ),
  rotate: statement(
    'rotate',
    'UPDATE session SET generation = generation + 1, rotated_at = $2, expires_at = $3 WHERE session = $1',
  ),
  endOne: statement('end one', `WITH ${ending('user_id = $3 AND session = $4')}`),
  endDevice: statement('end device', `WITH ${ending('user_id = $3 AND device = $4')}`),
  endOthers: statement('end others', `WITH ${ending('user_id = $3 AND session <> $4')}`),
  endAll: statement('end all', `WITH ${ending('user_id = $3')}`),
  endedSince: statement('ended since', 'SELECT * FROM session WHERE ended_at >= $1 ORDER BY ended_at'),
  /** Several processes sweep: what another one has in hand is left to it. */
  expire: statement(
    'expire',
    `WITH due AS (
      SELECT session FROM session WHERE ended_at IS NULL AND expires_at <= $1
      ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED),
    ${ending('session IN (SELECT session FROM due)')}`,
  ),
  forgetSessions: statement(
    'forget sessions',
    `DELETE FROM session WHERE session IN (
      SELECT session FROM session WHERE ended_at < $1 ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING user_id, device`,
  ),
  forgetDevices: statement(
    'forget devices',
    `DELETE FROM device USING unnest($1::text[], $2::int[]) AS left_by (user_id, number)
    WHERE device.user_id = left_by.user_id AND device.number = left_by.number
    AND NOT EXISTS (SELECT FROM session WHERE user_id = device.user_id AND device = device.number)`,
  ),
  forgetChanges: statement(
    'forget changes',
    `DELETE FROM change WHERE number IN (
      SELECT number FROM change WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  ),
  changes: statement('changes', 'SELECT * FROM change WHERE user_id = $1 ORDER BY number DESC LIMIT $2'),
} as const

export const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export const personOf = (row: Row): Person => ({
  user: row['user_id'] as UserId,
  name: row['name'] as string,
  nameKey: row['name_key'] as string,
  alias: row['alias'] as RegionAlias,
  zone: row['zone'] as Zone,
  password: optionalText(row['password']),
  createdAt: Number(row['created_at']),
})

export const deviceOf = (row: Row): Device => ({
  number: Number(row['number']) as DeviceNumber,
  name: row['name'] as string,
  key: optionalText(row['key']),
})

export const sessionOf = (row: Row): Session => ({
  session: row['session'] as SessionId,
  user: row['user_id'] as UserId,
  device: Number(row['device']) as DeviceNumber,
  generation: Number(row['generation']),
  openedAt: Number(row['opened_at']),
  rotatedAt: Number(row['rotated_at']),
  expiresAt: Number(row['expires_at']),
})

export const endedOf = (row: Row): EndedSession => ({
  session: row['session'] as SessionId,
  user: row['user_id'] as UserId,
  device: Number(row['device']) as DeviceNumber,
  reason: row['reason'] as EndReason,
  at: Number(row['ended_at']),
})

export const changeOf = (row: Row): AccountChange => ({
  user: row['user_id'] as UserId,
  at: Number(row['at']),
  what: row['what'] as AccountChange['what'],
  device: row['device'] === null ? undefined : (Number(row['device']) as DeviceNumber),
})
