/** Signing up and in through an edge, for tests of scale. */
import type { UserId } from '../../protocol/ids.ts'

/** Tokens live ten minutes; after this long they are refreshed before the next use. */
const renewAfterMs = 8 * 60_000

/** Somebody who is signed in, and stays so. */
export class SignedInPerson {
  readonly user: UserId
  readonly name: string
  accessToken: string
  #refreshToken: string
  #takenAt = Date.now()
  readonly #edge: string

  constructor(edge: string, user: UserId, name: string, accessToken: string, refreshToken: string) {
    this.#edge = edge
    this.user = user
    this.name = name
    this.accessToken = accessToken
    this.#refreshToken = refreshToken
  }

  async token(): Promise<string> {
    if (Date.now() - this.#takenAt > renewAfterMs) {
      const answer = await callApi(this.#edge, 'POST', '/v1/sessions/refresh', {
        refresh_token: this.#refreshToken,
        name: this.name,
      })
      this.accessToken = answer['access_token'] as string
      this.#refreshToken = answer['refresh_token'] as string
      this.#takenAt = Date.now()
    }
    return this.accessToken
  }
}

/** Throws with the region's answer in the message. */
export async function callApi(
  edge: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${edge}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
  return answer
}

export async function signUp(edge: string, name: string, displayName: string): Promise<SignedInPerson> {
  const answer = await callApi(edge, 'POST', '/v1/accounts', {
    name,
    password: `${name} ${name} ${name}`,
    display_name: displayName,
  })
  return personOf(edge, answer)
}

export async function signIn(edge: string, name: string, password: string): Promise<SignedInPerson> {
  return personOf(edge, await callApi(edge, 'POST', '/v1/sessions', { name, password }))
}

const personOf = (edge: string, answer: Record<string, unknown>): SignedInPerson =>
  new SignedInPerson(
    edge,
    answer['user_id'] as UserId,
    answer['name'] as string,
    answer['access_token'] as string,
    answer['refresh_token'] as string,
  )
