/** Methods of the API as Request entries on a socket: the caller is whoever the connection belongs to. */
import { type ApiMethod, apiRoutes } from '../../protocol/api-routes.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import { userIdOfKey, type Zone } from '../../protocol/ids.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import type { Admission } from './admission.ts'
import type { ApiCaller, ApiHandlers } from './api-call.ts'
import { bytesFromJson, requestFromBytes, schemaOf } from './api-schema.ts'

/** Resolves to the encoded answer, or rejects with a `MeridianError`. */
export type SocketApi = (identity: ConnectionIdentity, method: string, body: Uint8Array) => Promise<Uint8Array>

export interface SocketApiPorts {
  readonly handlers: ApiHandlers
  readonly admission: Admission
  onUnexpected(method: string, cause: unknown): void
}

export const socketApi =
  (ports: SocketApiPorts): SocketApi =>
  async (identity, method, body) => {
    if (!isMethod(method)) throw fail('not_found', `there is no method \`${method.slice(0, 64)}\``)
    try {
      return await answer(identity, method, body, ports)
    } catch (caught) {
      const error = MeridianError.from(caught)
      if (error.code === 'internal') ports.onUnexpected(method, error.cause ?? error)
      throw error
    }
  }

async function answer(
  identity: ConnectionIdentity,
  method: ApiMethod,
  body: Uint8Array,
  { handlers, admission }: SocketApiPorts,
): Promise<Uint8Array> {
  const { request, response } = schemaOf(method)
  const caller = admission.admit(method, callerOf(identity))
  const call = { caller, pop: '', address: identity.address }
  return bytesFromJson(response, await handlers[method](requestFromBytes(request, body), call))
}

const isMethod = (name: string): name is ApiMethod => Object.hasOwn(apiRoutes, name)

const callerOf = ({ user, device, session, zone, epoch }: ConnectionIdentity): ApiCaller => ({
  user: userIdOfKey(user),
  device,
  session,
  zone: zone as Zone,
  epoch,
})
