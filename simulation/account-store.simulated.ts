/**
 * An account store in memory for the simulation: a medium that survives crashes, and stores over it.
 * As the real one syncs each commit, what a method did is kept whatever the process does next.
 */
import type {
  AccountChange,
  AccountStore,
  Device,
  EndedSession,
  EndReason,
  NewSession,
  OpenOutcome,
  Person,
  Session,
  SessionChoice,
} from '../regions/accounts/account-store.ts'
import { judgeRefresh, type PresentedRefresh } from '../regions/accounts/refresh-token.ts'
import type { DeviceNumber, RegionAlias, SessionId, UserId } from '../protocol/ids.ts'
import { limits } from '../protocol/limits.ts'

interface SessionRow {
  session: Session
  ended: EndedSession | undefined
}

interface PersonRow {
  person: Person
  lastDevice: number
  readonly devices: Map<DeviceNumber, Device>
}

export class SimulatedAccountMedium {
  readonly people = new Map<UserId, PersonRow>()
  readonly names = new Map<string, UserId>()
  readonly sessions = new Map<SessionId, SessionRow>()
  changes: AccountChange[] = []

  open(): AccountStore {
    return new SimulatedAccountStore(this)
  }
}

const nameOf = (alias: RegionAlias, nameKey: string): string => `${nameKey}@${alias}`

class SimulatedAccountStore implements AccountStore {
  readonly #medium: SimulatedAccountMedium

  constructor(medium: SimulatedAccountMedium) {
    this.#medium = medium
  }

  async addPeople(people: readonly Person[]): Promise<readonly boolean[]> {
    const { people: rows, names } = this.#medium
    const before = { rows: new Map(rows), names: new Map(names), changes: this.#medium.changes.length }
    try {
      return people.map((person) => this.#addPerson(person))
    } catch (error) {
      restore(rows, before.rows)
      restore(names, before.names)
      this.#medium.changes.length = before.changes
      throw error
    }
  }

  async person(user: UserId): Promise<Person | undefined> {
    return this.#medium.people.get(user)?.person
  }

  async personByName(alias: RegionAlias, nameKey: string): Promise<Person | undefined> {
    const user = this.#medium.names.get(nameOf(alias, nameKey))
    return user && this.#medium.people.get(user)?.person
  }

  async device(user: UserId, number: DeviceNumber): Promise<Device | undefined> {
    return this.#medium.people.get(user)?.devices.get(number)
  }

  async setPassword(user: UserId, password: string, at: number, keep?: SessionId): Promise<EndedSession[] | false> {
    const row = this.#medium.people.get(user)
    if (row === undefined) return false
    row.person = { ...row.person, password }
    this.#note(user, at, 'password', undefined)
    return this.#end(user, keep ? { type: 'others', than: keep } : { type: 'all' }, 'password-changed', at)
  }

  async restorePassword(user: UserId, from: string, to: string): Promise<void> {
    const row = this.#medium.people.get(user)
    if (row?.person.password === from) row.person = { ...row.person, password: to }
  }

  async openSessions(sessions: readonly NewSession[]): Promise<readonly OpenOutcome[]> {
    return sessions.map((session) => this.#open(session))
  }

  async session(session: SessionId): Promise<Session | undefined> {
    const row = this.#medium.sessions.get(session)
    return row?.ended === undefined ? row?.session : undefined
  }

  async rotate(id: SessionId, presented: PresentedRefresh, expiresAt: number) {
    const row = this.#medium.sessions.get(id)
    if (row === undefined) return { type: 'unknown' } as const
    const { session } = row
    const deviceKey = this.#medium.people.get(session.user)?.devices.get(session.device)?.key
    const verdict = judgeRefresh({ ...session, ended: row.ended !== undefined, deviceKey }, presented)
    switch (verdict) {
      case 'rotate':
        row.session = { ...session, generation: session.generation + 1, rotatedAt: presented.at, expiresAt }
        return { type: 'rotated', session: row.session } as const
      case 'same':
        return { type: 'same', session } as const
      case 'reused':
        return { type: 'reused', ended: this.#endOne(row, 'refresh-reused', presented.at) } as const
      case 'ended':
      case 'expired':
      case 'unknown':
        return { type: verdict } as const
    }
  }

  async endSessions(user: UserId, choice: SessionChoice, reason: EndReason, at: number): Promise<EndedSession[]> {
    return this.#end(user, choice, reason, at)
  }

  async devices(user: UserId) {
    const devices = this.#medium.people.get(user)?.devices
    return this.#live(user)
      .map(({ session }) => ({ ...(devices?.get(session.device) as Device), session }))
      .sort((one, other) => other.session.rotatedAt - one.session.rotatedAt || other.number - one.number)
  }

  async nameDevice(user: UserId, number: DeviceNumber, name: string, at: number): Promise<boolean> {
    const devices = this.#medium.people.get(user)?.devices
    const device = devices?.get(number)
    if (device === undefined || !this.#live(user).some(({ session }) => session.device === number)) return false
    devices?.set(number, { ...device, name })
    this.#note(user, at, 'device-name', number)
    return true
  }

  async endedSince(at: number): Promise<EndedSession[]> {
    return this.#ended().filter((ended) => ended.at >= at)
  }

  async changes(user: UserId, limit: number): Promise<AccountChange[]> {
    return this.#medium.changes
      .filter((change) => change.user === user)
      .reverse()
      .slice(0, limit)
  }

  async expire(at: number, limit: number): Promise<EndedSession[]> {
    return [...this.#medium.sessions.values()]
      .filter(({ ended, session }) => ended === undefined && session.expiresAt <= at)
      .sort((one, other) => one.session.expiresAt - other.session.expiresAt)
      .slice(0, limit)
      .map((row) => this.#endOne(row, 'expired', at))
  }

  async forget(before: { readonly ended: number; readonly changed: number }, limit: number): Promise<number> {
    const sessions = this.#ended()
      .filter((ended) => ended.at < before.ended)
      .slice(0, limit)
    for (const { session, user, device } of sessions) {
      this.#medium.sessions.delete(session)
      const others = [...this.#medium.sessions.values()].map((row) => row.session)
      if (others.some((other) => other.user === user && other.device === device)) continue
      this.#medium.people.get(user)?.devices.delete(device)
    }
    const old = new Set(this.#medium.changes.filter((change) => change.at < before.changed).slice(0, limit))
    this.#medium.changes = this.#medium.changes.filter((change) => !old.has(change))
    return sessions.length + old.size
  }

  async close(): Promise<void> {}

  #addPerson(person: Person): boolean {
    const { people, names } = this.#medium
    const name = nameOf(person.alias, person.nameKey)
    if (names.has(name)) return false
    if (people.has(person.user)) throw new Error('this id belongs to somebody')
    names.set(name, person.user)
    people.set(person.user, { person: { ...person }, lastDevice: 0, devices: new Map() })
    this.#note(person.user, person.createdAt, 'created', undefined)
    return true
  }

  #open({ session: id, user, device, at, expiresAt }: NewSession): OpenOutcome {
    const row = this.#medium.people.get(user)
    if (row === undefined) return { type: 'unknown-person' }
    const registered = device.number === undefined ? undefined : row.devices.get(device.number)
    const known = registered?.key !== undefined && registered.key === device.key ? registered.number : undefined
    const replaced = known && this.#end(user, { type: 'device', device: known }, 'replaced', at)[0]
    if (this.#live(user).length >= limits.devicesMax) return { type: 'too-many-devices' }
    const number = known ?? (++row.lastDevice as DeviceNumber)
    if (known === undefined) row.devices.set(number, { number, name: device.name, key: device.key })
    const session = { session: id, user, device: number, generation: 1, openedAt: at, rotatedAt: at, expiresAt }
    this.#medium.sessions.set(id, { session, ended: undefined })
    this.#note(user, at, 'session-opened', number)
    return { type: 'opened', session, replaced }
  }

  #live(user: UserId): SessionRow[] {
    return [...this.#medium.sessions.values()].filter((row) => row.session.user === user && row.ended === undefined)
  }

  #ended(): EndedSession[] {
    const ended = [...this.#medium.sessions.values()].flatMap((row) => row.ended ?? [])
    return ended.sort((one, other) => one.at - other.at)
  }

  #end(user: UserId, choice: SessionChoice, reason: EndReason, at: number): EndedSession[] {
    return this.#live(user)
      .filter(({ session }) => isChosen(session, choice))
      .map((row) => this.#endOne(row, reason, at))
  }

  #endOne(row: SessionRow, reason: EndReason, at: number): EndedSession {
    const { session, user, device } = row.session
    row.ended = { session, user, device, reason, at }
    this.#note(user, at, `session-${reason}`, device)
    return row.ended
  }

  #note(user: UserId, at: number, what: AccountChange['what'], device: DeviceNumber | undefined): void {
    this.#medium.changes.push({ user, at, what, device })
  }
}

function isChosen(session: Session, choice: SessionChoice): boolean {
  switch (choice.type) {
    case 'session':
      return session.session === choice.session
    case 'device':
      return session.device === choice.device
    case 'others':
      return session.session !== choice.than
    case 'all':
      return true
  }
}

function restore<K, V>(map: Map<K, V>, content: ReadonlyMap<K, V>): void {
  map.clear()
  for (const [key, value] of content) map.set(key, value)
}
