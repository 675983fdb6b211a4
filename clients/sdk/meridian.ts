/**
 * The SDK as programs use it: sign in, write, listen. Everything is local first: `send` resolves when
 * the message is in this device's store, and goes out by itself when it can.
 */
import type { Typing } from '../../protocol/cold-messages.ts'
import { type ErrorCode, errorTable } from '../../protocol/errors.ts'
import {
  groupIdOfKey,
  isGroupId,
  type GroupId,
  groupKeyOf,
  parseUserId,
  type UserId,
  userIdOfKey,
  userKeyOf,
} from '../../protocol/ids.ts'
import { flags, type GroupRow, kinds, type Row, toKinds } from '../../protocol/messages.ts'
import { Api, type SignedIn } from './api.ts'
import type { Clock, Connect, DeviceStore, Random, Scheduler } from './ports.ts'
import { Session, type Status } from './session.ts'

export interface Message {
  readonly conversation: UserId | GroupId
  readonly author: UserId
  readonly mine: boolean
  /** In the author's chain; with the author it names the message. */
  readonly place: number
  readonly text: string
  readonly at: number
}

export interface Refusal {
  readonly conversation: UserId | GroupId | undefined
  readonly text: string
  readonly code: ErrorCode
  /** One sentence for the person. */
  readonly hint: string
}

export interface Receipt {
  readonly conversation: UserId
  /** Everything of mine up to this place. */
  readonly place: number
}

/** Every event there is, each heard in this one way. */
export interface MeridianEvents {
  status: Status
  message: Message
  accepted: { readonly conversation: UserId | GroupId | undefined; readonly place: number; readonly text: string }
  refused: Refusal
  delivered: Receipt
  read: Receipt
  typing: { readonly from: UserId }
  /** A listener threw, or the store failed. Everything goes on. */
  error: unknown
}

export interface MeridianOptions {
  /** Base URL of an edge. */
  readonly url: string
  readonly name: string
  readonly password: string
  readonly store: DeviceStore
  readonly connect: Connect
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
}

/** The record that says which install this is, beside the session's own. */
const identityKey = 'identity'
/** Tokens live ten minutes; one that ends within this time is refreshed first. */
const expiringMs = 60_000

export class Meridian {
  readonly api: Api
  readonly #options: MeridianOptions
  readonly #listeners = new Map<keyof MeridianEvents, Set<(event: never) => void>>()
  #deviceKey: string
  #signedIn: SignedIn
  #takenAtMs: number
  #refreshing: Promise<SignedIn> | undefined
  #session: Session | undefined
  #status: Status = { s: 'connecting' }

  private constructor(options: MeridianOptions, api: Api, signedIn: SignedIn, deviceKey: string) {
    this.#options = options
    this.api = api
    this.#signedIn = signedIn
    this.#deviceKey = deviceKey
    this.#takenAtMs = options.clock.monotonic()
  }

  /** Signs in and opens this device's store. Throws `MeridianError`. */
  static async open(options: MeridianOptions): Promise<Meridian> {
    const api = new Api(options.url, options.fetch)
    const known = JSON.parse((await options.store.load()).get(identityKey) ?? '{}') as { key?: string; device?: number }
    const key = known.key ?? newDeviceKey(options.random)
    const signedIn = await api.signIn(options.name, options.password, key, known.device)
    await options.store.commit(new Map([[identityKey, JSON.stringify({ key, device: signedIn.device })]]))
    const meridian = new Meridian(options, api, signedIn, key)
    await meridian.#start()
    return meridian
  }

  get me(): { readonly user: UserId; readonly name: string; readonly region: string; readonly zone: string } {
    const { user_id: user, name, region, zone } = this.#signedIn
    return { user, name, region, zone }
  }

  get status(): Status {
    return this.#status
  }

  get pending(): number {
    return this.#session?.pending ?? 0
  }

  /** Calls `listener` for each event from now on. Returns the way to stop it. */
  on<Name extends keyof MeridianEvents>(name: Name, listener: (event: MeridianEvents[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Somebody by sign-in name, `mei@ap`. Throws `recipient_unknown`. */
  async find(name: string): Promise<UserId> {
    return (await this.api.find(name, await this.token('expiring'))).user_id
  }

  /** Resolves when the text is in this device's store; `accepted` or `refused` follows. */
  async send(conversation: UserId | GroupId, text: string): Promise<void> {
    await this.#session?.send({ kind: kinds.message, ...to(conversation), body: new TextEncoder().encode(text) })
  }

  /** Everything of theirs up to `place` was read. */
  async markRead(conversation: UserId, place: number): Promise<void> {
    await this.#session?.send({ kind: kinds.read, ...to(conversation), target: place })
  }

  typing(conversation: UserId | GroupId): void {
    const isGroup = isGroupId(conversation)
    const typing: Typing = {
      toKind: isGroup ? toKinds.group : toKinds.person,
      peer: isGroup ? undefined : userKeyOf(parseUserId(conversation)),
      group: isGroup ? groupKeyOf(conversation) : undefined,
      stopped: false,
    }
    this.#session?.typing(typing)
  }

  /** Ends the connection; what has no answer yet is kept. */
  async close(): Promise<void> {
    await this.#session?.close()
  }

  /** One refresh at a time, shared by all who wait for it (FC-053). */
  async token(why: 'start' | 'expiring' | 'rejected'): Promise<string> {
    const ageMs = this.#options.clock.monotonic() - this.#takenAtMs
    const good = why !== 'rejected' && ageMs < this.#signedIn.access_expires_in * 1_000 - expiringMs
    if (good) return this.#signedIn.access_token
    this.#refreshing ??= this.api.refresh(this.#signedIn, this.#deviceKey).finally(() => {
      this.#refreshing = undefined
    })
    this.#take(await this.#refreshing)
    return this.#signedIn.access_token
  }

  async #newWriter(): Promise<number> {
    const key = newDeviceKey(this.#options.random)
    const signedIn = await this.api.newWriter(key, await this.token('expiring'))
    await this.#options.store.commit(new Map([[identityKey, JSON.stringify({ key, device: signedIn.device })]]))
    this.#deviceKey = key
    this.#take(signedIn)
    return signedIn.device
  }

  #take(signedIn: SignedIn): void {
    this.#signedIn = signedIn
    this.#takenAtMs = this.#options.clock.monotonic()
  }

  async #start(): Promise<void> {
    const { url, connect, store, clock, scheduler, random } = this.#options
    this.#session = await Session.open(
      {
        url,
        connect,
        store,
        clock,
        scheduler,
        random,
        user: userKeyOf(this.#signedIn.user_id),
        device: this.#signedIn.device,
        token: (why) => this.token(why),
        newWriter: () => this.#newWriter(),
        groupHistory: async (group, after) =>
          this.api.groupHistory(groupIdOfKey(group), after, await this.token('expiring')),
      },
      {
        status: (status) => {
          this.#status = status
          this.#tell('status', status)
        },
        row: () => {},
        groupRow: () => {},
        shown: (shown) => (shown.of === 'mailbox' ? this.#row(shown.row) : this.#groupRow(shown.row)),
        answered: (send, verdict, code) => {
          if (send.kind !== kinds.message) return
          const conversation = conversationOf(send.toKind, send.to)
          const text = textOf(send.body)
          if (code === undefined) this.#tell('accepted', { conversation, place: verdict.place, text })
          else this.#tell('refused', { conversation, text, code, hint: errorTable[code].hint })
        },
        typing: ({ peer }) => (peer === undefined ? undefined : this.#tell('typing', { from: userIdOfKey(peer) })),
        setAside: ({ send }) =>
          this.#tell('refused', {
            conversation: conversationOf(send.toKind, send.to),
            text: textOf(send.body),
            code: 'id_expired',
            hint: 'This was not sent for more than a day.',
          }),
        resynced: () => {},
        error: (caught) => this.#tell('error', caught),
      },
    )
  }

  #row(row: Row): void {
    const conversation = conversationOf(row.toKind, row.peer)
    switch (row.kind) {
      case kinds.message:
        // A group's own row comes with its number from the group.
        if (conversation === undefined || row.toKind === toKinds.group) return
        return this.#tell('message', {
          conversation,
          author: userIdOfKey(row.author),
          mine: (row.flags & flags.mine) !== 0,
          place: row.place,
          text: textOf(row.body),
          at: row.at,
        })
      case kinds.delivered:
        return this.#tell('delivered', { conversation: conversation as UserId, place: row.target })
      case kinds.seen:
        return this.#tell('read', { conversation: conversation as UserId, place: row.target })
      default:
    }
  }

  #groupRow(row: GroupRow): void {
    if (row.kind !== kinds.message) return
    const author = userIdOfKey(row.author)
    this.#tell('message', {
      conversation: groupIdOfKey(row.group),
      author,
      mine: author === this.#signedIn.user_id,
      place: row.place,
      text: textOf(row.body),
      at: row.at,
    })
  }

  /** Each listener on its own: what one throws is told to `error`, and the others still hear. */
  #tell<Name extends keyof MeridianEvents>(name: Name, event: MeridianEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        ;(listener as (event: MeridianEvents[Name]) => void)(event)
      } catch (caught) {
        if (name !== 'error') this.#tell('error', caught)
      }
    }
  }
}

/** Proves to the region that a later sign-in is the same install. */
const newDeviceKey = (random: Random): string =>
  [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const to = (conversation: UserId | GroupId) =>
  isGroupId(conversation)
    ? { toKind: toKinds.group, to: groupKeyOf(conversation) }
    : { toKind: toKinds.person, to: userKeyOf(parseUserId(conversation)) }

function conversationOf(toKind: number, key: Row['peer']): UserId | GroupId | undefined {
  if (key === undefined) return undefined
  return toKind === toKinds.group
    ? groupIdOfKey(key as Parameters<typeof groupIdOfKey>[0])
    : userIdOfKey(key as Parameters<typeof userIdOfKey>[0])
}

const textOf = (body: Uint8Array | undefined): string => new TextDecoder().decode(body ?? new Uint8Array(0))
