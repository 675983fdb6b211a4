/** The HTTP API: signing up and in, finding people. Errors of the table are thrown as `MeridianError`. */
import { type ErrorBody, MeridianError } from '../../protocol/errors.ts'
import type { GroupId, UserId } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { GroupHistory } from './hole-filler.ts'
import { groupRowFromJson, type JsonGroupRow } from './row-from-json.ts'

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
}

export class Api {
  readonly #url: string
  readonly #fetch: typeof fetch

  constructor(url: string, fetcher: typeof fetch) {
    this.#url = url
    this.#fetch = fetcher
  }

  signUp(name: string, password: string, displayName: string, deviceKey: string): Promise<SignedIn> {
    return this.call('POST', '/v1/accounts', { name, password, display_name: displayName, device_key: deviceKey })
  }

  /** `device` and `deviceKey`: what this install was given before, so that it stays the same device. */
  signIn(name: string, password: string, deviceKey: string, device = 0): Promise<SignedIn> {
    return this.call('POST', '/v1/sessions', { name, password, device, device_key: deviceKey })
  }

  refresh(signedIn: SignedIn, deviceKey: string): Promise<SignedIn> {
    const { refresh_token, name } = signedIn
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

  async call<Answer>(method: string, path: string, body?: object, token?: string): Promise<Answer> {
    const response = await this.#fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw errorOf(answer)
    return answer as Answer
  }
}

function errorOf(answer: unknown): MeridianError {
  const { error } = answer as Partial<ErrorBody>
  if (error === undefined) return new MeridianError('unavailable', 'an answer that is none of ours')
  const retryAfterMs = error.retry_after_ms
  return new MeridianError(error.code, error.message, retryAfterMs === undefined ? {} : { retryAfterMs })
}
