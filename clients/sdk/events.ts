/** Every event there is. Each fact is heard in one way, and each name stands beside its type. */
import type { PresenceState } from '../../protocol/cold-messages.ts'
import type { Denial } from '../../protocol/denial.ts'
import type { ErrorCode } from '../../protocol/errors.ts'
import type { ClientMessageId, GroupId, MessageId, UserId } from '../../protocol/ids.ts'
import type { Status } from './session.ts'

/** Who one talks with: a person, or a group. */
export type Peer = UserId | GroupId

/** Names a message: its author and its place in their chain to this conversation. */
export interface MessageRef {
  readonly author: UserId
  readonly place: number
}

export interface Message extends MessageRef {
  readonly id: MessageId
  readonly conversation: Peer
  readonly mine: boolean
  /** What `send` of this person called it; undefined for others' messages and in groups. */
  readonly sentAs: ClientMessageId | undefined
  readonly text: string
  /** Milliseconds since 1970, by the region's clock; for display only. */
  readonly at: number
  readonly replyTo: readonly MessageId[]
  readonly mentions: readonly UserId[]
  readonly mentionsAll: boolean
  readonly isRecalled: boolean
  /** It answers something that is not here (yet). */
  readonly isLate: boolean
  /** Counts the messages of a group, without holes; 0 between two people. */
  readonly mseq: number
}

/** What became of something that was sent, named as `send` called it. */
export interface Fate {
  readonly id: ClientMessageId
  readonly conversation: Peer
  readonly text: string
}

/** Of own messages behind place `after`, up to `place`: what a block kept away is in no receipt. */
export interface Receipt {
  readonly conversation: UserId
  readonly what: 'delivered' | 'read'
  readonly after: number
  readonly place: number
}

export interface Refusal {
  readonly conversation: Peer
  readonly text: string
  readonly code: ErrorCode
  /** One sentence for the person, in English; `explained` of the denial makes it in another language. */
  readonly hint: string
  /** `policy_denied`: which rule of which policy said no, and why. */
  readonly denial: Denial | undefined
  /** As `send` called it; undefined when the refusal came later, with `place`. */
  readonly id: ClientMessageId | undefined
  /** Of the own message that was accepted at first; 0 when it never was. */
  readonly place: number
}

/**
 * An own post that is in the group, and that members of one region see blank, because the policy does not let it go
 * there, or because an operator had to leave it out.
 */
export interface Withheld extends MessageRef {
  readonly conversation: GroupId
  readonly code: Refusal['code']
  /** `policy_denied`: which rule of which policy, and for which zone (`toZone`). */
  readonly denial: Denial | undefined
  /** One sentence for the person, in English. */
  readonly hint: string
}

export const groupChanges = [
  'created',
  'joined',
  'left',
  'removed',
  'role',
  'renamed',
  'transferred',
  'mode',
  'invited',
] as const

export interface GroupChange {
  readonly group: GroupId
  readonly what: (typeof groupChanges)[number]
  readonly by: UserId
  /** Who joined, left, was removed …; `by` where it is one's own doing. */
  readonly subject: UserId
  /** Of the group, where the change tells it. */
  readonly name: string | undefined
}

export interface MeridianEvents {
  /** The state of the connection. */
  status: Status
  /** To be shown: also one's own, from this device and others. */
  message: Message
  edited: MessageRef & { readonly conversation: Peer; readonly text: string }
  recalled: MessageRef & { readonly conversation: Peer }
  reaction: {
    readonly conversation: Peer
    readonly message: MessageRef
    readonly by: UserId
    readonly reaction: string
    /** Set, or taken back. */
    readonly isSet: boolean
  }
  /** They have, or have read, everything of mine up to `place`. Both only grow. */
  receipt: Receipt
  /** Read by this person, on any device: up to the other's place, or the group's `mseq`. */
  marker: { readonly conversation: Peer; readonly upTo: number }
  group: GroupChange
  presence: {
    readonly user: UserId
    readonly state: PresenceState
    /** Milliseconds since 1970, in whole minutes; undefined when it is not told. */
    readonly lastSeen: number | undefined
  }
  typing: { readonly conversation: Peer; readonly from: UserId; readonly isTyping: boolean }
  /** In the log of the home region: it will not be lost. */
  accepted: Fate & MessageRef
  refused: Refusal
  /** Told once for each such region. */
  withheld: Withheld
  /** Unsent for more than a day: it waits for `resend` or `discard` (FC-006). */
  unsent: Fate
  /** Rows were not told and will not be: they are in the history. */
  gap: Record<never, never>
  /** A listener threw, or the store failed. Everything goes on. */
  error: unknown
}

type Listener<Name extends keyof MeridianEvents> = (event: MeridianEvents[Name]) => void

export class EventHub {
  readonly #listeners = new Map<keyof MeridianEvents, Set<Listener<never>>>()

  /** Calls `listener` for each event from now on. Returns the way to stop it. */
  on<Name extends keyof MeridianEvents>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Each listener on its own: what one throws is told to `error`, and the others still hear. */
  tell<Name extends keyof MeridianEvents>(name: Name, event: MeridianEvents[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        ;(listener as Listener<Name>)(event)
      } catch (caught) {
        if (name !== 'error') this.tell('error', caught)
      }
    }
  }
}
