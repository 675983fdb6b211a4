/** The HTTP API: signing up and in, finding people. Errors of the table are thrown as `MeridianError`. */
import { denialInBody } from '../../protocol/denial.ts'
import { type ErrorBody, MeridianError } from '../../protocol/errors.ts'
import type { GroupId, UserId } from '../../protocol/ids.ts'
import type { GroupRow, Row } from '../../protocol/messages.ts'
import { limits } from '../../protocol/limits.ts'
import type { GroupHistory } from './hole-filler.ts'
import type { Scheduler } from './ports.ts'
import { groupRowFromJson, type JsonGroupRow, type JsonRow, rowFromJson } from './row-from-json.ts'

export interface SignedIn {
  readonly user_id: UserId
  readonly name: string
  readonly device: number
  readonly access_token: string
  readonly access_expires_in: number
  readonly refresh_token: string
  readonly region: string
  readonly zone: string
}

export interface Person {
  readonly user_id: UserId
  readonly display_name: string
  readonly avatar_color: number
}

interface JsonGroup {
  readonly name: string
  readonly avatar_color: number
  readonly open: boolean
  readonly members: readonly { readonly user_id: UserId; readonly role: string; readonly region: string }[]
  readonly link: string
  readonly region: string
}

/** As the home region lists it. */
export interface Conversation {
  readonly peer: UserId | GroupId
  readonly unread: number
  readonly isMuted: boolean
  readonly isHidden: boolean
  readonly isBlocked: boolean
  readonly isContact: boolean
  /** Of a group; empty for a person. */
  readonly groupName: string
  /** Of the newest row, '' when it has none. */
  readonly lastText: string
}

interface JsonConversation {
  readonly conversation_id: UserId | GroupId
  readonly unread: number
  readonly muted: boolean
  readonly hidden: boolean
  readonly blocked: boolean
  readonly contact: boolean
  readonly group_name: string
  readonly last_row: { readonly text: string } | null
  readonly last_group_row: { readonly text: string } | null
}

/** No answer after this long: the outcome is unknown. */
const answerWithinMs = 20_000

export class Api {
  readonly #url: string
  readonly #fetch: typeof fetch
  readonly #scheduler: Scheduler

  constructor(url: string, fetcher: typeof fetch, scheduler: Scheduler) {
    this.#url = url
    this.#fetch = fetcher
    this.#scheduler = scheduler
  }

  signUp(name: string, password: string, displayName: string, deviceKey: string): Promise<SignedIn> {
    return this.call('POST', '/v1/accounts', { name, password, display_name: displayName, device_key: deviceKey })
  }

  /** `device` and `deviceKey`: what this install was given before, so that it stays the same device. */
  signIn(name: string, password: string, deviceKey: string, device = 0): Promise<SignedIn> {
    return this.call('POST', '/v1/sessions', { name, password, device, device_key: deviceKey })
  }

  refresh({ refresh_token, name }: Pick<SignedIn, 'refresh_token' | 'name'>, deviceKey: string): Promise<SignedIn> {
    return this.call('POST', '/v1/sessions/refresh', { refresh_token, name, device_key: deviceKey })
  }

  /** A fresh device number, for a device whose store was copied. `deviceKey`: a new one. */
  newWriter(deviceKey: string, token: string): Promise<SignedIn> {
    return this.call('POST', '/v1/devices/writer', { device_key: deviceKey }, token)
  }

  find(name: string, token: string): Promise<Person> {
    return this.call('GET', `/v1/people?name=${encodeURIComponent(name)}`, undefined, token)
  }

  profile(user: UserId, token: string): Promise<Person> {
    return this.call('GET', `/v1/people/${user}`, undefined, token)
  }

  /** Rows of a group above `after`, oldest first. */
  async groupHistory(group: GroupId, after: number, token: string): Promise<GroupHistory> {
    const path = `/v1/groups/${group}/history?after=${after}&limit=${limits.historyRowsMax}`
    const answer = await this.call<{ rows: JsonGroupRow[]; more: boolean; complete_to: string }>(
      'GET',
      path,
      undefined,
      token,
    )
    return { rows: answer.rows.map(groupRowFromJson), more: answer.more, completeTo: Number(answer.complete_to) }
  }

  /** Rows of a group below `before` (0: from the newest), newest first. */
  async groupHistoryBefore(
    group: GroupId,
    before: number,
    token: string,
  ): Promise<{ rows: GroupRow[]; more: boolean }> {
    const path = `/v1/groups/${group}/history?before=${before}&limit=${limits.historyRowsMax}`
    const { rows, more } = await this.call<{ rows: JsonGroupRow[]; more: boolean }>('GET', path, undefined, token)
    return { rows: rows.map(groupRowFromJson), more }
  }

  /** Rows of a conversation with a person below `before` (0: from the newest), newest first. */
  async history(peer: UserId, before: number, token: string): Promise<{ rows: Row[]; more: boolean }> {
    const path = `/v1/chat/history/${peer}?before=${before}&limit=${limits.historyRowsMax}`
    const { rows, more } = await this.call<{ rows: JsonRow[]; more: boolean }>('GET', path, undefined, token)
    return { rows: rows.map(rowFromJson), more }
  }

  async conversations(token: string): Promise<Conversation[]> {
    const { conversations } = await this.call<{ conversations: JsonConversation[] }>(
      'GET',
      '/v1/chat/conversations',
      undefined,
      token,
    )
    return conversations.map((one) => ({
      peer: one.conversation_id,
      unread: one.unread,
      isMuted: one.muted,
      isHidden: one.hidden,
      isBlocked: one.blocked,
      isContact: one.contact,
      groupName: one.group_name,
      lastText: one.last_row?.text ?? one.last_group_row?.text ?? '',
    }))
  }

  group(group: GroupId, token: string): Promise<JsonGroup> {
    return this.call('GET', `/v1/groups/${group}`, undefined, token)
  }

  /** People of a list of one's own. */
  async listed(path: '/v1/contacts' | '/v1/blocks', token: string): Promise<UserId[]> {
    const { contacts } = await this.call<{ contacts: { user_id: UserId }[] }>('GET', path, undefined, token)
    return contacts.map((contact) => contact.user_id)
  }

  /** Throws the error of the answer, and `unavailable` when there is none in time. */
  async call<Answer>(method: string, path: string, body?: object, token?: string): Promise<Answer> {
    const patience = new AbortController()
    const timer = this.#scheduler.after(answerWithinMs, () => patience.abort())
    try {
      const response = await this.#fetch(`${this.#url}${path}`, {
        method,
        signal: patience.signal,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw errorOf(answer)
      return answer as Answer
    } catch (caught) {
      if (caught instanceof MeridianError) throw caught
      throw new MeridianError('unavailable', 'no answer of ours', {}, { cause: caught })
    } finally {
      timer.cancel()
    }
  }
}

function errorOf(answer: unknown): MeridianError {
  const { error } = answer as Partial<ErrorBody>
  if (error === undefined) return new MeridianError('unavailable', 'an answer that is none of ours')
  const retryAfterMs = error.retry_after_ms
  const denial = denialInBody(error)
  return new MeridianError(error.code, error.message, {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(denial === undefined ? {} : { denial }),
  })
}
