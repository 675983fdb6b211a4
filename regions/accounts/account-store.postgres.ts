/**
 * `AccountStore` on PostgreSQL. Each method that writes is one transaction, of one statement where
 * that is enough; sessions of a person are opened under a lock on the person. What decides who comes
 * in is read from the primary, lists that somebody looks at from a standby.
 */
import type { PostgresDatabase, Run } from '../../platform/postgres/database.postgres.ts'
import type { Row, Rows, Statement, Value } from '../../platform/postgres/postgres-options.ts'
import { engineRefusal } from '../../protocol/engine-refusal.ts'
import type { DeviceNumber, RegionAlias, SessionId, UserId } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { accountTables } from './account-schema.postgres.ts'
import { changeOf, deviceOf, endedOf, optionalText, personOf, sessionOf, sql } from './account-statements.postgres.ts'
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

/** The database stays its opener's to close. */
export async function openPostgresAccountStore(database: PostgresDatabase): Promise<AccountStore> {
  await database.migrate(accountTables)
  return new PostgresAccountStore(database)
}

class PostgresAccountStore implements AccountStore {
  readonly #database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.#database = database
  }

  addPeople(people: readonly Person[]): Promise<readonly boolean[]> {
    const column = (of: (person: Person) => string | number | null) => people.map(of)
    const values = [
      column(({ user }) => user),
      column(({ name }) => name),
      column(({ nameKey }) => nameKey),
      column(({ alias }) => alias),
      column(({ zone }) => zone),
      column(({ password = null }) => password),
      column(({ createdAt }) => createdAt),
    ]
    return this.#write(async (run) => {
      const { rows } = await run(sql.addPeople, values)
      const added = new Set(rows.map((row) => signUpKey(row['user_id'], row['alias'], row['name_key'])))
      // Each counts once: the second of two equal ones in a batch is the one whose name was taken.
      return people.map(({ user, alias, nameKey }) => added.delete(signUpKey(user, alias, nameKey)))
    })
  }

  person(user: UserId): Promise<Person | undefined> {
    return this.#one(personOf, sql.person, [user])
  }

  personByName(alias: RegionAlias, nameKey: string): Promise<Person | undefined> {
    return this.#one(personOf, sql.personByName, [alias, nameKey])
  }

  device(user: UserId, number: DeviceNumber): Promise<Device | undefined> {
    return this.#one(deviceOf, sql.device, [user, number])
  }

  setPassword(user: UserId, password: string, at: number, keep?: SessionId): Promise<readonly EndedSession[] | false> {
    return this.#write(async (run) => {
      await run(sql.lockPeople, [[user]])
      const { rows } = await run(sql.setPassword, [user, password, at])
      if (rows.length === 0) return false
      return end(run, user, keep ? { type: 'others', than: keep } : { type: 'all' }, 'password-changed', at)
    })
  }

  restorePassword(user: UserId, from: string, to: string): Promise<void> {
    return this.#write(async (run) => {
      await run(sql.restorePassword, [user, from, to])
    })
  }

  openSessions(sessions: readonly NewSession[]): Promise<readonly OpenOutcome[]> {
    return this.#write(async (run) => {
      await run(sql.lockPeople, [sessions.map(({ user }) => user)])
      const outcomes: OpenOutcome[] = []
      for (const wanted of sessions) outcomes.push(await openOne(run, wanted))
      return outcomes
    })
  }

  session(session: SessionId): Promise<Session | undefined> {
    return this.#one(sessionOf, sql.session, [session])
  }

  rotate(id: SessionId, presented: PresentedRefresh, expiresAt: number): Promise<RotateOutcome> {
    return this.#write(async (run): Promise<RotateOutcome> => {
      const [row] = (await run(sql.sessionToRotate, [id])).rows
      if (row === undefined) return { type: 'unknown' }
      const session = sessionOf(row)
      const ended = row['ended_at'] !== null
      const verdict = judgeRefresh({ ...session, ended, deviceKey: optionalText(row['key']) }, presented)
      switch (verdict) {
        case 'rotate': {
          await run(sql.rotate, [id, presented.at, expiresAt])
          const generation = session.generation + 1
          return { type: 'rotated', session: { ...session, generation, rotatedAt: presented.at, expiresAt } }
        }
        case 'same':
          return { type: 'same', session }
        case 'reused': {
          const choice: SessionChoice = { type: 'session', session: id }
          const [first] = await end(run, session.user, choice, 'refresh-reused', presented.at)
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
    return this.#write((run) => end(run, user, choice, reason, at))
  }

  async devices(user: UserId): Promise<readonly LiveDevice[]> {
    const rows = await this.#refusing(this.#database.askAnywhere(sql.devices, [user]))
    return rows.map((row) => ({ ...deviceOf(row), session: sessionOf(row) }))
  }

  nameDevice(user: UserId, device: DeviceNumber, name: string, at: number): Promise<boolean> {
    return this.#write(async (run) => (await run(sql.nameDevice, [user, device, name, at])).rows.length === 1)
  }

  async endedSince(at: number): Promise<readonly EndedSession[]> {
    return (await this.#refusing(this.#database.ask(sql.endedSince, [at]))).map(endedOf)
  }

  async changes(user: UserId, limit: number): Promise<readonly AccountChange[]> {
    return (await this.#refusing(this.#database.askAnywhere(sql.changes, [user, limit]))).map(changeOf)
  }

  expire(at: number, limit: number): Promise<readonly EndedSession[]> {
    return this.#write(async (run) => endedIn(await run(sql.expire, [at, 'expired', limit])))
  }

  forget(before: { readonly ended: number; readonly changed: number }, limit: number): Promise<number> {
    return this.#write(async (run) => {
      const { rows } = await run(sql.forgetSessions, [before.ended, limit])
      if (rows.length > 0) await forgetDevices(run, rows)
      return rows.length + (await run(sql.forgetChanges, [before.changed, limit])).count
    })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  async #one<T>(read: (row: Row) => T, statement: Statement, values: readonly Value[]): Promise<T | undefined> {
    const [row] = await this.#refusing(this.#database.ask(statement, values))
    return row && read(row)
  }

  #write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#refusing(this.#database.write(work))
  }

  async #refusing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw engineRefusal(error)
    }
  }
}

const signUpKey = (user: unknown, alias: unknown, nameKey: unknown): string => JSON.stringify([user, alias, nameKey])

const endedIn = ({ rows }: Rows): EndedSession[] => rows.map(endedOf)

async function end(
  run: Run,
  user: UserId,
  choice: SessionChoice,
  reason: EndReason,
  at: number,
): Promise<EndedSession[]> {
  switch (choice.type) {
    case 'session':
      return endedIn(await run(sql.endOne, [at, reason, user, choice.session]))
    case 'device':
      return endedIn(await run(sql.endDevice, [at, reason, user, choice.device]))
    case 'others':
      return endedIn(await run(sql.endOthers, [at, reason, user, choice.than]))
    case 'all':
      return endedIn(await run(sql.endAll, [at, reason, user]))
  }
}

/** The person is locked. */
async function openOne(run: Run, wanted: NewSession): Promise<OpenOutcome> {
  const { user, device: claim, at, expiresAt } = wanted
  const [person] = (await run(sql.arrival, [user, claim.number ?? null, claim.key ?? null])).rows
  if (person === undefined) return { type: 'unknown-person' }
  const known = person['known'] === null ? undefined : (Number(person['known']) as DeviceNumber)
  const [replaced] = known === undefined ? [] : await end(run, user, { type: 'device', device: known }, 'replaced', at)
  const live = Number(person['live']) - (replaced === undefined ? 0 : 1)
  if (live >= limits.devicesMax) return { type: 'too-many-devices' }
  const device = known ?? ((Number(person['last_device']) + 1) as DeviceNumber)
  if (known === undefined) await run(sql.addDevice, [user, device, claim.name, claim.key ?? null])
  await run(sql.addSession, [wanted.session, user, device, at, expiresAt])
  const session = { session: wanted.session, user, device, generation: 1, openedAt: at, rotatedAt: at, expiresAt }
  return { type: 'opened', session, replaced }
}

/** Under the lock of those who left them, or somebody could sign in with one of them meanwhile. */
async function forgetDevices(run: Run, sessions: readonly Row[]): Promise<void> {
  const users = sessions.map((row) => row['user_id'] as string)
  await run(sql.lockPeople, [users])
  await run(sql.forgetDevices, [users, sessions.map((row) => Number(row['device']))])
}
