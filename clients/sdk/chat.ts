/** One conversation, with a person or a group. */
import type { Typing } from '../../protocol/cold-messages.ts'
import { groupKeyOf, isGroupId, type MessageId, parseUserId, type UserId, userKeyOf } from '../../protocol/ids.ts'
import { parseMessageId } from '../../protocol/message-id.ts'
import { flags, kinds, type Send, toKinds } from '../../protocol/messages.ts'
import type { Api } from './api.ts'
import type { Message, MessageRef, Peer } from './events.ts'
import { type Told, toldOfGroupRow, toldOfRow } from './row-events.ts'
import type { Sent } from './sent.ts'

export interface ChatPorts {
  readonly me: UserId
  readonly api: Api
  /** Milliseconds that only grow. */
  monotonic(): number
  token(): Promise<string>
  send(send: Partial<Send>): Promise<Sent>
  typing(typing: Typing): void
}

export interface SendOptions {
  /** What it answers: at most four. */
  readonly replyTo?: readonly (Message | MessageId)[]
  readonly mentions?: readonly UserId[]
  readonly mentionsAll?: boolean
}

/** Older than `before`, newest first as they are found, told oldest first. */
export interface HistoryPage {
  readonly events: readonly Told[]
  /** For the page before this one; undefined when there is none. */
  readonly before: number | undefined
}

/** [presence-1] */
const typingEveryMs = 3_000

export class Chat {
  readonly peer: Peer
  readonly #ports: ChatPorts
  readonly #to: Pick<Send, 'toKind' | 'to'>
  #typedAtMs = -Infinity
  #readUpTo = 0

  constructor(peer: Peer, ports: ChatPorts) {
    this.peer = peer
    this.#ports = ports
    this.#to = isGroupId(peer)
      ? { toKind: toKinds.group, to: groupKeyOf(peer) }
      : { toKind: toKinds.person, to: userKeyOf(parseUserId(peer)) }
  }

  /**
   * Resolves when the text is in this device's store: it goes out by itself when it can, and is never
   * sent twice. Rejects when the store does, and with `limit_reached` when too much waits.
   */
  send(text: string, { replyTo = [], mentions = [], mentionsAll = false }: SendOptions = {}): Promise<Sent> {
    this.#typedAtMs = -Infinity
    return this.#send(kinds.message, {
      body: bytesOf(text),
      flags: mentionsAll ? flags.mentionAll : 0,
      parents: replyTo.map((one) => parseMessageId(typeof one === 'string' ? one : one.id)),
      mentions: mentions.map(userKeyOf),
    })
  }

  /** Of an own message; only its author can. */
  edit({ place }: Pick<MessageRef, 'place'>, text: string): Promise<Sent> {
    return this.#send(kinds.edit, { target: place, body: bytesOf(text) })
  }

  /** Takes an own message back, everywhere. */
  recall({ place }: Pick<MessageRef, 'place'>): Promise<Sent> {
    return this.#send(kinds.recall, { target: place })
  }

  /** Sets a reaction, or takes it back with `isSet` false. Doing it twice changes nothing (FC-028). */
  react({ author, place }: MessageRef, reaction: string, isSet = true): Promise<Sent> {
    const target = { target: place, targetAuthor: userKeyOf(author) }
    return this.#send(kinds.react, { ...target, body: bytesOf(reaction), flags: isSet ? flags.set : 0 })
  }

  /** Everything up to this message of another was read. Markers only grow: an older one sends nothing. Rejects as `send` does. */
  async markRead({ mine, place, mseq }: Pick<Message, 'mine' | 'place' | 'mseq'>): Promise<void> {
    const target = isGroupId(this.peer) ? mseq : place
    if ((mine && !isGroupId(this.peer)) || target <= this.#readUpTo) return
    const before = this.#readUpTo
    this.#readUpTo = target
    try {
      await this.#send(kinds.read, { target })
    } catch (caught) {
      this.#readUpTo = before
      throw caught
    }
  }

  mute(isMuted: boolean, isHidden = false): Promise<Sent> {
    return this.#settings(isMuted, isHidden)
  }

  hide(isHidden: boolean, isMuted = false): Promise<Sent> {
    return this.#settings(isMuted, isHidden)
  }

  /** Call it with each key: what is sent is at most one notice in three seconds, and one at the end. */
  typing(isTyping = true): void {
    const now = this.#ports.monotonic()
    if (isTyping && now - this.#typedAtMs < typingEveryMs) return
    if (!isTyping && this.#typedAtMs === -Infinity) return
    this.#typedAtMs = isTyping ? now : -Infinity
    this.#ports.typing({
      toKind: this.#to.toKind,
      peer: isGroupId(this.peer) ? undefined : userKeyOf(this.peer),
      group: isGroupId(this.peer) ? groupKeyOf(this.peer) : undefined,
      stopped: !isTyping,
    })
  }

  /** A page of what was, oldest first. Throws what the API answers. */
  async history(before = 0): Promise<HistoryPage> {
    const { api, me } = this.#ports
    const token = await this.#ports.token()
    if (isGroupId(this.peer)) {
      const { rows, more } = await api.groupHistoryBefore(this.peer, before, token)
      const events = rows.map((row) => toldOfGroupRow(row, me)).filter(isTold)
      return { events: events.reverse(), before: more ? rows.at(-1)?.gseq : undefined }
    }
    const { rows, more } = await api.history(this.peer, before, token)
    const events = rows.map((row) => toldOfRow(row, me)).filter(isTold)
    return { events: events.reverse(), before: more ? rows.at(-1)?.convN : undefined }
  }

  #settings(isMuted: boolean, isHidden: boolean): Promise<Sent> {
    const chosen = (isMuted ? flags.muted : 0) | (isHidden ? flags.hidden : 0)
    return this.#send(kinds.conversationSettings, { flags: chosen })
  }

  #send(kind: number, given: Partial<Send>): Promise<Sent> {
    return this.#ports.send({ kind, ...this.#to, ...given })
  }
}

const isTold = (told: Told | undefined): told is Told => told !== undefined
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
