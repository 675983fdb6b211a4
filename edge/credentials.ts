/**
 * Where a token may stand (I4): in `Authorization`, or among the subprotocols of an upgrade for
 * browsers, which cannot set headers. In an address it is refused, because addresses end up in logs.
 */
import { fail } from '../protocol/errors.ts'
import { subprotocol } from '../protocol/version.ts'

const bearerPrefix = 'bearer.'
const tokenParameters = ['token', 'access_token', 'jwt', 'authorization', 'bearer']

export interface Credentials {
  readonly token: string | undefined
  /** The subprotocol to answer, where one was offered. */
  readonly protocol: string | undefined
}

/** Throws `token_in_url`. */
export function credentialsOf(request: Request): Credentials {
  const { searchParams } = new URL(request.url)
  if (tokenParameters.some((name) => searchParams.has(name))) throw fail('token_in_url')
  const offered = (request.headers.get('sec-websocket-protocol') ?? '').split(',').map((text) => text.trim())
  const protocol = offered.includes(subprotocol) ? subprotocol : undefined
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const match = /^Bearer ([\w.-]+)$/.exec(authorization)
    if (match === null) throw fail('token_invalid', '`Authorization` must be `Bearer` and a token')
    return { token: match[1], protocol }
  }
  const bearer = offered.find((text) => text.startsWith(bearerPrefix))
  return { token: bearer?.slice(bearerPrefix.length), protocol }
}
