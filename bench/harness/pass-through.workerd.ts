/** The limit of an edge: checks the token and hands the socket through. It knows one key and one gateway. */
import { importJWK, type JWK, jwtVerify } from 'jose'

interface Bindings {
  readonly KEY: string
  readonly AUDIENCE: string
  readonly ISSUER: string
  readonly GATEWAY: string
}

let key: ReturnType<typeof importJWK> | undefined

export default {
  async fetch(request: Request, { KEY, AUDIENCE, ISSUER, GATEWAY }: Bindings): Promise<Response> {
    key ??= importJWK(JSON.parse(KEY) as JWK, 'EdDSA')
    const token = request.headers.get('authorization')?.slice('Bearer '.length) ?? ''
    await jwtVerify(token, await key, { algorithms: ['EdDSA'], audience: AUDIENCE, issuer: ISSUER, typ: 'at+jwt' })
    return fetch(new Request(`${GATEWAY}/v1/connect`, request))
  },
}
