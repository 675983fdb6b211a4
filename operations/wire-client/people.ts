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

/** As a person would: tries again while a world that has just started answers that it may be had in a moment. */
export async function signUp(edge: string, name: string, displayName: string): Promise<SignedInPerson> {
  const asked = { password: `${name} ${name} ${name}`, display_name: displayName }
  let tries = 0
  const answer = await whenServed(() => {
    // What was not answered in time may have been done, and its name is taken then.
    const free = tries === 0 ? name : `${name}t${tries}`
    tries += 1
    return callApi(edge, 'POST', '/v1/accounts', { name: free, ...asked })
  })
  return personOf(edge, answer)
}

/** Ten seconds until an edge has the policy, one until a part is handed over; minutes where starts of processes keep the machine busy. */
const servedWithinMs = 300_000
const askAgainMs = 1_000

/** For what may be asked twice. Throws the last answer when it is not served in time, and any other at once. */
export async function whenServed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + servedWithinMs
  for (;;) {
    try {
      return await ask()
    } catch (caught) {
      if (Date.now() > end || !String(caught).includes('"do":"wait"')) throw caught
      await new Promise((resolve) => setTimeout(resolve, askAgainMs))
    }
  }
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
