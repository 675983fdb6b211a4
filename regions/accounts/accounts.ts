/**
 * People as those who may sign in: by name and password, at the region they signed up in. What they
 * say, whom they know and what they are called is decided by folds (L4); here is only what comes
 * before a fold can know them. Sessions and devices are in `sessions.ts`.
 *
 * A wrong name and a wrong password are one answer after one length of time, so signing in does not
 * tell who exists. Signing up does, since a name is unique; it is limited at the edge.
 */
import type { ImmediateMac } from '../../platform/mac.ts'
import { fail } from '../../protocol/errors.ts'
import { type RegionName, type SessionId, type UserId, userKeyOf } from '../../protocol/ids.ts'
import { type Places, type Region, regionByAlias, regionByNumber } from '../../protocol/places.ts'
import type { HomeEntry } from '../directory/directory-store.ts'
import type { AccessTokenSigner } from './access-token-signer.ts'
import { type AccountEvent, hashedForEvents, type ReportAccountEvent } from './account-events.ts'
import type { Person } from './account-store.ts'
import { type DeviceClaim, hashedDeviceKey } from './device-claim.ts'
import { type PasswordHash, preparePassword } from './password-hash.ts'
import { importPeople, type ImportOutcome, type ImportedPerson } from './people-import.ts'
import { createPeople, type PersonCreation } from './person-creation.ts'
import { type SecretPair, secretFor } from './secrets.ts'
import { type Residence, Sessions, type SignedIn } from './sessions.ts'
import { SignInThrottle } from './sign-in-throttle.ts'
import { SteadyBudget } from './steady-budget.ts'
import { parseSignInName, type SignInName } from './sign-in-name.ts'
import { placeAtSignUp, type SignUpRule } from './sign-up-rule.ts'

export interface AccountsOptions extends PersonCreation {
  readonly region: Region
  readonly rule: SignUpRule
  readonly passwords: PasswordHash
  readonly signer: AccessTokenSigner
  readonly mac: ImmediateMac
  /** Of the region. Asked each time, so that a rotation takes effect. */
  readonly secret: () => SecretPair
  readonly report: ReportAccountEvent
}

export type FoundPerson =
  | { readonly type: 'here'; readonly user: UserId }
  /** Ask that region; only it knows. */
  | { readonly type: 'elsewhere'; readonly region: Region }
  /** Nobody, or nobody who may be found: the two are not told apart. */
  | { readonly type: 'unknown' }

export interface NewPerson {
  readonly name: string
  readonly password: string
  readonly pop: string
  /** Keyed hash of the network the request came from. */
  readonly address: string
  readonly device?: DeviceClaim
}

export class Accounts {
  readonly sessions: Sessions
  readonly #options: AccountsOptions
  readonly #throttle: SignInThrottle
  readonly #lookups: SteadyBudget<UserId>
  /** By keyed hash of the network a request came from. */
  readonly #signUps: SteadyBudget<string>

  static async open(options: AccountsOptions): Promise<Accounts> {
    const { places, directory, region } = options
    const residenceOf = async (user: UserId) => residence(places, region, await directory.lookup(userKeyOf(user)))
    return new Accounts(options, await Sessions.open({ ...options, residenceOf }))
  }

  private constructor(options: AccountsOptions, sessions: Sessions) {
    this.#options = options
    this.sessions = sessions
    this.#throttle = new SignInThrottle(options.clock)
    this.#lookups = new SteadyBudget(options.clock, {
      limit: 'lookupsPerMinute',
      periodMs: 60_000,
      refusal: 'too many names looked up',
    })
    this.#signUps = new SteadyBudget(options.clock, {
      limit: 'signUpsPerHour',
      periodMs: 3_600_000,
      refusal: 'too many people sign up from this network',
    })
  }

  /** The home of everybody who is served here. */
  get home(): RegionName {
    return this.#options.region.name
  }

  /**
   * Creates a person and signs them in. `pop` and `address` come from the edge's envelope. Throws
   * `name_invalid`, `name_taken`, `password_weak`, `not_allowed`, `rate_limited` for a network from
   * which too many sign up (names are guessed that way, too), or `home_moved` with the region whose
   * people sign up through that point of presence.
   */
  async signUp(wanted: NewPerson): Promise<SignedIn> {
    const { rule, region, store, passwords } = this.#options
    const { zone, home: homeRegion } = placeAtSignUp(rule, wanted.pop)
    if (homeRegion !== region.name) throw fail('home_moved', 'sign up at the region named', { home: homeRegion })
    const name = parseSignInName(wanted.name, region.alias)
    if (name.alias !== region.alias) {
      throw fail('name_invalid', `names of people who sign up here end in \`@${region.alias}\``)
    }
    const prepared = preparePassword(wanted.password)
    this.#signUps.take(wanted.address)
    if ((await store.personByName(name.alias, name.key)) !== undefined) throw fail('name_taken')
    const password = await passwords.hash(prepared)

    const [user] = await createPeople(this.#options, [{ name, zone, password }])
    if (user === undefined) throw fail('name_taken')
    this.#report('signed-up', user)
    return this.sessions.start(user, wanted.device ?? {})
  }

  /**
   * Signs in by name (`anna` or `anna@eu`) and password. Throws `credentials_wrong`, `rate_limited`
   * with the wait, `home_moved` when the name or, after a right password, the person belongs to
   * another region, `limit_reached` when too many devices are signed in.
   */
  async logIn(given: { name: string; password: string; device?: DeviceClaim }): Promise<SignedIn> {
    const { region, places, store, passwords, directory } = this.#options
    const name = parseSignInName(given.name, region.alias)
    if (name.alias !== region.alias) throw signsInElsewhere(places, name)
    const person = await store.personByName(name.alias, name.key)
    const keys = await this.#triesOf(name, person, given.device)
    this.#take(keys, name)
    const password = given.password.normalize('NFC')
    const verdict = await passwords.verify(password, person?.password)
    if (person === undefined || verdict === 'wrong') {
      this.#report('sign-in-refused', `${name.key}@${name.alias}`)
      throw fail('credentials_wrong')
    }
    this.#throttle.giveBack(keys)
    residence(places, region, await directory.lookup(userKeyOf(person.user)))
    if (verdict === 'right-but-cheap') await this.#storeDearer(person, password)
    this.#report('signed-in', person.user)
    return this.sessions.start(person.user, given.device ?? {})
  }

  /** Sets another password and signs out all other devices. Throws `credentials_wrong`, `password_weak`, `rate_limited`. */
  async changePassword(holder: { user: UserId; session: SessionId }, from: string, to: string): Promise<void> {
    const { store, passwords, clock } = this.#options
    const prepared = preparePassword(to)
    const person = await store.person(holder.user)
    const keys = [`change ${holder.user}`]
    this.#take(keys, undefined)
    const verdict = await passwords.verify(from.normalize('NFC'), person?.password)
    if (verdict === 'wrong') throw fail('credentials_wrong')
    this.#throttle.giveBack(keys)
    const password = await passwords.hash(prepared)
    const ended = await store.setPassword(holder.user, password, clock.now(), holder.session)
    if (ended === false) throw fail('credentials_wrong')
    this.sessions.announce(ended)
    this.#report('password-changed', holder.user)
  }

  /** Finds somebody by exact name (I7). Throws `name_invalid`, or `rate_limited` for who looks up too many. */
  async find(by: UserId, text: string): Promise<FoundPerson> {
    const { region, places, store } = this.#options
    this.#lookups.take(by)
    const name = parseSignInName(text, region.alias)
    const at = regionByAlias(places, name.alias)
    if (at === undefined) return { type: 'unknown' }
    if (at.name !== region.name) return { type: 'elsewhere', region: at }
    const person = await store.personByName(name.alias, name.key)
    return person === undefined ? { type: 'unknown' } : { type: 'here', user: person.user }
  }

  /** `anna@eu`, for its owner only. */
  async signInNameOf(user: UserId): Promise<string | undefined> {
    const person = await this.#options.store.person(user)
    return person && `${person.name}@${person.alias}`
  }

  /** For the admin API: creates many people, who may have no password; a second run changes nothing. */
  importPeople(people: readonly ImportedPerson[]): Promise<readonly ImportOutcome[]> {
    return importPeople(this.#options, people)
  }

  /**
   * What a try counts against. A device the account knows has a budget of its own; the rest of the
   * world shares the account's, and each install its own over all accounts.
   */
  async #triesOf(name: SignInName, person: Person | undefined, claim: DeviceClaim = {}): Promise<string[]> {
    const { store, mac } = this.#options
    const key = hashedDeviceKey(claim.key, mac)
    if (person !== undefined && key !== undefined && claim.number !== undefined) {
      const device = await store.device(person.user, claim.number)
      if (device?.key === key) return [`device ${person.user} ${claim.number}`]
    }
    return [`account ${name.key}@${name.alias}`, ...(key === undefined ? [] : [`install ${key}`])]
  }

  #take(keys: readonly string[], name: SignInName | undefined): void {
    try {
      this.#throttle.take(keys)
    } catch (error) {
      if (name !== undefined) this.#report('sign-in-slowed', `${name.key}@${name.alias}`)
      throw error
    }
  }

  async #storeDearer(person: Person, password: string): Promise<void> {
    const { passwords, store } = this.#options
    await store.restorePassword(person.user, person.password as string, await passwords.hash(password))
  }

  #report(type: Exclude<AccountEvent['type'], 'session-ended'>, who: string): void {
    const { mac, secret, report } = this.#options
    report({ type, who: hashedForEvents(mac, secretFor(mac, secret(), 'account events'), who) })
  }
}

function signsInElsewhere(places: Places, name: SignInName) {
  const region = regionByAlias(places, name.alias)
  if (region === undefined) return fail('name_invalid', 'after `@` stands the short name of a region')
  return fail('home_moved', 'this name signs in at the region named', { home: region.name })
}

/** Throws `home_moved` when the person lives elsewhere by now. */
function residence(places: Places, here: Region, home: HomeEntry | undefined): Residence {
  if (home === undefined) throw fail('internal', 'a person without a home entry')
  const region = regionByNumber(places, home.region)
  const zone = places.zones.find((entry) => entry.number === home.zone)?.zone
  if (region === undefined || zone === undefined)
    throw fail('internal', 'a home entry names a place that is not configured')
  if (region.name !== here.name) throw fail('home_moved', undefined, { home: region.name })
  return { zone, home: region.name, epoch: home.epoch }
}
