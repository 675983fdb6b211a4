/**
 * Commands of the API: each becomes a Send without a counter and waits for the fold's verdict (W5).
 * A refusal of the fold is an error of the table like any other.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Random } from '../../platform/random.ts'
import { denied, errorCodeOf, fail } from '../../protocol/errors.ts'
import {
  bytesOfClientMessageId,
  type ClientMessageId,
  type GroupKey,
  groupKeyOf,
  isGroupId,
  parseClientMessageId,
  parseGroupId,
  parseUserId,
  type UserId,
  type UserKey,
  userKeyOf,
} from '../../protocol/ids.ts'
import { messageIdOf, parseMessageId } from '../../protocol/message-id.ts'
import { emptySend, type Send, type ToKind, toKinds, type Verdict } from '../../protocol/messages.ts'
import { type JsonObject } from './api-schema.ts'

export interface CommandService {
  submit(user: UserKey, send: Send): Promise<Verdict>
}

/** Whom a conversation is with, from its id. */
export function peerOf(id: string): { toKind: ToKind; to: UserKey | GroupKey } {
  if (isGroupId(id)) return { toKind: toKinds.group, to: groupKeyOf(id) }
  return { toKind: toKinds.person, to: userKeyOf(parseUserId(id)) }
}

export const groupOf = (id: string): { toKind: ToKind; to: GroupKey } => ({
  toKind: toKinds.group,
  to: groupKeyOf(parseGroupId(id)),
})
export const subjectOf = (id: string): UserKey => userKeyOf(parseUserId(id))
export const parentsOf = (ids: readonly string[]): Send['parents'] => ids.map((id) => parseMessageId(id))
export const mentionsOf = (ids: readonly string[]): UserKey[] => ids.map((id) => userKeyOf(parseUserId(id)))

export class Commands {
  readonly #service: CommandService
  readonly #clock: Pick<Clock, 'now'>
  readonly #random: Random

  constructor(service: CommandService, clock: Pick<Clock, 'now'>, random: Random) {
    this.#service = service
    this.#clock = clock
    this.#random = random
  }

  /**
   * Resolves to `Accepted`. Without a `client_msg_id` the region makes one: such a request is not safe
   * to repeat, which is why messages must name theirs.
   */
  async submit(user: UserId, given: Partial<Send>, clientMsgId: string): Promise<JsonObject> {
    const id = clientMsgId === '' ? this.#newId() : parseClientMessageId(clientMsgId)
    const verdict = await this.#service.submit(userKeyOf(user), {
      ...emptySend,
      ...given,
      clientMsgId: bytesOfClientMessageId(id),
    })
    if (verdict.code !== 0)
      throw verdict.denial === undefined ? fail(errorCodeOf(verdict.code)) : denied(verdict.denial)
    return {
      id: messageIdOf(verdict),
      seq: String(verdict.seq),
      place: String(verdict.place),
      at: String(verdict.at),
      duplicate: false,
    }
  }

  /** UUID version 7: milliseconds, then chance. */
  #newId(): ClientMessageId {
    const bytes = this.#random.bytes(16)
    const now = this.#clock.now()
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256
    bytes[6] = 0x70 | ((bytes[6] as number) & 15)
    bytes[8] = 0x80 | ((bytes[8] as number) & 63)
    const hex = Buffer.from(bytes).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as ClientMessageId
  }
}
