/** Signing up and in through an edge, for tests of scale. */
import type { UserId } from '../../protocol/ids.ts'

export interface SignedInPerson {
  readonly user: UserId
  readonly name: string
  accessToken: string
  readonly refreshToken: string
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
  return personOf(answer)
}

export async function signIn(edge: string, name: string, password: string): Promise<SignedInPerson> {
  return personOf(await callApi(edge, 'POST', '/v1/sessions', { name, password }))
}

const personOf = (answer: Record<string, unknown>): SignedInPerson => ({
  user: answer['user_id'] as UserId,
  name: answer['name'] as string,
  accessToken: answer['access_token'] as string,
  refreshToken: answer['refresh_token'] as string,
})
