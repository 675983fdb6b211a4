/**
 * `AccountStore` on SQLite. Every statement is prepared once; every method that writes is one
 * IMMEDIATE transaction, so that what it read is still so when it writes.
 */
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { openDatabase, transaction, translated } from '../../platform/database.sqlite.ts'
import { DiskError } from '../../platform/disk.ts'
import { fail } from '../../protocol/errors.ts'
import type { DeviceNumber, RegionAlias, SessionId, UserId, Zone } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { accountMigrations } from './account-schema.sqlite.ts'
import type {
  AccountChange,
  AccountStore,
  Device,
  EndedSession,
  EndReason,
  LiveDevice,
  NewSession,
  OpenOutcome,
  Person,
  RotateOutcome,
  Session,
  SessionChoice,
} from './account-store.ts'
import { judgeRefresh, type PresentedRefresh } from './refresh-token.ts'

export const openSqliteAccountStore = (path: string): AccountStore =>
  new SqliteAccountStore(openDatabase({ path, migrations: accountMigrations }))

type Row = Record<string, SQLOutputValue>

class SqliteAccountStore implements AccountStore {
  readonly #database: DatabaseSync
  readonly #sql: ReturnType<typeof statements>

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#sql = statements(database)
  }

  addPeople(people: readonly Person[]): Promise<readonly boolean[]> {
    return this.#write(() =>
      people.map((person) => {
        const { user, name, nameKey, alias, zone, password = null, createdAt } = person
        const added = this.#sql.addPerson.run(user, name, nameKey, alias, zone, password, createdAt).changes === 1
        if (added) this.#note(user, createdAt, 'created', null)
        return added
      }),
    )
  }

  person(user: UserId): Promise<Person | undefined> {
    return this.#read(() => optional(this.#sql.person.get(user), personOf))
  }

  personByName(alias: RegionAlias, nameKey: string): Promise<Person | undefined> {
    return this.#read(() => optional(this.#sql.personByName.get(alias, nameKey), personOf))
  }

  device(user: UserId, number: DeviceNumber): Promise<Device | undefined> {
    return this.#read(() => optional(this.#sql.device.get(user, number), deviceOf))
  }

  setPassword(user: UserId, password: string, at: number, keep?: SessionId): Promise<readonly EndedSession[] | false> {
    return this.#write(() => {
      if (this.#sql.setPassword.run(password, user).changes === 0) return false
      this.#note(user, at, 'password', null)
      return this.#end(user, keep ? { type: 'others', than: keep } : { type: 'all' }, 'password-changed', at)
    })
  }

  restorePassword(user: UserId, from: string, to: string): Promise<void> {
    return this.#write(() => {
      this.#sql.restorePassword.run(to, user, from)
    })
  }

  openSessions(sessions: readonly NewSession[]): Promise<readonly OpenOutcome[]> {
    return this.#write(() => sessions.map((session) => this.#open(session)))
  }

  session(session: SessionId): Promise<Session | undefined> {
    return this.#read(() => {
      const row = this.#sql.session.get(session)
      return row === undefined || row['ended_at'] !== null ? undefined : sessionOf(row)
    })
  }

  rotate(id: SessionId, presented: PresentedRefresh, expiresAt: number): Promise<RotateOutcome> {
    return this.#write((): RotateOutcome => {
      const row = this.#sql.sessionWithKey.get(id)
      if (row === undefined) return { type: 'unknown' }
      const session = sessionOf(row)
      const ended = row['ended_at'] !== null
      const verdict = judgeRefresh({ ...session, ended, deviceKey: text(row['key']) }, presented)
      switch (verdict) {
        case 'rotate': {
          this.#sql.rotate.run(presented.at, expiresAt, id)
          const { generation } = session
          return {
            type: 'rotated',
            session: { ...session, generation: generation + 1, rotatedAt: presented.at, expiresAt },
          }
        }
        case 'same':
          return { type: 'same', session }
        case 'reused': {
          const [first] = this.#end(session.user, { type: 'session', session: id }, 'refresh-reused', presented.at)
          return { type: 'reused', ended: first as EndedSession }
        }
        case 'ended':
        case 'expired':
        case 'unknown':
          return { type: verdict }
      }
    })
  }

  endSessions(user: UserId, choice: SessionChoice, reason: EndReason, at: number): Promise<readonly EndedSession[]> {
    return this.#write(() => this.#end(user, choice, reason, at))
  }

  devices(user: UserId): Promise<readonly LiveDevice[]> {
    return this.#read(() => this.#sql.devices.all(user).map((row) => ({ ...deviceOf(row), session: sessionOf(row) })))
  }

  nameDevice(user: UserId, device: DeviceNumber, name: string, at: number): Promise<boolean> {
    return this.#write(() => {
      if (this.#sql.liveSession.get(user, device) === undefined) return false
      this.#sql.nameDevice.run(name, user, device)
      this.#note(user, at, 'device-name', device)
      return true
    })
  }

  endedSince(at: number): Promise<readonly EndedSession[]> {
    return this.#read(() => this.#sql.endedSince.all(at).map(endedOf))
  }

  changes(user: UserId, limit: number): Promise<readonly AccountChange[]> {
    return this.#read(() => this.#sql.changes.all(user, limit).map(changeOf))
  }

  expire(at: number, limit: number): Promise<readonly EndedSession[]> {
    return this.#write(() =>
      this.#sql.expired.all(at, limit).flatMap((row) => {
        const { session, user } = sessionOf(row)
        return this.#end(user, { type: 'session', session }, 'expired', at)
      }),
    )
  }

  forget(before: { readonly ended: number; readonly changed: number }, limit: number): Promise<number> {
    return this.#write(() => {
      const sessions = this.#sql.longEnded.all(before.ended, limit).map(sessionOf)
      for (const { session, user, device } of sessions) {
        this.#sql.forgetSession.run(session)
        this.#sql.forgetDevice.run(user, device)
      }
      return sessions.length + Number(this.#sql.forgetChanges.run(before.changed, limit).changes)
    })
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }

  #open(wanted: NewSession): OpenOutcome {
    const { user, at, expiresAt } = wanted
    if (this.#sql.person.get(user) === undefined) return { type: 'unknown-person' }
    const known = this.#knownDevice(wanted)
    const replaced = known && this.#end(user, { type: 'device', device: known }, 'replaced', at)[0]
    if (Number(this.#sql.liveCount.get(user)?.['live']) >= limits.devicesMax) return { type: 'too-many-devices' }
    const device = known ?? this.#addDevice(wanted)
    this.#sql.addSession.run(wanted.session, user, device, at, at, expiresAt)
    this.#note(user, at, 'session-opened', device)
    const session = { session: wanted.session, user, device, generation: 1, openedAt: at, rotatedAt: at, expiresAt }
    return { type: 'opened', session, replaced }
  }

  #knownDevice({ user, device }: NewSession): DeviceNumber | undefined {
    if (device.number === undefined || device.key === undefined) return undefined
    const row = this.#sql.device.get(user, device.number)
    return row?.['key'] === device.key ? device.number : undefined
  }

  #addDevice({ user, device }: NewSession): DeviceNumber {
    const number = Number(this.#sql.nextDevice.get(user)?.['last_device']) as DeviceNumber
    this.#sql.addDevice.run(user, number, device.name, device.key ?? null)
    return number
  }

  #end(user: UserId, choice: SessionChoice, reason: EndReason, at: number): EndedSession[] {
    const live = this.#sql.live.all(user).map(sessionOf)
    return live.filter(chosen(choice)).map(({ session, device }) => {
      this.#sql.end.run(at, reason, session)
      this.#note(user, at, `session-${reason}`, device)
      return { session, user, device, reason, at }
    })
  }

  #note(user: UserId, at: number, what: AccountChange['what'], device: SQLInputValue): void {
    this.#sql.note.run(user, at, what, device)
  }

  async #read<T>(work: () => T): Promise<T> {
    return translated(work)
  }

  async #write<T>(work: () => T): Promise<T> {
    try {
      return transaction(this.#database, work)
    } catch (error) {
      throw error instanceof DiskError && error.code === 'no-space' ? fail('storage_full') : error
    }
  }
}

function chosen(choice: SessionChoice): (session: Session) => boolean {
  switch (choice.type) {
    case 'session':
      return ({ session }) => session === choice.session
    case 'device':
      return ({ device }) => device === choice.device
    case 'others':
      return ({ session }) => session !== choice.than
    case 'all':
      return () => true
  }
}

const statements = (database: DatabaseSync) => {
  const prepare = (sql: string) => database.prepare(sql)
  return {
    addPerson: prepare(`INSERT INTO person (user, name, name_key, alias, zone, password, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alias, name_key) DO NOTHING`),
    person: prepare('SELECT * FROM person WHERE user = ?'),
    personByName: prepare('SELECT * FROM person WHERE alias = ? AND name_key = ?'),
    setPassword: prepare('UPDATE person SET password = ? WHERE user = ?'),
    restorePassword: prepare('UPDATE person SET password = ? WHERE user = ? AND password = ?'),
    device: prepare('SELECT * FROM device WHERE user = ? AND number = ?'),
    nextDevice: prepare('UPDATE person SET last_device = last_device + 1 WHERE user = ? RETURNING last_device'),
    addDevice: prepare('INSERT INTO device (user, number, name, key) VALUES (?, ?, ?, ?)'),
    nameDevice: prepare('UPDATE device SET name = ? WHERE user = ? AND number = ?'),
    devices: prepare(`SELECT * FROM session JOIN device ON device.user = session.user AND device.number = session.device
      WHERE session.user = ? AND ended_at IS NULL ORDER BY rotated_at DESC, number DESC`),
    forgetDevice: prepare(`DELETE FROM device WHERE user = ?1 AND number = ?2
      AND NOT EXISTS (SELECT 1 FROM session WHERE user = ?1 AND device = ?2)`),
    addSession: prepare(`INSERT INTO session (session, user, device, opened_at, rotated_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?)`),
    session: prepare('SELECT * FROM session WHERE session = ?'),
    sessionWithKey: prepare(`SELECT session.*, device.key FROM session
      JOIN device ON device.user = session.user AND device.number = session.device WHERE session = ?`),
    live: prepare('SELECT * FROM session WHERE user = ? AND ended_at IS NULL'),
    liveSession: prepare('SELECT 1 FROM session WHERE user = ? AND device = ? AND ended_at IS NULL'),
    liveCount: prepare('SELECT count(*) AS live FROM session WHERE user = ? AND ended_at IS NULL'),
    rotate: prepare(`UPDATE session SET generation = generation + 1, rotated_at = ?, expires_at = ? WHERE session = ?`),
    end: prepare('UPDATE session SET ended_at = ?, reason = ? WHERE session = ?'),
    endedSince: prepare('SELECT * FROM session WHERE ended_at >= ? ORDER BY ended_at'),
    expired: prepare('SELECT * FROM session WHERE ended_at IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ?'),
    longEnded: prepare('SELECT * FROM session WHERE ended_at < ? ORDER BY ended_at LIMIT ?'),
    forgetSession: prepare('DELETE FROM session WHERE session = ?'),
    note: prepare('INSERT INTO change (user, at, what, device) VALUES (?, ?, ?, ?)'),
    changes: prepare('SELECT * FROM change WHERE user = ? ORDER BY number DESC LIMIT ?'),
    forgetChanges: prepare(`DELETE FROM change WHERE number IN
      (SELECT number FROM change WHERE at < ? ORDER BY at LIMIT ?)`),
  }
}

const text = (value: SQLOutputValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

const optional = <T>(row: Row | undefined, read: (row: Row) => T): T | undefined => row && read(row)

const personOf = (row: Row): Person => ({
  user: row['user'] as UserId,
  name: row['name'] as string,
  nameKey: row['name_key'] as string,
  alias: row['alias'] as RegionAlias,
  zone: row['zone'] as Zone,
  password: text(row['password']),
  createdAt: Number(row['created_at']),
})

const deviceOf = (row: Row): Device => ({
  number: Number(row['number']) as DeviceNumber,
  name: row['name'] as string,
  key: text(row['key']),
})

const sessionOf = (row: Row): Session => ({
  session: row['session'] as SessionId,
  user: row['user'] as UserId,
  device: Number(row['device']) as DeviceNumber,
  generation: Number(row['generation']),
  openedAt: Number(row['opened_at']),
  rotatedAt: Number(row['rotated_at']),
  expiresAt: Number(row['expires_at']),
})

const endedOf = (row: Row): EndedSession => ({
  session: row['session'] as SessionId,
  user: row['user'] as UserId,
  device: Number(row['device']) as DeviceNumber,
  reason: row['reason'] as EndReason,
  at: Number(row['ended_at']),
})

const changeOf = (row: Row): AccountChange => ({
  user: row['user'] as UserId,
  at: Number(row['at']),
  what: row['what'] as AccountChange['what'],
  device: row['device'] === null ? undefined : (Number(row['device']) as DeviceNumber),
})
