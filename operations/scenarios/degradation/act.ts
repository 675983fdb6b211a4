/**
 * One engine in one state: what each operation is, asked once by a person and answered somehow, and
 * asked again once the engine is well.
 */
import assert from 'node:assert/strict'
import type { Presence } from '../../../protocol/cold-messages.ts'
import { type GroupId, groupKeyOf, type UserId, userKeyOf } from '../../../protocol/ids.ts'
import type { SignedInPerson } from '../../wire-client/people.ts'
import type { WireClient } from '../../wire-client/wire-client.ts'
import { type Answer, type Asked, eventually, newClientMessageId, type SmallWorld } from '../small-world.ts'
import type { Cell, Operation } from './cells.ts'

export type Came =
  | { readonly came: 'the same' }
  | { readonly came: 'a refusal'; readonly code: string }
  | { readonly came: 'unknown' }

export interface Scene {
  readonly small: SmallWorld
  readonly at: string
  readonly number: number
  readonly uma: SignedInPerson
  readonly vito: SignedInPerson
  readonly wanda: SignedInPerson
  readonly stranger: SignedInPerson | undefined
  /** Vito's, and the texts it has shown. */
  readonly device: WireClient
  readonly shown: readonly string[]
  /** Uma's, and what it was told of others. */
  readonly viewer: WireClient
  readonly told: readonly Presence[]
  /** Vito's, from before the text that Uma has sent last. */
  readonly syncKey: string
  /** Uma's, which Vito may join. */
  readonly group: GroupId
  readonly link: string
}

/** A busy machine's patience; what never comes about fails. */
const patienceSeconds = 120

export class Act {
  readonly #scene: Scene
  readonly #ids = new Map<string, string>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** What is asked of the region, as a person would, once. */
  ask(operation: Operation, of: keyof Cell): Promise<Came> {
    const { vito, wanda, uma, syncKey } = this.#scene
    switch (operation) {
      case 'send':
        return this.#send(of === 'warm' ? vito : this.#stranger)
      case 'sync':
        return this.#read(`/v1/chat/sync${of === 'warm' ? `?last_sync_key=${encodeURIComponent(syncKey)}` : ''}`)
      case 'history':
        return this.#read(`/v1/chat/history/${uma.user}?limit=50`)
      case 'presence':
        return of === 'warm' ? this.#lookTwice(wanda.user) : this.#look(this.#stranger.user)
      case 'sign in':
        return this.#signIn(wanda.name, 'wanda wanda wanda')
      case 'sign up':
        return this.#signUp()
      case 'join a group':
        return this.#join()
    }
  }

  /** The same request until it is served as at any other time; what it has done, it has done once. */
  async again(operation: Operation, of: keyof Cell): Promise<void> {
    await eventually(
      `${operation} is served again`,
      async () => (await this.ask(operation, of)).came === 'the same',
      patienceSeconds,
    )
    if (operation === 'send' && of === 'warm')
      assert.equal(this.#scene.shown.filter((text) => text === this.#text).length, 1)
  }

  get #stranger(): SignedInPerson {
    assert.ok(this.#scene.stranger, 'nobody is a stranger in this act')
    return this.#scene.stranger
  }

  get #text(): string {
    return `act ${this.#scene.number}`
  }

  /** Each request has one id, however often it is made. */
  #idOf(request: string): string {
    const id = this.#ids.get(request) ?? newClientMessageId()
    this.#ids.set(request, id)
    return id
  }

  #asked(asked: Omit<Asked, 'at'>): Promise<Answer> {
    return this.#scene.small.ask({ ...asked, at: this.#scene.at })
  }

  async #send(to: SignedInPerson): Promise<Came> {
    const { uma, vito, shown } = this.#scene
    const body = { to_id: to.user, type: 'text', content: this.#text, client_msg_id: this.#idOf(`send ${to.user}`) }
    const answer = await this.#asked({ verb: 'POST', path: '/v1/chat/send', body, token: uma.accessToken })
    if (answer.code === undefined && to === vito)
      await eventually('Vito is shown it', () => shown.includes(this.#text), patienceSeconds)
    return cameOf(answer)
  }

  async #read(path: string): Promise<Came> {
    const answer = await this.#asked({ verb: 'GET', path, token: this.#scene.vito.accessToken })
    if (answer.code === undefined) assert.ok(JSON.stringify(answer.body).includes(`before ${this.#text}`))
    return cameOf(answer)
  }

  /** A busy machine may need more than the second after which somebody is unknown. */
  async #lookTwice(at: UserId): Promise<Came> {
    const first = await this.#look(at)
    return first.came === 'unknown' ? this.#look(at) : first
  }

  async #look(at: UserId): Promise<Came> {
    const { viewer, told } = this.#scene
    const target = userKeyOf(at)
    const before = told.length
    viewer.watch({ add: [], remove: [target] })
    viewer.watch({ add: [target], remove: [] })
    const answer = () => told.slice(before).find(({ user }) => user === target)
    await eventually('something is told', () => answer() !== undefined, patienceSeconds)
    // Whoever is away is told to be away, where anything is told.
    assert.notEqual(answer()?.state, 'online')
    return { came: answer()?.state === 'offline' ? 'the same' : 'unknown' }
  }

  async #signIn(name: string, password: string): Promise<Came> {
    const body = { name, password, device_key: `of-all-acts-of-${name}` }
    return cameOf(await this.#asked({ verb: 'POST', path: '/v1/sessions', body }))
  }

  /** Nobody is half there: a name that is taken because an answer was lost has its owner. */
  async #signUp(): Promise<Came> {
    const name = `newcomer${this.#scene.number}`
    const password = `${name} ${name}`
    const answer = await this.#asked({ verb: 'POST', path: '/v1/accounts', body: { name, password } })
    return answer.code === 'name_taken' ? this.#signIn(`${name}@eu`, password) : cameOf(answer)
  }

  async #join(): Promise<Came> {
    const { vito, device, group, link } = this.#scene
    const answer = await this.#asked({
      verb: 'POST',
      path: `/v1/groups/${group}/join`,
      body: { link, client_msg_id: this.#idOf('join') },
      token: vito.accessToken,
    })
    if (answer.code === undefined)
      await eventually('Vito is in', () => device.groups.has(groupKeyOf(group)), patienceSeconds)
    return cameOf(answer)
  }
}

const cameOf = ({ code }: Answer): Came => (code === undefined ? { came: 'the same' } : { came: 'a refusal', code })
