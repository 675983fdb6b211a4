/** Who is signed in on a simulated device: tokens through production's API, kept like a phone's key chain. */
import { Api, type SignedIn } from '../clients/sdk/api.ts'
import type { Clock, Scheduler } from '../platform/clock.ts'
import { errorTable, MeridianError } from '../protocol/errors.ts'

export interface SignInOptions {
  readonly name: string
  readonly deviceKey: string
}

const password = 'correct horse battery'
/** A token that ends within this time is refreshed first. */
const expiringMs = 60_000

export class SignIn {
  readonly #options: SignInOptions
  #signedIn: SignedIn
  #takenAtMs: number
  /** How often the region took neither the token nor its refreshing, and the person gave their password. */
  again = 0

  static async up(
    options: SignInOptions,
    fetcher: typeof fetch,
    url: string,
    clock: Clock & Scheduler,
  ): Promise<SignIn> {
    const signedIn = await new Api(url, fetcher, clock).signUp(options.name, password, '', options.deviceKey)
    return new SignIn(options, signedIn, clock.monotonic())
  }

  private constructor(options: SignInOptions, signedIn: SignedIn, takenAtMs: number) {
    this.#options = options
    this.#signedIn = signedIn
    this.#takenAtMs = takenAtMs
  }

  get user(): SignedIn['user_id'] {
    return this.#signedIn.user_id
  }

  get device(): number {
    return this.#signedIn.device
  }

  async token(why: 'start' | 'expiring' | 'rejected', api: Api, clock: Clock): Promise<string> {
    const ageMs = clock.monotonic() - this.#takenAtMs
    if (why !== 'rejected' && ageMs < this.#signedIn.access_expires_in * 1_000 - expiringMs)
      return this.#signedIn.access_token
    this.#signedIn = await this.#fresh(api)
    this.#takenAtMs = clock.monotonic()
    return this.#signedIn.access_token
  }

  async #fresh(api: Api): Promise<SignedIn> {
    try {
      return await api.refresh(this.#signedIn, this.#options.deviceKey)
    } catch (caught) {
      if (errorTable[MeridianError.from(caught).code].do !== 'sign-in') throw caught
      this.again += 1
      return api.signIn(this.#signedIn.name, password, this.#options.deviceKey, this.#signedIn.device)
    }
  }
}
