/**
 * Who is signed in where. A session belongs to one device and gives out two tokens: an access token
 * that everybody can verify and nobody can take back, so it lives ten minutes; and a refresh token
 * that only this region understands (`refresh-token.ts`).
 *
 * A session that ends is first ended in the store, then refused here (`isEnded`), then told to all
 * who listen, who cut its sockets. A hello that was admitted before the second step is cut by the
 * third; one that comes after is refused. So a revoked device is out at once and stays out.
 */
import type { Clock } from '../../platform/clock.ts'
import type { ImmediateMac } from '../../platform/mac.ts'
import type { Random } from '../../platform/random.ts'
import { accessTokenLifeMs } from '../../protocol/access-token.ts'
import { fail, type MeridianError } from '../../protocol/errors.ts'
import {
  type DeviceNumber,
  newSessionId,
  type RegionName,
  type SessionId,
  type UserId,
  type Zone,
} from '../../protocol/ids.ts'
import type { AccessTokenSigner } from './access-token-signer.ts'
import { hashedForEvents, type ReportAccountEvent } from './account-events.ts'
import type { AccountStore, EndedSession, EndReason, OpenOutcome, Session, SessionChoice } from './account-store.ts'
import { checkDeviceClaim, checkDeviceName, type DeviceClaim, hashedDeviceKey } from './device-claim.ts'
import { EndedSessions, endedMatterMs } from './ended-sessions.ts'
import { lifetimes } from './lifetimes.ts'
import { openRefreshToken, sealRefreshToken } from './refresh-token.ts'
import { type SecretPair, secretFor } from './secrets.ts'

/** What a device gets when it signs in or refreshes. */
export interface SignedIn {
  readonly user: UserId
  /** Also its writer number. */
  readonly device: DeviceNumber
  readonly session: SessionId
  readonly accessToken: string
  readonly accessExpiresAtMs: number
  readonly refreshToken: string
  readonly home: RegionName
  readonly zone: Zone
  readonly epoch: number
}

export interface DeviceEntry {
  readonly number: DeviceNumber
  readonly name: string
  readonly signedInAtMs: number
  /** When it last refreshed: at most ten minutes behind for a device in use. */
  readonly usedAtMs: number
  /** The one that asks. */
  readonly current: boolean
}

/** Where a person is at home, in names. */
export interface Residence {
  readonly zone: Zone
  readonly home: RegionName
  readonly epoch: number
}

export interface SessionsOptions {
  readonly store: AccountStore
  readonly signer: AccessTokenSigner
  readonly mac: ImmediateMac
  /** Of the region. Asked each time, so that a rotation takes effect. */
  readonly secret: () => SecretPair
  readonly clock: Clock
  readonly random: Random
  /** Throws `home_moved` when the person is at home elsewhere by now. */
  readonly residenceOf: (user: UserId) => Promise<Residence>
  readonly report: ReportAccountEvent
}

export class Sessions {
  readonly #options: SessionsOptions
  readonly #ended: EndedSessions
  readonly #listeners = new Set<(ended: EndedSession) => void>()

  /** Reads which sessions ended lately. */
  static async open(options: SessionsOptions): Promise<Sessions> {
    const sessions = new Sessions(options)
    const lately = await options.store.endedSince(options.clock.now() - endedMatterMs)
    for (const { session } of lately) sessions.#ended.add(session)
    return sessions
  }

  private constructor(options: SessionsOptions) {
    this.#options = options
    this.#ended = new EndedSessions(options.clock)
  }

  /**
   * Opens a session for somebody whose password was right, or whom an operator vouches for. Throws
   * `limit_reached` when the person has `devicesMax` devices signed in.
   */
  async start(user: UserId, claim: DeviceClaim): Promise<SignedIn> {
    const [outcome] = await this.#openAll([{ user, claim }])
    return this.#signedIn(this.#opened(outcome as OpenOutcome))
  }

  /** The same for many at once, without passwords: imports and tests of scale. Not for the public API. */
  async startMany(users: readonly UserId[], claim: DeviceClaim): Promise<readonly SignedIn[]> {
    const outcomes = await this.#openAll(users.map((user) => ({ user, claim })))
    return Promise.all(outcomes.map((outcome) => this.#signedIn(this.#opened(outcome))))
  }

  /**
   * FC-053: new tokens for the bearer of a refresh token, who must show the device key of the
   * sign-in. Throws `refresh_invalid`, `session_revoked`, or `refresh_reused` after ending the session.
   */
  async refresh(refreshToken: string, deviceKey: string | undefined): Promise<SignedIn> {
    const { store, mac, clock } = this.#options
    const { session, generation } = openRefreshToken(refreshToken, mac, this.#refreshSecret())
    const at = clock.now()
    const presented = { generation, deviceKey: hashedDeviceKey(deviceKey, mac), at, graceMs: lifetimes.refreshGraceMs }
    const outcome = await store.rotate(session, presented, at + lifetimes.sessionIdleMs)
    switch (outcome.type) {
      case 'rotated':
      case 'same':
        return this.#signedIn(outcome.session)
      case 'reused':
        this.announce([outcome.ended])
        throw fail('refresh_reused')
      case 'ended':
        throw fail('session_revoked')
      case 'expired':
      case 'unknown':
        throw fail('refresh_invalid')
    }
  }

  /**
   * A device number of its own for a store that was copied: its counter is another device's by now.
   * The session it came with stays with the other copy, as both hold its tokens. `claim.key` must be
   * a new one.
   */
  async newWriter(holder: { user: UserId; session: SessionId }, claim: DeviceClaim): Promise<SignedIn> {
    const session = await this.#options.store.session(holder.session)
    if (session?.user !== holder.user) throw fail('session_revoked')
    return this.start(holder.user, { key: claim.key, name: claim.name })
  }

  /** Signed-in devices, the one used last first. */
  async devices(user: UserId, current?: SessionId): Promise<readonly DeviceEntry[]> {
    const devices = await this.#options.store.devices(user)
    return devices.map(({ number, name, session }) => ({
      number,
      name,
      signedInAtMs: session.openedAt,
      usedAtMs: session.rotatedAt,
      current: session.session === current,
    }))
  }

  /** Throws `name_invalid`, or `not_found` for a device that is not signed in or not theirs. */
  async nameDevice(user: UserId, device: DeviceNumber, name: string): Promise<void> {
    const named = await this.#options.store.nameDevice(user, device, checkDeviceName(name), this.#options.clock.now())
    if (!named) throw fail('not_found')
  }

  /** Throws `not_found` for a device that is not signed in or not theirs. */
  async revokeDevice(user: UserId, device: DeviceNumber): Promise<void> {
    const ended = await this.end(user, { type: 'device', device }, 'device-revoked')
    if (ended.length === 0) throw fail('not_found')
  }

  async signOut(user: UserId, session: SessionId): Promise<void> {
    await this.end(user, { type: 'session', session }, 'signed-out')
  }

  async signOutEverywhere(user: UserId): Promise<void> {
    await this.end(user, { type: 'all' }, 'signed-out-everywhere')
  }

  /** A resume ticket was presented that its owner has moved on from (I6). */
  async endForReuse(holder: { readonly user: UserId; readonly session: SessionId }): Promise<void> {
    await this.end(holder.user, { type: 'session', session: holder.session }, 'resume-reused')
  }

  /** Ends the chosen live sessions; resolves when they are ended in the store and everybody was told. */
  async end(user: UserId, choice: SessionChoice, reason: EndReason): Promise<readonly EndedSession[]> {
    const ended = await this.#options.store.endSessions(user, choice, reason, this.#options.clock.now())
    this.announce(ended)
    return ended
  }

  /** Refuses and tells what was ended in another transaction, as by a change of password. */
  announce(ended: readonly EndedSession[]): void {
    for (const one of ended) {
      this.#ended.add(one.session)
      for (const listener of this.#listeners) listener(one)
      const who = hashedForEvents(this.#options.mac, this.#eventSecret(), one.user)
      this.#options.report({ type: 'session-ended', who, reason: one.reason })
    }
  }

  /** Whether an access token of this session must be refused although it has not run out. */
  isEnded(session: SessionId): boolean {
    return this.#ended.has(session)
  }

  /** Another process of the region has ended it, and tells everybody. */
  endedElsewhere(session: SessionId): void {
    this.#ended.add(session)
  }

  /**
   * Asks the store what has ended since lately, and refuses it from now on: for what another process of
   * the region has ended and could not tell. Answers what was not known here.
   */
  async catchUp(sinceMs: number): Promise<readonly EndedSession[]> {
    const { store, clock } = this.#options
    const ended = await store.endedSince(clock.now() - sinceMs)
    const missed = ended.filter(({ session }) => !this.#ended.has(session))
    for (const { session } of missed) this.#ended.add(session)
    return missed
  }

  /** Calls `listener` for each session that ends from now on, after it was ended. */
  onEnded(listener: (ended: EndedSession) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends what nobody used and forgets what ended long ago, a little each time. To be called every minute. */
  async sweep(): Promise<void> {
    const { store, clock } = this.#options
    const now = clock.now()
    this.announce(await store.expire(now, sweepMax))
    await store.forget({ ended: now - lifetimes.endedKeptMs, changed: now - lifetimes.changesKeptMs }, sweepMax)
  }

  async #openAll(wanted: readonly { user: UserId; claim: DeviceClaim }[]): Promise<readonly OpenOutcome[]> {
    const { store, clock, random, mac } = this.#options
    const at = clock.now()
    const sessions = wanted.map(({ user, claim }) => ({
      session: newSessionId(random),
      user,
      device: checkDeviceClaim(claim, mac),
      at,
      expiresAt: at + lifetimes.sessionIdleMs,
    }))
    const outcomes: OpenOutcome[] = []
    for (let from = 0; from < sessions.length; from += sessionsPerTransaction) {
      outcomes.push(...(await store.openSessions(sessions.slice(from, from + sessionsPerTransaction))))
    }
    return outcomes
  }

  #opened(outcome: OpenOutcome): Session {
    switch (outcome.type) {
      case 'opened':
        if (outcome.replaced !== undefined) this.announce([outcome.replaced])
        return outcome.session
      case 'too-many-devices':
        throw tooManyDevices()
      case 'unknown-person':
        throw fail('not_found')
    }
  }

  async #signedIn({ session, user, device, generation }: Session): Promise<SignedIn> {
    const { signer, mac, clock, residenceOf } = this.#options
    const residence = await residenceOf(user)
    const issuedAtMs = clock.now()
    const expiresAtMs = issuedAtMs + accessTokenLifeMs
    const claims = { user, device, session, ...residence, issuedAtMs, expiresAtMs }
    return {
      user,
      device,
      session,
      accessToken: await signer.sign(claims),
      accessExpiresAtMs: expiresAtMs,
      refreshToken: sealRefreshToken({ session, generation }, mac, this.#refreshSecret()),
      ...residence,
    }
  }

  #refreshSecret = (): SecretPair => secretFor(this.#options.mac, this.#options.secret(), 'refresh token')
  #eventSecret = (): SecretPair => secretFor(this.#options.mac, this.#options.secret(), 'account events')
}

/** Rows of one sweep: a few milliseconds of the thread. */
const sweepMax = 500
/** Sessions of one transaction, for the same reason. */
const sessionsPerTransaction = 500

const tooManyDevices = (): MeridianError =>
  fail('limit_reached', 'as many devices are signed in as a person may have; sign one out first', {
    limit: 'devicesMax',
  })
