/**
 * Where the truth about accounts is kept as far as no fold decides it (L4): who may sign in, with
 * which devices and in which sessions. SQLite here, PostgreSQL there.
 *
 * Duties of every adapter, each with a test in `account-store.contract.ts`:
 *  - Each method is one transaction: durable when it resolves, without effect when it rejects.
 *    Methods running at the same time give the result of some order of them.
 *  - A name key is unique within its alias; a user id and a session id are unique.
 *  - A device number counts from 1 per person and is never given twice, also after the device is
 *    forgotten: it is the writer number of the write path (I2).
 *  - A device has at most one live session, a person at most `devicesMax` of them.
 *  - A session that has ended never lives again.
 *  - Every change of an account leaves a line in the same transaction (FC-067).
 *  - A full disk is `storage_full`; other failures of the engine are thrown as they come.
 *
 * Times are wall-clock milliseconds handed in by the caller; no adapter reads a clock.
 */
import type { DeviceNumber, RegionAlias, SessionId, UserId, Zone } from '../../protocol/ids.ts'
import type { PresentedRefresh } from './refresh-token.ts'

export interface Person {
  readonly user: UserId
  /** As written at sign-up, without the region. */
  readonly name: string
  readonly nameKey: string
  readonly alias: RegionAlias
  readonly zone: Zone
  /** As `PasswordHash` stores it; undefined for people who were imported without one. */
  readonly password: string | undefined
  readonly createdAt: number
}

export interface Device {
  readonly number: DeviceNumber
  /** Chosen by its owner, shown in their list. */
  readonly name: string
  /** Hash of the key the install made for itself; undefined for one that has none. */
  readonly key: string | undefined
}

export interface Session {
  readonly session: SessionId
  readonly user: UserId
  readonly device: DeviceNumber
  /** Of the refresh token handed out last, from 1. */
  readonly generation: number
  readonly openedAt: number
  /** When the last refresh token was handed out. */
  readonly rotatedAt: number
  readonly expiresAt: number
}

export interface NewSession {
  readonly session: SessionId
  readonly user: UserId
  /** The install's number and key, if it has been here before: it gets its number back if both fit. */
  readonly device: {
    readonly number: DeviceNumber | undefined
    readonly key: string | undefined
    readonly name: string
  }
  readonly at: number
  readonly expiresAt: number
}

export type OpenOutcome =
  | { readonly type: 'opened'; readonly session: Session; readonly replaced: EndedSession | undefined }
  | { readonly type: 'too-many-devices' }
  | { readonly type: 'unknown-person' }

export type EndReason =
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'device-revoked'
  | 'password-changed'
  | 'refresh-reused'
  | 'resume-reused'
  | 'replaced'
  | 'expired'

export interface EndedSession {
  readonly session: SessionId
  readonly user: UserId
  readonly device: DeviceNumber
  readonly reason: EndReason
  readonly at: number
}

/** Which live sessions of a person end. */
export type SessionChoice =
  | { readonly type: 'session'; readonly session: SessionId }
  | { readonly type: 'device'; readonly device: DeviceNumber }
  | { readonly type: 'all' }
  | { readonly type: 'others'; readonly than: SessionId }

export type RotateOutcome =
  | { readonly type: 'rotated' | 'same'; readonly session: Session }
  | { readonly type: 'reused'; readonly ended: EndedSession }
  | { readonly type: 'ended' | 'expired' | 'unknown' }

export interface LiveDevice extends Device {
  readonly session: Session
}

/** A line about one change: what, when, by or to which device. No values, old or new. */
export interface AccountChange {
  readonly user: UserId
  readonly at: number
  readonly what: 'created' | 'password' | 'device-name' | 'session-opened' | `session-${EndReason}`
  readonly device: DeviceNumber | undefined
}

export interface AccountStore {
  /** All of them, or nothing if it rejects; `false` for those whose name is taken, also by one before them. At most `peoplePerImport`. */
  addPeople(people: readonly Person[]): Promise<readonly boolean[]>
  person(user: UserId): Promise<Person | undefined>
  personByName(alias: RegionAlias, nameKey: string): Promise<Person | undefined>
  /** The device as it was registered, with or without a live session. */
  device(user: UserId, number: DeviceNumber): Promise<Device | undefined>
  /** Sets the password and ends all sessions but `keep`, if given. False: no such person. */
  setPassword(user: UserId, password: string, at: number, keep?: SessionId): Promise<readonly EndedSession[] | false>
  /** Replaces the stored form only while it is still `from` (a rise of its cost); no change line, no session ends. */
  restorePassword(user: UserId, from: string, to: string): Promise<void>

  /**
   * Opens each session, ending the one its device had. A device that is new, or whose number and
   * key do not fit, gets the next number.
   */
  openSessions(sessions: readonly NewSession[]): Promise<readonly OpenOutcome[]>
  session(session: SessionId): Promise<Session | undefined>
  /** Decides by `judgeRefresh`; on `rotate` the generation rises and the session lives until `expiresAt`. */
  rotate(session: SessionId, presented: PresentedRefresh, expiresAt: number): Promise<RotateOutcome>
  endSessions(user: UserId, choice: SessionChoice, reason: EndReason, at: number): Promise<readonly EndedSession[]>
  /** Live ones, the one used last first. */
  devices(user: UserId): Promise<readonly LiveDevice[]>
  /** False: no such device with a live session. */
  nameDevice(user: UserId, device: DeviceNumber, name: string, at: number): Promise<boolean>

  /** Sessions that ended at or after `at`, oldest first: for a process that starts and must refuse their access tokens. */
  endedSince(at: number): Promise<readonly EndedSession[]>
  /** Newest first. */
  changes(user: UserId, limit: number): Promise<readonly AccountChange[]>
  /** Ends up to `limit` live sessions that expired before `at`. */
  expire(at: number, limit: number): Promise<readonly EndedSession[]>
  /** Forgets up to `limit` sessions that ended before `endedBefore`, with devices that had no other, and as many changes before `changedBefore`. */
  forget(before: { readonly ended: number; readonly changed: number }, limit: number): Promise<number>
  close(): Promise<void>
}

/** People of one transaction: shares a sync, and holds up the thread for about 10 ms. */
export const peoplePerImport = 500
