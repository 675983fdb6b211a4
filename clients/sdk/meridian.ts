/**
 * The SDK as programs use it: sign in, write, listen. Everything is local first: `send` resolves when
 * the message is in this device's store, and goes out by itself when it can.
 */
import { denied, fail } from '../../protocol/errors.ts'
import {
  type ClientMessageId,
  clientMessageIdOf,
  bytesOfClientMessageId,
  groupIdOfKey,
  type UserId,
  userIdOfKey,
  userKeyOf,
} from '../../protocol/ids.ts'
import { kinds, type Send, toKinds } from '../../protocol/messages.ts'
import { Api, type Conversation } from './api.ts'
import { Chat, type ChatPorts } from './chat.ts'
import { Credentials, type Me } from './credentials.ts'
import { EventHub, type Fate, type MeridianEvents, type Peer } from './events.ts'
import { Groups } from './groups.ts'
import { People } from './people.ts'
import type { Clock, Connect, DeviceStore, Random, Scheduler } from './ports.ts'
import { PresenceWatch } from './presence-watch.ts'
import { conversationOf, textOf, toldOf } from './row-events.ts'
import { type Sent, SentItems } from './sent.ts'
import { Session, type SessionEvents, type Status } from './session.ts'
import { TypingNotices } from './typing-notices.ts'

export interface MeridianOptions {
  /** Base URL of an edge. */
  readonly url: string
  /** `anna@eu` */
  readonly name: string
  readonly password: string
  readonly store: DeviceStore
  readonly connect: Connect
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
}

export class Meridian {
  readonly chats: {
    /** The same object for the same peer. Throws `id_invalid`. */
    with(peer: Peer): Chat
    /** All conversations with unread counts and last rows, as the home region has them. */
    list(): Promise<readonly Conversation[]>
  }
  readonly groups: Groups
  readonly people: People
  readonly #credentials: Credentials
  readonly #events = new EventHub()
  readonly #sent = new SentItems()
  readonly #chats = new Map<Peer, Chat>()
  readonly #typing: TypingNotices
  readonly #presence: PresenceWatch
  readonly #options: MeridianOptions
  #session: Session | undefined
  #status: Status = { s: 'connecting' }

  /** Opens the store, and signs in if this install is new. Throws `MeridianError`. */
  static async open(options: MeridianOptions): Promise<Meridian> {
    const api = new Api(options.url, options.fetch, options.scheduler)
    try {
      const credentials = await Credentials.open({ ...options, api })
      const meridian = new Meridian(options, api, credentials)
      await meridian.#start(api)
      return meridian
    } catch (caught) {
      await options.store.close?.()
      throw caught
    }
  }

  private constructor(options: MeridianOptions, api: Api, credentials: Credentials) {
    const token = (): Promise<string> => credentials.token('expiring')
    const send = (given: Partial<Send>): Promise<Sent> => this.#send(given)
    const ports = { api, token, send, me: credentials.me.user }
    this.#options = options
    this.#credentials = credentials
    this.groups = new Groups(ports)
    this.people = new People(ports)
    this.chats = {
      with: (peer) => this.#chat(peer, { ...ports, ...this.#liveChatPorts() }),
      list: async () => api.conversations(await token()),
    }
    this.#typing = new TypingNotices(options.scheduler, (notice) => this.#events.tell('typing', notice))
    this.#presence = new PresenceWatch({
      watch: (watch) => this.#session?.watch(watch),
      tell: (presence) => this.#events.tell('presence', presence),
    })
  }

  get me(): Me {
    return this.#credentials.me
  }

  get status(): Status {
    return this.#status
  }

  /** Unanswered sends. */
  get pending(): number {
    return this.#session?.pending ?? 0
  }

  /** What was not sent for more than a day, oldest first. */
  get unsent(): readonly Fate[] {
    return (this.#session?.aside ?? []).map(({ send }) => fateOf(send)).filter((fate) => fate !== undefined)
  }

  /** Calls `listener` for each event from now on. Returns the way to stop it. */
  on<Name extends keyof MeridianEvents>(name: Name, listener: (event: MeridianEvents[Name]) => void): () => void {
    return this.#events.on(name, listener)
  }

  /** Tells `presence` of these people, now and at each change. Returns the way to stop. Throws `limit_reached`. */
  watch(users: readonly UserId[]): () => void {
    return this.#presence.add(users)
  }

  /** What was unsent goes out after all. False if it is not there any more. */
  async resend(id: ClientMessageId): Promise<boolean> {
    const n = this.#asideNumber(id)
    return n !== undefined && (await this.#session?.resend(n)) !== undefined
  }

  /** What was unsent is thrown away. */
  async discard(id: ClientMessageId): Promise<void> {
    const n = this.#asideNumber(id)
    if (n !== undefined) await this.#session?.discard(n)
  }

  /** Resolves when nothing waits to be sent. Rejects with `unavailable` when this is closed before. */
  async drain(): Promise<void> {
    await this.#session?.drain()
  }

  /** The device woke up, or its network changed: tries at once. */
  wake(): void {
    this.#session?.wake()
  }

  /** Ends the connection; what has no answer yet is kept. Rejects as the store does. */
  async close(): Promise<void> {
    this.#typing.allEnded()
    try {
      await this.#session?.close()
    } finally {
      await this.#options.store.close?.()
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #start(api: Api): Promise<void> {
    const credentials = this.#credentials
    const ports = {
      ...this.#options,
      user: userKeyOf(credentials.me.user),
      device: credentials.device,
      token: credentials.token.bind(credentials),
      newWriter: credentials.newWriter.bind(credentials),
      groupHistory: async (group: Parameters<typeof groupIdOfKey>[0], after: number) =>
        api.groupHistory(groupIdOfKey(group), after, await credentials.token('expiring')),
    }
    this.#session = await Session.open(ports, this.#sessionEvents())
  }

  #sessionEvents(): SessionEvents {
    return {
      status: (status) => this.#statusIs(status),
      row: () => {},
      groupRow: () => {},
      shown: (shown) => {
        const told = toldOf(shown, this.me.user)
        if (told === undefined) return
        if (told.name === 'message') this.#typing.ended(told.event.conversation, told.event.author)
        this.#events.tell(told.name, told.event)
      },
      answered: (send, verdict, code) => {
        const fate = fateOf(send)
        const isSaid = fate !== undefined && send.kind === kinds.message
        const id = send.clientMsgId && clientMessageIdOf(send.clientMsgId)
        if (code === undefined) {
          const { place } = verdict
          if (id !== undefined) this.#sent.accepted(id, place)
          if (isSaid) this.#events.tell('accepted', { ...fate, author: this.me.user, place })
        } else {
          const { denial } = verdict
          const error = denial === undefined ? fail(code) : denied(denial)
          if (id !== undefined) this.#sent.refused(id, error)
          if (isSaid) this.#events.tell('refused', { ...fate, code, hint: error.hint, denial, place: 0 })
        }
      },
      setAside: ({ send }) => {
        const fate = fateOf(send)
        if (fate === undefined) return
        this.#sent.setAside(fate.id)
        this.#events.tell('unsent', fate)
      },
      typing: ({ peer, group, stopped }) => {
        if (peer === undefined) return
        const from = userIdOfKey(peer)
        this.#typing.heard(group === undefined ? from : groupIdOfKey(group), from, !stopped)
      },
      presence: (presence) => this.#presence.heard(presence),
      resynced: () => this.#events.tell('gap', {}),
      error: (caught) => this.#events.tell('error', caught),
    }
  }

  #statusIs(status: Status): void {
    const before = this.#status
    this.#status = status
    if (before.s === 'connecting' && status.s === 'catching-up') this.#presence.opened()
    if (before.s === 'live' || before.s === 'catching-up') {
      if (status.s !== 'live' && status.s !== 'catching-up') {
        this.#presence.lost()
        this.#typing.allEnded()
      }
    }
    this.#events.tell('status', status)
  }

  /** `accepted` and the like are told of what people say; everything that is sent has a `Sent`. */
  async #send(given: Partial<Send>): Promise<Sent> {
    const id = newClientMessageId(this.#options.clock.now(), this.#options.random)
    const sent = this.#sent.add(id)
    try {
      await this.#opened.send({ ...given, clientMsgId: bytesOfClientMessageId(id) })
    } catch (caught) {
      this.#sent.forget(id)
      throw caught
    }
    return sent
  }

  get #opened(): Session {
    if (this.#session === undefined) throw new Error('not opened')
    return this.#session
  }

  #liveChatPorts(): Pick<ChatPorts, 'monotonic' | 'typing'> {
    return {
      monotonic: () => this.#options.clock.monotonic(),
      typing: (typing) => this.#session?.typing(typing),
    }
  }

  #chat(peer: Peer, ports: ChatPorts): Chat {
    const chat = this.#chats.get(peer) ?? new Chat(peer, ports)
    this.#chats.set(peer, chat)
    return chat
  }

  #asideNumber(id: ClientMessageId): number | undefined {
    return this.#session?.aside.find(({ send }) => fateOf(send)?.id === id)?.send.n
  }
}

function fateOf(send: Send): Fate | undefined {
  const conversation = conversationOf({ toKind: send.toKind, peer: send.to })
  if (send.clientMsgId === undefined || conversation === undefined || send.toKind === toKinds.nobody) return undefined
  return { id: clientMessageIdOf(send.clientMsgId), conversation, text: textOf(send.body) }
}

/** A UUID of version 7: 48 bits of milliseconds, then chance. */
function newClientMessageId(now: number, random: Random): ClientMessageId {
  const bytes = random.bytes(16)
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, Math.floor(now / 2 ** 16))
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(4, now % 2 ** 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return clientMessageIdOf(bytes)
}
