/**
 * Who this install is and how it proves it: the name and number of its device, kept in the store, and
 * tokens that are renewed before they end. Whoever is known from an earlier run needs no network to
 * begin; whoever is not, signs in.
 */
import { fail, MeridianError } from '../../protocol/errors.ts'
import type { UserId } from '../../protocol/ids.ts'
import type { Api, SignedIn } from './api.ts'
import type { TokenWhy } from './connection.ts'
import type { Clock, DeviceStore, Random } from './ports.ts'

export interface CredentialsPorts {
  readonly api: Api
  readonly store: DeviceStore
  readonly clock: Clock
  readonly random: Random
  /** With the suffix of the region: `anna@eu`. */
  readonly name: string
  readonly password: string
}

export interface Me {
  readonly user: UserId
  readonly name: string
  readonly region: string
  readonly zone: string
}

interface Identity {
  /** Proves that a later sign-in is the same install. */
  readonly key: string
  readonly device: number
  readonly user: UserId
  readonly name: string
  readonly region: string
  readonly zone: string
  readonly refreshToken: string
}

/** Tokens live ten minutes; one that ends within this time is refreshed first. */
const expiringMs = 60_000
/** Beside the session's records. */
const identityRecord = 'identity'

export class Credentials {
  readonly #ports: CredentialsPorts
  #identity: Identity
  #access: { readonly token: string; readonly goodUntilMs: number } | undefined
  #renewing: Promise<string> | undefined

  /**
   * Signs in if this install is new. Throws what the API answers, `unavailable` without a network, and
   * `not_allowed` when the store is another person's: it is left as it is.
   */
  static async open(ports: CredentialsPorts): Promise<Credentials> {
    const text = (await ports.store.load()).get(identityRecord)
    const known = text === undefined ? undefined : (JSON.parse(text) as Identity)
    if (known !== undefined && known.name === ports.name) return new Credentials(ports, known)
    const key = known?.key ?? newDeviceKey(ports.random)
    const signedIn = await ports.api.signIn(ports.name, ports.password, key, known?.device)
    if (known !== undefined && known.user !== signedIn.user_id)
      throw fail('not_allowed', 'the store belongs to another person; open it as them, or choose another one')
    const credentials = new Credentials(ports, identityOf(signedIn, key))
    await credentials.#take(signedIn, key)
    return credentials
  }

  private constructor(ports: CredentialsPorts, identity: Identity) {
    this.#ports = ports
    this.#identity = identity
  }

  get me(): Me {
    const { user, name, region, zone } = this.#identity
    return { user, name, region, zone }
  }

  get device(): number {
    return this.#identity.device
  }

  /** One renewal at a time, shared by all who wait for it (FC-053). */
  token(why: TokenWhy): Promise<string> {
    const isGood = this.#access !== undefined && this.#ports.clock.monotonic() < this.#access.goodUntilMs
    if (this.#access !== undefined && isGood && why !== 'rejected') return Promise.resolve(this.#access.token)
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** A fresh device number, because another device has a copy of this one's store. */
  async newWriter(): Promise<number> {
    const key = newDeviceKey(this.#ports.random)
    const signedIn = await this.#ports.api.newWriter(key, await this.token('expiring'))
    await this.#take(signedIn, key)
    return signedIn.device
  }

  async #renew(): Promise<string> {
    const { api, name, password } = this.#ports
    const { key, device, refreshToken } = this.#identity
    try {
      await this.#take(await api.refresh({ refresh_token: refreshToken, name }, key), key)
    } catch (caught) {
      // A session that has ended is begun anew by the one who knows the password.
      if (MeridianError.from(caught).entry.do !== 'sign-in') throw caught
      await this.#take(await api.signIn(name, password, key, device), key)
    }
    return this.#access?.token ?? ''
  }

  async #take(signedIn: SignedIn, key: string): Promise<void> {
    const goodMs = signedIn.access_expires_in * 1_000 - expiringMs
    this.#access = { token: signedIn.access_token, goodUntilMs: this.#ports.clock.monotonic() + goodMs }
    this.#identity = identityOf(signedIn, key)
    await this.#ports.store.commit(new Map([[identityRecord, JSON.stringify(this.#identity)]]))
  }
}

const newDeviceKey = (random: Random): string =>
  [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const identityOf = (signedIn: SignedIn, key: string): Identity => ({
  key,
  device: signedIn.device,
  user: signedIn.user_id,
  name: signedIn.name,
  region: signedIn.region,
  zone: signedIn.zone,
  refreshToken: signedIn.refresh_token,
})
